import type { INodeParameters } from 'n8n-workflow';
import type { StoredCredential } from './session.mts';
import { credentialsOf, smsb2b, type Step } from './workflow-builder.mts';

/** The names of the triggers that are built here. */
export const reports = 'Delivery Reports';
export const changes = 'Changed Statuses';

/** A step of the SMSB2B Trigger. */
export function reportTrigger(
	credential: StoredCredential,
	parameters: INodeParameters = {},
): Step {
	return {
		...{ name: reports, type: 'n8n-nodes-smsb2b.smsb2bTrigger', typeVersion: 1.1, parameters },
		credentials: credentialsOf(credential),
	};
}

/**
 * A step of the SMSB2B Status Trigger, which polls when it is published and at the given times. n8n polls once a minute at
 * most, but a schedule may name the second: each time is a schedule of its own, in UTC.
 */
export function statusTrigger(credential: StoredCredential, pollAt: Date[] = []): Step {
	// Without any schedule n8n would poll every minute.
	const tomorrow = new Date(Date.now() - 60_000);
	const schedules = [...pollAt, tomorrow].map(
		(time) => `${time.getUTCSeconds()} ${time.getUTCMinutes()} ${time.getUTCHours()} * * *`,
	);
	return scheduledTrigger(credential, schedules);
}

/** A step of the SMSB2B Status Trigger. @param schedules cron expressions with seconds */
export function scheduledTrigger(credential: StoredCredential, schedules: string[]): Step {
	const item = schedules.map((cronExpression) => ({ mode: 'custom', cronExpression }));
	return {
		...{ name: changes, type: 'n8n-nodes-smsb2b.smsb2bStatusTrigger', typeVersion: 1 },
		parameters: { pollTimes: { item } },
		credentials: credentialsOf(credential),
	};
}

/** A step that sends a message to the `mobile` of each item, and has its delivery reported. */
export function sendWithCallback(credential: StoredCredential, callback: string): Step {
	return smsb2b('SMS', credential, 'sms.send', {
		...{ to: '={{ $json.mobile }}', text: 'Hello' },
		options: { callback, reference: '={{ "for " + $json.mobile }}' },
	});
}

/** As many items with numbers that follow one another. @param first a national number */
export function mobiles(count: number, first = 6_900_000_001): Array<{ mobile: string }> {
	return Array.from({ length: count }, (_, index) => ({ mobile: String(first + index) }));
}
