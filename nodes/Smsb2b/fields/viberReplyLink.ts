import { formBody, type PreSend } from '../../../lib/api/context';
import { LINK_PLACEHOLDER, placeholdersIn, placeLink } from '../../../lib/reply';
import { textOf } from '../../../lib/values/single';
import { getBoolean } from '../validation/boolean';
import { invalidInput } from '../validation/inputErrors';
import { isAmong } from '../validation/chosenOption';
import { linkFor, type Places, requireOnePlace } from './replyLink';
import { messageType, WITH_BUTTON, WITH_TEXT } from './viber';

/**
 * Puts the reply link into a Viber message: in its button or text where {link} stands, otherwise behind its text; and
 * into the SMS in its place.
 *
 * @throws ItemError when no link can be made, or the message has no place for it
 */
export const insertViberReplyLink: PreSend = async function (request) {
	const body = formBody(request);
	const [text, action, smsText] = [body.text, body.button_action, body.sms_text].map(textOf);
	const hasText = isAmong(this, messageType, WITH_TEXT);
	const hasButton = isAmong(this, messageType, WITH_BUTTON);
	const hasSms = getBoolean(this, 'smsFallback', 'SMS Fallback');
	const places: Places = {
		...(hasText ? { Text: text } : {}),
		...(hasButton ? { 'Button Action': action } : {}),
	};
	requireOnePlace(this, places);
	if (hasSms) requireOnePlace(this, { 'SMS Text': smsText });
	const link = await linkFor(this, body);
	if (link === undefined) return request;
	if (!hasText) {
		throw invalidInput(this, {
			message: 'A Viber message of the type Image has no place for the link of the "Reply URL"',
			description: 'Choose a "Message Type" with a text, or remove the option Reply URL.',
		});
	}
	if (hasButton && placeholdersIn(action) > 0) {
		if (action.trim() !== LINK_PLACEHOLDER) {
			throw invalidInput(this, {
				message: `"Button Action" has more than ${LINK_PLACEHOLDER}`,
				description: `Enter ${LINK_PLACEHOLDER} alone: the button opens the page of the Reply URL.`,
			});
		}
		body.button_action = link;
	} else if (text.trim() !== '') {
		body.text = placeLink(text, link);
	}
	if (hasSms && smsText.trim() !== '') body.sms_text = placeLink(smsText, link);
	return request;
};
