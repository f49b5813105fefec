import { quotation } from '../../../lib/errors/displayText';
import { Smsb2bError } from '../../../lib/errors/itemError';
import { getOwn } from '../../../lib/values/getOwn';
import type { Field } from '../operation';
import { expressionsIn, labelAt, type StoredExpression } from '../storedExpressions';

/** What n8n was given, and what it threw. */
interface Failed {
	/** The name of the parameter, which may be a collection. */
	root: string;
	/** The parameter as it is stored. */
	written: unknown;
	thrown: unknown;
	/** Evaluates one expression for the same item. @throws what n8n throws */
	evaluate(expression: string): unknown;
}

/**
 * Says which field of a parameter has an expression that n8n cannot evaluate, what n8n says of it, and what to do. n8n
 * itself names no field.
 */
export function failedExpression(fields: Field[], failed: Failed): Smsb2bError {
	const expressions = expressionsIn(failed.written, failed.root);
	const { path, thrown } = firstFailing(expressions, failed) ?? { ...failed, path: failed.root };
	const label = labelAt(fields, path);
	return new Smsb2bError({
		message: `The expression in ${label} cannot be evaluated`,
		description: `n8n said: ${inWords(thrown)}. Check the expression in ${label}, and what it refers to.`,
	});
}

/** Evaluated one by one; nothing where each can be alone. */
function firstFailing(expressions: StoredExpression[], { evaluate }: Failed) {
	for (const { path, expression } of expressions) {
		try {
			evaluate(expression);
		} catch (thrown) {
			return { path, thrown };
		}
	}
	return undefined;
}

/** Characters of what n8n says that are quoted. */
const QUOTED = 200;

/** What n8n writes around the words of the JavaScript engine. */
const TECHNICAL = /^Expression evaluation failed: | \[<?[\w-]+>?:\d+:\d+\]$/g;

/** n8n's own words for its users have such marks where the editor puts something in. */
const INCOMPLETE = /%%|\{\{/;

/** What n8n says of an expression; which node it speaks of stands beside its message. */
function inWords(thrown: unknown): string {
	const context: unknown = getOwn(thrown, 'context');
	const [forUsers, node]: unknown[] = ['messageTemplate', 'nodeCause'].map((name) =>
		getOwn(context, name),
	);
	const own = thrown instanceof Error ? thrown.message : String(thrown);
	const message = typeof forUsers === 'string' && !INCOMPLETE.test(forUsers) ? forUsers : own;
	const words = quotation(message.trim().replace(TECHNICAL, ''), QUOTED).replace(/\.$/, '');
	if (typeof node !== 'string' || words.includes(node)) return words;
	return `${words} (node "${quotation(node, QUOTED)}")`;
}
