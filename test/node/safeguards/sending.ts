import type { IDataObject, INode, INodeParameters } from 'n8n-workflow';

import type { Field, Operation } from '../../../nodes/Smsb2b/operation';
import { resources } from '../../../nodes/Smsb2b/resources';
import { declaredFields } from '../../../nodes/Smsb2b/declaredFields';
import type { Ended } from '../../support/engine';
import type { ReceivedCall, TestSandbox } from '../../support/sandbox';
import { byId } from '../operations/cases/case';

/** The first message of each item goes to this number; the second item has another. */
export const ITEMS = [{ to: '6971234501' }, { to: '6971234502' }];

const TO = '={{ $json.to }}';
const VIBER = {
	from: 'DemoSchool',
	messageType: 'textImageButton',
	text: 'Hello',
	buttonCaption: 'Open',
	buttonAction: 'https://example.com',
	image: 'https://example.com/a.jpg',
	smsFallback: true,
	smsText: 'Hello',
};

/** An operation that sends, with parameters that are accepted. */
export interface Sending {
	operation: string;
	about?: string;
	path: string;
	parameters: INodeParameters;
	/** Brings about what it needs. */
	prepare?(sandbox: TestSandbox): Promise<void>;
	/** Whether its items look something up before they send. */
	looksUp?: true;
	/** Whether it takes one item at a time. */
	isSingle?: true;
	/** Whether all items are one call. */
	isTogether?: true;
}

/** A group with one contact for each item. */
async function groupOfEach(sandbox: TestSandbox): Promise<void> {
	for (const { to } of ITEMS) {
		const group = (await sandbox.call('group/add', { name: to })) as { groupId: number };
		const { contact } = (await sandbox.call('contact/add', { mobile: to })) as {
			contact: { contactId: number };
		};
		const [groupId, contactId] = [group.groupId, contact.contactId].map(String);
		await sandbox.call('group/addContact', { groupId, contactId });
	}
}

/** Every operation that sends. */
export const SENDING: readonly Sending[] = [
	{ operation: 'sms.send', path: 'sms/send', parameters: { to: TO, text: 'Hello' } },
	{
		operation: 'sms.sendBulk',
		about: 'to a list',
		path: 'sms/bulk',
		parameters: { recipients: 'list', to: TO, text: 'Hello' },
	},
	{
		operation: 'sms.sendBulk',
		about: 'to the input items',
		path: 'sms/bulk',
		parameters: { recipients: 'inputItems', toField: 'to', text: 'Hello' },
		isTogether: true,
	},
	{
		operation: 'sms.sendToGroup',
		path: 'sms/bulk',
		parameters: { groupId: byId("={{ $json.to === '6971234501' ? 7002 : 7003 }}"), text: 'Hello' },
		prepare: groupOfEach,
		looksUp: true,
	},
	{
		operation: 'sms.sendAndWait',
		path: 'sms/send',
		parameters: { to: TO, message: 'Hello', responseType: 'approval' },
		isSingle: true,
	},
	{
		operation: 'sms.sendAndWaitForReport',
		path: 'sms/send',
		parameters: { to: TO, text: 'Hello', waitFor: 1 },
		isSingle: true,
	},
	{ operation: 'viber.send', path: 'viber/send', parameters: { ...VIBER, to: TO } },
	{
		operation: 'viber.sendBulk',
		about: 'to a list',
		path: 'viber/bulk',
		parameters: { ...VIBER, recipients: 'list', to: TO },
	},
	{
		operation: 'viber.sendBulk',
		about: 'to the input items',
		path: 'viber/bulk',
		parameters: { ...VIBER, recipients: 'inputItems', toField: 'to' },
		isTogether: true,
	},
	{
		operation: 'viber.sendAndWait',
		path: 'viber/send',
		parameters: {
			...{ to: TO, from: 'DemoSchool', message: 'Hello', responseType: 'approval' },
			...{ smsFallback: true, smsText: 'Hello' },
		},
		isSingle: true,
	},
	{
		operation: 'twoFactor.send',
		path: '2fa/send',
		parameters: { to: TO, text: 'Your code is %%CODE%%', options: { wait: 0 } },
	},
];

