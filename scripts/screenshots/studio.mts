import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { launchChromium } from '../../e2e/browser/chromium.mts';
import { Editor } from '../../e2e/browser/editor.mts';
import { sandboxCredential } from '../../e2e/n8n/seed-workflows.mts';
import { temporaryFolder } from '../install/folders.mts';
import { openTestEnvironment, type TestEnvironment } from '../../e2e/test-environment.mts';
import { createCredential, type StoredCredential } from '../../e2e/n8n/credentials.mts';

/** Where pictures of the real editor are taken. */
export interface Studio extends TestEnvironment {
	editor: Editor;
	credential: StoredCredential;
}

/** Opens a fresh n8n with its editor, lets somebody work there, and tidies up. */
export async function inStudio(work: (studio: Studio) => Promise<void>): Promise<void> {
	const userFolder = await mkdtemp(join(temporaryFolder, 'n8n-nodes-smsb2b-pictures-'));
	const environment = await openTestEnvironment({ userFolder, report: console.log });
	const browser = await launchChromium();
	try {
		const { session, sandbox, n8n, owner } = environment;
		const credential = await createCredential(session, {
			...sandboxCredential(sandbox.apiUrl),
			name: 'SMSB2B account',
		});
		const editor = await Editor.open(browser, n8n.url);
		await editor.logIn(owner);
		await work({ ...environment, editor, credential });
	} finally {
		await browser.close();
		await environment.close();
		await rm(userFolder, { recursive: true, force: true });
	}
}
