import assert from 'node:assert/strict';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { temporaryFolder } from '../../scripts/install/folders.mts';
import { installN8n } from '../../scripts/install/n8n.mts';
import { packageFolderIn } from '../../scripts/install/package.mts';
import { useTestEnvironment } from '../context.mts';
import { ownerOf } from '../n8n/owner.mts';
import { startN8n } from '../n8n/process.mts';
import { storeSandboxCredential } from '../n8n/seed-workflows.mts';
import { Session, type StoredWorkflow } from '../n8n/session.mts';
import { smsb2b, workflowOf } from '../n8n/workflow-builder.mts';
import { readmeCommands } from '../registry/commands.mts';
import { publishPackage, typeCommand } from '../registry/publish.mts';
import { startRegistry, type RunningRegistry } from '../registry/verdaccio.mts';

const { sandbox, apiUrl } = useTestEnvironment();
const commands = await readmeCommands();
const folder = await temporaryFolder('publishing');
const userFolder = join(folder.path, 'home');
const nodesFolder = join(userFolder, '.n8n/nodes');
const nextVersion = '99.0.0';
let registry: RunningRegistry;
let firstVersion = '';

before(async () => {
	await mkdir(userFolder);
	registry = await startRegistry(folder.path);
});
after(async () => {
	await registry[Symbol.asyncDispose]();
	await folder[Symbol.asyncDispose]();
});

/** Types a command as a person does whose npm uses the registry of this test. */
async function type(command: string, cwd: string): Promise<void> {
	await typeCommand(registry, command, { cwd, home: userFolder });
}

async function installedVersion(): Promise<string> {
	const manifest = await readFile(join(packageFolderIn(userFolder), 'package.json'), 'utf8');
	return (JSON.parse(manifest) as { version: string }).version;
}

/** Does something with n8n as it starts with what is installed now. */
async function withN8n<T>(work: (session: Session) => Promise<T>): Promise<T> {
	await using n8n = await startN8n({ installation: await installN8n(() => {}), userFolder });
	return await work(await Session.ofOwner(n8n.url, await ownerOf(userFolder)));
}

/** Runs the saved workflow. @returns how its execution ended, and the texts of the messages that it sent */
async function runSaved(session: Session) {
	await sandbox.reset();
	const execution = await session.runStored(saved);
	const { status, data } = execution;
	const texts = (await sandbox.messages()).map(({ text }) => text);
	return { status, message: data.resultData.error?.message, texts };
}

let saved: StoredWorkflow;
const sent = { status: 'success', message: undefined, texts: ['From a registry'] };

test('a published package is installed as README says, and its node runs', async () => {
	firstVersion = await publishPackage(registry, userFolder);
	await type(commands.install, userFolder);
	assert.equal(await installedVersion(), firstVersion);
	await withN8n(async (session) => {
		const credential = await storeSandboxCredential(session, apiUrl);
		const message = { to: '6900000001', text: 'From a registry' };
		const workflow = workflowOf('Sends', [{}], smsb2b('Send', credential, 'sms.send', message));
		saved = await session.createWorkflow(workflow);
		assert.deepEqual(await runSaved(session), sent);
	});
});

test('the next version is installed as README says, and the saved workflow runs on it', async () => {
	await publishPackage(registry, userFolder, nextVersion);
	await type(commands.update, nodesFolder);
	assert.equal(await installedVersion(), nextVersion);
	assert.deepEqual(await withN8n(runSaved), sent);
});

test('a version is pinned as README says, and the saved workflow runs on it', async () => {
	await type(commands.pin.replace(/@\d+\.\d+\.\d+/, `@${firstVersion}`), nodesFolder);
	assert.equal(await installedVersion(), firstVersion);
	const manifest = await readFile(join(nodesFolder, 'package.json'), 'utf8');
	assert.match(manifest, new RegExp(`"n8n-nodes-smsb2b": "${firstVersion}"`));
	assert.deepEqual(await withN8n(runSaved), sent);
});

test('once the package is uninstalled as README says, n8n refuses to run the saved workflow', async () => {
	await type(commands.uninstall, nodesFolder);
	await assert.rejects(installedVersion(), /ENOENT/);
	await withN8n(async (session) => {
		await assert.rejects(runSaved(session), /400 Bad Request: POST .*\/run$/);
		assert.deepEqual(await sandbox.messages(), []);
	});
});
