type Child = Node | string | number | null | undefined | false;
type Attributes = Readonly<Record<string, string | boolean | ((event: Event) => void) | undefined>>;

/**
 * Makes an element. Text is always set as text: what a message holds is never read as HTML.
 * @param name tag and classes, `button.quiet`
 * @param attributes attributes; a function listens to the event of that name, true stands for itself, false for none
 */
export function element(
	name: string,
	attributes: Attributes = {},
	...children: readonly Child[]
): HTMLElement {
	const [tag = 'div', ...classes] = name.split('.');
	const made = document.createElement(tag);
	made.classList.add(...classes);
	for (const [attribute, value] of Object.entries(attributes)) {
		if (typeof value === 'function') made.addEventListener(attribute, value);
		else if (value === true) made.setAttribute(attribute, '');
		else if (value !== undefined && value !== false) made.setAttribute(attribute, value);
	}
	for (const child of children) {
		if (child !== null && child !== undefined && child !== false) {
			made.append(child instanceof Node ? child : String(child));
		}
	}
	return made;
}

/** Shows other content in a place of the page, keeping how far it was scrolled. */
export function show(id: string, ...content: readonly Node[]): void {
	const place = document.getElementById(id);
	if (!place) return;
	const { scrollTop } = place;
	place.replaceChildren(...content);
	place.scrollTop = scrollTop;
}

/** Shows other content, and its end where that was in sight or the content is another's. */
export function showEnd(id: string, subject: string, ...content: readonly Node[]): void {
	const place = document.getElementById(id);
	if (!place) return;
	const wasAtEnd = place.scrollHeight - place.scrollTop - place.clientHeight < 2;
	const follows = wasAtEnd || place.dataset.subject !== subject;
	place.dataset.subject = subject;
	show(id, ...content);
	if (follows) place.scrollTop = place.scrollHeight;
}
