import type { ItemContext } from '../../../lib/api/context';
import { placeLink, sampleLink } from '../../../lib/reply';
import { textOf, trimmed } from '../../../lib/values/single';

/** What the options of a message say of its reply link; `url` is empty where it has none. */
export function replySettings(context: ItemContext): { url: string; reference: string } {
	const option = (name: string) => trimmed(context.getNodeParameter(`options.${name}`, ''));
	return { url: option('replyUrl'), reference: option('reference') };
}

/** The text of a message as it will be sent, with a link of the same length where it has one. */
export function messageText(context: ItemContext, parameter = 'text'): string {
	const text = textOf(context.getNodeParameter(parameter, ''));
	const { url, reference } = replySettings(context);
	if (url === '' || text.trim() === '') return text;
	const link = sampleLink(url, reference);
	return 'url' in link ? placeLink(text, link.url) : text;
}
