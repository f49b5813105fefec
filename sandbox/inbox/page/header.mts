import { element } from './element.mts';
import type { View } from './view.mts';

/** The account that is looked at: what to enter in the credential, and what is left. */
export function header(view: View, choose: (account: string) => void): Node[] {
	const account = view.accounts.find(({ username }) => username === view.account);
	const options = view.accounts.map(({ username }) =>
		element('option', { value: username, selected: username === view.account }, username),
	);
	const change = (event: Event) => choose((event.target as HTMLSelectElement).value);
	return [
		element('h1', {}, element('img', { src: 'icon.svg', alt: '' }), 'SMSB2B sandbox'),
		element('label.field', {}, 'Account ', element('select', { change }, ...options)),
		copyable('Base URL', `${location.origin}/api`),
		copyable('API key', account?.key ?? 'none yet'),
		element(
			'p.field',
			{},
			'Balance ',
			element('strong', { id: 'balance' }, account?.balance ?? '–'),
		),
		element(
			`p.connection${view.connected ? '.on' : ''}`,
			{ role: 'status' },
			view.connected ? 'live' : 'not connected',
		),
	];
}

function copyable(label: string, value: string): HTMLElement {
	const copy = async ({ currentTarget }: Event) => {
		await navigator.clipboard.writeText(value);
		if (currentTarget instanceof HTMLElement) currentTarget.dataset.copied = 'copied';
	};
	const button = element('button.copy', { type: 'button', title: 'Copy', click: copy }, value);
	return element('p.field', {}, `${label} `, button);
}
