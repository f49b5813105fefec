import { type IDataObject, type INode, NodeApiError } from 'n8n-workflow';

import { asDisplayText } from './displayText';

/** What is said of something that went wrong. */
export interface ErrorText {
	/** One sentence without a full stop. */
	message: string;
	/** Full sentences: what was seen and what to do. */
	description: string;
	/** Facts for expressions on the error output, e.g. the error code. */
	context?: IDataObject;
	/** True when nothing further of the run can succeed. */
	isFatal?: boolean;
	/** True when what the item gave cannot be sent, so that no request was made for it. */
	isInvalidInput?: boolean;
}

/** Something that went wrong, said by a part that knows neither node nor item. */
export class Smsb2bError extends Error {
	readonly text: ErrorText;

	constructor(text: ErrorText) {
		const shown = asShown(text);
		super(`${shown.message}. ${shown.description}`);
		this.text = shown;
	}
}

/** What went wrong while the API key was fetched with username and password, before the request that needs it. */
export class LoginError extends Smsb2bError {}

function asShown(text: ErrorText): ErrorText {
	return {
		...text,
		message: asDisplayText(text.message),
		description: asDisplayText(text.description),
	};
}

/**
 * Something that went wrong with one item, said so that the reader knows which item and what to do.
 * Has neither the request nor the response, hence never the API key.
 */
export class ItemError extends NodeApiError {
	readonly text: ErrorText;

	constructor(node: INode, itemIndex: number, text: ErrorText) {
		const shown = asShown(text);
		const title = `${shown.message} (item ${itemIndex + 1})`;
		const message = isTool(node) ? `${title}. ${shown.description}` : title;
		// Without `itemIndex`: the editor would add "[item 0]" to a title that counts from 1, as the lists in descriptions do.
		super(node, {}, { message, description: shown.description });
		// The base class swaps messages that contain ENOENT, ETIMEDOUT and the like for its own words.
		this.message = message;
		this.description = shown.description;
		this.text = shown;
	}
}

/** Whether an error leaves open what became of the item: it cannot be known whether the call was executed. */
export function isOutcomeUnknown(failure: unknown): failure is ItemError {
	return failure instanceof ItemError && failure.text.context?.outcomeKnown === false;
}

/** Whether an item failed because of what it gave, before a request was made for it. */
export function isInvalidInput(failure: unknown): boolean {
	return failure instanceof ItemError && failure.text.isInvalidInput === true;
}

/** Whether n8n runs the node for an AI agent, which tells its model the message and not the description. */
export function isTool({ type }: INode): boolean {
	return type.endsWith('Tool');
}
