import { launchChromium } from '../../e2e/browser/chromium.mts';
import { Editor } from '../../e2e/browser/editor.mts';
import type { StoredCredential } from '../../e2e/n8n/session.mts';
import { openTestEnvironment, type TestEnvironment } from '../../e2e/test-environment.mts';
import { temporaryFolder } from '../install/folders.mts';

/** Where screenshots of the real editor are taken. */
export interface Studio extends TestEnvironment {
	editor: Editor;
	credential: StoredCredential;
}

/** Opens a new n8n with its editor, lets something be done there, and removes all of it. */
export async function inStudio(work: (studio: Studio) => Promise<void>): Promise<void> {
	await using folder = await temporaryFolder('screenshots');
	const userFolder = folder.path;
	await using environment = await openTestEnvironment({ userFolder, report: console.log });
	await using browser = await launchChromium();
	const { session, n8n, owner, storeCredential } = environment;
	const credential = await storeCredential({}, 'SMSB2B account');
	const editor = await Editor.open(browser, n8n.url, owner);
	await work({ ...environment, session, editor, credential });
}
