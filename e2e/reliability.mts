import type { RunDocument } from '../scripts/docs/run-document.mts';
import { writeFindings, type FindingTable } from './findings.mts';

/** The section that the soak writes. */
export const soakTitle = 'Soak';

/** What the end-to-end tests write, in the order of the document. */
const tables = {
	faults: {
		title: 'Faults',
		method:
			'Each fault affects the request in the middle of a node’s run (“every request”: all of its requests), with every operation that sends a message and a sample of the others, at each setting of On Error and with Retry On Fail. After each run it is checked that the user is told which item it was and what to do, that every accepted ID is in the output or in the message, that no message went out twice, and that the other items are as the setting says. “Executed” is whether SMSB2B does what the request asks for although n8n does not hear of it: the worst case. The words are those of a single SMS. In the last row nothing goes wrong: n8n also runs a node again when its output looks like a failure.',
		columns: [
			'what goes wrong',
			'executed',
			'what the user sees',
			'runs',
			'messages sent',
			'sent twice',
			'IDs lost',
		],
	},
	crash: {
		title: 'Ended while sending',
		method:
			'An execution that sends to 1,000 recipients ends when a quarter of the messages has been sent. Nothing is sent after that automatically. Then, as [retries](retries.md#when-an-execution-ended-midway) advises, Skip Already Sent is set in the node, and “Retry with currently saved workflow” chosen: each recipient got one message in the end.',
		columns: [
			'what ended it',
			'what it was doing',
			'n8n shows',
			'messages sent',
			'sent by Retry',
			'sent twice',
		],
	},
} satisfies Record<string, FindingTable>;

/** The tables in docs/reliability.md that the end-to-end tests fill. */
export type ReliabilityTable = keyof typeof tables;

/** docs/reliability.md. */
export const reliability: RunDocument = {
	file: 'docs/reliability.md',
	title: 'Reliability',
	note: 'Written by `npm run test:e2e -- --write` and `npm run soak`; do not edit. What follows was seen on the real n8n, with the sandbox of this repository in place of SMSB2B.',
	sections: [...Object.values(tables).map(({ title }) => title), soakTitle],
};

/** Writes what the end-to-end tests have found into docs/reliability.md. */
export async function writeReliability(findingsFile: string): Promise<void> {
	await writeFindings(reliability, tables, findingsFile);
}
