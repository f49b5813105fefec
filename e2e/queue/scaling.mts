import type { RunDocument } from '../../scripts/docs/run-document.mts';
import { SCALE_TITLE } from './scale-result.mts';
import { writeFindings, type FindingTable } from '../findings.mts';

/** What the run writes, in the order of the document. */
const tables = {
	throughput: {
		title: '10,000 messages over one and two workers',
		method:
			'100 calls of a webhook with 100 numbers each; a workflow sends a text to each number. Time is from the first call until the last execution has ended. Workers and nodes are at their defaults: ten executions at a time in a worker, ten requests at a time in a node. Each recipient got one message. Everything – n8n, PostgreSQL, Redis, the sandbox – shares the processors named here, so that a second worker brings less than it would on a machine of its own.',
		columns: [
			'API responds after',
			'workers',
			'seconds',
			'messages a second',
			'requests in flight at most',
			'executions in each worker',
		],
	},
	reports: {
		title: 'Delivery reports through the webhook process',
		method:
			'Each report is called twice, as SMSB2B does when a response is late. Each started one execution. Time is from the first call until the last execution has ended.',
		columns: ['messages', 'calls', 'seconds', 'executions in each worker'],
	},
	killed: {
		title: 'A worker killed while it sends',
		method:
			'40 executions with 100 messages each over two workers; one of them is killed (SIGKILL) when a quarter of the messages has been sent. No recipient got two messages, neither then nor by the button Retry. To save time, the workers looked for the jobs of dead workers every 5 seconds, and treated one as dead after 10.',
		columns: [
			'executions that succeeded',
			'that failed',
			'messages of these that were sent',
			'not sent',
			'sent by Retry',
			'seconds until n8n showed the error',
		],
	},
} satisfies Record<string, FindingTable>;

/** The tables in docs/scaling.md that the tests fill. */
export type ScalingTable = keyof typeof tables;

/** The document of the tests of queue mode and of the measurement by `npm run scale`. */
export const scaling: RunDocument = {
	file: 'docs/scaling.md',
	title: 'Scaling',
	note: 'What several workers bring, and what n8n does when one dies. Set-up: [queue mode](queue-mode.md). The tables are written by `npm run test:queue -- --write` and `npm run scale -- --write`, which start n8n as the compose file there does, with the sandbox of this repository in place of SMSB2B; do not edit them.',
	sections: [
		...Object.values(tables).map(({ title }) => title),
		SCALE_TITLE,
		'What is repeated, and what is not',
		'When a worker has died',
	],
};

/** Writes what the tests have found into docs/scaling.md. */
export async function writeScaling(findingsFile: string): Promise<void> {
	await writeFindings(scaling, tables, findingsFile);
}
