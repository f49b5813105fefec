import type { IDataObject, INodeParameters } from 'n8n-workflow';
import type { StoredCredential } from '../e2e/n8n/session.mts';
import { coreNode, smsb2b, type Step } from '../e2e/n8n/workflow-builder.mts';
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

/** This package's node, a message an item. */
export function sendAnSms(credential: StoredCredential, more: INodeParameters = {}): Step {
	return smsb2b('Send an SMS', credential, 'sms.send', { ...message, ...more });
}

/** As {@link sendAnSms}, with so many requests in flight at most; the default is 10. */
export function sendInFlight(credential: StoredCredential, maxConcurrency: number): Step {
	const step = sendAnSms(credential, { requestOptions: { maxConcurrency } });
	return { ...step, name: `Send an SMS, ${maxConcurrency} in flight` };
}

/** This package's node, one message to all items. */
export function sendBulk(credential: StoredCredential): Step {
	const parameters = { recipients: 'inputItems', toField: 'mobile', text: 'Hello parents' };
	return smsb2b('Send Bulk', credential, 'sms.sendBulk', parameters);
}

/** {@link sendAnSms}, executed by n8n's own routing engine; see probes/nodes/. */
export function sendOnRoutingEngine(credential: StoredCredential): Step {
	const name = "n8n's routing engine";
	return { ...sendAnSms(credential), name, type: 'CUSTOM.smsb2bOnRoutingEngine' };
}

/** The same requests in a bare loop, the least that a node can do; see probes/nodes/. */
export function sendInBareLoop({ apiUrl }: Workbench): Step {
	const parameters = { url: `${apiUrl}/sms/send`, key: 'demo-key', ...message };
	return { name: 'bare loop', type: 'CUSTOM.bareLoop', typeVersion: 1, parameters };
}

/** What a user would take instead: n8n's HTTP Request node, posting the same form, at its defaults. */
export function httpRequest({ apiUrl }: Workbench): Step {
	const form = { type: 'json', key: 'demo-key', ...message };
	const parameters = Object.entries(form).map(([name, value]) => ({ name, value }));
	return coreNode('HTTP Request', 'httpRequest', 4.2, {
		...{ method: 'POST', url: `${apiUrl}/sms/send`, contentType: 'form-urlencoded' },
		...{ sendBody: true, bodyParameters: { parameters }, options: {} },
	});
}
