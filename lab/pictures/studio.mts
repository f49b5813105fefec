import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { launchChromium } from '../browser/chromium.mts';
import { Editor } from '../browser/editor.mts';
import { sandboxCredential } from '../furnish.mts';
import { temporaryFolder } from '../install/folders.mts';
import { openLaboratory, type Laboratory } from '../laboratory.mts';
import { createCredential, type StoredCredential } from '../n8n/credentials.mts';

/** Where pictures of the real editor are taken. */
export interface Studio extends Laboratory {
	editor: Editor;
	credential: StoredCredential;
}

/** Opens a fresh n8n with its editor, lets somebody work there, and tidies up. */
export async function inStudio(work: (studio: Studio) => Promise<void>): Promise<void> {
	const userFolder = await mkdtemp(join(temporaryFolder, 'n8n-nodes-smsb2b-pictures-'));
	const laboratory = await openLaboratory({ userFolder, report: console.log });
	const browser = await launchChromium();
	try {
		const { session, sandbox, n8n, owner } = laboratory;
		const credential = await createCredential(session, {
			...sandboxCredential(sandbox.apiUrl),
			name: 'SMSB2B account',
		});
		const editor = await Editor.open(browser, n8n.url);
		await editor.logIn(owner);
		await work({ ...laboratory, editor, credential });
	} finally {
		await browser.close();
		await laboratory.close();
		await rm(userFolder, { recursive: true, force: true });
	}
}
