import { apiRequest } from '../../../lib/api/apiRequest';
import type { ApiResponse } from '../../../lib/api/formats';
import { asId, asNumber, asText } from '../../../lib/api/rowMapper';
import { rowsOf } from '../../../lib/api/rows';
import { ItemError, Smsb2bError } from '../../../lib/errors/itemError';
import type { LookUp } from '../operation';
import { LABELS } from './fields';
import type { PlannedItem } from './limits';

/**
 * Compares what the messages will be charged with the balance: an SMS with one credit for each part, at the account, and
 * a Viber message with one credit at its sender; its SMS fallback is charged at the account as well.
 *
 * @throws Smsb2bError when a balance does not cover them or cannot be read
 */
export async function checkBalance(planned: PlannedItem[], lookUp: LookUp): Promise<void> {
	const credits = planned.reduce((sum, { count, parts }) => sum + count * parts, 0);
	if (credits > 0) requireCover(credits, await accountBalance(lookUp), 'the balance');
	if (!planned.some(sendsByViber)) return;
	const senders = await viberSenders(lookUp);
	const needed = new Map<ViberSender | undefined, { whose: string; messages: number }>();
	for (const { viberSender = '', count } of planned.filter(sendsByViber)) {
		const sender = viberSender ? senders.get(viberSender.toLowerCase()) : onlySender(senders);
		const whose = `the balance of the Viber sender ${viberSender}`.trim();
		const before = needed.get(sender) ?? { whose, messages: 0 };
		needed.set(sender, { ...before, messages: before.messages + count });
	}
	for (const [sender, { whose, messages }] of needed)
		requireCover(messages, sender?.balance, whose);
}

/** One sender, whether a message names it by its ID or by its name. */
interface ViberSender {
	balance?: number;
}

/** The one that sends where the message names none. @throws Smsb2bError where there are several */
function onlySender(senders: ReadonlyMap<string, ViberSender>): ViberSender | undefined {
	const [sender, ...others] = new Set(senders.values());
	if (others.length === 0) return sender;
	throw unread(
		'"From" is empty, and the account has several Viber senders. Enter the one to send from.',
	);
}

function sendsByViber({ viberSender, count }: PlannedItem): boolean {
	return viberSender !== undefined && count > 0;
}

function requireCover(credits: number, balance: number | undefined, whose: string): void {
	if (balance === undefined) throw unread(`SMSB2B did not return ${whose}.`);
	if (balance >= credits) return;
	const missing = Math.round((credits - balance) * 100) / 100;
	throw new Smsb2bError({
		message: `The run needs ${credits} credits, ${missing} more than ${whose} (${balance})`,
		description: `Buy credits or send fewer messages, or turn off "${LABELS.balanceMustCover}" under ${LABELS.limits} (${LABELS.safeguards}) to send as many as the balance allows.`,
	});
}

async function accountBalance(lookUp: LookUp): Promise<number | undefined> {
	return asNumber((await read(lookUp, 'me/balance')).balance);
}

/** By the ID and by the name of each sender, in small letters. */
async function viberSenders(lookUp: LookUp): Promise<Map<string, ViberSender>> {
	const response = await read(lookUp, 'viber/balance');
	const rows = rowsOf(response, { plural: 'senders', singular: 'sender' });
	return new Map(
		rows.flatMap((row) => {
			const names = [asId(row.senderId), asText(row.text)].filter((name) => name !== undefined);
			const sender = { balance: asNumber(row.balance) };
			return names.map((name): [string, ViberSender] => [name.toLowerCase(), sender]);
		}),
	);
}

async function read(lookUp: LookUp, endpoint: string): Promise<ApiResponse> {
	const [context, request] = await lookUp();
	const body = { type: 'json' };
	return await apiRequest(context, request, { endpoint, body, effect: 'reads' }).catch(
		(error: unknown) => {
			throw unread(error instanceof ItemError ? inWords(error) : String(error));
		},
	);
}

function inWords({ text: { message, description } }: ItemError): string {
	return `${message}. ${description}`;
}

function unread(why: string): Smsb2bError {
	return new Smsb2bError({
		message: `The balance could not be read, which "${LABELS.balanceMustCover}" needs`,
		description: why,
	});
}
