import { formBody, type ItemContext, type PreSend } from '../../../../lib/api/context';
import {
	asId,
	asStatus,
	asStatusCode,
	mapRow,
	type RowMapper,
} from '../../../../lib/api/rowMapper';
import { chooseEncoding } from '../../../../lib/encoding/chooseEncoding';
import { Smsb2bError } from '../../../../lib/errors/itemError';
import { ownCallback, reference } from '../../fields/callback';
import { encode, encoding, encodingOption, text as smsText } from '../../fields/message';
import { options } from '../../fields/options';
import { messagesToOne, NUMBERS_FOR_MODEL, numberAsWritten, to } from '../../fields/recipient';
import { withoutPlaceOfLink } from '../../fields/replyLink';
import { from } from '../../fields/sender';
import type { Field, Operation, PlannedMessages } from '../../operation';
import { parseNumber } from '../../../../lib/values/number';
import { isBlank, textOf, trimmed } from '../../../../lib/values/single';
import { invalidInput } from '../../validation/inputErrors';

/** Seconds for which SMSB2B waits for the delivery report, unless told otherwise (reference, 2fa/send). */
const DEFAULT_WAIT = 10;

/** No phone that is switched on takes longer, and no server keeps a request open for as long as one likes. */
const MOST_WAIT = 300;

/** Seconds that the response may take beyond the wait. */
const MARGIN = 30;

const CODE = '%%CODE%%';

/** Without its place the person gets a paid message with no code. SMSB2B's clients also write it in lowercase. */
const requirePlaceOfCode: PreSend = async function (request) {
	const written = textOf(formBody(request).text);
	if (isBlank(written) || written.toUpperCase().includes(CODE)) return request;
	throw invalidInput(this, {
		message: `"Text" has no ${CODE}, so the message would have no code`,
		description: `Write ${CODE} where the code should stand, or leave the text empty for SMSB2B's own.`,
	});
};

const text: Field = {
	...smsText,
	required: false,
	placeholder: `e.g. Your code is ${CODE}`,
	description: `Text of the message; ${CODE} is replaced by a random four-digit code`,
	hint: `${CODE} is replaced by the four-digit code. Empty for SMSB2B's own text.`,
	routing: {
		send: {
			type: 'body',
			property: 'text',
			preSend: [requirePlaceOfCode, withoutPlaceOfLink('text', 'Text')],
		},
	},
};

/** SMSB2B responds when the report is there or the wait is over: the call must not give up before. */
const outlastWait: PreSend = async function (request) {
	const wait: unknown = this.getNodeParameter('options.wait', DEFAULT_WAIT);
	const seconds = isBlank(wait) ? DEFAULT_WAIT : parseNumber(wait);
	if (!(seconds >= 0 && seconds <= MOST_WAIT)) {
		throw invalidInput(this, {
			message: `The value in "Wait" is not a number of seconds: ${trimmed(wait).slice(0, 60)}`,
			description: 'Enter at most 300 seconds, e.g. 10, or 0 to not wait for the delivery report.',
		});
	}
	request.timeout = Math.max(request.timeout ?? 0, (seconds + MARGIN) * 1000);
	return request;
};

const wait: Field = {
	displayName: 'Wait',
	name: 'wait',
	type: 'number',
	typeOptions: { minValue: 0, maxValue: MOST_WAIT },
	default: DEFAULT_WAIT,
	description:
		'Seconds to wait for the delivery report. If not set, SMSB2B waits 10 seconds, or not at all if there is a Callback URL.',
	hint: 'In seconds; 0 to not wait for the delivery report',
	routing: { send: { type: 'body', property: 'wait' } },
};

const columns: RowMapper = (row) => ({
	authId: asId(row.authId),
	status: asStatus(row.authStatus),
	statusCode: asStatusCode(row.authStatus),
});

const toOf = (item: ItemContext) => numberAsWritten(item.getNodeParameter('to', ''));

/** The code takes half the characters of its placeholder; without a text SMSB2B writes one of its own, of one part. */
function planCode(item: ItemContext): PlannedMessages {
	const written = textOf(item.getNodeParameter('text', '')).replaceAll(/%%code%%/gi, '0000');
	const { parts } = chooseEncoding(written, encodingOption(item));
	return { count: messagesToOne(item), parts: Math.max(parts, 1) };
}

const WITHOUT_ID = {
	message: 'SMSB2B returned no Auth ID, so the code cannot be checked',
	description: 'The person may receive a code that no one can check.',
	context: { outcomeKnown: false },
};

export const send: Operation = {
	name: 'Send',
	value: 'send',
	action: 'Send a two-factor code',
	description: 'Send a verification code by SMS. Returns the authId needed to check it (paid).',
	forModel: `Send a verification code by SMS; returns the authId needed to check it (paid). ${NUMBERS_FOR_MODEL}`,
	idField: 'authId',
	fields: [to, text, from, options(ownCallback, encoding, reference, wait)],
	sends: { texts: ['text'], plan: planCode, preview: (item) => [{ json: { to: toOf(item) } }] },
	endpoint: '2fa/send',
	effect: 'sendsWithoutHistory',
	steps: [encode(), outlastWait],
	output(response) {
		const to = toOf(this);
		const { authId, ...states } = mapRow(response, columns);
		if (authId === undefined) throw new Smsb2bError(WITHOUT_ID);
		return [{ authId, to, ...states }];
	},
};
