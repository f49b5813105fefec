import type { IDataObject } from 'n8n-workflow';

import { resources } from '../../../nodes/Smsb2b/resources';
import { nodeParameters, prepare } from '../operations/prepareCase';
import { CASES } from '../operations/cases';
import { runInWorkflow, runOnRoutingEngine } from '../../support/engine';
import { newestLink, setupOf, WaitingExecution } from '../sendAndWait/n8n';
import { useSandbox } from '../../support/sandbox';
import {
	describedOperations,
	fileOfOperation,
	isWriting,
	readSchema,
	removeSchema,
	writeSchema,
} from './files.mts';
import { schemaOf } from './schema';

/** The version of a schema's file as n8n's own nodes give it. */
const VERSION = 1;

const sandbox = useSandbox();

const operations = resources.flatMap(({ value: resource, operations: own }) =>
	own.map(({ value }) => `${resource}.${value}`),
);

/** Fields that SMSB2B has been seen to answer (wire facts), and the reference, which the sandbox follows, does not name. */
const BESIDES_REFERENCE: Readonly<Record<string, object>> = {
	'user.create': { user: { userId: '1', email: 'maria@example.com' } },
	'user.getAll': { 0: { userId: '1', key: 'k-1234567890' } },
	'history.getAllSingle': { sms: [{ smsId: '1', contactId: '5' }] },
};

/** What an operation gives in all of its cases, run against the sandbox. */
async function outputsOf(operation: string): Promise<IDataObject[]> {
	if (operation === 'sms.sendAndWaitForReport') return await outputsOfWaiting();
	if (operation.endsWith('.sendAndWait')) return await outputsOfAnswers(operation);
	const outputs: IDataObject[] = [];
	for (const tested of CASES.filter((entry) => entry.operation === operation)) {
		await sandbox.reset();
		const parameters = await prepare(sandbox, tested);
		const besides = BESIDES_REFERENCE[operation];
		for (const answer of [undefined, ...(besides ? [besides] : [])]) {
			if (answer) {
				const body = JSON.stringify({ status: '1', error: '0', ...answer });
				await sandbox.fault({ kind: 'body', body, path: tested.path });
			}
			const setup = { parameters, credential: sandbox.credential };
			const { items, failure } = await runInWorkflow(setup);
			expect(failure?.message).toBeUndefined();
			outputs.push(...items.map(({ json }) => json));
		}
	}
	return outputs;
}

/** In a workflow the execution is parked; the routing engine waits for the report and gives the same. */
async function outputsOfWaiting(): Promise<IDataObject[]> {
	await sandbox.set({ reportDelay: 0 });
	const parameters = nodeParameters('sms.sendAndWaitForReport', {
		to: '6971234567',
		text: 'Hello',
	});
	const { items, failure } = await runOnRoutingEngine({
		parameters,
		credential: sandbox.credential,
	});
	expect(failure?.message).toBeUndefined();
	return items.map(({ json }) => json);
}

/** An approval, a free text, and what is handed on when the time is over. */
async function outputsOfAnswers(operation: string): Promise<IDataObject[]> {
	const outputs: IDataObject[] = [];
	for (const [responseType, body] of [
		['approval', { answer: 'approve' }],
		['freeText', { text: 'Yes' }],
	] as const) {
		const [resource] = operation.split('.');
		const setup = setupOf(sandbox, { resource, from: '1001', responseType });
		const execution = await WaitingExecution.start(setup, async () => await newestLink(sandbox));
		const { items = [] } = await execution.call({ body });
		outputs.push(...items, ...execution.parked);
	}
	return outputs;
}

/** The editor offers these columns before a step has run. Renewed with `npm run schemas`. */
test.each(operations)('the output of %s is as described', async (operation) => {
	const outputs = await outputsOf(operation);
	expect(outputs.length).toBeGreaterThan(0);
	const schema = { ...schemaOf(outputs), version: VERSION };
	const file = fileOfOperation(operation);
	if (isWriting) writeSchema(file, schema);
	expect(readSchema(file)).toEqual(schema);
});

test('only operations are described', () => {
	const stale = describedOperations().filter((described) => !operations.includes(described));
	if (isWriting) stale.map(fileOfOperation).forEach(removeSchema);
	expect(describedOperations()).toEqual(operations.toSorted());
});
