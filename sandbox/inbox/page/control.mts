import type { describeAccount } from '../../control/accounts.mts';
import type { describeContact } from '../../control/belongings.mts';
import type { describeMessage } from '../../control/messages.mts';
import type { LogEntry } from '../../control/request-log.mts';
import type { ReportCall } from '../../delivery/callbacks.mts';
import type { ReportStatus, Settings } from '../../state/settings.mts';

export type AccountView = ReturnType<typeof describeAccount>;
export type ContactView = ReturnType<typeof describeContact>;
export type MessageView = ReturnType<typeof describeMessage>;
export type { LogEntry, ReportCall, ReportStatus, Settings };

const LATEST = 'limit=300';

/** The control API as the page uses it. */
export const control = {
	accounts: () => request<AccountView[]>('GET', 'accounts'),
	contacts: (account: string) =>
		request<ContactView[]>('GET', `accounts/${encodeURIComponent(account)}/contacts?${LATEST}`),
	messages: (account: string) =>
		request<MessageView[]>('GET', `messages?${LATEST}&account=${encodeURIComponent(account)}`),
	reports: () => request<ReportCall[]>('GET', `reports?${LATEST}`),
	requests: () => request<LogEntry[]>('GET', `requests?${LATEST}`),
	settings: () => request<Settings>('GET', 'settings'),
	set: (settings: Partial<Settings>) => request('PATCH', 'settings', settings),
	report: (id: number, status: ReportStatus) =>
		request('POST', `messages/${id}/report`, { status }),
	reset: () => request('POST', 'reset'),
};

async function request<Answer>(method: string, path: string, body?: object): Promise<Answer> {
	const response = await fetch(`/control/${path}`, {
		method,
		...(body && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
	});
	if (!response.ok) throw new Error(`${method} ${path}: ${response.status}`);
	return (await response.json()) as Answer;
}
