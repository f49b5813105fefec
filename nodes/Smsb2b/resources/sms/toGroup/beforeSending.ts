import type { ItemContext } from '../../../../../lib/api/context';
import { chooseEncoding } from '../../../../../lib/encoding/chooseEncoding';
import { countEach } from '../../../../../lib/values/countEach';
import { type BulkTarget, bulkTargetsOf, isSendable } from '../../../bulk/bulkTarget';
import { itemFor } from '../../../bulk/sendToRecipients';
import { encodingOption } from '../../../fields/message';
import type { BeforeSending, Outgoing } from '../../../operation';
import { schedule } from '../../../sendBetween/schedule';
import { numberingPlanFor } from '../../../validation/numberingPlanFor';
import { type GroupMessage, messageToGroup, textToGroup } from './message';
import { placeholdersIn } from './placeholders';

/** What the contacts of a group lack that the text names. */
export const gaps: Outgoing['gaps'] = async (item, before) => {
	if (placeholdersIn(textToGroup(item)).length === 0) return [];
	return (await message(item, before)).gaps;
};

/** How many messages an item is about to send to its group, by the parts that they are charged as. */
export const plan: Outgoing['plan'] = async (item, before) => {
	const targets = (await targetsOf(item, before)).filter(isSendable);
	const counts = countEach(targets.map(({ text }) => text));
	const option = encodingOption(item);
	return [...counts].map(([text, count]) => ({ count, parts: chooseEncoding(text, option).parts }));
};

/** The message of each contact, as in a test in which it is not sent. */
export const preview: Outgoing['preview'] = async (item, before) => {
	const option = encodingOption(item);
	const later = schedule(item, {});
	return (await targetsOf(item, before)).flatMap(({ recipients, text, result }) => {
		const { encoding, parts } = chooseEncoding(text, option);
		return recipients.map((recipient) =>
			itemFor(recipient, result ?? { text, encoding, parts, ...later }),
		);
	});
};

async function targetsOf(
	item: ItemContext,
	before: BeforeSending,
): Promise<Array<BulkTarget & { text: string }>> {
	const { recipients } = await message(item, before);
	const targets = bulkTargetsOf(recipients, true, await numberingPlanFor(item));
	return targets.map(({ text = textToGroup(item), ...target }) => ({ ...target, text }));
}

/** @throws Error where nothing can be looked up */
async function message(item: ItemContext, { lookUp }: BeforeSending): Promise<GroupMessage> {
	if (!lookUp) throw new Error('The contacts of a group are read when it is its turn');
	return await messageToGroup(item, lookUp);
}
