import type { IDataObject } from 'n8n-workflow';

/** How a wait for a delivery report ended. */
export interface Ending {
	status: string;
	statusCode: string;
	timedOut: boolean;
	waitedSeconds: number;
}

/** The output of a message that was waited for: what is known of it, and how the wait ended. */
export function waitResult(message: IDataObject, ending: Ending): IDataObject {
	return { ...message, ...ending };
}

/** Whole seconds since a moment in milliseconds. */
export function secondsSince(moment: number): number {
	return Math.max(0, Math.round((Date.now() - moment) / 1000));
}
