import { mkdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { outputFolder } from '../install/folders.mts';
import { smsb2b, workflowOf } from '../../e2e/n8n/workflow-builder.mts';
import { listOperations } from '../../e2e/n8n/operations.mts';
import { inStudio } from './studio.mts';

/**
 * Keeps a picture of the node's panel for every operation in output/tour, for a person to look through:
 * `node scripts/screenshots/tour.mts`, or with the names of some resources or operations to look at those only.
 */
await inStudio(async ({ session, editor: { page }, credential }) => {
	const folder = join(outputFolder, 'tour');
	await mkdir(folder, { recursive: true });
	const wanted = process.argv.slice(2);
	const operations = (await listOperations(session)).filter(
		({ resource, operation }) =>
			wanted.length === 0 || wanted.includes(resource) || wanted.includes(operation),
	);
	const steps = operations.map(({ resource, operation }) =>
		smsb2b(`${resource} ${operation}`, credential, `${resource}.${operation}`),
	);
	const { id, nodes } = await session.createWorkflow(workflowOf('Tour', [{}], ...steps));
	const [, first] = nodes;
	await page.goto(`${session.url}/workflow/${id}/${first.id}`);
	const panel = page.getByTestId('ndv');
	for (const { id: nodeId, name } of nodes.slice(1)) {
		// The editor shortens the id of the open node.
		await page.waitForURL(({ pathname }) => nodeId.startsWith(basename(pathname)));
		await panel.getByTestId('parameter-input-operation').waitFor();
		await panel.getByText('Loading fields').first().waitFor({ state: 'hidden' });
		await panel.screenshot({ path: join(folder, `${name.replace(' ', '-')}.png`) });
		await page.keyboard.press('Shift+Control+Alt+ArrowRight');
	}
	console.log(`${operations.length} pictures in ${folder}`);
});
