import type { PreSend } from '../../../lib/api/context';
import type { Field } from '../operation';
import { formBody, invalidInput } from '../validation/checks';
import { chosenOptions } from '../validation/chosenOption';
import { calendarDay } from './dates';
import { newMobile } from './recipient';

function detail(name: string, displayName: string, about: Partial<Field> = {}): Field {
	return {
		displayName,
		name,
		type: 'string',
		default: '',
		routing: { send: { type: 'body', property: name } },
		...about,
	};
}

function day(name: string, displayName: string): Field {
	return detail(name, displayName, {
		type: 'dateTime',
		description: 'The time of the day is left out',
		routing: { send: { type: 'body', property: name, preSend: [calendarDay(name, displayName)] } },
	});
}

/** What a contact can hold beside its number, in alphabetical order. */
const contactDetails: Field[] = [
	day('birthday', 'Birthday'),
	...['1', '2', '3', '4', '5'].map((number) =>
		detail(`custom${number}`, `Custom ${number}`, { description: 'Any data of your own' }),
	),
	detail('name', 'First Name', { placeholder: 'e.g. Μαρία' }),
	detail('vname', 'First Name (Vocative)', {
		placeholder: 'e.g. Γιώργο',
		description: 'The first name as one calls the person, for personal messages',
	}),
	detail('fullname', 'Full Name', { placeholder: 'e.g. Γιώργος Παπαδόπουλος' }),
	day('nameday', 'Nameday'),
	detail('surname', 'Surname', { placeholder: 'e.g. Παπαδόπουλος' }),
	detail('vsurname', 'Surname (Vocative)', {
		placeholder: 'e.g. Παπαδόπουλε',
		description: 'The surname as one calls the person, for personal messages',
	}),
];

/** The details of a new contact. */
export const additionalFields: Field = {
	displayName: 'Additional Fields',
	name: 'additionalFields',
	type: 'collection',
	placeholder: 'Add Field',
	default: {},
	options: contactDetails,
};

const clearChosen: PreSend = async function (request) {
	for (const property of chosenOptions(this, clear, 'updateFields.clear')) {
		if (formBody(request)[property] !== undefined) {
			throw invalidInput(this, {
				message: `"${labelOf(property)}" is given a value and is to be cleared`,
				description: 'Remove the field from "Update Fields", or take it out of "Clear".',
			});
		}
		formBody(request)[property] = '';
	}
	return request;
};

function labelOf(property: string): string {
	return contactDetails.find(({ name }) => name === property)?.displayName ?? property;
}

const clear: Field = {
	displayName: 'Clear',
	name: 'clear',
	type: 'multiOptions',
	default: [],
	description: 'Fields to empty. A field that is left empty here keeps its value at SMSB2B.',
	options: contactDetails.map(({ displayName, name }) => ({ name: displayName, value: name })),
	routing: { send: { preSend: [clearChosen] } },
};

/** The changes to a contact. */
export const updateFields: Field = {
	displayName: 'Update Fields',
	name: 'updateFields',
	type: 'collection',
	placeholder: 'Add Field',
	default: {},
	options: [...contactDetails, clear, newMobile].sort((a, b) =>
		a.displayName.localeCompare(b.displayName, 'en'),
	),
};
