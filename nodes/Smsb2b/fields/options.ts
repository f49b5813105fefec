import { OUTPUTS, RESPONSE_FORMATS, SELECTED_FIELDS } from '../../../lib/api/outputChoices';
import type { Field } from '../operation';

const responseFormat: Field = {
	displayName: 'API Response Format',
	name: 'responseFormat',
	type: 'options',
	default: 'json',
	description: 'Format of the response from SMSB2B. JSON and XML produce the same output.',
	options: RESPONSE_FORMATS,
	routing: { send: { type: 'body', property: 'type' } },
};

/** What the items hold. */
export const output: Field = {
	displayName: 'Output',
	name: 'output',
	type: 'options',
	default: 'simplified',
	description: 'What the output contains',
	options: OUTPUTS,
};

/** The fields of the output, where only some are wanted. */
export const outputFields: Field = {
	displayName: 'Output Fields',
	name: 'outputFields',
	type: 'string',
	default: '',
	placeholder: 'e.g. smsId, to, cost',
	description:
		'Names of the fields to output, separated by commas. Leave empty for all. What says that something was not sent or is unknown is always part of the output.',
	displayOptions: { show: { output: [SELECTED_FIELDS] } },
	takesList: true,
};

/** The collection Options of an operation: its own options, and those of every response. */
export function options(...own: Field[]): Field {
	return optionsWithoutResponse(...own, output, outputFields, responseFormat);
}

/** The collection Options of an operation whose output is not the response to its request. */
export function optionsWithoutResponse(...own: Field[]): Field {
	return {
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: own.sort((a, b) => a.displayName.localeCompare(b.displayName, 'en')),
	};
}

/** The options of an operation that has none of its own. */
export const commonOptions = options();
