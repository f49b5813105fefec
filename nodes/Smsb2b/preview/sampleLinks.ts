import { formBody, type ItemContext, type PreSend } from '../../../lib/api/context';
import { placeLink } from '../../../lib/reply';
import { textOf } from '../../../lib/values/single';
import { replySettings } from '../fields/messageText';
import { insertSampleLink, requireNoSecondPlace } from '../fields/replyLink';
import { sampleResponseLink } from '../sendAndWait/link';
import { getBoolean } from '../validation/boolean';
import { responseLink } from './fields';

/** Whether a message is previewed as the question of an operation that waits for a response. */
export function hasResponseLink(context: ItemContext): boolean {
	return getBoolean(context, `options.${responseLink.name}`, responseLink.displayName);
}

/** Puts links that lead nowhere into the text, where it has a place for them. */
export const insertSampleLinks: PreSend = async function (request) {
	const isQuestion = hasResponseLink(this) && replySettings(this).url === '';
	if (!isQuestion) return await insertSampleLink.call(this, request);
	const text = textOf(formBody(request).text);
	requireNoSecondPlace(this, { Text: text });
	if (text.trim() !== '') formBody(request).text = placeLink(text, sampleResponseLink(this));
	return request;
};
