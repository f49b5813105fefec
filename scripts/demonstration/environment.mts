import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { launchChromium } from '../../e2e/browser/chromium.mts';
import { Editor } from '../../e2e/browser/editor.mts';
import { ownerOf } from '../../e2e/n8n/owner.mts';
import { startN8n } from '../../e2e/n8n/process.mts';
import { Session } from '../../e2e/n8n/session.mts';
import { registryOfPanel, startRegistryProxy } from '../../e2e/registry/proxy.mts';
import { publishPackage } from '../../e2e/registry/publish.mts';
import { startRegistry } from '../../e2e/registry/verdaccio.mts';
import type { SandboxControl } from '../../e2e/sandbox/control.mts';
import { startSandbox } from '../../e2e/sandbox/process.mts';
import { temporaryFolder } from '../install/folders.mts';
import { installN8n, wantedN8nVersion } from '../install/n8n.mts';

/** How long anything may take, in milliseconds: n8n runs npm twice to install a package. */
const patience = 120_000;

/** A new n8n that lacks the package, and the sandbox. */
export interface Demonstration {
	editor: Editor;
	n8nVersion: string;
	sandbox: SandboxControl;
	/** The base URL for a credential. */
	apiUrl: string;
}

/** Publishes the package where n8n's panel finds it, opens a new n8n, lets something be done there, and removes all of it. */
export async function inDemonstration(
	work: (where: Demonstration) => Promise<void>,
): Promise<void> {
	await using folder = await temporaryFolder('demonstration');
	const userFolder = join(folder.path, 'home');
	await mkdir(userFolder);
	const installation = await installN8n(console.log);
	const publicUrl = registryOfPanel(installation);
	await using registry = await startRegistry(folder.path, publicUrl);
	console.log('Publishing the package to a registry of this machine.');
	await publishPackage(registry, userFolder);
	using proxy = await startRegistryProxy(publicUrl, registry.url, folder.path);

	await using sandbox = await startSandbox();
	console.log('Starting n8n.');
	await using n8n = await startN8n({
		...{ installation, userFolder },
		environment: {
			...registry.npmEnvironment,
			...proxy.environment,
			N8N_UNVERIFIED_PACKAGES_ENABLED: 'true',
		},
	});
	const owner = await ownerOf(userFolder);
	await Session.ofOwner(n8n.url, owner);
	await using browser = await launchChromium();
	const editor = await Editor.open(browser, n8n.url, owner);
	editor.page.setDefaultTimeout(patience);
	await work({
		...{ editor, n8nVersion: await wantedN8nVersion() },
		...{ sandbox: sandbox.control, apiUrl: sandbox.apiUrl },
	});
}
