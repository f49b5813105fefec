import type { IDataObject } from 'n8n-workflow';

import type { TestSandbox } from '../../support/sandbox';

/** A contact as the sandbox keeps it. */
export interface KeptContact {
	id: number;
	mobile: string;
	name: string;
	surname: string;
}

/** The MSISDN of the person with this number, beginning with 0. */
export function msisdnOf(person: number): string {
	return String(306_900_000_001 + person);
}

/** The ways in which people write a Greek number; the person's number decides which it is. */
function spelled(msisdn: string, way: number): string {
	const national = msisdn.slice(2);
	const spellings = [
		msisdn,
		national,
		`+${msisdn}`,
		`00${msisdn}`,
		`+30 ${national.slice(0, 3)} ${national.slice(3, 6)} ${national.slice(6)}`,
		`${national.slice(0, 4)}-${national.slice(4)}`,
	];
	return spellings[way % spellings.length];
}

/** An item of a list of people whose `name` says which version of the person it is. */
export function person(index: number, way: number, version = 'new'): IDataObject {
	return { person: index, mobile: spelled(msisdnOf(index), way), name: `${version} ${index}` };
}

/** Gives the demo account these many contacts, from the person 0 on, and no others. */
export async function keepContacts(sandbox: TestSandbox, count: number): Promise<void> {
	await sandbox.control('DELETE', 'accounts/demo/contacts');
	await sandbox.control('POST', 'accounts/demo/contacts', { count, first: msisdnOf(0) });
}

/** The contacts of the demo account by MSISDN. */
export async function keptContacts(sandbox: TestSandbox): Promise<Map<string, KeptContact>> {
	const contacts = await sandbox.control<KeptContact[]>(
		'GET',
		'accounts/demo/contacts?limit=1000000',
	);
	return new Map(contacts.map((contact) => [contact.mobile, contact]));
}
