import { resources } from '../../../nodes/Smsb2b/resources';
import type { Field } from '../../../nodes/Smsb2b/operation';
import { Smsb2bApi } from '../../../credentials/Smsb2bApi.credentials';
import { runInWorkflow, runOnRoutingEngine } from '../../support/engine';
import { useSandbox } from '../../support/sandbox';
import { nodeParameters } from '../operations/prepareCase';
import { declaredMessages, type Wording } from './declaredMessages.mts';
import { REJECTED_INPUTS, type RejectedInput } from './rejectedInputs';

const sandbox = useSandbox();

/** Said of a response, or of what an earlier request came to, and not of an input. */
const OF_RESPONSES = [
	'SMSB2B did not say whether the code is right',
	'SMSB2B returned no Auth ID, so the code cannot be checked',
	'SMSB2B gave no API key',
	'SMSB2B gave no new API key',
	'The number in "Mobile" belongs to another contact that could not be identified',
	'The number in "Mobile" belongs to another contact, and the contact list is incomplete',
	'The balance could not be read, which "‹›" needs',
	'The run needs ‹› credits, ‹› more than ‹› (‹›)',
	'n8n does not tell whether this Retry is that of a test',
	'Another Retry of this execution has already made this request',
	'n8n could not look up whether an earlier Retry has made this request',
	'This message may have been sent before',
	'The group in "‹›" has no contacts',
	'No contact of the group in "‹›" has a valid mobile number',
	'The execution was stopped before all messages were sent',
	'The history could not be read completely',
	'An earlier item with the same value of "‹›" failed',
	'n8n could not look up whether the message of this "‹›" was sent before',
	'"‹›" of a group do not work as a tool of an AI agent up to version 2.2',
];

/** Said of what n8n 2.41.1 replaces by an empty collection before the node gets it. */
const OF_NO_COLLECTION = 'The value of "‹›" is not a set of fields';

/** Said of expressions in the credential; test/node/credentials/severalAccounts.test.ts brings it about. */
const OF_CREDENTIAL =
	'The expressions in the credential give another account for the last item than for the first';

/** How a sentence that says what to do begins. */
const REMEDY =
	/(?:^|[.:;] |, or )(?:Add|Check|Choose|Complete|Correct|Enter|Format|Give|In a(?: spreadsheet, format| list, separate)|In the spreadsheet, format|Leave|Pass|Remove|Rename|Set|Shorten|Spreadsheets .+?: format|Start|To .+?, use|Turn|Use|With .+? Remove|Write)\b/i;

const NOTHING_SENT = /Nothing was sent(?: for this item)?\.(?: Not started: items? [\d to]+\.)?$/;

/** What was said of the inputs that were run, to find the wordings that none of them brings about. */
const said: string[] = [];

test.each(REJECTED_INPUTS.map((input) => [titleOf(input), input] as const))(
	'%s is rejected with its field, its item and a remedy, before any request',
	async (_title, input) => {
		const { message, description } = await failureOf(input);
		said.push(message);
		expect(description).toMatch(REMEDY);
		expect(description).toMatch(NOTHING_SENT);
		if (!input.ofRun) expect(message).toMatch(/\(item 1\)/);
		if (!input.withoutField) expect(labelsOf(input)).toContain(fieldIn(message, input));
		expect(await sandbox.calls()).toEqual([]);
	},
);

test('a recipient of a bulk message that is an object gets the reason and a remedy', async () => {
	const { items } = await runInWorkflow({
		parameters: nodeParameters('sms.sendBulk', {
			...{ text: 'Hello', recipients: 'inputItems', toField: 'mobile' },
		}),
		items: [{ mobile: { home: '6971234567' } }, { mobile: '6971234568' }],
		credential: sandbox.credential,
	});
	const reason = String(items[0].json.reason);
	said.push(reason);
	expect(reason).toMatch(REMEDY);
});

test('every message about an input is among them', () => {
	const missing = declaredMessages()
		.filter(
			({ wording }) =>
				![OF_NO_COLLECTION, OF_CREDENTIAL, ...OF_RESPONSES].includes(wording.join('‹›')),
		)
		.filter(({ wording }) => !said.some((message) => isOf(message, wording)))
		.map(({ file, wording }) => `${file}: ${wording.join('‹›')}`);
	expect(missing).toEqual([]);
});

async function failureOf({ operation, parameters, credential, ...setup }: RejectedInput) {
	const run = setup.onRoutingEngine ? runOnRoutingEngine : runInWorkflow;
	const { failure } = await run({
		parameters: nodeParameters(operation, parameters),
		credential: { ...sandbox.credential, ...credential },
		...setup,
	});
	if (!failure) throw new Error('It was accepted.');
	return { message: failure.message, description: String(failure.description) };
}

function titleOf({ operation, parameters, credential, ...setup }: RejectedInput): string {
	const shown = JSON.stringify({ ...parameters, ...credential }).slice(0, 110);
	return [operation, shown, setup.asTool ? 'as a tool' : ''].filter(Boolean).join(' ');
}

/** The label of the input's operation or of the credential that a message names. */
function fieldIn(message: string, input: RejectedInput): string | undefined {
	const labels = labelsOf(input);
	const quoted = [...message.matchAll(/"([^"]+)"/g)].map(([, label]) => label);
	return quoted.find((label) => labels.includes(label)) ?? quoted[0];
}

function labelsOf({ operation: name }: RejectedInput): string[] {
	const [resource, operation] = name.split('.');
	const declared = resources
		.find(({ value }) => value === resource)
		?.operations.find(({ value }) => value === operation);
	return [...(declared?.fields ?? []), ...(new Smsb2bApi().properties as Field[])].flatMap(
		allLabels,
	);
}

function allLabels({ displayName, options = [] }: Field): string[] {
	const members = options.flatMap((option) => {
		if ('values' in option)
			return [option.displayName, ...(option.values as Field[]).flatMap(allLabels)];
		return 'type' in option ? allLabels(option) : [];
	});
	return [displayName, ...members];
}

/** Whether a message is one that a wording was made into. */
function isOf(message: string, wording: Wording): boolean {
	let from = 0;
	return wording.every((piece) => {
		const at = message.indexOf(piece, from);
		from = at + piece.length;
		return at >= 0;
	});
}
