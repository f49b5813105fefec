import type { INodeParameters } from 'n8n-workflow';

import type { TestSandbox } from '../../support/sandbox';

/** How many input items the node gets where it gets several. */
export const SEVERAL = 3;

/** Valid input of an operation, for one item and for several. */
export interface Input {
	/** `resource.operation`. */
	operation: string;
	/** What is special about it, where an operation has several entries. */
	about?: string;
	/** The endpoint that is called for the operation's own purpose; none where it needs no call. */
	path?: string;
	/** What all items have in common. */
	parameters?: INodeParameters;
	/** What differs from item to item; where nothing does, every item asks for the same. */
	each?: Each;
	/**
	 * Where it is not a call for each item: all are executed by one call, the operation takes one item at a time, or it makes
	 * sense for one only.
	 */
	items?: 'together' | 'oneAtATime' | 'one';
	/** Brings about what the calls need. */
	prepare?(sandbox: TestSandbox): Promise<unknown>;
	/** Its call waits much longer than Timeout says. */
	outlastsTimeout?: true;
	/** What SMSB2B accepts has no output here, so that the error of a later item is the first of all. */
	givesNothing?: true;
	/** Anybody may call it, without a key. */
	keyless?: true;
	/** Its output is meant to hold an API key. */
	givesKey?: true;
	/** What n8n's own engine cannot do, with which agents up to version 2.2 call tools. */
	notForOlderAgents?: true;
	/** What agents do not get of its answer, because the key is in it. */
	notForAgents?: { formats: string[]; outputs: string[] };
}

/** The parameter in which the items differ, the form field that SMSB2B gets of it, and a value for each item. */
export interface Each {
	parameter: string;
	field: string;
	values: readonly [string, string, string];
}

/** Greek mobile numbers, one for each item. */
export const NUMBERS: Each['values'] = ['306971234501', '306971234502', '306971234503'];

/** A number for each item in the parameter of this name. */
export function eachNumber(parameter: string): Each {
	return { parameter, field: parameter, values: NUMBERS };
}

/** An ID for each item in the parameter of this name. */
export function eachId(parameter: string, first: number, field = parameter): Each {
	return { parameter, field, values: [`${first}`, `${first + 1}`, `${first + 2}`] };
}
