import { fromBuild } from './build.mts';
import { table } from './table.mts';

interface RefusalText {
	what: string;
	remedy: string;
	stopsRun?: boolean;
}

interface CallRefusal {
	status: number;
	text: string;
}

/** Every code with which SMSB2B refuses a call: what the node says of it, and what to do. */
export function refusalsTable(): string {
	const { REFUSALS } = fromBuild<{ REFUSALS: Record<string, RefusalText> }>(
		'lib/errors/apiErrors.js',
	);
	const rows = Object.entries(REFUSALS).map(([code, { what, remedy }]) => [
		code,
		`${what}.`,
		remedy,
	]);
	return table(['Code', 'What happened', 'What to do'], rows);
}

/** How the trigger answers a call that it does not take for a delivery report. */
export function answersTable(): string {
	const { REFUSALS } = fromBuild<{ REFUSALS: Record<string, CallRefusal> }>('lib/callback/rejections.js');
	const rows = Object.values(REFUSALS).map(({ status, text }) => [String(status), text]);
	return table(['HTTP status', 'Why'], rows);
}
