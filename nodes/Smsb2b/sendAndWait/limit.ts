import { WAIT_INDEFINITELY } from 'n8n-workflow';

import type { ItemContext } from '../../../lib/api/context';
import type { ItemError } from '../../../lib/errors/itemError';
import { parseDate } from '../fields/dates';
import { invalidInput } from '../validation/inputErrors';
import { LABELS, limitType, resumeUnit } from './fields';
import { choice, given } from './question';
import { parseNumber } from '../../../lib/values/number';

/** Until when a response is awaited. */
export interface WaitLimit {
	until: Date;
	/** In words, for who reads that no answer came, such as the model of an AI agent. */
	words: string;
}

const MILLISECONDS = { minutes: 60_000, hours: 3_600_000, days: 86_400_000 };

const LIMIT = 'options.limitWaitTime.values';

/** Reads Limit Wait Time. @throws ItemError when it is no time in the future */
export function readLimit(context: ItemContext): WaitLimit {
	const options = Object(context.getNodeParameter('options', {})) as object;
	if (!Object.hasOwn(options, 'limitWaitTime')) {
		return { until: WAIT_INDEFINITELY, words: 'in time' };
	}
	// What else than its values stands there, n8n leaves out: a limit was meant all the same.
	if (!context.getNodeParameter(LIMIT, null)) throw noTime(context);
	const type = choice(context, `${LIMIT}.limitType`, limitType);
	return type === 'atSpecifiedTime' ? specifiedTime(context) : interval(context);
}

function noTime(context: ItemContext): ItemError {
	return invalidInput(context, {
		message: `"${LABELS.limitWaitTime}" has no time`,
		description: `Enter "${LABELS.resumeAmount}" and its unit there, or remove the option to wait indefinitely.`,
	});
}

function interval(context: ItemContext): WaitLimit {
	const value = given(context, `${LIMIT}.resumeAmount`, 45);
	const unit = choice(context, `${LIMIT}.resumeUnit`, resumeUnit) as keyof typeof MILLISECONDS;
	const amount = parseNumber(value);
	const until = new Date(Date.now() + amount * MILLISECONDS[unit]);
	if (amount > 0 && until < WAIT_INDEFINITELY) {
		return { until, words: `within ${amount} ${amount === 1 ? unit.slice(0, -1) : unit}` };
	}
	throw invalidInput(context, {
		message: `The value in "${LABELS.resumeAmount}" of "${LABELS.limitWaitTime}" is not a time to wait: ${String(value).slice(0, 60)}`,
		description: 'Enter a number greater than 0, or remove the option to wait indefinitely.',
	});
}

function specifiedTime(context: ItemContext): WaitLimit {
	const value = given(context, `${LIMIT}.maxDateAndTime`, '');
	const time = parseDate(context, value, LABELS.maxDateAndTime);
	const until = time.toJSDate();
	if (until.getTime() > Date.now() && until < WAIT_INDEFINITELY) {
		return { until, words: `by ${time.toFormat('yyyy-MM-dd HH:mm')}` };
	}
	throw invalidInput(context, {
		message: `The time in "${LABELS.maxDateAndTime}" is in the past: ${String(value).slice(0, 60)}`,
		description: `Enter a time in the future. It is read in the time zone of the workflow, ${context.getTimezone()}.`,
	});
}
