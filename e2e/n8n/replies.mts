import { randomUUID } from 'node:crypto';
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import type { SandboxControl, SandboxMessage } from '../sandbox/control.mts';
import type { Session, StoredCredential } from './session.mts';
import { credentialsOf, smsb2b, workflowOf, type Step } from './workflow-builder.mts';

/** The name of the trigger that is built here. */
export const replies = 'Reply';

/** A step of the SMSB2B Reply Trigger. */
export function replyTrigger(
	credential: StoredCredential,
	path: string,
	parameters: IDataObject = {},
): Step {
	return {
		...{ name: replies, type: 'n8n-nodes-smsb2b.smsb2bReplyTrigger', typeVersion: 1.1 },
		parameters: { path, ...parameters } as INodeParameters,
		credentials: credentialsOf(credential),
		webhookId: randomUUID(),
	};
}

/** As many references, one for each recipient. */
export function referencesOf(count: number): string[] {
	return Array.from({ length: count }, (_, index) => `pupil-${index}`);
}

/** Sends an SMS with a link for each reference, and gives the links by reference. The sandbox has no other messages. */
export async function sendLinks(
	{ session, sandbox }: { session: Session; sandbox: SandboxControl },
	credential: StoredCredential,
	replyUrl: string,
	references: string[],
): Promise<Map<string, string>> {
	const items = references.map((reference) => ({ reference }));
	const send = smsb2b('Send', credential, 'sms.send', {
		...{ to: '6900000001', text: '=Excursion, {{ $json.reference }}?' },
		options: { replyUrl, reference: '={{ $json.reference }}' },
	});
	(await session.run(workflowOf('Asks', items, send), 120)).succeeded();
	const messages = await sandbox.messages();
	return new Map(messages.map((message) => [referenceOf(message), linkOf(message)]));
}

/** The link in a message. */
export function linkOf({ text }: SandboxMessage): string {
	return /https?:\S+/.exec(text)?.[0] ?? '';
}

/** The reference in the link of a message. */
export function referenceOf(message: SandboxMessage): string {
	return /r=([^.]+)\./.exec(linkOf(message))?.[1] ?? '';
}

/** Sends the form of a page. */
export async function postAnswer(link: string, answer: string): Promise<Response> {
	return await fetch(link, { method: 'POST', body: new URLSearchParams({ answer }) });
}
