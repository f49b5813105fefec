import type {
	ICredentialDataDecryptedObject,
	IExecuteFunctions,
	IGetNodeParameterOptions,
	INode,
} from 'n8n-workflow';

import type { ItemContext } from '../../../lib/api/context';
import { getOwn } from '../../../lib/values/getOwn';
import type { Field } from '../operation';
import { addHint } from './addHints';
import { failedExpression } from './failedExpression';
import { fastValue } from './fastExpression';
import type { RunValues } from './runValues';

/**
 * One input item as the functions of a declaration see it. Every parameter is evaluated at most once,
 * whatever asks for it: an expression costs more than the rest of an item's work.
 */
export class Item implements ItemContext {
	private readonly values = new Map<string, unknown>();

	/** @param fields those of the operation, for their labels */
	constructor(
		private readonly execution: IExecuteFunctions,
		private readonly credential: ICredentialDataDecryptedObject,
		private readonly index: number,
		private readonly runValues: RunValues,
		private readonly fields: Field[],
	) {}

	async once<T>(what: string, lookUp: () => Promise<T>): Promise<T> {
		return await this.runValues.once(what, lookUp);
	}

	getItemIndex(): number {
		return this.index;
	}

	getNode(): INode {
		return this.execution.getNode();
	}

	evaluateExpression(expression: string): ReturnType<ItemContext['evaluateExpression']> {
		return this.execution.evaluateExpression(expression, this.index);
	}

	getSignedResumeUrl(parameters: Record<string, string>): string {
		return this.execution.getSignedResumeUrl(parameters);
	}

	getTimezone(): string {
		return this.execution.getTimezone();
	}

	/** The node has one credential; reading it again for each item would cost a query each. */
	async getCredentials<T extends object>(): Promise<T> {
		return this.credential as T;
	}

	addHint(message: string): void {
		addHint(this.execution, message);
	}

	getNodeParameter(
		name: string,
		fallback?: unknown,
		{ extractValue = false }: IGetNodeParameterOptions = {},
	): ReturnType<ItemContext['getNodeParameter']> {
		const [root, ...path] = name.split('.');
		const value = path.reduce<unknown>(getOwn, this.evaluate(root)) ?? fallback;
		const plain = extractValue && isLocator(value) ? getOwn(value, 'value') : value;
		return plain as ReturnType<ItemContext['getNodeParameter']>;
	}

	private evaluate(root: string): unknown {
		if (!this.values.has(root)) this.values.set(root, this.read(root));
		return this.values.get(root);
	}

	private read(root: string): unknown {
		const { execution, index } = this;
		const written = execution.getNodeParameter(root, index, null, { rawExpressions: true });
		const { json } = execution.getInputData()[index];
		const plain = fastValue(written, json, (source) => this.runValues.evaluate(source, index));
		return plain ?? this.readByN8n(root, written);
	}

	/** @throws Smsb2bError when n8n cannot evaluate an expression in it */
	private readByN8n(root: string, written: unknown): unknown {
		try {
			return this.execution.getNodeParameter(root, this.index, null);
		} catch (thrown) {
			const evaluate = (expression: string) => this.evaluateExpression(expression);
			throw failedExpression(this.fields, { root, written, thrown, evaluate });
		}
	}
}

function isLocator(value: unknown): boolean {
	return getOwn(value, '__rl') === true;
}
