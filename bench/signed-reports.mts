import { mobiles, sendWithCallback } from '../e2e/n8n/delivery-steps.mts';
import type { Session, StoredCredential } from '../e2e/n8n/session.mts';
import { workflowOf } from '../e2e/n8n/workflow-builder.mts';
import type { SandboxControl } from '../e2e/sandbox/control.mts';

const limitInSeconds = 120;

/** The queries of as many signed reports, of messages that were sent for them. */
export async function signedReports(
	session: Session,
	sandbox: SandboxControl,
	credential: StoredCredential,
	callback: string,
	count: number,
): Promise<string[]> {
	await sandbox.reset();
	await sandbox.changeSettings({ reportDelay: null });
	await sandbox.changeAccount('demo', { balance: count });
	const step = sendWithCallback(credential, callback);
	await session.run(workflowOf('Benchmark: sends', mobiles(count), step), limitInSeconds);
	return (await sandbox.messages()).map((message) => {
		const { search } = new URL(message.callback);
		const network = 'mcc=202&mnc=05';
		return `${search}&msgid=${message.id}&status=d&cost=1&to=${message.to}&${network}`;
	});
}

/** Reports whose signatures do not match. */
export function withWrongSignatures(reports: string[]): string[] {
	return reports.map((report) =>
		report.replace(/.(?=&msgid=)/, (end) => (end === 'A' ? 'E' : 'A')),
	);
}
