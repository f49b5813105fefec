import { bubble } from './bubble.mts';
import type { ReportStatus } from './control.mts';
import { element } from './element.mts';
import { openPhone, ownerOf } from './view.mts';
import type { View } from './view.mts';

interface Actions {
	report(id: number, status: ReportStatus): void;
	/** Leaves the phone, where the screen has no space for both. */
	back(): void;
}

/** The screen of the phone that is open. */
export function phone(view: View, { report, back }: Actions): Node[] {
	const msisdn = openPhone(view);
	if (msisdn === null) return [];
	const messages = view.messages.filter(({ to }) => to === msisdn);
	const owner = ownerOf(view, msisdn);
	const number = `+${msisdn}`;
	return [
		element(
			'div.screen',
			{},
			element(
				'div.bar',
				{},
				element('button.back', { type: 'button', 'aria-label': 'All phones', click: back }, '‹'),
				element('strong', {}, owner),
				owner !== number && element('small', {}, number),
			),
			element('ol.bubbles', {}, ...messages.map((message) => bubble(message, report))),
		),
	];
}
