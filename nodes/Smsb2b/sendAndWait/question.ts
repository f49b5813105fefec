import type { ItemContext } from '../../../lib/api/context';
import { PAGE_TEXTS, type PageLanguage, type Question } from '../../../lib/pages';
import { requireWithoutLink } from '../fields/replyLink';
import type { Field } from '../operation';
import { getOwn } from '../../../lib/values/getOwn';
import { trimmed } from '../../../lib/values/single';
import { emptyField, invalidInput } from '../validation/inputErrors';
import { optionIn } from '../validation/chosenOption';
import { withoutPlace } from './placeLink';
import { approvalType, LABELS, pageLanguage, responseType } from './fields';

/** Values of the two buttons of an approval. */
export const APPROVED = 'approve';
export const DECLINED = 'decline';

/** What the parameters ask, as the page shows it. @throws ItemError for a parameter that cannot be used */
export function readQuestion(context: ItemContext): Question {
	const language = choice(context, 'options.pageLanguage', pageLanguage) as PageLanguage;
	const type = choice(context, 'responseType', responseType);
	const option = (name: TextOnPage) => {
		requireNoLinkOnPage(context, name);
		return trimmed(context.getNodeParameter(`options.${name}`, ''));
	};
	return {
		language,
		title: option('responseFormTitle'),
		description:
			option('responseFormDescription') ||
			withoutPlace(context, trimmed(context.getNodeParameter('message', ''))),
		buttons: type === 'approval' ? approvalButtons(context, language) : [],
		freeText: type === 'freeText',
		submitLabel: buttonLabel(context, language, {
			path: 'options.responseFormButtonLabel',
			label: LABELS.responseFormButtonLabel,
			text: 'submit',
		}),
		thanks: option('thanks'),
	};
}

type TextOnPage = 'responseFormTitle' | 'responseFormDescription' | 'thanks';

/** Of what the user has typed: what a model or a person wrote into it is theirs. */
function requireNoLinkOnPage(context: ItemContext, name: TextOnPage): void {
	const text = getOwn(context.getNode().parameters.options, name);
	requireWithoutLink(context, { label: LABELS[name], text, what: 'the page to which it leads' });
}

function approvalButtons(context: ItemContext, language: PageLanguage): Question['buttons'] {
	const approve = {
		value: APPROVED,
		label: buttonLabel(context, language, {
			path: 'approvalOptions.values.approveLabel',
			label: LABELS.approveLabel,
			text: 'approve',
		}),
	};
	const type = choice(context, 'approvalOptions.values.approvalType', approvalType);
	if (type === 'single') return [approve];
	const decline = {
		value: DECLINED,
		label: buttonLabel(context, language, {
			path: 'approvalOptions.values.disapproveLabel',
			label: LABELS.disapproveLabel,
			text: 'decline',
		}),
	};
	if (approve.label !== decline.label) return [approve, decline];
	throw invalidInput(context, {
		message: `"${LABELS.approveLabel}" and "${LABELS.disapproveLabel}" are the same: ${approve.label.slice(0, 60)}`,
		description: 'Give the two buttons different labels.',
	});
}

/** A button whose label the user may choose. */
interface Labelled {
	path: string;
	label: string;
	text: 'approve' | 'decline' | 'respond' | 'submit';
}

/** Longer than any button is wide. */
const MOST_CHARACTERS = 100;

/** The label of a button; one that was left as it is in the editor is in the language of the page. */
export function buttonLabel(
	context: ItemContext,
	language: PageLanguage,
	{ path, label, text }: Labelled,
): string {
	const initial = PAGE_TEXTS.en[text];
	const chosen = trimmed(given(context, path, initial));
	if (chosen === '') throw emptyField(context, label);
	requireWithoutLink(context, { label, text: chosen, what: 'the label of a button' });
	if (chosen.length > MOST_CHARACTERS) {
		throw invalidInput(context, {
			message: `The value in "${label}" is too long for a button: ${chosen.slice(0, 40)}…`,
			description: `Enter at most ${MOST_CHARACTERS} characters.`,
		});
	}
	return chosen === initial ? PAGE_TEXTS[language][text] : chosen;
}

/** The option that is chosen in a field within others. */
export function choice(context: ItemContext, path: string, field: Field): string {
	return optionIn(context, field, given(context, path, field.default));
}

/** A parameter within others, or what stands for one that was not added; what an expression gave is not made up for. */
export function given(context: ItemContext, path: string, initial: unknown): unknown {
	const [name, ...outer] = path.split('.').reverse();
	if (outer.length === 0) return context.getNodeParameter(name, '');
	const others = context.getNodeParameter(outer.reverse().join('.'), {}) as Record<string, unknown>;
	return Object.hasOwn(others, name) ? others[name] : initial;
}
