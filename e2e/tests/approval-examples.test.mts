import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { useModels } from '../ai/agent.mts';
import { inTurn } from '../ai/model.mts';
import { useBrowser } from '../browser/chromium.mts';
import { useTestEnvironment } from '../context.mts';
import { linkIn } from '../n8n/answers.mts';
import type { SandboxMessage } from '../sandbox/control.mts';
import { until } from '../until.mts';
import { completedExample, published } from './example.mts';

const { session, sandbox, storeCredential } = useTestEnvironment();
const startModel = useModels(session);
const credential = await storeCredential();
const browser = await useBrowser();

/** The question that came to the phone of the person who decides. */
async function question(): Promise<SandboxMessage> {
	const asked = await until(async () => (await sandbox.messages())[0], 30);
	assert.equal(asked.to, '306900000001');
	return asked;
}

/** Opens the link of a message on a phone. */
async function openOnPhone(message: SandboxMessage): Promise<Page> {
	const viewport = { width: 360, height: 640 };
	const context = await browser.newContext({ viewport, hasTouch: true, isMobile: true });
	const page = await context.newPage();
	await page.goto(linkIn(message));
	return page;
}

for (const [button, reached] of [
	['Να σταλεί', true],
	['Να μη σταλεί', false],
] as const) {
	test(`a notice is submitted and a person taps "${button}": the parents get it: ${reached}`, async () => {
		const name = 'SMSB2B: a notice to parents after approval';
		const example = await completedExample(session, name, credential);
		const url = `${session.url}/form/smsb2b-notice`;
		await using notice = await published(session, example, url);
		const form = await browser.newPage();
		await form.goto(url);
		await form.getByLabel('Κείμενο').fill('Την Παρασκευή τα μαθήματα λήγουν στις 12.');
		await form.getByRole('button', { name: 'Αποστολή για έγκριση' }).click();
		await form.getByText('Το σημείωμα στάλθηκε για έγκριση.').waitFor();

		const page = await openOnPhone(await question());
		await page.getByRole('heading', { name: 'Να σταλεί το σημείωμα;' }).waitFor();
		await page.getByText('Την Παρασκευή τα μαθήματα λήγουν στις 12.').waitFor();
		assert.equal((await sandbox.messages()).length, 1);
		await page.getByRole('button', { name: button, exact: true }).tap();
		await page.getByRole('heading', { name: 'Ευχαριστούμε' }).waitFor();

		await session.onlyExecution(notice.workflow);
		const parents = await sandbox.contacts('demo');
		const told = (await sandbox.messages()).slice(1);
		assert.deepEqual(
			told.map(({ to }) => to).toSorted(),
			reached ? parents.map(({ mobile }) => mobile).toSorted() : [],
		);
		for (const { text } of told) assert.match(text, /^Την Παρασκευή/);
	});
}

for (const [button, credits] of [
	['Approve', 50],
	['Decline', 0],
] as const) {
	test(`the agent tops a user up only after a person has chosen to ${button.toLowerCase()}`, async () => {
		const userId = await sandbox.addAccount({ username: 'shop@example.com', parent: 'demo' });
		const toolParameters = { User_ID: userId, Credits: 50 };
		const said = 'Done, or declined.';
		const { modelCredential } = await startModel(
			inTurn(
				{ call: 'Find_users', with: {} },
				{ call: 'Top_up_a_user', with: { toolParameters, hitlParameters: {} } },
				{ say: said },
			),
		);
		const name = 'SMSB2B: an AI agent that asks before it spends';
		const choices = { model: modelCredential };
		const example = await completedExample(session, name, credential, choices);
		const workflow = await session.createWorkflow(example);
		await session.post(`workflows/${workflow.id}/run`, { triggerToStartFrom: { name: 'Chat' } });

		const asked = await question();
		assert.match(asked.text, new RegExp(`^Top up a user\\?\\nUser_ID: ${userId}\\nCredits: 50\\n`));
		assert.deepEqual(await sandbox.requests('user/topup'), []);
		const page = await openOnPhone(asked);
		await page.getByRole('button', { name: button }).tap();
		await page.getByRole('heading', { name: 'Thank you' }).waitFor();

		const execution = await session.onlyExecution(workflow);
		assert.equal(execution.output('Bookkeeper')[0].output, said);
		const topUps = await sandbox.requests('user/topup');
		assert.deepEqual(
			topUps.map(({ body }) => [body.userId, Number(body.sms)]),
			credits > 0 ? [[userId, credits]] : [],
		);
	});
}
