import { formBody, type ItemContext, type PreSend } from '../../../lib/api/context';
import { LINK_PLACEHOLDER, placeholdersIn, placeLink, withLink } from '../../../lib/reply';
import { textOf } from '../../../lib/values/single';
import { requireNoSecondPlace } from '../fields/replyLink';
import { invalidInput } from '../validation/inputErrors';
import { isHumanReview } from './asTool';

/** The text of a question with its link where {link} stands, or behind it. */
export function withResponseLink(context: ItemContext, text: string, link: string): string {
	return hasPlace(context, text) ? placeLink(text, link) : withLink(text, link);
}

/** The same of a text behind which no link is needed. */
export function withLinkInPlace(context: ItemContext, text: string, link: string): string {
	return hasPlace(context, text) ? placeLink(text, link) : text;
}

/** The text of a question as the page shows it, on which there is nobody who has not opened the link. */
export function withoutPlace(context: ItemContext, text: string): string {
	if (!hasPlace(context, text)) return text;
	return text.replaceAll(`${LINK_PLACEHOLDER} `, '').replaceAll(LINK_PLACEHOLDER, '').trim();
}

/** The text of a human review has what a model wrote, which must not say where the link stands. */
function hasPlace(context: ItemContext, text: string): boolean {
	return placeholdersIn(text) > 0 && !isHumanReview(context.getNode());
}

/** Rejects a text with more than one place for the link, and one that a human review would not replace. */
export function onePlaceAtMost(property: string, label: string): PreSend {
	return async function (request) {
		const text = textOf(formBody(request)[property]);
		const { parameters } = this.getNode();
		if (!isHumanReview(this.getNode())) requireNoSecondPlace(this, { [label]: text });
		else if (placeholdersIn(textOf(parameters.message)) > 0) {
			throw invalidInput(this, {
				message: `"${label}" has ${LINK_PLACEHOLDER}, which a human review does not replace`,
				description: `Remove ${LINK_PLACEHOLDER}: the link comes at the end of the text.`,
			});
		}
		return request;
	};
}
