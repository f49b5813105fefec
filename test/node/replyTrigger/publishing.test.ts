import type { INodeParameters } from 'n8n-workflow';

import { Smsb2bReplyTrigger } from '../../../nodes/Smsb2bReplyTrigger/Smsb2bReplyTrigger.node';
import { replyTrigger } from './links';

const { description, webhookMethods } = new Smsb2bReplyTrigger();

function buttons(...button: INodeParameters[]): INodeParameters {
	return { buttons: { button } };
}

describe('a reply trigger', () => {
	it('serves GET and POST at its path, without anything before it', () => {
		expect(description.webhooks).toEqual([
			expect.objectContaining({
				httpMethod: 'GET,POST',
				path: '={{$parameter["path"]}}',
				isFullPath: true,
			}),
		]);
	});

	it.each([
		{},
		{ path: 'a' },
		{ path: 'school-7-notice-2026' },
		{ buttons: {} },
		{ expiry: 0.5 },
		buttons({ label: 'Yes', value: '1' }, { label: 'No', value: '2' }, { label: '', value: '' }),
	])('is published with %j', async (parameters) => {
		await replyTrigger(parameters).publish();
		expect(await webhookMethods.default.delete()).toBe(true);
	});

	it.each([
		[{ path: '' }, 'The value in "Path" cannot be used: '],
		[{ path: 'Σχολείο' }, 'The value in "Path" cannot be used: Σχολείο'],
		[{ path: 'a/b' }, 'The value in "Path" cannot be used: a/b'],
		[{ path: ':id' }, 'The value in "Path" cannot be used: :id'],
		[{ path: 'a'.repeat(21) }, `The value in "Path" cannot be used: ${'a'.repeat(21)}`],
		[{ expiry: 0 }, 'The value in "Expiry" is not a number of days'],
		[{ expiry: -1 }, 'The value in "Expiry" is not a number of days'],
		[
			buttons({ label: 'Yes', value: '1' }, { label: 'Yes', value: '2' }),
			'Two of the "Buttons" have the same Label: Yes',
		],
		[
			buttons({ label: 'Yes', value: 'No' }, { label: 'No', value: '' }),
			'Two of the "Buttons" have the same Value: No',
		],
		[
			buttons({ label: 'x'.repeat(101), value: '' }),
			`A "Label" in "Buttons" is too long: ${'x'.repeat(40)}…`,
		],
	])('is not published with %j, and says what to mend', async (parameters, message) => {
		await expect(replyTrigger(parameters).publish()).rejects.toMatchObject({
			message,
			description: expect.stringMatching(/^(Enter|Give) /),
		});
	});

	it('is not published with a credential that has no secret', async () => {
		await expect(replyTrigger({}, { apiKey: '' }).publish()).rejects.toThrow(/neither an API key/);
	});
});
