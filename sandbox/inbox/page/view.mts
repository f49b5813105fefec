import type {
	AccountView,
	ContactView,
	LogEntry,
	MessageView,
	ReportCall,
	Settings,
} from './control.mts';

export const TABS = ['phones', 'reports', 'requests', 'contacts', 'settings'] as const;
export type Tab = (typeof TABS)[number];

/** All that the page shows. */
export interface View {
	accounts: AccountView[];
	/** Username of the account that is looked at. */
	account: string;
	contacts: ContactView[];
	/** Oldest first. */
	messages: MessageView[];
	reports: ReportCall[];
	requests: LogEntry[];
	settings: Settings | null;
	/** MSISDN of the phone that is open. */
	phone: string | null;
	tab: Tab;
	/** Whether there is space for phones and panel side by side. */
	wide: boolean;
	/** Whether the sandbox answers. */
	connected: boolean;
}

/** @returns the phone to show: the one chosen, or the latest where there is space for it anyway */
export function openPhone({ phone, wide, messages }: View): string | null {
	return phone ?? (wide ? (messages.at(-1)?.to ?? null) : null);
}

/** @returns the name a phone's owner has among the contacts; its number where there is none */
export function ownerOf(view: View, msisdn: string): string {
	const contact = view.contacts.find(({ mobile }) => mobile === msisdn);
	return [contact?.name, contact?.surname].filter(Boolean).join(' ') || `+${msisdn}`;
}

const clock = new Intl.DateTimeFormat(undefined, { timeStyle: 'medium' });
const calendar = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });

/** @returns the time of day, or with the day where that is not today */
export function timeText(moment: number | string): string {
	const date = new Date(moment);
	const isToday = date.toDateString() === new Date().toDateString();
	return (isToday ? clock : calendar).format(date);
}
