import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import type { IDataObject } from 'n8n-workflow';
import { outputFolder } from '../../scripts/install/folders.mts';
import { useBrowser } from '../browser/chromium.mts';
import { useTestEnvironment } from '../context.mts';
import { postAnswer, replies, replyTrigger, sendLinks } from '../n8n/replies.mts';
import { edit, triggered } from '../n8n/workflow-builder.mts';
import { published } from './example.mts';

const environment = useTestEnvironment();
const { session } = environment;
const credential = await environment.storeCredential();
const browser = await useBrowser();

const pictures = join(outputFolder, 'replies');
await mkdir(pictures, { recursive: true });

/** A workflow with a reply trigger, published until its user leaves. */
async function listening(path: string, parameters: IDataObject = {}) {
	const trigger = replyTrigger(credential, path, parameters);
	const definition = triggered(`Answers at ${path}`, trigger, edit('Taken', '$json'));
	return await published(session, definition, `${session.url}/webhook/${path}`);
}

/** The link that a message with this reference has. */
async function linkTo(path: string, reference: string, webhook = 'webhook'): Promise<string> {
	const url = `${session.url}/${webhook}/${path}`;
	return (await sendLinks(environment, credential, url, [reference])).get(reference) ?? '';
}

test('a person answers on a phone, changes their mind, and starts an execution each time', async () => {
	const buttons = {
		button: [
			{ label: 'Έρχεται', value: 'yes' },
			{ label: 'Δεν έρχεται', value: 'no' },
		],
	};
	const page = {
		pageLanguage: 'el',
		title: 'Εκδρομή την Παρασκευή',
		description: 'Θα έρθει το παιδί σας;',
	};
	await using trip = await listening('trip', { ...page, buttons, freeText: true });
	const link = await linkTo('trip', 'pupil-7');
	// What messengers do for a preview, with what some of them append.
	for (const method of ['GET', 'HEAD']) await fetch(`${link}&fbclid=IwAR0`, { method });
	const viewport = { width: 360, height: 640 };
	const context = await browser.newContext({ viewport, hasTouch: true, isMobile: true });
	for (const [button, text] of [
		['Έρχεται', 'Με τα πόδια'],
		['Δεν έρχεται', ''],
	]) {
		const phone = await context.newPage();
		await phone.goto(`${link}&utm_source=viber`);
		await phone.screenshot({ path: join(pictures, `question-${button}.png`) });
		await phone.getByLabel('Σχόλιο (προαιρετικό)').fill(text);
		await phone.getByRole('button', { name: button, exact: true }).tap();
		await phone.getByRole('heading', { name: 'Ευχαριστούμε' }).waitFor();
		await phone.screenshot({ path: join(pictures, `thanks-${button}.png`) });
	}
	const taken = await session.outputs(trip.workflow, 'Taken', 2);
	assert.deepEqual(
		taken.map(({ reference, answer, text, query }) => ({ reference, answer, text, query })),
		[
			{ reference: 'pupil-7', answer: 'yes', text: 'Με τα πόδια', query: {} },
			{ reference: 'pupil-7', answer: 'no', text: '', query: {} },
		],
	);
});

test('a forged link, and one of another trigger, get a page in words and start nothing', async () => {
	await using one = await listening('one');
	await using other = await listening('other', { pageLanguage: 'el' });
	const link = await linkTo('one', '7');
	for (const [url, words] of [
		[link.replace('r=7.', 'r=8.'), 'This link is not valid'],
		[link.replace('/one?', '/other?'), 'Ο σύνδεσμος δεν είναι έγκυρος'],
		[`${session.url}/webhook/one`, 'This link is not valid'],
	]) {
		for (const response of [await fetch(url), await postAnswer(url, 'seen')]) {
			assert.equal(response.status, 403);
			assert.match(await response.text(), new RegExp(words));
		}
	}
	assert.equal((await postAnswer(link, 'seen')).status, 200);
	await session.onlyExecution(one.workflow);
	assert.deepEqual(await session.executionsOf(other.workflow), []);
});

test('a path that another workflow has cannot be published', async () => {
	await using _first = await listening('taken');
	await assert.rejects(async () => await listening('taken'));
});

test('a link that is older than the days of the trigger gets a page in words and starts nothing', async () => {
	// A second, where the time in a link is a whole minute.
	await using brief = await listening('brief', { expiry: 0.00001 });
	const link = await linkTo('brief', '7');
	await sleep(1000);
	for (const response of [await fetch(link), await postAnswer(link, 'seen')]) {
		assert.equal(response.status, 410);
		assert.match(await response.text(), /This link has expired/);
	}
	assert.deepEqual(await session.executionsOf(brief.workflow), []);
});

test('who tests the workflow in the editor is told on the page, and an answer starts one test execution', async () => {
	const trigger = replyTrigger(credential, 'tried');
	const workflow = await session.createWorkflow(triggered('Tries answers', trigger));
	const run = { triggerToStartFrom: { name: replies } };
	const listens = await session.post<object>(`workflows/${workflow.id}/run`, run);
	assert.deepEqual(listens, { waitingForWebhook: true });
	const link = await linkTo('tried', '7', 'webhook-test');
	// Messengers open it first.
	for (let time = 0; time < 2; time++)
		assert.match(await (await fetch(link)).text(), /Test: an answer starts a test execution/);
	assert.match(await (await fetch(`${link}x`)).text(), /Test: the link was changed or cut off/);
	const answered = await postAnswer(link, 'seen');
	assert.match(await answered.text(), /Test: your answer has started a test execution/);
	const execution = await session.onlyExecution(workflow);
	assert.equal(execution.onlyOutput(replies).answer, 'seen');
});
