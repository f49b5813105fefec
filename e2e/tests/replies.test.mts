import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import type { IDataObject } from 'n8n-workflow';
import { outputFolder } from '../../scripts/install/folders.mts';
import { useBrowser } from '../browser/chromium.mts';
import { useTestEnvironment } from '../context.mts';
import type { SandboxMessage } from '../sandbox/control.mts';
import type { Step } from '../n8n/workflow-builder.mts';
import { credentialsOf, edit, smsb2b, triggered, workflowOf } from '../n8n/workflow-builder.mts';
import { published } from './example.mts';

const { session, sandbox, storeCredential } = useTestEnvironment();
const credential = await storeCredential();
const browser = await useBrowser();

const pictures = join(outputFolder, 'replies');
await mkdir(pictures, { recursive: true });

/** A workflow with a reply trigger, published until its user leaves. */
async function listening(path: string, parameters: IDataObject = {}) {
	const trigger: Step = {
		...{ name: 'Reply', type: 'n8n-nodes-smsb2b.smsb2bReplyTrigger', typeVersion: 1.1 },
		parameters: { path, ...parameters } as Step['parameters'],
		credentials: credentialsOf(credential),
		webhookId: crypto.randomUUID(),
	};
	const definition = triggered(`Answers at ${path}`, trigger, edit('Taken', '$json'));
	return await published(session, definition, `${session.url}/webhook/${path}`);
}

/** Sends an SMS with a link for each reference, and gives the links by reference. */
async function linksTo(path: string, references: string[]): Promise<Map<string, string>> {
	const items = references.map((reference) => ({ reference }));
	const send = smsb2b('Send', credential, 'sms.send', {
		...{ to: '6900000001', text: '=Excursion, {{ $json.reference }}?' },
		options: { replyUrl: `${session.url}/webhook/${path}`, reference: '={{ $json.reference }}' },
	});
	(await session.run(workflowOf(`Asks by ${path}`, items, send))).succeeded();
	const messages = await sandbox.messages();
	return new Map(
		messages.map((message) => [/r=([^.]+)\./.exec(linkOf(message))?.[1] ?? '', linkOf(message)]),
	);
}

function linkOf({ text }: SandboxMessage): string {
	return /https?:\S+/.exec(text)?.[0] ?? '';
}

async function post(url: string, answer: string): Promise<Response> {
	return await fetch(url, { method: 'POST', body: new URLSearchParams({ answer }) });
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
	const link = (await linksTo('trip', ['pupil-7'])).get('pupil-7') ?? '';
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
	const link = (await linksTo('one', ['7'])).get('7') ?? '';
	for (const [url, words] of [
		[link.replace('r=7.', 'r=8.'), 'This link is not valid'],
		[link.replace('/one?', '/other?'), 'Ο σύνδεσμος δεν είναι έγκυρος'],
		[`${session.url}/webhook/one`, 'This link is not valid'],
	]) {
		for (const response of [await fetch(url), await post(url, 'seen')]) {
			assert.equal(response.status, 403);
			assert.match(await response.text(), new RegExp(words));
		}
	}
	assert.equal((await post(link, 'seen')).status, 200);
	await session.onlyExecution(one.workflow);
	assert.deepEqual(await session.executionsOf(other.workflow), []);
});

test('a path that another workflow has cannot be published', async () => {
	await using _first = await listening('taken');
	await assert.rejects(async () => await listening('taken'));
});
