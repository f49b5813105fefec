import type { INodeParameters } from 'n8n-workflow';

import { runInWorkflow, runOnRoutingEngine, type EndingFailure } from '../../support/engine';
import { useSandbox } from '../../support/sandbox';

const sandbox = useSandbox();

const SMS = { resource: 'sms', operation: 'send', to: '6971234567', text: 'Hello' };

/** The second of two items has the input; the first is fine. */
async function failureOf(second: INodeParameters): Promise<EndingFailure | undefined> {
	const expressions = Object.fromEntries(
		Object.keys(second).map((name) => [name, `={{ $json.${name} }}`]),
	);
	const { failure } = await runInWorkflow({
		parameters: { ...SMS, ...expressions, requestOptions: { maxConcurrency: 1 } },
		items: [SMS, { ...SMS, ...second }].map(({ to, text, ...others }) => ({ to, text, ...others })),
		credential: sandbox.credential,
	});
	return failure;
}

const LETTERS = 'Enter at most 11 Latin letters and digits, or at most 16 digits.';

test.each<[string, INodeParameters, string, string]>([
	['no recipient', { to: '' }, 'The recipient in "To" is empty', 'Enter a mobile number with its'],
	['an empty recipient', { to: '  ' }, 'The recipient in "To" is empty', 'Enter a mobile number'],
	['no text', { text: '' }, 'The message in "Text" is empty', 'Enter the text of the message.'],
	['a blank text', { text: ' \n\t' }, 'The message in "Text" is empty', 'Enter the text'],
	[
		'letters',
		{ to: 'nobody' },
		'The value in "To" is not a mobile number: nobody',
		'Enter only the number',
	],
	[
		'too few digits',
		{ to: '12345' },
		'The value in "To" has too few digits',
		'Enter the whole number',
	],
	['too many digits', { to: '3'.repeat(18) }, 'The value in "To" has too many', 'Enter one number'],
	[
		'several recipients',
		{ to: '6971234567, 6981234567' },
		'The value in "To" has more than one number: 6971234567, 6981234567',
		'Use Send Bulk for several recipients',
	],
	[
		'a sender of 12 letters',
		{ from: 'TwelveLetter' },
		'The sender in "From" is too long: TwelveLetter',
		LETTERS,
	],
	[
		'a sender of 17 digits',
		{ from: '1'.repeat(17) },
		`The sender in "From" is too long: ${'1'.repeat(17)}`,
		LETTERS,
	],
	[
		'a Greek sender',
		{ from: 'Σχολείο' },
		'The sender in "From" has non-Latin letters: Σχολείο',
		'Use Latin letters',
	],
])(
	'%s: the field, the item and what to do, and no request',
	async (_, input, message, description) => {
		const failure = await failureOf(input);
		expect(failure?.message).toMatch(new RegExp(`^${escaped(message)}.* \\(item 2\\)$`));
		expect(failure?.description).toContain(description);
		expect(failure?.description).toContain('Nothing was sent for this item.');
		expect(failure?.description).toContain('Already done, do not repeat: item 1 (smsId ');
		expect(await sandbox.calls()).toHaveLength(1);
	},
);

test.each([{ from: 'ElevenChars' }, { from: '1'.repeat(16) }, { from: 'My School' }, { from: '' }])(
	'a sender that is just short enough is sent: %j',
	async (input) => {
		expect(await failureOf(input)).toBeUndefined();
		const [, { body }] = await sandbox.calls();
		expect(body.from ?? '').toBe(input.from);
	},
);

test.each(['+30 697 123 4567', '0030-697-1234567', '(697) 123.4567', '6971234567 '])(
	'%s is a number',
	async (to) => {
		expect(await failureOf({ to })).toBeUndefined();
		expect((await sandbox.messages()).map((message) => message.to)).toEqual([
			'306971234567',
			'306971234567',
		]);
	},
);

const NO_ADDRESS = 'The value in "Base URL" is not a web address (item 1)';

describe.each([
	['the runner', runInWorkflow],
	["n8n's routing engine", runOnRoutingEngine],
])('by %s: ', (_way, run) => {
	test('a wrong key', async () => {
		const { failure } = await run({
			parameters: SMS,
			credential: { ...sandbox.credential, apiKey: 'wrong' },
		});
		expect(failure?.message).toBe('SMSB2B rejected the credential (item 1)');
		expect(failure?.description).toMatch(/^Check the API key .+ IP whitelist of the account/);
	});

	test.each<[baseUrl: string, message: string, expected: string | RegExp]>([
		['http://127.0.0.1:1/api', 'Could not connect to SMSB2B (item 1)', 'ECONNREFUSED'],
		['http://smsb2b.invalid/api', 'Could not connect to SMSB2B (item 1)', /ENOTFOUND|EAI_AGAIN/],
		...['smsb2b.com/api', '', 'ftp://smsb2b.com/api', 'https://', 'localhost:8080/api'].map(
			(baseUrl): [string, string, string] => [baseUrl, NO_ADDRESS, 'Enter it in the credential'],
		),
	])('a base URL without a server: "%s"', async (baseUrl, message, expected) => {
		const credential = { ...sandbox.credential, baseUrl };
		const { failure } = await run({ parameters: SMS, credential });
		expect(failure?.message).toBe(message);
		expect(failure?.description).toMatch(/^Nothing was sent\. .*credential/);
		expect(failure?.description).toMatch(expected);
		expect(failure?.description).not.toContain('not known');
	});

	test('a base URL that lacks /api', async () => {
		const baseUrl = sandbox.apiUrl.replace(/\/api$/, '');
		const credential = { ...sandbox.credential, baseUrl };
		const { failure } = await run({ parameters: SMS, credential });
		expect(failure?.message).toMatch(/^The response could not be read: /);
		expect(failure?.description).toContain(
			'Check "Base URL" in the credential: it should end in /api',
		);
		expect(failure?.description).toContain('HTTP status 404');
		expect(failure?.description).not.toContain('not known');
	});

	test('a base URL with the spaces and slashes of copying', async () => {
		const credential = { ...sandbox.credential, baseUrl: ` ${sandbox.apiUrl}// ` };
		expect((await run({ parameters: SMS, credential })).failure?.message).toBeUndefined();
		expect(await sandbox.messages()).toHaveLength(1);
	});

	test('no answer in time', async () => {
		await sandbox.fault({ kind: 'hang' });
		const parameters = { ...SMS, requestOptions: { timeout: 200 } };
		const { failure } = await run({ parameters, credential: sandbox.credential });
		expect(failure?.message).toBe('SMSB2B did not respond in time (item 1)');
		expect(failure?.description).toMatch(
			/^The message may or may not .+ Timeout under Request Options/,
		);
	});

	test('an answer that comes just in time', async () => {
		await sandbox.fault({ kind: 'delay', ms: 150 });
		const parameters = { ...SMS, requestOptions: { timeout: 5000 } };
		expect((await run({ parameters, credential: sandbox.credential })).failure).toBeUndefined();
	});
});

function escaped(text: string): string {
	return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
