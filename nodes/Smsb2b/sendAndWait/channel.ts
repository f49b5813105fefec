import type { DeclarativeRestApiSettings, IDataObject } from 'n8n-workflow';

import { ask } from '../../../lib/api/apiRequest';
import { bodyOf, isSwitchedOn, trimmed } from '../validation/checks';
import { encodingWish } from '../fields/message';
import type { ExchangeContext, ItemContext } from '../../../lib/api/context';
import { amount, id, readRow } from '../../../lib/api/rowMapper';
import type { Answer } from '../../../lib/api/formats';
import { sendMessage } from '../sms/sendSms';
import { chooseEncoding, type ChosenEncoding } from '../../../lib/encoding';
import type { PageLanguage } from '../../../lib/pages';
import { LABELS } from './fields';
import { withLink } from './link';
import { buttonLabel } from './question';

type Request = DeclarativeRestApiSettings.ResultOptions;

/** A message that carries the link to the page. */
export interface LinkedMessage {
	request: Request;
	link: string;
	/** Of the page. */
	language: PageLanguage;
}

/** How a question reaches a phone. */
export interface Channel {
	/** Sends the message with its link. */
	send(context: ExchangeContext, message: LinkedMessage): Promise<Answer>;
	/** What the output says of the message. */
	told(context: ItemContext, answer: Answer, link: string): IDataObject;
}

function encodingOf(context: ItemContext, text: string): ChosenEncoding {
	return chooseEncoding(text, encodingWish(context));
}

/** A request with other form fields. */
function changed(request: Request, fields: IDataObject): Request {
	const body = { ...bodyOf(request.options), ...fields };
	return { ...request, options: { ...request.options, body } };
}

const textOf = (context: ItemContext, parameter: string) =>
	trimmed(context.getNodeParameter(parameter, ''));

/** The link stands behind the text, and is charged with it. */
export const sms: Channel = {
	async send(context, { request, link }) {
		const text = withLink(textOf(context, 'message'), link);
		const ucs = encodingOf(context, text).ucs ? { ucs: true } : {};
		return await sendMessage(context, changed(request, { text, ...ucs }));
	},
	told(context, answer, link) {
		const text = withLink(textOf(context, 'message'), link);
		const { encoding, parts } = encodingOf(context, text);
		return {
			...readRow(answer, (row) => ({ smsId: id(row.smsId, row.id) })),
			to: textOf(context, 'to'),
			...readRow(answer, (row) => ({ cost: amount(row.cost) })),
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
		const fallback = isSwitchedOn(context, 'smsFallback', 'SMS Fall-Back')
			? fallbackOf(context, link)
			: {};
		const { options } = changed(request, {
			button_caption: caption,
			button_action: link,
			...fallback,
		});
		return await ask(context, request, {
			endpoint: 'viber/send',
			body: bodyOf(options),
			effect: 'sendsByViber',
		});
	},
	told(context, answer) {
		return {
			...readRow(answer, (row) => ({ messageId: id(row.id, row.messageId) })),
			to: textOf(context, 'to'),
			...readRow(answer, (row) => ({ cost: amount(row.cost) })),
		};
	},
};

function fallbackOf(context: ItemContext, link: string): IDataObject {
	const sms_text = withLink(textOf(context, 'smsText'), link);
	return { sms_text, ...(encodingOf(context, sms_text).ucs ? { ucs: true } : {}) };
}
