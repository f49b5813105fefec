import { pathOf } from './parameters';

/**
 * What a signature is good for and where: a call anywhere else, or for anything else, does not have it. It is
 * part of what is signed, and stands in no URL.
 */
export type Audience = `report ${string}` | `wait ${string}`;

const SIGNED_SEGMENTS = 2;

/**
 * The reports that arrive at an address: of its path the last two segments as they are written, which name a trigger.
 * Test and Production URL, and an address whose front a proxy rewrites, are the same audience.
 *
 * @param url an absolute URL, or the target of a request
 */
export function reportsAt(url: string): Audience {
	const segments = pathOf(url)
		.split('/')
		.filter((segment) => segment !== '');
	return `report ${segments.slice(-SIGNED_SEGMENTS).join('/')}`;
}

/** The report for which an execution waits. */
export function waitOf(executionId: string): Audience {
	return `wait ${executionId}`;
}
