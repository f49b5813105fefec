import type { Topic } from '../../control/changes.mts';
import { control } from './control.mts';
import { element, show, showEnd } from './element.mts';
import { header } from './header.mts';
import { contacts, reports, requests } from './panels.mts';
import { phone } from './phone.mts';
import { phones } from './phones.mts';
import { settings } from './settings.mts';
import { openPhone, TABS } from './view.mts';
import type { Tab, View } from './view.mts';

/** As the style sheet has it. */
const wideScreen = matchMedia('(width >= 64rem)');

const view: View = {
	accounts: [],
	account: 'demo',
	contacts: [],
	messages: [],
	reports: [],
	requests: [],
	settings: null,
	phone: null,
	tab: 'phones',
	wide: wideScreen.matches,
	connected: false,
};

const TAB_NAMES: Readonly<Record<Tab, string>> = {
	phones: 'Phones',
	reports: 'Reports',
	requests: 'API log',
	contacts: 'Contacts',
	settings: 'Settings',
};

/** What is fetched again when a topic changes. */
const LOADERS: Readonly<Record<Topic, () => Promise<void>>> = {
	accounts: async () => {
		view.accounts = await control.accounts();
		if (!view.accounts.some(({ username }) => username === view.account)) view.account = 'demo';
		const { account } = view;
		const contacts = await control.contacts(account);
		// Meanwhile someone may have chosen another account.
		if (account === view.account) view.contacts = contacts;
	},
	messages: async () => {
		const { account } = view;
		const messages = await control.messages(account);
		if (account === view.account) view.messages = messages;
	},
	reports: async () => {
		view.reports = await control.reports();
	},
	requests: async () => {
		view.requests = await control.requests();
	},
	settings: async () => {
		view.settings = await control.settings();
	},
};

/** The panel next to the phones; where there is space for it, the log accompanies them. */
const PANELS: Readonly<Record<Tab, () => HTMLElement>> = {
	phones: () => requests(view),
	reports: () => reports(view),
	requests: () => requests(view),
	contacts: () => contacts(view),
	settings: () =>
		settings(view, {
			set: (changes) => void control.set(changes),
			reset: () => void control.reset(),
		}),
};

function render(): void {
	document.body.dataset.tab = view.tab;
	document.body.toggleAttribute('data-open', view.phone !== null);
	if (!isBeingEdited('header')) show('header', ...header(view, (account) => void choose(account)));
	const tabs = TABS.filter((name) => !view.wide || name !== 'phones');
	show('tabs', ...tabs.map(tab));
	show('phones', ...phones(view, open));
	const screen = phone(view, { report, back: () => open(null) });
	showEnd('phone', openPhone(view) ?? '', ...screen);
	if (!isBeingEdited('panel')) show('panel', PANELS[view.tab]());
}

/** A field that someone is in would lose what is being entered. */
function isBeingEdited(id: string): boolean {
	const { activeElement } = document;
	const isField = activeElement?.matches('input, select') ?? false;
	return isField && document.getElementById(id)?.contains(activeElement) === true;
}

function tab(name: Tab): HTMLElement {
	const choose = () => {
		view.tab = name;
		render();
	};
	const isCurrent =
		name === view.tab || (view.wide && view.tab === 'phones' && name === 'requests');
	const current = isCurrent ? 'page' : undefined;
	return element(
		'button',
		{ type: 'button', click: choose, 'aria-current': current },
		TAB_NAMES[name],
	);
}

async function choose(account: string): Promise<void> {
	Object.assign(view, { account, phone: null });
	if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
	await load(['accounts', 'messages']);
}

function open(msisdn: string | null): void {
	view.phone = msisdn;
	render();
}

function report(id: number, status: 'd' | 'f'): void {
	void control.report(id, status);
}

async function load(topics: readonly Topic[]): Promise<void> {
	await Promise.all(topics.map((topic) => LOADERS[topic]()));
	render();
}

wideScreen.addEventListener('change', ({ matches }) => {
	view.wide = matches;
	render();
});

const events = new EventSource('/control/events');
events.addEventListener('message', ({ data }) => {
	view.connected = true;
	void load(JSON.parse(data) as Topic[]);
});
events.addEventListener('error', () => {
	view.connected = false;
	render();
});
render();
