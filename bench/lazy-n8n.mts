import { ownerOf } from '../e2e/n8n/owner.mts';
import { startN8n } from '../e2e/n8n/process.mts';
import { Session } from '../e2e/n8n/session.mts';
import { temporaryFolder } from '../scripts/install/folders.mts';
import { installPackage } from '../scripts/install/package.mts';
import type { Workbench } from './measurement.mts';

/** Lets work be done on another n8n, which creates isolates when they are needed and is started beside that of the workbench. */
export async function onLazyN8n<T>(
	{ installation }: Workbench,
	work: (session: Session) => Promise<T>,
): Promise<T> {
	await using folder = await temporaryFolder('lazy');
	const userFolder = folder.path;
	await installPackage(userFolder, console.log);
	const environment = { N8N_EXPRESSION_ENGINE_LAZY_ACQUIRE: 'true' };
	await using n8n = await startN8n({ installation, userFolder, environment });
	return await work(await Session.ofOwner(n8n.url, await ownerOf(userFolder)));
}
