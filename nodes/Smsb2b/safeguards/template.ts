/** A `{{ … }}` of a text. */
export interface Expression {
	/** What stands between the braces. */
	source: string;
	/** Whether it only names a value, such as `$json.name` or `$('Pupils').item.json.name`. */
	isPath: boolean;
}

/** A text as it is stored: what was typed, and the expressions in between. */
export interface Template {
	/** One more than there are expressions; some may be empty. */
	literals: string[];
	expressions: Expression[];
	/** Whether braces are escaped: then the literals are not what n8n makes of them. */
	isEscaped: boolean;
}

const NAME = String.raw`[\p{L}_$][\p{L}\p{N}_$]*`;
const QUOTED = String.raw`'[^'\\]*'|"[^"\\]*"`;

/** `$json` or `$('Node')`. What n8n shows of the tool of an agent, and what a model fills in, is no value of the input. */
const ROOT = String.raw`\$\((?:${QUOTED})\)|\$(?!tool\b|fromAI\b)${NAME}`;

/** `.name`, `?.name`, `['name']`, `[0]`, and the calls by which n8n gives items. */
const STEP = String.raw`\??\.(?:(?:first|last|all)\(\)|itemMatching\(\d+\)|${NAME})|(?:\?\.)?\[(?:${QUOTED}|\d+)\]`;

const PATH = new RegExp(`^(?:${ROOT})(?:${STEP})*$`, 'u');

/** What n8n shows of an agent's tool, and what its model fills in: neither is made of the input. */
const OF_AGENT = /\$(?:tool|fromAI)\b/;

/**
 * Takes a stored text apart.
 *
 * @returns undefined for what is no expression
 */
export function parseTemplate(written: unknown): Template | undefined {
	if (typeof written !== 'string' || !written.startsWith('=')) return undefined;
	const literals: string[] = [];
	const sources: string[] = [];
	let rest = written.slice(1);
	for (;;) {
		const start = rest.indexOf('{{');
		const end = start < 0 ? -1 : rest.indexOf('}}', start + 2);
		if (end < 0) break;
		literals.push(rest.slice(0, start));
		sources.push(rest.slice(start + 2, end).trim());
		rest = rest.slice(end + 2);
	}
	return {
		literals: [...literals, rest],
		expressions: sources.map((source) => ({ source, isPath: PATH.test(source) })),
		isEscaped: /\\[{}]/.test(written),
	};
}

/** Whether an expression holds what a model or n8n itself put in, so that nothing in it is missing from the input. */
export function isOfAgent({ source }: Expression): boolean {
	return OF_AGENT.test(source);
}
