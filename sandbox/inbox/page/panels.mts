import type { ContactView, LogEntry, ReportCall } from './control.mts';
import { element } from './element.mts';
import { timeText } from './view.mts';
import type { View } from './view.mts';

/** A table's column: its heading and what stands in it. */
type Column<Row> = readonly [heading: string, cell: (row: Row) => Node | string | number];

const REPORT_COLUMNS: ReadonlyArray<Column<ReportCall>> = [
	['Time', ({ time }) => timeText(time)],
	['Message', ({ messageId }) => messageId],
	['Status', ({ status }) => (status === 'd' ? 'delivered' : 'failed')],
	['Response', ({ httpStatus, reason }) => verdict(httpStatus === 200, httpStatus ?? reason ?? '')],
	['Callback', ({ url }) => element('code', {}, url)],
];

const REQUEST_COLUMNS: ReadonlyArray<Column<LogEntry>> = [
	['Time', ({ time }) => timeText(time)],
	['Request', ({ method, path }) => `${method} ${path}`],
	['Response', (entry) => verdict(entry.answer === 'accepted' && !entry.fault, outcome(entry))],
	['ms', ({ milliseconds }) => milliseconds ?? ''],
	['Parameters', ({ query, body }) => parameters({ ...query, ...body })],
];

const CONTACT_COLUMNS: ReadonlyArray<Column<ContactView>> = [
	['Contact', ({ id }) => id],
	['Name', ({ name, surname }) => [name, surname].filter(Boolean).join(' ')],
	['Mobile', ({ mobile }) => `+${mobile}`],
	['Groups', ({ groups }) => groups.join(', ')],
];

/** The callbacks that were made, latest first. */
export function reports({ reports }: View): HTMLElement {
	return table(
		'Delivery reports',
		REPORT_COLUMNS,
		[...reports].reverse(),
		'No callback was called yet.',
	);
}

/** The API calls that were received, latest first. */
export function requests({ requests }: View): HTMLElement {
	return table('API log', REQUEST_COLUMNS, [...requests].reverse(), 'No request was received yet.');
}

export function contacts({ contacts }: View): HTMLElement {
	return table('Contacts', CONTACT_COLUMNS, contacts, 'This account has no contacts.');
}

function table<Row>(
	title: string,
	columns: ReadonlyArray<Column<Row>>,
	rows: readonly Row[],
	whenEmpty: string,
): HTMLElement {
	if (rows.length === 0) {
		return element('div', {}, element('h2', {}, title), element('p.empty', {}, whenEmpty));
	}
	const headings = columns.map(([heading]) => element('th', { scope: 'col' }, heading));
	const lines = rows.map((row) =>
		element('tr', {}, ...columns.map(([, cell]) => element('td', {}, cell(row)))),
	);
	return element(
		'div',
		{},
		element('h2', {}, title),
		element(
			'table',
			{},
			element('thead', {}, element('tr', {}, ...headings)),
			element('tbody', {}, ...lines),
		),
	);
}

function outcome({ answer, fault, httpStatus }: LogEntry): string {
	const said = answer === null ? `HTTP ${httpStatus ?? 'none'}` : String(answer);
	return fault ? `${said} (${fault})` : said;
}

function verdict(good: boolean, text: string | number): HTMLElement {
	return element(`span.verdict${good ? '.good' : '.bad'}`, {}, text);
}

/** The key is known from the header; showing it in every line would only take space. */
function parameters(given: Readonly<Record<string, unknown>>): HTMLElement {
	const shown = Object.entries(given).filter(([name]) => name !== 'key');
	return element('code', {}, shown.map(([name, value]) => `${name}=${String(value)}`).join(' '));
}
