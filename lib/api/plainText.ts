import { codeOfWording, isApiErrorCode } from '../errors/apiErrorTexts';
import { type ApiResponse, PLAIN_TEXT } from './formats';

/** Reads the plain (v2) text of an accepted response; undefined when the text is no such response. */
export type PlainReader = (text: string) => ApiResponse | undefined;

/**
 * Reads a plain (v2) response. The text has no envelope, so a rejection is known by its code or wording.
 *
 * @returns what an accepted response holds, or the envelope that a rejection has in the other formats; undefined for a text
 * that is neither, where it is known how an accepted response looks
 */
export function readPlainText(text: string, read?: PlainReader): ApiResponse | undefined {
	const response = read?.(text);
	if (response) return response;
	const code = refusalCode(text);
	if (code !== undefined || /^(error|fail|0+$)/i.test(text)) {
		return { status: '0', error: code ?? '0', remarks: text };
	}
	return read ? undefined : { [PLAIN_TEXT]: text };
}

/** A text that is one value, e.g. the ID of the message that was sent. */
export function bareValue(name: string, pattern: RegExp): PlainReader {
	return (text) => (pattern.test(text) ? { [name]: text } : undefined);
}

/** A text that is the ID of what was made; a number that is the code of a rejection, or 0, is none. */
export function bareId(name: string): PlainReader {
	return (text) =>
		/^0*[1-9]\d*$/.test(text) && !isApiErrorCode(text) ? { [name]: text } : undefined;
}

/** `id|status|id|status…`, as the status endpoints write it, or a remark such as "Info: No report". */
export function statusPairs(text: string): ApiResponse | undefined {
	if (/^info\b/i.test(text)) return { sms: [] };
	const cells = text.split('|').map((cell) => cell.trim());
	if (cells.length < 2 || !/^\d+$/.test(cells[0])) return undefined;
	const sms: ApiResponse[] = [];
	for (let at = 0; at + 1 < cells.length; at += 2)
		sms.push({ smsId: cells[at], status: cells[at + 1] });
	return { sms };
}

function refusalCode(text: string): string | undefined {
	const bare = text.replace(/^(error|failed|failure)\W*/i, '').trim();
	const [, code = bare] = /^(\d{3})\s?[:-]/.exec(bare) ?? [];
	return isApiErrorCode(code) ? code : codeOfWording(bare);
}
