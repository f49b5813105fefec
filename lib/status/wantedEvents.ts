import { findOption, type Choice } from '../values/option';
import { isBlank, listEntries, textOf } from '../values/single';
import { events as field } from './eventsField';

/** The events that a trigger shall start a workflow with. */
export interface WantedEvents {
	events: string[];
	/** What is no event. */
	unknown: string[];
}

/** The events that are chosen, by value or by label; an expression may give a list, or a text with commas. Nothing is all. */
export function wantedEvents(value: unknown): WantedEvents {
	const given = (Array.isArray(value) ? value : listEntries(value)).filter(
		(each) => !isBlank(each),
	);
	if (given.length === 0) return { events: field.default as string[], unknown: [] };
	const found = given.map((each) => findOption(field.options as Choice[], each));
	return {
		events: found.filter((event) => event !== undefined),
		unknown: given
			.filter((_each, at) => found[at] === undefined)
			.map((each) => textOf(each) || 'an object'),
	};
}

/** What is said of a value that is no event. */
export function unknownEvents(unknown: string[]): { message: string; description: string } {
	return {
		message: `The value in "Events" is none of its options: ${unknown.join(', ').slice(0, 60)}`,
		description: 'Choose delivered (Delivered), failed (Failed), or both.',
	};
}
