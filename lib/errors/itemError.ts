import { NodeApiError, type IDataObject, type INode } from 'n8n-workflow';

import { asDisplayText } from './displayText';

/** What is said of something that went wrong. */
export interface FailureText {
	/** One sentence without a full stop. */
	what: string;
	/** Full sentences: what was seen and what to do. */
	remedy: string;
	/** Facts for expressions on the error output, e.g. the refusal code. */
	facts?: IDataObject;
	/** True when nothing further of the run can succeed. */
	stopsRun?: boolean;
}

/** Something that went wrong, said by a part that knows neither node nor item. */
export class Failure extends Error {
	readonly text: FailureText;

	constructor(text: FailureText) {
		const shown = asShown(text);
		super(`${shown.what}. ${shown.remedy}`);
		this.text = shown;
	}
}

function asShown(text: FailureText): FailureText {
	return { ...text, what: asDisplayText(text.what), remedy: asDisplayText(text.remedy) };
}

/**
 * Something that went wrong with one item, said so that the reader knows which item and what to do.
 * Carries neither the request nor the answer, hence never the API key.
 */
export class ItemFailure extends NodeApiError {
	readonly text: FailureText;

	constructor(node: INode, itemIndex: number, text: FailureText) {
		const shown = asShown(text);
		const title = `${shown.what} (item ${itemIndex + 1})`;
		const message = isTool(node) ? `${title}. ${shown.remedy}` : title;
		super(node, {}, { message, description: shown.remedy, itemIndex });
		// The base class swaps messages that contain ENOENT, ETIMEDOUT and the like for its own words.
		this.message = message;
		this.description = shown.remedy;
		this.text = shown;
	}
}

/** Whether a failure leaves open what became of the item: nobody can tell whether the call was carried out. */
export function isOutcomeUnknown(failure: unknown): failure is ItemFailure {
	return failure instanceof ItemFailure && failure.text.facts?.outcomeKnown === false;
}

/** Whether n8n runs the node for an AI agent, which tells its model the message and not the description. */
export function isTool({ type }: INode): boolean {
	return type.endsWith('Tool');
}
