import type { IDataObject, INodeParameters } from 'n8n-workflow';

import type { Setup } from '../../support/engine';
import type { TestSandbox } from '../../support/sandbox';
import { byId } from '../operations/cases/case';

/** The group that the sandbox begins with; a test empties it first. */
export const GROUP = '7001';

/** Contacts with what a text may name of them. */
export const PEOPLE = [
	{ mobile: '306970000001', name: 'Γιώργος', surname: 'Παππάς', vname: 'Γιώργο', custom1: 'Α1' },
	{ mobile: '306970000002', name: 'Μαρία', surname: 'Νίκα', vname: 'Μαρία', custom1: 'Β2' },
	{ mobile: '306970000003', name: 'Νίκος', surname: 'Ράλλης', vname: 'Νίκο', custom1: 'Γ1' },
];

/** Makes a group of contacts. @returns its ID, and theirs */
export async function makeGroup(
	sandbox: TestSandbox,
	people: ReadonlyArray<Record<string, string>>,
): Promise<{ groupId: string; contactIds: string[] }> {
	const { groupId } = (await sandbox.call('group/add', { name: 'Class' })) as IDataObject;
	const contactIds: string[] = [];
	for (const person of people) {
		const made = (await sandbox.call('contact/add', person)) as { contact: IDataObject };
		const contactId = String(made.contact.contactId);
		await sandbox.call('group/addContact', { groupId: String(groupId), contactId });
		contactIds.push(contactId);
	}
	return { groupId: String(groupId), contactIds };
}

/** The node as it sends a text to a group, for one item unless told otherwise. */
export function setupOf(
	sandbox: TestSandbox,
	groupId: string,
	text: string,
	own: INodeParameters = {},
): Setup {
	const chosen = { resource: 'sms', operation: 'sendToGroup' };
	const parameters = { ...chosen, groupId: byId(groupId), text, ...own };
	return { parameters, credential: sandbox.credential };
}

/** The texts that were sent, by their recipients. */
export async function textsSent(sandbox: TestSandbox): Promise<Array<[to: string, text: string]>> {
	return (await sandbox.messages())
		.map(({ to, text }): [string, string] => [to, text])
		.sort(([one], [other]) => one.localeCompare(other));
}

/** The requests that send, by their endpoint. */
export async function sendingCalls(sandbox: TestSandbox): Promise<string[]> {
	const paths = (await sandbox.calls()).map(({ path }) => path);
	return paths.filter((path) => path.startsWith('sms/'));
}
