import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { storeModelCredential } from '../ai/agent.mts';
import { inTurn, ScriptedModel } from '../ai/model.mts';
import { launchChromium } from '../browser/chromium.mts';
import { readExamples, withCredential } from '../n8n/seed-workflows.mts';
import { linkIn } from '../n8n/answers.mts';
import { unpublish, untilExecuted, untilRegistered } from '../n8n/delivery-workflows.mts';
import { nodeOutput } from '../n8n/executions.mts';
import { activateWorkflow, createWorkflow, type WorkflowDefinition } from '../n8n/workflows.mts';
import type { SandboxMessage } from '../sandbox/control.mts';
import { until } from '../until.mts';
import { useTestEnvironment } from '../context.mts';

const { session, sandbox, storeCredential } = useTestEnvironment();
let browser: Browser;
let model: ScriptedModel | undefined;

before(async () => {
	browser = await launchChromium();
});

after(async () => {
	await browser.close();
	await model?.close();
});

/** An example whose user has chosen the credential. */
async function example(name: string): Promise<WorkflowDefinition> {
	const found = (await readExamples()).find((workflow) => workflow.name === name);
	assert.ok(found, `there is an example "${name}"`);
	return withCredential(found, await storeCredential());
}

/** The question that came to the phone of the person who decides. */
async function question(): Promise<SandboxMessage> {
	return await until(async () => (await sandbox.messages())[0], 30);
}

/** Opens the link of a message on a phone. */
async function openOnPhone(message: SandboxMessage): Promise<Page> {
	const context = await browser.newContext({
		viewport: { width: 360, height: 640 },
		hasTouch: true,
		isMobile: true,
	});
	const page = await context.newPage();
	await page.goto(linkIn(message));
	return page;
}

for (const [button, reached] of [
	['Να σταλεί', true],
	['Να μη σταλεί', false],
] as const) {
	test(`a notice that is handed in, after a tap on "${button}": parents hear of it: ${reached}`, async () => {
		const workflow = await createWorkflow(
			session,
			await example('SMSB2B: a notice to parents after approval'),
		);
		await activateWorkflow(session, workflow);
		try {
			const url = `${session.url}/form/smsb2b-notice`;
			await untilRegistered(url);
			const form = await browser.newPage();
			await form.goto(url);
			await form.getByLabel('Κείμενο').fill('Την Παρασκευή τα μαθήματα λήγουν στις 12.');
			await form.getByRole('button', { name: 'Submit' }).click();

			const asked = await question();
			assert.equal(asked.to, '306900000001');
			const page = await openOnPhone(asked);
			await page.getByRole('heading', { name: 'Να σταλεί το σημείωμα;' }).waitFor();
			await page.getByText('Την Παρασκευή τα μαθήματα λήγουν στις 12.').waitFor();
			assert.equal((await sandbox.messages()).length, 1);
			await page.getByRole('button', { name: button, exact: true }).tap();
			await page.getByRole('heading', { name: 'Ευχαριστούμε' }).waitFor();

			const [execution] = await untilExecuted(session, workflow, 1);
			assert.equal(execution.status, 'success', execution.data.resultData.error?.message);
			const parents = await sandbox.contacts('demo');
			const told = (await sandbox.messages()).slice(1);
			assert.deepEqual(
				told.map(({ to }) => to).toSorted(),
				reached ? parents.map(({ mobile }) => mobile).toSorted() : [],
			);
			for (const { text } of told) assert.match(text, /^Την Παρασκευή/);
		} finally {
			await unpublish(session, workflow);
		}
	});
}

for (const [button, credits] of [
	['Approve', 50],
	['Decline', 0],
] as const) {
	test(`the agent tops a user up only after a person has chosen to ${button.toLowerCase()}`, async () => {
		const userId = await sandbox.addAccount({ username: 'shop@example.com', parent: 'demo' });
		model = await ScriptedModel.start(
			inTurn(
				{ call: 'Find_users', with: {} },
				{
					call: 'Top_up_a_user',
					with: { toolParameters: { User_ID: userId, Credits: 50 }, hitlParameters: {} },
				},
				{ say: 'Done, or declined.' },
			),
		);
		const definition = await example('SMSB2B: an AI agent that asks before it spends');
		const { id, name, type } = await storeModelCredential(session, model);
		for (const node of definition.nodes)
			if (node.name === 'Chat model') node.credentials = { [type]: { id, name } };
		const workflow = await createWorkflow(session, definition);
		await session.post(`workflows/${workflow.id}/run`, { triggerToStartFrom: { name: 'Chat' } });

		const asked = await question();
		assert.equal(asked.to, '306900000001');
		assert.match(asked.text, new RegExp(`^Top up a user\\?\\nUser_ID: ${userId}\\nCredits: 50\\n`));
		assert.deepEqual(await sandbox.requests('user/topup'), []);
		const page = await openOnPhone(asked);
		await page.getByRole('button', { name: button }).tap();
		await page.getByRole('heading', { name: 'Thank you' }).waitFor();

		const [execution] = await untilExecuted(session, workflow, 1);
		assert.equal(execution.status, 'success', execution.data.resultData.error?.message);
		assert.equal(nodeOutput(execution, 'Bookkeeper')[0].json.output, 'Done, or declined.');
		const topUps = await sandbox.requests('user/topup');
		assert.deepEqual(
			topUps.map(({ body }) => [body.userId, Number(body.sms)]),
			credits > 0 ? [[userId, credits]] : [],
		);
		await model.close();
		model = undefined;
	});
}
