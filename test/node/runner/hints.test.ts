import type { IDataObject } from 'n8n-workflow';

import { runInWorkflow } from '../../support/engine';
import { useSandbox } from '../../support/sandbox';

const sandbox = useSandbox();

async function hintsOf(parameters: object, items: IDataObject[]) {
	const run = await runInWorkflow({
		parameters: { resource: 'sms', operation: 'send', text: 'Hello', ...parameters },
		items,
		credential: sandbox.credential,
	});
	expect(run.failure).toBeUndefined();
	return run.hints;
}

test.each(['sms', 'viber'])(
	'the same message of %s for each item is pointed out, with Execute Once as the remedy',
	async (resource) => {
		const parameters = {
			resource,
			to: '6971234567',
			...(resource === 'viber' && { from: 'DemoSchool' }),
		};
		expect(await hintsOf(parameters, [{}, {}, {}])).toEqual([
			expect.stringMatching(/^3 equal messages to the same number .* Execute Once/),
		]);
	},
);

test('a number that occurs twice among others is pointed out, with Remove Duplicates as the remedy', async () => {
	const items = ['6971234567', '6987654321', '6971234567'].map((mobile) => ({ mobile }));
	expect(await hintsOf({ to: '={{ $json.mobile }}' }, items)).toEqual([
		expect.stringMatching(/^One number received .* Remove Duplicates/),
	]);
});

test('personal texts to one number, and one text to several, give no hint', async () => {
	const items = [
		{ mobile: '6971234567', text: 'One' },
		{ mobile: '6971234567', text: 'Two' },
	];
	const personal = { to: '={{ $json.mobile }}', text: '={{ $json.text }}' };
	expect(await hintsOf(personal, items)).toEqual([]);
	const others = [{ mobile: '6971234567' }, { mobile: '6987654321' }];
	expect(await hintsOf({ to: '={{ $json.mobile }}' }, others)).toEqual([]);
});

test('Output = Raw points the same message out, too', async () => {
	const parameters = { to: '6971234567', options: { output: 'raw' } };
	expect(await hintsOf(parameters, [{}, {}])).toEqual([expect.stringMatching(/^2 equal messages/)]);
});

test('with Output = Raw, messages that were sent before are not taken for sent', async () => {
	const parameters = { to: '6971234567', options: { output: 'raw', skipSent: 24 } };
	expect(await hintsOf(parameters, [{}, {}, {}])).toHaveLength(1);
	expect(await hintsOf(parameters, [{}, {}, {}])).toEqual([]);
});

test('a Viber picture is a message: two pictures to a number are not one, the same picture is', async () => {
	const viber = { resource: 'viber', from: 'DemoSchool', messageType: 'image', text: undefined };
	const parameters = { ...viber, to: '6971234567', image: '=https://example.com/{{ $json.of }}' };
	expect(await hintsOf(parameters, [{ of: 'a.jpg' }, { of: 'b.jpg' }])).toEqual([]);
	expect(await hintsOf(parameters, [{ of: 'a.jpg' }, { of: 'a.jpg' }])).toEqual([
		expect.stringMatching(/^2 equal messages to the same number/),
	]);
});

test('equal Viber texts with different buttons are different messages', async () => {
	const viber = { resource: 'viber', from: 'DemoSchool', messageType: 'textButton' };
	const button = { buttonCaption: 'Open', buttonAction: '=https://example.com/{{ $json.of }}' };
	const parameters = { ...viber, ...button, to: '6971234567' };
	expect(await hintsOf(parameters, [{ of: 1 }, { of: 2 }])).toEqual([]);
});

test('a character that makes a text dearer is named, with the parts that GSM would take', async () => {
	const parameters = { to: '6971234567', text: `${'a'.repeat(100)} – b` };
	expect(await hintsOf(parameters, [{}])).toEqual([
		expect.stringMatching(
			/^The message of item 1 was charged as 2 parts because of "–"\. .* it is 1;/,
		),
	]);
});

test('of Greek texts the one with the most parts is pointed out', async () => {
	const items = [{ text: 'Γεια' }, { text: 'Καλημέρα σας '.repeat(20) }];
	const parameters = { to: '={{ $itemIndex ? "6971234567" : "6987654321" }}' };
	expect(await hintsOf({ ...parameters, text: '={{ $json.text }}' }, items)).toEqual([
		expect.stringMatching(/^The message of item 2 was charged as 4 parts\. .* it is 2;/),
	]);
});

test.each([
	[
		'an encoding that the user chose',
		{ options: { encoding: 'unicode' }, text: 'Καλημέρα '.repeat(20) },
	],
	['a text in one part', { text: 'Καλημέρα' }],
	['characters that GSM has as well', { text: 'a'.repeat(400) }],
])('%s is not commented on', async (_what, parameters) => {
	expect(await hintsOf({ to: '6971234567', ...parameters }, [{}])).toEqual([]);
});

test('Send Bulk says how many recipients were not accepted', async () => {
	const to = '6971234567, 6987654321, 12';
	expect(await hintsOf({ operation: 'sendBulk', to }, [{}])).toEqual([
		'1 of 3 recipients were not accepted. The field "reason" says why.',
	]);
});

test('Send Bulk with one recipient an item points to Input Items', async () => {
	const items = [{ mobile: '6971234567' }, { mobile: '6987654321' }];
	const parameters = { operation: 'sendBulk', to: '={{ $json.mobile }}' };
	expect(await hintsOf(parameters, items)).toEqual([
		expect.stringMatching(/^2 requests with one recipient each .* Recipients to Input Items/),
	]);
	expect(await hintsOf({ operation: 'sendBulk', recipients: 'inputItems' }, items)).toEqual([]);
});

test('Send Bulk with Output = Raw is not taken for one recipient an item', async () => {
	const items = [{}, {}];
	const parameters = {
		operation: 'sendBulk',
		to: '6971234567, 6987654321',
		options: { output: 'raw' },
	};
	expect(await hintsOf(parameters, items)).toEqual([]);
});
