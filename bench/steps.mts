import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { sandboxCredential } from '../e2e/n8n/seed-workflows.mts';
import { createCredential, type StoredCredential } from '../e2e/n8n/credentials.mts';
import { smsb2b, type Step } from '../e2e/n8n/workflow-builder.mts';
import type { Workbench } from './measurement.mts';

/** What a message of the benchmark is made of: two expressions an item. */
const message = { to: '={{ $json.mobile }}', text: '={{ "Hello " + $json.name }}' };

/** Items with a mobile number and a name each. */
export function parents(count: number): IDataObject[] {
	return Array.from({ length: count }, (_, index) => ({
		mobile: String(6_900_000_000 + index),
		name: `parent ${index}`,
	}));
}

/** The credential of the sandbox, stored in the n8n of the benchmark. */
export async function storeCredential({ session, sandbox }: Workbench): Promise<StoredCredential> {
	return await createCredential(session, sandboxCredential(sandbox.apiUrl));
}

/** This package's node, a message an item. */
export function sendAnSms(credential: StoredCredential, more: INodeParameters = {}): Step {
	const parameters = { resource: 'sms', operation: 'send', ...message, ...more };
	return smsb2b('Send an SMS', credential, parameters);
}

/** This package's node, one message to all items. */
export function sendBulk(credential: StoredCredential): Step {
	return smsb2b('Send Bulk', credential, {
		resource: 'sms',
		operation: 'sendBulk',
		recipients: 'inputItems',
		toField: 'mobile',
		text: 'Hello parents',
	});
}

/** {@link sendAnSms}, carried out by n8n's own routing engine; see probes/routing-engine/. */
export function sendOnRoutingEngine(credential: StoredCredential): Step {
	const name = "n8n's routing engine";
	return { ...sendAnSms(credential), name, type: 'CUSTOM.smsb2bOnRoutingEngine' };
}

/** What a user would take instead: n8n's HTTP Request node, posting the same form, at its defaults. */
export function httpRequest({ sandbox }: Workbench): Step {
	const form = { type: 'json', key: 'demo-key', ...message };
	const parameters = Object.entries(form).map(([field, value]) => ({ name: field, value }));
	return {
		name: 'HTTP Request',
		type: 'n8n-nodes-base.httpRequest',
		typeVersion: 4.2,
		parameters: {
			method: 'POST',
			url: `${sandbox.apiUrl}/sms/send`,
			sendBody: true,
			contentType: 'form-urlencoded',
			bodyParameters: { parameters },
			options: {},
		},
	};
}
