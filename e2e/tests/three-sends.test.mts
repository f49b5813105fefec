import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import type { Locator } from 'playwright-core';
import { useBrowser } from '../browser/chromium.mts';
import { CountedPerson } from '../browser/counted.mts';
import { Editor } from '../browser/editor.mts';
import { useTestEnvironment } from '../context.mts';
import { coreNode, workflowOf } from '../n8n/workflow-builder.mts';
import { until } from '../until.mts';

const { session, owner, sandbox, storeCredential } = useTestEnvironment();
const editor = await Editor.open(await useBrowser(), session.url, owner);
const { page } = editor;
await storeCredential();

/** The table of someone who has just opened n8n: a row for each parent. */
const PARENTS = [
	{ mobile: '6900000001', name: 'Άννα' },
	{ mobile: '6900000002', name: 'Βασίλης' },
	{ mobile: '6900000003', name: 'Γιώργος' },
];

const ndv = page.getByTestId('ndv');
const output = page.getByTestId('output-panel');
const column = (name: string) =>
	ndv.getByTestId('ndv-input-panel').getByText(name, { exact: true }).first();
const parameter = (name: string) => ndv.getByTestId(`parameter-input-${name}`);
const creatorItem = (name: string) =>
	page.getByTestId('node-creator-item-name').getByText(name, { exact: true }).first();
const option = (name: string) => page.getByRole('option', { name });

/** Opens a workflow that ends with the table. */
async function openTable(name: string): Promise<void> {
	const workflow = workflowOf(name, PARENTS, coreNode('Table', 'noOp', 1));
	const { id } = await session.createWorkflow(workflow);
	await page.goto(`${session.url}/workflow/${id}`);
	await page.getByTestId('canvas-handle-plus').last().waitFor();
}

/** Adds SMSB2B behind the last node, by what the person searches and picks, and loads the rows. */
async function addNode(person: CountedPerson, search: string, action: string): Promise<void> {
	await person.click(page.getByTestId('canvas-handle-plus').last());
	await page.getByTestId('node-creator-search-bar').waitFor();
	await person.type(search);
	await person.click(creatorItem('SMSB2B'));
	await person.click(creatorItem(action));
	await person.click(ndv.getByTestId('execute-previous-node'));
	await column('mobile').waitFor();
}

async function executeStep(person: CountedPerson): Promise<void> {
	await person.click(page.getByTestId('node-execute-button'));
	await output.getByTestId('ndv-items-count').waitFor();
}

const textField = (): Locator => parameter('text').locator('textarea, .cm-content').first();

/** Reports the counts, and holds that they do not grow. */
function checkCounts(
	t: TestContext,
	{ counts, clicks, keys }: CountedPerson,
	most: { clicks: number; keys: number },
): void {
	t.diagnostic(`clicks / keys / drags: ${counts}`);
	assert.ok(clicks <= most.clicks && keys <= most.keys, counts);
}

test('three personal SMS from a table', async (t) => {
	try {
		await openTable('Personal');
		const person = new CountedPerson(page);
		await addNode(person, 'sms', 'Send an SMS');
		await editor.screenshot('three-sends-1a-opened');
		await person.drag(column('mobile'), parameter('to'));
		await person.click(textField());
		await person.type('Γεια σας');
		await person.drag(column('name'), parameter('text'));
		await editor.screenshot('three-sends-1b-filled');
		await executeStep(person);
		await editor.screenshot('three-sends-1c-sent');
		const messages = await sandbox.messages();
		assert.deepEqual(
			messages.map(({ to, text }) => [to, text]).sort(),
			PARENTS.map(({ mobile, name }) => [`30${mobile}`, `Γεια σας ${name}`]),
		);
		// The charge is said below the text, also where that is an expression.
		assert.ok(await ndv.getByText('Charged per 160 characters').isVisible());
		checkCounts(t, person, { clicks: 6, keys: 11 });
	} catch (error) {
		await editor.screenshot('three-sends-1-failed');
		throw error;
	}
});

test('the same SMS to all', async (t) => {
	try {
		await openTable('Same');
		const person = new CountedPerson(page);
		await addNode(person, 'bulk', 'Send an SMS in bulk');
		await person.click(parameter('recipients'));
		await person.click(option('Input Items'));
		await person.drag(column('mobile'), parameter('toField'));
		await person.click(textField());
		await person.type('Αύριο το σχολείο είναι κλειστό.');
		await editor.screenshot('three-sends-2a-filled');
		await executeStep(person);
		await editor.screenshot('three-sends-2b-sent');
		assert.deepEqual(
			await sandbox.recipients(),
			PARENTS.map(({ mobile }) => `30${mobile}`),
		);
		checkCounts(t, person, { clicks: 8, keys: 35 });
	} catch (error) {
		await editor.screenshot('three-sends-2-failed');
		throw error;
	}
});

test('an SMS whose delivery starts another workflow', async (t) => {
	try {
		await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
		await sandbox.changeSettings({ reportDelay: 200 });
		const reports = await session.createWorkflow({
			...{ name: 'Reports', nodes: [], connections: {}, settings: {} },
		});
		await page.goto(`${session.url}/workflow/${reports.id}`);
		const person = new CountedPerson(page);
		await person.click(page.getByTestId('canvas-plus-button'));
		await page.getByTestId('node-creator-search-bar').waitFor();
		await person.type('delivery');
		await person.click(creatorItem('SMSB2B'));
		await person.click(creatorItem('On delivered'));
		await editor.screenshot('three-sends-3a-trigger');
		await person.click(ndv.getByText('Webhook URLs', { exact: true }));
		await person.click(ndv.getByText('Production URL', { exact: true }));
		await person.click(ndv.getByText(/\/webhook\/.*\/delivery-report$/));
		await page.getByText('URL copied').waitFor();
		await person.click(page.getByTestId('ndv-close-button'));
		await person.click(page.getByTestId('workflow-open-publish-modal-button'));
		await person.click(page.getByTestId('workflow-publish-button'));
		await page.getByText('Workflow published').waitFor();
		await editor.screenshot('three-sends-3b-published');

		await openTable('Reported');
		await addNode(person, 'sms', 'Send an SMS');
		await person.drag(column('mobile'), parameter('to'));
		await person.click(textField());
		await person.type('Γεια');
		await person.click(ndv.getByPlaceholder('Add option').first());
		await person.click(option('Callback URL'));
		await person.click(parameter('callback').locator('input').first());
		await person.press('ControlOrMeta+V');
		await editor.screenshot('three-sends-3c-callback');
		await executeStep(person);
		await editor.screenshot('three-sends-3d-sent');
		const reported = async () => (await session.executionsOf(reports)).length;
		await until(async () => (await reported()) === PARENTS.length, 60);
		checkCounts(t, person, { clicks: 18, keys: 16 });
	} catch (error) {
		await editor.screenshot('three-sends-3-failed');
		throw error;
	}
});
