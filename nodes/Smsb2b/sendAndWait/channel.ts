import type { IDataObject } from 'n8n-workflow';

import { apiRequest } from '../../../lib/api/apiRequest';
import {
	type ExecuteContext,
	formBody,
	type ItemContext,
	type PreparedRequest,
} from '../../../lib/api/context';
import type { ApiResponse } from '../../../lib/api/formats';
import { asId, asNumber, mapRow } from '../../../lib/api/rowMapper';
import { chooseEncoding, type ChosenEncoding } from '../../../lib/encoding/chooseEncoding';
import type { PageLanguage } from '../../../lib/pages';
import { encodingOption } from '../fields/message';
import { messagesToOne } from '../fields/recipient';
import { sendSms } from '../sms/sendSms';
import { trimmed } from '../../../lib/values/single';
import type { PlannedMessages } from '../operation';
import { getBoolean } from '../validation/boolean';
import { LABELS } from './fields';
import { sampleResponseLink } from './link';
import { withLinkInPlace, withResponseLink } from './placeLink';
import { buttonLabel } from './question';

/** A message that carries the link to the page. */
export interface MessageWithLink {
	request: PreparedRequest;
	link: string;
	/** Of the page. */
	language: PageLanguage;
}

/** How a question reaches a phone. */
export interface Channel {
	/** Sends the message with its link. */
	send(context: ExecuteContext, message: MessageWithLink): Promise<ApiResponse>;
	/** What the message is charged as, with a link of the same length. */
	plan(item: ItemContext): PlannedMessages;
	/** What the output says of the message. */
	output(context: ItemContext, answer: ApiResponse, link: string): IDataObject;
}

function encodingOf(context: ItemContext, text: string): ChosenEncoding {
	return chooseEncoding(text, encodingOption(context));
}

/** A request with other form fields. */
function changed(request: PreparedRequest, fields: IDataObject): PreparedRequest {
	const body = { ...formBody(request.options), ...fields };
	return { ...request, options: { ...request.options, body } };
}

const textOf = (context: ItemContext, parameter: string) =>
	trimmed(context.getNodeParameter(parameter, ''));

/** The link stands in the text or behind it, and is charged with it. */
export const sms: Channel = {
	async send(context, { request, link }) {
		const text = withResponseLink(context, textOf(context, 'message'), link);
		const ucs = encodingOf(context, text).ucs ? { ucs: true } : {};
		return await sendSms(context, changed(request, { text, ...ucs }));
	},
	plan(item) {
		const text = withResponseLink(item, textOf(item, 'message'), sampleResponseLink(item));
		return { count: messagesToOne(item), parts: encodingOf(item, text).parts };
	},
	output(context, answer, link) {
		const text = withResponseLink(context, textOf(context, 'message'), link);
		const { encoding, parts } = encodingOf(context, text);
		return {
			...mapRow(answer, (row) => ({ smsId: asId(row.smsId, row.id) })),
			to: textOf(context, 'to'),
			...mapRow(answer, (row) => ({ cost: asNumber(row.cost) })),
			encoding,
			parts,
		};
	},
};

/** The link is the button of the message; the SMS in its place carries it behind its text. */
export const viber: Channel = {
	async send(context, { request, link, language }) {
		const caption = buttonLabel(context, language, {
			path: 'options.messageButtonLabel',
			label: LABELS.messageButtonLabel,
			text: 'respond',
		});
		const fallback = getBoolean(context, 'smsFallback', 'SMS Fallback')
			? fallbackOf(context, link)
			: {};
		const text = withLinkInPlace(context, textOf(context, 'message'), link);
		const { options } = changed(request, {
			text,
			button_caption: caption,
			button_action: link,
			...fallback,
		});
		return await apiRequest(context, request, {
			endpoint: 'viber/send',
			body: formBody(options),
			effect: 'sendsWithoutHistory',
		});
	},
	plan(item) {
		const hasSms = getBoolean(item, 'smsFallback', 'SMS Fallback');
		const text = withResponseLink(item, textOf(item, 'smsText'), sampleResponseLink(item));
		return {
			count: messagesToOne(item),
			parts: hasSms ? encodingOf(item, text).parts : 0,
			viberSender: textOf(item, 'from'),
		};
	},
	output(context, answer) {
		return {
			...mapRow(answer, (row) => ({ messageId: asId(row.id, row.messageId) })),
			to: textOf(context, 'to'),
			...mapRow(answer, (row) => ({ cost: asNumber(row.cost) })),
		};
	},
};

function fallbackOf(context: ItemContext, link: string): IDataObject {
	const sms_text = withResponseLink(context, textOf(context, 'smsText'), link);
	return { sms_text, ...(encodingOf(context, sms_text).ucs ? { ucs: true } : {}) };
}
