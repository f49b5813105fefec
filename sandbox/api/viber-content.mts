import { Refusal } from '../answer/refusal.mts';
import type { Account, ViberSender } from '../state/account.mts';
import type { ViberContent } from '../state/message.mts';
import { isValidSender } from './sms-draft.mts';
import type { Parameters } from './parameters.mts';

const LONGEST_TEXT = 1000;
/** The reference has seconds (60 to 86400) in its table and minutes (30 to 1440) in code 513: both are taken. */
const VALIDITY = { least: 30, most: 86_400 };
const YES_OR_NO = new Set(['', 'true', 'false', '1', '0']);

interface Given {
	readonly text: boolean;
	readonly button: boolean;
	readonly caption: boolean;
	readonly action: boolean;
	readonly image: boolean;
	/** There is something in place of an image, or an empty parameter alone. */
	readonly imageBroken: boolean;
	readonly tooLong: boolean;
}

/** Which combinations of text, button and image are refused, the first that holds: codes 505 to 512. */
const CONTENT_RULES: ReadonlyArray<
	readonly [code: 505 | 506 | 507 | 508 | 509 | 511 | 512, holds: (given: Given) => boolean]
> = [
	[506, ({ tooLong }) => tooLong],
	[512, ({ text, image, button }) => !text && image && button],
	[509, ({ imageBroken }) => imageBroken],
	[505, ({ text, image }) => !text && !image],
	[507, ({ button, caption }) => button && !caption],
	[508, ({ button, action }) => button && !action],
	[511, ({ text, image, button }) => text && image && !button],
];

/**
 * Finds the sender-id that `from` names, by its id or its name.
 * @throws Refusal 503 where the account has no such approved sender, 504 where it is paused
 */
export function requireSender({ viberSenders }: Account, parameters: Parameters): ViberSender {
	const from = parameters.text('from').trim();
	const sender = [...viberSenders.values()].find(({ senderId, text }) =>
		[senderId, text].includes(from),
	);
	if (!sender?.approved) throw new Refusal(503);
	if (sender.paused) throw new Refusal(504);
	return sender;
}

/**
 * Reads what a Viber message consists of.
 * @throws Refusal 505 to 514
 */
export function requireContent(parameters: Parameters, senderId: string): ViberContent {
	const given = contentGiven(parameters);
	const broken = CONTENT_RULES.find(([, holds]) => holds(given));
	if (broken) throw new Refusal(broken[0]);
	if (!YES_OR_NO.has(parameters.text('all_devices').toLowerCase())) throw new Refusal(510);
	if (!isValidValidity(parameters)) throw new Refusal(513);
	if (parameters.flag('sms_fallback') && !isValidSender(parameters.text('sms_from').trim())) {
		throw new Refusal(514);
	}
	return {
		senderId,
		buttonCaption: parameters.text('button_caption'),
		buttonAction: parameters.text('button_action'),
		image: parameters.text('image'),
		validity: parameters.integer('validity') ?? null,
		allDevices: parameters.flag('all_devices'),
	};
}

function contentGiven(parameters: Parameters): Given {
	const caption = !parameters.isEmpty('button_caption');
	const action = !parameters.isEmpty('button_action');
	const text = !parameters.isEmpty('text');
	const image = /^https?:\/\//i.test(parameters.text('image').trim());
	const emptyAlone = parameters.has('image') && !text && !caption && !action;
	return {
		text,
		button: caption || action,
		caption,
		action,
		image,
		imageBroken: !image && (emptyAlone || !parameters.isEmpty('image')),
		tooLong: Array.from(parameters.text('text')).length > LONGEST_TEXT,
	};
}

function isValidValidity(parameters: Parameters): boolean {
	if (parameters.isEmpty('validity')) return true;
	const validity = parameters.integer('validity') ?? 0;
	return validity >= VALIDITY.least && validity <= VALIDITY.most;
}
