import { formBody, type PreSend } from '../../../lib/api/context';
import type { Field } from '../operation';
import { invalidInput } from '../validation/inputErrors';
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
		description: 'Only the date is used',
		routing: { send: { type: 'body', property: name, preSend: [calendarDay(name, displayName)] } },
	});
}

/** What a contact can hold beside its number, in alphabetical order. */
const contactDetails: Field[] = [
	day('birthday', 'Birthday'),
	...['1', '2', '3', '4', '5'].map((number) =>
		detail(`custom${number}`, `Custom ${number}`, { description: 'Any other data' }),
	),
	detail('name', 'First Name', { placeholder: 'e.g. Μαρία' }),
	detail('vname', 'First Name (Vocative)', {
		placeholder: 'e.g. Γιώργο',
		description: 'First name in the vocative case, for personalized messages',
	}),
	detail('fullname', 'Full Name', { placeholder: 'e.g. Γιώργος Παπαδόπουλος' }),
	day('nameday', 'Nameday'),
	detail('surname', 'Surname', { placeholder: 'e.g. Παπαδόπουλος' }),
	detail('vsurname', 'Surname (Vocative)', {
		placeholder: 'e.g. Παπαδόπουλε',
		description: 'Surname in the vocative case, for personalized messages',
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
				message: `"${labelOf(property)}" has a value and is also listed in "Clear"`,
				description: 'Remove the field from "Update Fields" or from "Clear".',
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
	description: 'Fields to clear. Fields left empty above keep their current value.',
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
