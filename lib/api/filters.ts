import type { IDataObject } from 'n8n-workflow';

import { folded } from '../values/folded';
import { type Choice, findOption } from '../values/option';
import { asInHistory } from './historyTime';

/** Makes, of the value that the user gave a filter, the test that an item must pass. */
export type Filter = (wanted: string) => (item: IDataObject) => boolean;

/** Passes items in which one of the fields has this text; capitals and accents make no difference. */
export function containsText(...fields: string[]): Filter {
	return (wanted) => {
		const part = folded(wanted);
		return (item) => fields.some((field) => folded(String(item[field] ?? '')).includes(part));
	};
}

/** Passes items whose field is this value. */
export function equals(field: string): Filter {
	return (wanted) => (item) => String(item[field] ?? '') === wanted;
}

/** Passes items whose field is the value of the option that is wanted. */
export function isOption(field: string, choices: readonly Choice[]): Filter {
	return (wanted) => {
		const value = findOption(choices, wanted);
		return (item) => item[field] === value;
	};
}

/** Passes items of a history in this time zone from this time on. */
export function from(field: string, zone: string): Filter {
	return (wanted) => {
		const start = asInHistory(wanted, zone);
		return (item) => String(item[field] ?? '') >= start;
	};
}

/** Passes items of a history in this time zone before this time. */
export function before(field: string, zone: string): Filter {
	return (wanted) => {
		const end = asInHistory(wanted, zone);
		return (item) => String(item[field] ?? '') < end;
	};
}
