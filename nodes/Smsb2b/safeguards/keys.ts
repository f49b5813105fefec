import type { INode } from 'n8n-workflow';

import type { ItemContext } from '../../../lib/api/context';
import { quotation } from '../../../lib/errors/displayText';
import { Smsb2bError } from '../../../lib/errors/itemError';
import { getOwn } from '../../../lib/values/getOwn';
import { LABEL } from '../messageKey/messageKeys';
import { readKey } from '../messageKey/readKey';
import { invalidInput } from '../validation/inputErrors';
import { LABELS } from './fields';
import { holesIn } from './holes';
import { parseTemplate } from './template';

/** Characters of an expression that are quoted. */
const QUOTED = 60;

/**
 * A check of an item's key, which throws an ItemError when it cannot be one. Where a value is missing in it, many messages
 * have the same, of which only one would be sent.
 */
export function keyCheck({ parameters }: INode): (item: ItemContext) => void {
	const template = parseTemplate(getOwn(parameters.safeguards, 'messageKey'));
	return (item) => {
		const value = readKey(item);
		if (value === undefined || !template) return;
		const evaluate = (source: string) =>
			item.evaluateExpression(`{{ ${source} }}`, item.getItemIndex());
		const key = { template, value, isRequired: true, isEmptyMissing: true };
		const [hole] = holesIn({ ...key, evaluate });
		if (!hole) return;
		throw invalidInput(item, {
			message: `A value is missing in "${LABEL}"`,
			description: `{{ ${quotation(hole.source, QUOTED)} }} gives ${hole.word === '' ? 'nothing' : `"${hole.word}"`}, so that different messages could have the same key, and only the first would be sent. Check that the input has the value.`,
		});
	};
}

/** Refuses a key where n8n cannot look up what was sent: on its routing engine. @throws Smsb2bError */
export function refuseKey(item: ItemContext): void {
	const given: unknown = item.getNodeParameter('safeguards', {});
	if (!Object.hasOwn(Object(given) as object, 'messageKey')) return;
	throw new Smsb2bError({
		message: `"${LABEL}" does not work as a tool of an AI agent up to version 2.2`,
		description: `Use version 3 of the agent, or remove it under ${LABELS.safeguards}.`,
	});
}
