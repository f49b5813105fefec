import { Refusal } from '../answer/refusal.mts';
import { List } from '../answer/result.mts';
import type { Fields, Result } from '../answer/result.mts';
import type { Presentation } from '../answer/shape.mts';
import type { Mobile } from '../numbers/mobile.mts';
import { CONTACT_DETAILS } from '../state/contact-book.mts';
import type { Contact, ContactBook, ContactDetails } from '../state/contact-book.mts';
import type { AccountCall, Endpoint } from './endpoint.mts';
import { requireMobile } from './mobile.mts';
import type { Parameters } from './parameters.mts';

const DATES: ReadonlySet<string> = new Set(['birthday', 'nameday']);
const NEW_CONTACT: Presentation = { holder: { wire: 'contact', nested: 'contact' } };

/**
 * Finds the contact that `contactId` names.
 * @throws Refusal 214 where the parameter is missing, 216 where there is no such contact
 */
export function requireContact({ contacts }: ContactBook, parameters: Parameters): Contact {
	if (parameters.isEmpty('contactId')) throw new Refusal(214);
	const contact = contacts.get(parameters.integer('contactId') ?? 0);
	if (!contact) throw new Refusal(216);
	return contact;
}

function add({ account: { book }, parameters }: AccountCall): Result {
	const mobile = requireMobile(parameters);
	requireFree(book, mobile);
	const contact = book.add(mobile.msisdn, mobile.cost, detailsOf(parameters));
	return { fields: { contactId: contact.id } };
}

/** The reference names no code for an unknown contact here but 221, "Could not update contact". */
function update({ account: { book }, parameters }: AccountCall): Result {
	if (parameters.isEmpty('contactId')) throw new Refusal(214);
	const contact = book.contacts.get(parameters.integer('contactId') ?? 0);
	if (!contact) throw new Refusal(221);
	if (!parameters.isEmpty('mobile')) {
		const mobile = requireMobile(parameters);
		requireFree(book, mobile, contact);
		book.setMobile(contact, mobile.msisdn, mobile.cost);
	}
	Object.assign(contact.details, detailsOf(parameters));
	return { fields: { contactId: contact.id } };
}

/** @param contact whose own number it may be */
function requireFree(book: ContactBook, { msisdn }: Mobile, contact?: Contact): void {
	const owner = book.byMobile(msisdn);
	if (owner && owner !== contact) throw new Refusal(202);
	if (book.optOuts.has(msisdn)) throw new Refusal(203);
}

/** A parameter that is given but empty clears the field; a date that is none is not kept. */
function detailsOf(parameters: Parameters): Partial<ContactDetails> {
	const details: Partial<ContactDetails> = {};
	if (parameters.has('fullname')) {
		const [name = '', ...surname] = parameters.text('fullname').trim().split(/\s+/);
		Object.assign(details, { name, surname: surname.join(' ') });
	}
	for (const field of CONTACT_DETAILS) {
		if (!parameters.has(field)) continue;
		const text = parameters.text(field).trim();
		details[field] = DATES.has(field) && !isDate(text) ? '' : text;
	}
	return details;
}

function isDate(text: string): boolean {
	const date = new Date(`${text}T00:00:00Z`);
	return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

function detailFields({ details }: Contact): Fields {
	return Object.fromEntries(CONTACT_DETAILS.map((field) => [field, details[field] ?? '']));
}

function get({ account: { book }, parameters }: AccountCall): Result {
	const contact = requireContact(book, parameters);
	const groups = book.groupsOf(contact).map(({ id, name }) => ({ groupId: id, name }));
	const { id, mobile } = contact;
	return {
		fields: {
			total: 1,
			contact: {
				contactId: id,
				mobile,
				...detailFields(contact),
				groups: new List('group', groups),
			},
		},
	};
}

function getAll({ account: { book } }: AccountCall): Result {
	const rows = [...book.contacts.values()].map((contact) => {
		const { name = '', ...others } = detailFields(contact);
		const { id, mobile, cost } = contact;
		return { contactId: id, name, mobile, cost, ...others };
	});
	return { fields: { total: rows.length, contacts: new List('contact', rows) } };
}

function remove({ account: { book }, parameters }: AccountCall): Result {
	book.delete(requireContact(book, parameters));
	return {};
}

export const contactEndpoints: readonly Endpoint[] = [
	{ path: 'contact/add', authentication: 'key', presentation: NEW_CONTACT, handle: add },
	{ path: 'contact/update', authentication: 'key', presentation: NEW_CONTACT, handle: update },
	{ path: 'contact/delete', authentication: 'key', handle: remove },
	{
		path: 'contact/get',
		authentication: 'key',
		presentation: { text: { of: 'contact' } },
		handle: get,
	},
	{
		path: 'contact/list',
		authentication: 'key',
		presentation: { names: { wire: { cost: ['smscost'] } }, text: { of: 'contacts' } },
		handle: getAll,
	},
];
