import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { useTestEnvironment } from '../context.mts';
import { smsb2b, workflowOf } from '../n8n/workflow-builder.mts';

const { session, sandbox, storeCredential } = useTestEnvironment();
const credential = await storeCredential();

const fromItem = { to: '={{ $json.to }}', text: '={{ $json.text }}', from: '={{ $json.from }}' };

/** Sends these items one by one; gives what went wrong with each, and the calls, in the order of the items. */
async function outcomes(name: string, items: IDataObject[], parameters: INodeParameters) {
	const own = { ...parameters, requestOptions: { maxConcurrency: 1 } };
	const settings = { onError: 'continueErrorOutput' } as const;
	const step = smsb2b('SMS', credential, 'sms.send', own, settings);
	const execution = await session.run(workflowOf(name, items, step));
	const failed = execution.output('SMS', 1).map(({ error }) => error as IDataObject);
	return { failed, calls: (await sandbox.requests('sms/send')).map(({ body }) => body) };
}

/** In the time zone of the environment's n8n, so that only what names its own zone is compared by the clock. */
const CLEAR = [
	['2099-04-05T08:30:00+03:00', '2099-04-05T05:30:00.000Z'],
	['Sun, 05 Apr 2099 05:30:00 GMT', '2099-04-05T05:30:00.000Z'],
	['5 Απριλίου 2099, 8:30 π.μ. EEST', '2099-04-05T05:30:00.000Z'],
	['April 5, 2099 at 8:30 AM GMT+3', '2099-04-05T05:30:00.000Z'],
	['5. April 2099 um 08:30 Uhr EEST', '2099-04-05T05:30:00.000Z'],
	[4_079_050_200, '2099-04-05T05:30:00.000Z'],
	['4079050200000', '2099-04-05T05:30:00.000Z'],
] as const;

const UNCLEAR = [
	'05/04/2099, 08:30:00',
	'Mon 05/04/2099 08:30',
	'05.04.2099, 08:30',
	'5-4-99',
	46_482.354,
	'tomorrow',
	null,
	['2099-04-05', '2099-04-06'],
	{ date: '2099-04-05' },
];

test('dates as people and programs write them are sent for their time, or rejected', async () => {
	const items = [...CLEAR.map(([date]) => date), ...UNCLEAR].map((date) => ({ date }));
	const { failed, calls } = await outcomes('Dates', items, {
		...{ to: '6900000001', text: 'Hello' },
		options: { sendAt: '={{ $json.date }}' },
	});
	assert.deepEqual(
		calls.map(({ timestamp }) => new Date(Number(timestamp) * 1000).toISOString()),
		CLEAR.map(([, instant]) => instant),
	);
	assert.equal(failed.length, UNCLEAR.length);
	for (const { message, description } of failed) {
		assert.match(String(message), /"Send At".* \(item \d+\)/);
		assert.match(String(description), /Nothing was sent for this item/);
	}
});

test('dates that expressions make are taken as they are', async () => {
	for (const sendAt of [
		'={{ DateTime.fromISO("2099-04-05T08:30:00+03:00") }}',
		'={{ new Date(Date.UTC(2099, 3, 5, 5, 30)) }}',
		'={{ [DateTime.fromISO("2099-04-05T08:30:00+03:00")] }}',
	]) {
		await sandbox.reset();
		const { failed, calls } = await outcomes('Dates made', [{}], {
			...{ to: '6900000001', text: 'Hello' },
			options: { sendAt },
		});
		assert.deepEqual(failed, []);
		assert.deepEqual(
			calls.map(({ timestamp }) => timestamp),
			['4079050200'],
		);
	}
});

test('options by their labels, and lists of one, are what they mean', async () => {
	const items = ['GSM (Cheap)', 'gsm', ['GSM'], 'UNICODE', 'as typed', ''].map((encoding) => ({
		...{ to: ['+306900000001'], text: ['Καλημέρα'], from: ['MySchool'] },
		encoding,
	}));
	const { failed, calls } = await outcomes('Options', items as IDataObject[], {
		...fromItem,
		options: { encoding: '={{ $json.encoding }}', responseFormat: 'XML', output: 'SIMPLIFIED' },
	});
	assert.deepEqual(failed, []);
	assert.deepEqual(
		calls.map(({ text, from, type, ucs }) => [text, from, type, ucs]),
		[undefined, undefined, undefined, 'true', 'true', 'true'].map((ucs) => [
			'Καλημέρα',
			'MySchool',
			'xml',
			ucs,
		]),
	);
});

test('lists, objects and options that do not exist are rejected with field, item and remedy', async () => {
	const good = { to: '6900000001', text: 'Hello', from: '', encoding: 'auto' };
	const bad: Array<[IDataObject, RegExp, RegExp]> = [
		[{ text: ['a', 'b'] }, /"Text" is a list/, /It has 2 entries/],
		[{ text: { 'first name': 'Anna', text: 'x' } }, /"Text" is an object/, /\.text/],
		[{ from: { name: 'MySchool' } }, /"From" is an object/, /\.name/],
		[{ to: { mobile: '6900000001' } }, /"To"/, /mobile/],
		[{ encoding: 'utf-8' }, /"Encoding" is none of its options: utf-8/, /gsm \(GSM \(Cheap\)\)/],
	];
	const items = [...bad.map(([own]) => ({ ...good, ...own })), good];
	const options = { encoding: '={{ $json.encoding }}' };
	const { failed, calls } = await outcomes('Not single', items, { ...fromItem, options });
	assert.equal(calls.length, 1);
	for (const [at, [, message, description]] of bad.entries()) {
		assert.match(String(failed[at]?.message), message);
		assert.match(String(failed[at]?.message), new RegExp(`\\(item ${at + 1}\\)`));
		assert.match(String(failed[at]?.description), description);
	}
});
