import type { Page } from 'playwright-core';
import type { Session, WorkflowDefinition } from '../../e2e/n8n/session.mts';

/** Space around the nodes, in pixels. */
const margin = 24;

/** What lies over the canvas and does not belong in a picture of a workflow. */
const overlays = `
	[data-test-id='canvas-controls'], [data-test-id='canvas-minimap'], [data-test-id='canvas-chat'],
	[class*='executionButtons'], [class*='bottomButtons'], [data-test-id='node-buttons-wrapper'],
	[data-test-id='canvas-handle-plus'], [data-test-id='canvas-handle-plus-wrapper'] { visibility: hidden !important; }
	[data-test-id='node-issues'] { visibility: hidden !important; }`;

/** Where a workflow of many nodes can be read. */
const wideWindow = { width: 2200, height: 1700 };
const manyNodes = 20;

/** Takes a picture of a workflow on the canvas, as large as its nodes. */
export async function photographWorkflow(
	page: Page,
	session: Session,
	definition: WorkflowDefinition,
	path: string,
): Promise<void> {
	const usualWindow = page.viewportSize();
	if (definition.nodes.length > manyNodes) await page.setViewportSize(wideWindow);
	const { id } = await session.createWorkflow(definition);
	await page.goto(`${session.url}/workflow/${id}`);
	await page.getByTestId('canvas-node').first().waitFor();
	await page.addStyleTag({ content: overlays });
	await page.keyboard.press('1');
	// The canvas glides to its new place.
	await page.waitForTimeout(1500);
	const boxes = await Promise.all(
		(await page.locator('.vue-flow__node').all()).map(async (node) => await node.boundingBox()),
	);
	const known = boxes.filter((box) => box !== null);
	const left = Math.min(...known.map(({ x }) => x)) - margin;
	const top = Math.min(...known.map(({ y }) => y)) - margin;
	const right = Math.max(...known.map(({ x, width }) => x + width)) + margin;
	// The name of a node stands below its box.
	const bottom = Math.max(...known.map(({ y, height }) => y + height)) + 2 * margin;
	const clip = { x: left, y: top, width: right - left, height: bottom - top };
	await page.screenshot({ path, clip });
	if (usualWindow) await page.setViewportSize(usualWindow);
}
