import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { IDataObject, INodeParameters, IRunExecutionData } from 'n8n-workflow';
import { parse, stringify } from 'flatted';
import { until } from '../until.mts';
import { readContext, useSandbox } from './context.mts';
import { WebhookServer } from './webhook-server.mts';
import { chainOf, resume, run, type Outcome, type Setup } from './workflow.mts';

const sandbox = useSandbox();
const items = [{ name: 'Anna', mobile: '6900000001' }];
let server: WebhookServer;

before(async () => {
	server = await WebhookServer.start();
});
after(async () => {
	await server.close();
});

/** An execution that waits, as n8n keeps it in its database meanwhile. */
class Waiting {
	readonly #setup: Setup;
	readonly #stored: string;

	private constructor(setup: Setup, { data }: Outcome) {
		this.#setup = setup;
		this.#stored = stringify(data);
	}

	static async start(parameters: INodeParameters): Promise<Waiting> {
		const setup = { parameters, items, waitingUrl: `${server.url}/webhook-waiting` };
		const outcome = await run(chainOf(setup), setup);
		assert.equal(outcome.failure?.message, undefined);
		assert.ok(outcome.waitTill, 'the execution does not wait');
		assert.deepEqual(outcome.after, []);
		const waiting = new Waiting(setup, outcome);
		const { data } = waiting;
		server.listener = { workflow: chainOf(setup), node: 'SMSB2B', data, setup };
		server.executions.length = 0;
		return waiting;
	}

	get data(): IRunExecutionData {
		return parse(this.#stored) as IRunExecutionData;
	}

	/** What the step after the node gets once a call has let the execution continue. */
	async outcome(): Promise<IDataObject[]> {
		const [main] = await until(async () => server.executions.length > 0 && server.executions, 10);
		const { data } = this;
		data.executionData!.nodeExecutionStack[0].data.main = main;
		return await this.#continue(data);
	}

	/** What the step after the node gets when the time is over. */
	async outcomeWithoutAnswer(): Promise<IDataObject[]> {
		return await this.#continue(this.data);
	}

	async #continue(data: IRunExecutionData): Promise<IDataObject[]> {
		const { after, failure, waitTill } = await resume(chainOf(this.#setup), this.#setup, data);
		assert.equal(failure?.message, undefined);
		assert.equal(waitTill, undefined);
		return after;
	}
}

const to = '={{ $json.mobile }}';

describe(`n8n-core ${readContext().version}: Send and Wait for Report`, () => {
	const parameters = {
		...{ resource: 'sms', operation: 'sendAndWaitForReport', to, text: 'Hello', waitFor: 30 },
	};

	test('continues with the delivery report', async () => {
		const waiting = await Waiting.start(parameters);
		const [{ id }] = await sandbox.messages();
		await sandbox.report(id, 'd');
		const [{ smsId, status, timedOut }] = await waiting.outcome();
		assert.deepEqual([smsId, status, timedOut], [String(id), 'delivered', false]);
	});

	test('continues without one when the time is over', async () => {
		const waiting = await Waiting.start(parameters);
		const [{ id }] = await sandbox.messages();
		const [{ smsId, status, timedOut }] = await waiting.outcomeWithoutAnswer();
		assert.deepEqual([smsId, status, timedOut], [String(id), 'sent', true]);
	});
});

for (const { resource, how } of [
	{ resource: 'sms', how: { from: '' } },
	{ resource: 'viber', how: { from: '1001' } },
]) {
	describe(`n8n-core ${readContext().version}: ${resource}, Send and Wait for Response`, () => {
		const parameters = {
			...{ resource, operation: 'sendAndWait', to, message: 'Excursion?', ...how },
		};
		const limited = {
			...parameters,
			options: { limitWaitTime: { values: { resumeAmount: 1, resumeUnit: 'hours' } } },
		};

		/** Where the link in the message leads. */
		async function link(): Promise<string> {
			const [{ text, viber }] = await sandbox.messages();
			return viber?.buttonAction ?? text.slice(text.lastIndexOf('\n') + 1);
		}

		test('continues with what was answered on the page, not when it is opened', async () => {
			const waiting = await Waiting.start(parameters);
			const page = await fetch(await link());
			assert.equal(page.status, 200);
			assert.match(await page.text(), /Excursion\?/);
			assert.deepEqual(server.executions, []);
			const body = new URLSearchParams({ answer: 'approve' });
			assert.equal((await fetch(await link(), { method: 'POST', body })).status, 200);
			const [{ data }] = await waiting.outcome();
			assert.equal((data as IDataObject).approved, true);
		});

		test('says so when nobody has answered in time', async () => {
			const waiting = await Waiting.start(limited);
			const [{ data }] = await waiting.outcomeWithoutAnswer();
			const { approved, timedOut } = data as IDataObject;
			assert.deepEqual({ approved, timedOut }, { approved: false, timedOut: true });
		});
	});
}