export function titleOf({ operation, about = '' }: Sending): string {
	return `${operation} ${about}`.trim();
}

/** The declared operations that send. */
export const DECLARED: ReadonlyMap<string, Operation> = new Map(
	resources.flatMap(({ value, operations }) =>
		operations
			.filter(({ effect }) => effect.startsWith('sends'))
			.map((operation): [string, Operation] => [`${value}.${operation.value}`, operation]),
	),
);

export function declarationOf({ operation }: Sending): Operation {
	const found = DECLARED.get(operation);
	if (!found) throw new Error(`There is no ${operation}`);
	return found;
}

/** The text fields of an operation that people read, with their paths. */
export function textsOf(sending: Sending): Array<{ field: Field; path: string }> {
	const { fields, sends } = declarationOf(sending);
	return declaredFields(fields).filter(({ path }) => sends?.texts.includes(path));
}

/** The parameters of the node, with another value in a path. */
export function parametersOf(
	{ operation: name, parameters }: Sending,
	changes: Record<string, unknown> = {},
): INodeParameters {
	const [resource, operation] = name.split('.');
	const all = structuredClone({ resource, operation, ...parameters }) as INodeParameters;
	for (const [path, value] of Object.entries(changes)) {
		const [last, ...outer] = path.split('.').reverse();
		const holder = outer.reverse().reduce((at, step) => (at[step] ??= {}) as INodeParameters, all);
		holder[last] = value as INodeParameters[string];
	}
	return all;
}

/** Limits as they are stored. */
export interface Limits {
	maxMessages?: number | string;
	maxPartsPerMessage?: number | string;
	balanceMustCover?: boolean;
}

/** The changes that set these limits and no others, as if those were emptied in the editor. */
export function limitsOf(limits: Limits): Record<string, unknown> {
	if (Object.keys(limits).length === 0) return {};
	const none = { maxMessages: '', maxPartsPerMessage: '', balanceMustCover: false };
	return { 'safeguards.limits.values': { ...none, ...limits } };
}

const LOOK_UPS = ['status/sms', 'group/get', 'contact/list'];

/** The calls that were made beside those that look up contacts; an operation that waits for a report looks it up when the test is over. */
export async function callsAt(sandbox: TestSandbox): Promise<ReceivedCall[]> {
	return (await sandbox.calls()).filter(({ path }) => !LOOK_UPS.includes(path));
}

/** All settings of On Error. */
export const ON_ERROR = [undefined, 'continueRegularOutput', 'continueErrorOutput'] as const;

/** Operations with their titles, for a table of tests. */
export function titled(list: readonly Sending[]): Array<[title: string, sending: Sending]> {
	return list.map((sending) => [titleOf(sending), sending]);
}

/** Operations whose messages can be held to hours, and be sent once per key. */
export const SENDING_AT_ONCE = SENDING.filter(
	(sending) => declarationOf(sending).sends?.outsideHours !== undefined,
);

/** The errors of a run that sends nothing: that of each item where the node continues, or the one that ended it. */
export function errorsOf(
	{ items, errors, failure }: Ended,
	onError: INode['onError'],
): Array<IDataObject | undefined> {
	if (!onError) return [failure as unknown as IDataObject | undefined];
	return [...items, ...errors].map(({ json }) => json.error as IDataObject);
}

/** Expects that nothing was sent for either of the two items, and that each says why, and what to do. */
export function expectRejected(
	ended: Ended,
	{ onError, message, remedy }: { onError: INode['onError']; message: RegExp; remedy: RegExp },
): void {
	const errors = errorsOf(ended, onError);
	expect(errors).toHaveLength(onError ? 2 : 1);
	for (const error of errors) {
		expect(String(error?.message)).toMatch(message);
		expect(String(error?.description)).toMatch(remedy);
		expect(String(error?.description)).toMatch(/Nothing was sent( for this item)?\./);
	}
}
