/** What stands in a text for its link. */
export const LINK_PLACEHOLDER = '{link}';

/** The text of a message with its link behind it; a line break sets it off, and is a character of every alphabet. */
export function withLink(text: string, link: string): string {
	return `${text}\n${link}`;
}

/** The text of a message with its link where the placeholder stands, or behind it. */
export function placeLink(text: string, link: string): string {
	if (placeholdersIn(text) === 0) return withLink(text.trimEnd(), link);
	return text.split(LINK_PLACEHOLDER).join(link);
}

/** How many links a text asks for. */
export function placeholdersIn(text: string): number {
	return text.split(LINK_PLACEHOLDER).length - 1;
}
