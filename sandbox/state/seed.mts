import type { Account, ViberSender } from './account.mts';
import type { Accounts } from './accounts.mts';
import type { Ids } from './ids.mts';

const VIBER_SENDERS: readonly ViberSender[] = [
	{
		senderId: '1001',
		text: 'DemoSchool',
		balance: 500,
		twoway: false,
		paused: false,
		approved: true,
	},
	{
		senderId: '1002',
		text: 'PausedShop',
		balance: 500,
		twoway: true,
		paused: true,
		approved: true,
	},
	{ senderId: '1003', text: 'NewShop', balance: 0, twoway: false, paused: false, approved: false },
];
const PURCHASES = [
	{ timestamp: Date.UTC(2026, 0, 12, 8, 30), cost: 45, sms: 1000 },
	{ timestamp: Date.UTC(2026, 8, 7, 9, 15), cost: 22.5, sms: 500 },
];

/** Fills an empty sandbox with the accounts the README lists. */
export function seed(accounts: Accounts, ids: Ids): void {
	const demo = accounts.create({
		username: 'demo',
		email: 'demo@example.com',
		mobile: '306970000001',
		password: 'demo-pass',
		key: 'demo-key',
		balance: 1000,
	});
	accounts.create({
		username: 'second',
		email: 'second@example.com',
		mobile: '306970000002',
		password: 'second-pass',
		key: 'second-key',
		balance: 50,
	});
	for (const sender of VIBER_SENDERS) demo.viberSenders.set(sender.senderId, { ...sender });
	for (const purchase of PURCHASES) demo.purchases.push({ id: ids.purchase(), ...purchase });
	seedContacts(demo);
}

function seedContacts({ book }: Account): void {
	const maria = book.add('306971000001', 1, {
		name: 'Maria',
		surname: 'Papadopoulou',
		vname: 'Maria',
	});
	const nikos = book.add('306942000002', 1, { name: 'Nikos', surname: 'Georgiou', vname: 'Niko' });
	book.add('491725984200', 2, { name: 'Anna', surname: 'Schmidt' });
	const parents = book.addGroup('Parents');
	book.join(parents, maria.id);
	book.join(parents, nikos.id);
	book.optOuts.add('306970000013');
}
