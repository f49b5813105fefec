import type { IDataObject, INodeParameters } from 'n8n-workflow';

import type { TestSandbox } from '../../../support/sandbox';

/** An operation with parameters that are accepted: what SMSB2B gets of them, and what comes out. */
export interface OperationCase {
	/** `resource.operation`. */
	operation: string;
	/** What is special about the case, where an operation has several. */
	about?: string;
	/** The endpoint that is called; none where nothing is. */
	path?: string;
	parameters: INodeParameters;
	/** Brings about what the operation needs; may give parameters that are not known before. */
	prepare?(sandbox: TestSandbox): Promise<INodeParameters | void>;
	/** The format that is asked for, whatever the option API Response Format says. */
	format?: 'json';
	/** The endpoints that are asked something before. */
	lookUps?: string[];
	/** The form fields of the request beside `key` and `type`. */
	sent: Record<string, unknown>;
	/** The simplified items, of JSON and XML alike. */
	items: IDataObject[];
	/** Output fields that the reference does not know, so that its shape lacks them. */
	notInReference?: string[];
	/** The items of the plain text (v2). */
	plain: IDataObject[];
}

/** A resource locator as the editor stores it after something was chosen by its ID. */
export function byId(value: string): INodeParameters {
	return { __rl: true, mode: 'id', value };
}

/** An item with the text of a plain answer of which nothing more is known. */
export function textWith(part: string): IDataObject {
	return { text: expect.stringContaining(part) as unknown as string };
}

/** A callback URL with the signature that the package adds. */
export function signedCallback(url: string): unknown {
	const address = url.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
	return expect.stringMatching(new RegExp(`^${address}[?&]sig=2\\.[\\w.-]+$`));
}

/** The item of a plain answer that has no values to give. */
export const SUCCESS: IDataObject = { text: 'Success' };
