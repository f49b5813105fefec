import type { Settings } from './control.mts';
import { element } from './element.mts';
import type { View } from './view.mts';

interface Actions {
	set(settings: Partial<Settings>): void;
	reset(): void;
}

/** How the sandbox behaves; what is changed here holds at once. */
export function settings({ settings }: View, { set, reset }: Actions): HTMLElement {
	if (!settings) return element('div', {});
	const { shape, xmlLists, reportStatus, reportDelay, latency } = settings;
	return element(
		'form.settings',
		{ submit: (event) => event.preventDefault() },
		element('h2', {}, 'Settings'),
		choice('JSON answers', ['wire', 'reference', 'nested', 'numbers'], shape, (value) =>
			set({ shape: value }),
		),
		choice('XML lists', ['wrapped', 'repeated'], xmlLists, (value) => set({ xmlLists: value })),
		choice('Messages are', ['d', 'f'], reportStatus, (value) => set({ reportStatus: value }), {
			d: 'delivered',
			f: 'failed',
		}),
		amount('Report after (ms; empty: never)', reportDelay, (value) => set({ reportDelay: value })),
		amount('Every request takes (ms)', latency, (value) => set({ latency: value ?? 0 })),
		element('p.hint', {}, 'Numbers that end in 99 fail; those in 88 have no Viber.'),
		element('button.danger', { type: 'button', click: reset }, 'Reset everything'),
	);
}

function choice<Value extends string>(
	label: string,
	values: readonly Value[],
	current: Value,
	choose: (value: Value) => void,
	words?: Readonly<Record<Value, string>>,
): HTMLElement {
	const options = values.map((value) =>
		element('option', { value, selected: value === current }, words?.[value] ?? value),
	);
	const change = ({ target }: Event) => choose((target as HTMLSelectElement).value as Value);
	return element('label', {}, label, element('select', { change }, ...options));
}

function amount(
	label: string,
	current: number | null,
	enter: (value: number | null) => void,
): HTMLElement {
	const change = ({ target }: Event) => {
		const { value } = target as HTMLInputElement;
		enter(value === '' ? null : Number(value));
	};
	const value = current === null ? '' : String(current);
	return element('label', {}, label, element('input', { type: 'number', min: '0', value, change }));
}
