import { fromBuild } from './build.mts';
import { table } from './table.mts';

interface ApiErrorText {
	message: string;
	description: string;
	isFatal?: boolean;
}

interface Rejection {
	status: number;
	text: string;
}

/** Every error code of SMSB2B: what the node says of it, and what to do. */
export function codesTable(): string {
	const { API_ERRORS } = fromBuild<{ API_ERRORS: Record<string, ApiErrorText> }>(
		'lib/errors/apiErrorTexts.js',
	);
	const rows = Object.entries(API_ERRORS).map(([code, { message, description }]) => [
		code,
		`${message}.`,
		description,
	]);
	return table(['Code', 'What happened', 'What to do'], rows);
}

/** How the trigger answers a call that is not a delivery report. */
export function answersTable(): string {
	const { REJECTIONS } = fromBuild<{ REJECTIONS: Record<string, Rejection> }>(
		'lib/callback/rejections.js',
	);
	const rows = Object.values(REJECTIONS).map(({ status, text }) => [String(status), text]);
	return table(['HTTP status', 'Why'], rows);
}
