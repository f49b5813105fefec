import { createRequire } from 'node:module';
import type { ProbeCall } from './calls.mts';
import { parsed, read } from './reader.mts';
import { request, type Account, type Format, type Received } from './request.mts';
import { plainShape, shapeOf } from './shape.mts';

const FORMATS: readonly Format[] = ['json', 'xml', 'v2'];

/** What one response was, and whether the node reads it as it should. */
export interface Finding {
	title: string;
	lines: string[];
	differs: boolean;
}

/** Makes the calls one after the other, each in the three formats, and describes what came. */
export async function probe(
	account: Account,
	calls: readonly ProbeCall[],
	told: (title: string) => void = () => undefined,
): Promise<Finding[]> {
	const findings: Finding[] = [];
	for (const call of calls) {
		for (const format of FORMATS) {
			told(`${call.path} ${format}`);
			findings.push(await describe(account, call, format));
		}
	}
	return findings;
}

/** Makes a call, and describes its response. */
export async function describe(
	account: Account,
	call: ProbeCall,
	format: Format,
): Promise<Finding> {
	const title = `${call.path} ${format}`;
	const received = await request(account, call, format);
	if ('failure' in received) {
		return { title, lines: [`no response: ${received.failure}`], differs: true };
	}
	const { httpStatus, contentType, body, isCut, milliseconds } = received;
	const [type] = contentType.split(';');
	const http = `HTTP ${httpStatus}, ${/^[\w/+.-]{1,40}$/.test(type) ? type : 'no content type'}, ${body.length} bytes${isCut ? ' and more' : ''}, ${milliseconds} ms`;
	const { lines, differs } = await compared(account, call, format, received);
	return { title, lines: [http, ...shapeLines(received, format), ...lines], differs };
}

function shapeLines(
	{ body, contentType }: Exclude<Received, { failure: string }>,
	format: Format,
): string[] {
	const response = parsed(body, contentType, format);
	if (!response) return ['neither JSON nor XML nor the text that was asked for'];
	const { text, ...others } = response;
	const isPlain = format === 'v2' && typeof text === 'string' && Object.keys(others).length === 0;
	return isPlain ? plainShape(text) : shapeOf(response);
}

async function compared(
	account: Account,
	call: ProbeCall,
	format: Format,
	received: Exclude<Received, { failure: string }>,
): Promise<Pick<Finding, 'lines' | 'differs'>> {
	const reading = await read(account, call, format, received);
	if ('message' in reading) {
		const { message, isDocumentedError } = reading;
		return { lines: [`the node says: ${message}`], differs: !isDocumentedError };
	}
	const { items, absent } = reading;
	const fields = [...new Set(items.flatMap(Object.keys))];
	return {
		lines: [
			`the node reads ${items.length} item${items.length === 1 ? '' : 's'}${fields.length > 0 ? ` with ${fields.join(', ')}` : ''}`,
			...(absent.length > 0 ? [`in none of them: ${absent.join(', ')}`] : []),
		],
		differs: absent.length > 0,
	};
}

/** The report, in a block that can be pasted into an issue. */
export function written(findings: Finding[], { key, baseUrl }: Account, facts: string[]): string {
	const { version } = createRequire(import.meta.url)('../../package.json') as { version: string };
	const different = findings.filter(({ differs }) => differs).map(({ title }) => title);
	const text = [
		`n8n-nodes-smsb2b ${version}, Node ${process.versions.node}`,
		different.length === 0
			? 'Everything was read as expected.'
			: `Read otherwise than expected: ${different.join('; ')}`,
		...facts,
		...findings.flatMap(({ title, lines }) => ['', title, ...lines.map((line) => `  ${line}`)]),
	].join('\n');
	return `\`\`\`\n${withoutAccount(text, [key, new URL(baseUrl).username, new URL(baseUrl).password])}\n\`\`\``;
}

/** Whatever a server may have made of the key. */
function withoutAccount(text: string, secrets: string[]): string {
	const { withoutSecrets } = createRequire(import.meta.url)(
		'../../dist/lib/errors/redactSecrets.js',
	) as { withoutSecrets(text: string, secrets: string[], most: number): string };
	return withoutSecrets(
		text,
		secrets.filter((secret) => secret.length >= 4),
		text.length,
	);
}
