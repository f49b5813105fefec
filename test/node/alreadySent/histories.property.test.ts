import fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';

import { septets, toGsm } from '../../../sandbox/text/gsm.mts';
import type { Ended } from '../../support/engine';
import { useSandbox, type SentMessage } from '../../support/sandbox';
import { send, type Own } from './skipping';

const sandbox = useSandbox();

/** Ways in which people write a number; the last is one of another with a missing digit. */
const SPELLINGS: Record<string, string[]> = {
	'306971234567': ['6971234567', '+30 697 123 4567', '00306971234567'],
	'306981234567': ['6981234567', '306981234567'],
	'35799887766': ['0035799887766', '99887766'],
	'971234567': ['971234567'],
};

/** Texts of which GSM 03.38 writes some alike, and the gateway some in ways that nobody knows. */
const TEXTS = ['ποτέ', 'πότε', 'ΠΟΤΕ', '102', '10²', '5–7', '5-7', '5…7', 'Урок', '😀', 'Hello'];

const item = fc.record({
	number: fc.constantFrom(...Object.keys(SPELLINGS)),
	spelling: fc.nat(5),
	text: fc.constantFrom(...TEXTS),
});

type Item = typeof item extends fc.Arbitrary<infer T> ? T : never;

const encodings = fc.constantFrom('auto', 'gsm', 'unicode');

const fault = fc.option(
	fc.record({
		...{ kind: fc.constantFrom('refuse', 'breakAfter', 'breakBefore'), skip: fc.nat(4) },
		path: fc.constantFrom('sms/send', 'sms/bulk'),
	}),
	{ nil: undefined },
);

function itemsOf(items: Item[]): IDataObject[] {
	return items.map(({ number, spelling, ...message }) => {
		const spellings = SPELLINGS[number];
		return { ...message, to: spellings[spelling % spellings.length] };
	});
}

/** How a run sends: in which encoding, and by which operation. */
interface Way {
	encoding: string;
	isBulk: boolean;
}

async function run(items: Item[], { encoding, isBulk }: Way, own: Own = {}): Promise<Ended> {
	const bulk = { operation: 'sendBulk', recipients: 'list', to: '={{ $json.to }}' };
	return await send(sandbox, itemsOf(items), {
		...{ parameters: isBulk ? bulk : {}, onError: 'continueRegularOutput', ...own },
		options: { encoding, ...own.options },
	});
}

/** The text as its recipient reads it. */
function arrivesAs(text: string, encoding: string): string {
	const isGsm = encoding === 'gsm' || [...text].every((each) => septets(each) > 0);
	return isGsm ? toGsm(text) : text;
}

/** The message as its recipient gets it. */
const keyOf = (encoding: string) => (wanted: Item) =>
	`${wanted.number} ${arrivesAs(wanted.text, encoding)}`;

/** Marks are no words. */
function wordsOf(text: string): string {
	return text.replace(/\p{P}/gu, '?');
}

function counted(keys: string[]): Map<string, number> {
	const counts = new Map<string, number>();
	for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
	return counts;
}

const keyOfMessage = ({ to, text }: SentMessage) => `${to} ${text}`;

/** Nobody has more messages of a text than somebody wanted them to get, or had before. */
function nobodyTwice(before: SentMessage[], after: SentMessage[], wanted: string[][]): void {
	const had = counted(before.map(keyOfMessage));
	const wants = wanted.map(counted);
	for (const [key, count] of counted(after.map(keyOfMessage))) {
		const most = Math.max(had.get(key) ?? 0, ...wants.map((each) => each.get(key) ?? 0));
		expect(`${key}: ${Math.max(count, most)}`).toBe(`${key}: ${most}`);
	}
}

/** Whoever is told to have a message has one of their own: to their number, of their words, and nobody else's. */
function everyoneServed(items: Item[], encoding: string, { items: outputs }: Ended) {
	return (messages: SentMessage[]): void => {
		const byId = new Map(messages.map((message) => [String(message.id), message]));
		const ids = outputs.map(({ json }) => json.smsId).filter((smsId) => smsId !== undefined);
		expect(new Set(ids).size).toBe(ids.length);
		for (const { json, pairedItem } of outputs) {
			if (json.smsId === undefined) continue;
			const own = items[(pairedItem as { item: number }).item];
			const message = byId.get(String(json.smsId));
			expect(message && wordsOf(keyOfMessage(message))).toBe(wordsOf(keyOf(encoding)(own)));
		}
		expect(outputs.map(({ pairedItem }) => pairedItem)).toEqual(
			items.map((_item, at) => ({ item: at })),
		);
	};
}

const some = fc.array(item, { minLength: 1, maxLength: 6 });

test('whatever was sent before and goes wrong: nobody twice, nobody skipped, in every try', async () => {
	await fc.assert(
		fc.asyncProperty(
			...([some, some, fc.nat(3), encodings, fc.boolean(), fc.boolean(), fault] as const),
			async (others, items, had, encoding, wasBulk, isBulk, goesWrong) => {
				await sandbox.reset();
				const options = { skipSent: undefined };
				await run([...others, ...items.slice(0, had)], { encoding, isBulk: wasBulk }, { options });
				const before = await sandbox.messages();
				if (goesWrong) await sandbox.fault({ code: 106, ...goesWrong });
				const ended = await run(items, { encoding, isBulk }, { retryOnFail: true });
				expect(ended.failure?.message).toBeUndefined();
				const messages = await sandbox.messages();
				nobodyTwice(before, messages, [items.map(keyOf(encoding))]);
				everyoneServed(items, encoding, ended)(messages);
			},
		),
		{ numRuns: 40 },
	);
}, 600_000);

test('and with two executions at once', async () => {
	await fc.assert(
		fc.asyncProperty(
			...([some, some, encodings, fc.boolean(), fc.boolean()] as const),
			async (items, others, encoding, isBulk, isOtherBulk) => {
				await sandbox.reset({ latency: 5 });
				const both = [...items, ...others];
				const ended = await Promise.all([
					run(items, { encoding, isBulk }),
					run(both, { encoding, isBulk: isOtherBulk }),
				]);
				const messages = await sandbox.messages();
				nobodyTwice([], messages, [both.map(keyOf(encoding))]);
				everyoneServed(items, encoding, ended[0])(messages);
				everyoneServed(both, encoding, ended[1])(messages);
			},
		),
		{ numRuns: 25 },
	);
}, 600_000);
