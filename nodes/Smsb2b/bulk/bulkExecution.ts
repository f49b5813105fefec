import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import type { Execute, ItemContext } from '../../../lib/api/context';
import { findOption } from '../../../lib/values/option';
import { recipients } from '../fields/bulk';
import type { MessageKeys } from '../messageKey/messageKeys';
import type {
	BeforeSending,
	Operation,
	OperationRun,
	Outgoing,
	PlannedMessages,
} from '../operation';
import { OUTSIDE_HOURS } from '../sendBetween/schedule';
import { AlreadySent, type Wants } from '../sms/alreadySent';
import { invalidInput } from '../validation/inputErrors';
import { choicesOf, chosenOption } from '../validation/chosenOption';
import { numberingPlanFor } from '../validation/numberingPlanFor';
import { type BulkTarget, bulkTargetsOf, isSendable, skipsDuplicates } from './bulkTarget';
import { fromInputItems, refuseItemExpressions } from './fromInputItems';
import { parseRecipients, type Recipient } from './parseRecipients';
import type { BulkOperation } from './sendBatch';
import { sendInBatches } from './sendInBatches';
import { itemFor, sendToRecipients } from './sendToRecipients';
import { messagesToRecipients } from './skipAlreadySent';

/** What a bulk message consists of, and what each recipient is charged as. */
interface BulkMessage extends Pick<Outgoing, 'texts'> {
	charge(item: ItemContext): Omit<PlannedMessages, 'count'>;
	/** What a test shows of a message that is not sent, beside its recipient. */
	shown?(item: ItemContext): IDataObject;
}

/**
 * How a bulk operation is executed: with a list, for each item; with recipients in a field of the input items, once for
 * all of them, and everything else is evaluated once.
 */
export function bulkExecution(
	bulk: BulkOperation,
	{ texts, charge, shown }: BulkMessage,
): Pick<Operation, 'effect' | 'execute' | 'executeRun' | 'sends'> {
	return {
		sends: {
			texts,
			checkFirst(item, operation) {
				if (areInputItems(item)) refuseItemExpressions(item, operation);
			},
			isBulk: true,
			outsideHours: bulk.outsideHours,
			preview: async (item, before) => {
				const message = { ...shown?.(item), ...OUTSIDE_HOURS[bulk.outsideHours](item, {}) };
				return await previewRecipients(item, before, message);
			},
			plan: async (item, { execution }) => ({
				count: (await targetsOf(item, execution)).filter(isSendable).length,
				...charge(item),
			}),
		},
		effect: bulk.effect,
		execute: (run) => sendToList(bulk, alreadySentOf(bulk, wantedForList, run), run?.keys),
		executeRun: async (run) =>
			areInputItems(run.item(0)) ? await sendToInputItems(bulk, run) : await run.execute(),
	};
}

/** The recipients of an item. @param execution the run, whose input items may hold them */
function recipientsOf(item: ItemContext, execution?: IExecuteFunctions): Recipient[] {
	return execution && areInputItems(item)
		? fromInputItems(execution, item)
		: parseRecipients(item.getNodeParameter('to', ''), item.getItemIndex());
}

async function targetsOf(item: ItemContext, execution?: IExecuteFunctions): Promise<BulkTarget[]> {
	const plan = await numberingPlanFor(item);
	return bulkTargetsOf(recipientsOf(item, execution), skipsDuplicates(item), plan);
}

async function previewRecipients(
	item: ItemContext,
	{ execution }: BeforeSending,
	message: IDataObject,
): Promise<INodeExecutionData[]> {
	const targets = await targetsOf(item, execution);
	return targets.flatMap(({ recipients: same, result }) =>
		same.map((recipient) => itemFor(recipient, result ?? message)),
	);
}

/** The execution of a bulk operation whose recipients stand in a list. */
function sendToList(bulk: BulkOperation, alreadySent?: AlreadySent, keys?: MessageKeys): Execute {
	return async (context, request) => {
		if (chosenOption(context, recipients) !== 'list') {
			throw invalidInput(context, {
				message:
					'The choice "Input Items" in "Recipients" is not available when the node is used as a tool',
				description: 'Set "Recipients" to "List" and enter the numbers in "To".',
			});
		}
		const written = parseRecipients(context.getNodeParameter('to', ''), context.getItemIndex());
		const send = sendInBatches(bulk);
		return await sendToRecipients(context, request, written, { send, alreadySent, keys });
	};
}

async function sendToInputItems(bulk: BulkOperation, run: OperationRun) {
	return await run.executeOnce(async (item) => {
		refuseItemExpressions(item, run.operation);
		const gathered = fromInputItems(run.execution, item);
		const alreadySent = alreadySentOf(bulk, (_item, plan) =>
			messagesToRecipients(item, gathered, plan),
		);
		const delivery = { send: sendInBatches(bulk), alreadySent, keys: run.keys };
		return await sendToRecipients(...(await run.requestOf(item)), gathered, delivery);
	});
}

/** Whether the recipients stand in the input items. Where that cannot be read, each item says why. */
function areInputItems(item: ItemContext): boolean {
	try {
		const chosen = item.getNodeParameter(recipients.name);
		return findOption(choicesOf(recipients), chosen) === 'inputItems';
	} catch {
		return false;
	}
}

function alreadySentOf(
	{ hasHistory }: BulkOperation,
	...setup: ConstructorParameters<typeof AlreadySent>
): AlreadySent | undefined {
	return hasHistory ? new AlreadySent(...setup) : undefined;
}

const wantedForList: Wants = (item, plan) =>
	messagesToRecipients(
		item,
		parseRecipients(item.getNodeParameter('to', ''), item.getItemIndex()),
		plan,
	);
