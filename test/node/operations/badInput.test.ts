import type { INodeParameters } from 'n8n-workflow';

import {
	runInWorkflow,
	runOnRoutingEngine,
	type Ended,
	type EndingFailure,
} from '../../support/engine';
import { useSandbox } from '../../support/sandbox';
import { nodeParameters } from './prepareCase';
import { byId } from './cases/case';

const sandbox = useSandbox();

async function onBothEngines(operation: string, own: INodeParameters): Promise<Ended> {
	const setup = {
		parameters: nodeParameters(operation, own),
		credential: sandbox.credential,
	};
	const byRunner = await runInWorkflow(setup);
	const byEngine = await runOnRoutingEngine(setup);
	expect(byEngine.failure?.message).toBe(byRunner.failure?.message);
	expect(byEngine.failure?.description).toBe(byRunner.failure?.description);
	return byRunner;
}

async function failureOf(operation: string, own: INodeParameters): Promise<EndingFailure> {
	const { failure } = await onBothEngines(operation, own);
	if (!failure) throw new Error(`${operation} was accepted`);
	return failure;
}

describe('a list of IDs where one is due, or what is no ID, is refused without a request: ', () => {
	test.each<[string, INodeParameters, string]>([
		['contact.get', { contactId: byId('500001,500002') }, 'Contact'],
		['contact.delete', { contactId: byId('500001 500002') }, 'Contact'],
		['contact.update', { contactId: byId('1;2'), updateFields: { name: 'x' } }, 'Contact'],
		['group.get', { groupId: byId('7001|7002') }, 'Group'],
		['group.delete', { groupId: byId('7001/../7002') }, 'Group'],
		['group.addContact', { groupId: byId('7001'), contactId: byId('5,6') }, 'Contact'],
		['sms.cancel', { smsId: '39116149,39116150' }, 'SMS ID'],
		['status.get', { smsId: '39116149|39116150' }, 'SMS ID'],
		['twoFactor.check', { authId: '1, 2', code: '1234' }, 'Auth ID'],
		['user.topUp', { userId: byId('12347,12348'), sms: 1, cost: 1 }, 'User'],
		['userComment.delete', { commentId: '3001,3002' }, 'Comment ID'],
	])('%s %j', async (operation, own, label) => {
		const { message, description } = await failureOf(operation, own);
		expect(message).toMatch(new RegExp(`^The value in "${label}" is not one ID: .+ \\(item 1\\)$`));
		expect(description).toMatch(/^Enter one ID\. .+ Nothing was sent for this item\.$/);
		expect(await sandbox.calls()).toEqual([]);
	});
});

describe('a date that is none is refused without a request: ', () => {
	const NONE = ['yesterday', 'Maria', '0'];

	test.each(NONE)('a birthday of %s', async (birthday) => {
		const own = { mobile: '6971234567', additionalFields: { birthday } };
		const { message, description } = await failureOf('contact.create', own);
		expect(message).toBe(`The value in "Birthday" is not a date: ${birthday} (item 1)`);
		expect(description).toContain('write it like 2026-12-24');
		expect(await sandbox.calls()).toEqual([]);
	});

	test.each(NONE)('to be sent at %s', async (sendAt) => {
		const own = { to: '6971234567', text: 'Hello', options: { sendAt } };
		const { message } = await failureOf('sms.send', own);
		expect(message).toBe(`The value in "Send At" is not a date: ${sendAt} (item 1)`);
		expect(await sandbox.calls()).toEqual([]);
	});

	test.each(['sentAfter', 'sentBefore'])('a history %s', async (filter) => {
		const own = { returnAll: true, filters: { [filter]: '31/12/2026' } };
		const { message } = await failureOf('history.getAllSingle', own);
		const label = filter === 'sentAfter' ? 'Sent After' : 'Sent Before';
		expect(message).toBe(
			`The date in "${label}" can be read as two different days: 31/12/2026 (item 1)`,
		);
	});
});

test.each([
	['2026-12-24', '2026-12-24'],
	['2026-12-24T23:30:00', '2026-12-24'],
	['2026-12-24T23:30:00.000+02:00', '2026-12-24'],
	['2026-12-24T22:30:00Z', '2026-12-24'],
	['={{ DateTime.fromISO("1990-05-17") }}', '1990-05-17'],
])('the day %s is sent as %s, as its own time zone has it', async (nameday, sent) => {
	await onBothEngines('contact.update', { contactId: byId('500001'), updateFields: { nameday } });
	expect((await sandbox.calls()).map(({ body }) => body.nameday)).toEqual([sent, sent]);
});

test.each([
	['sms.send', { options: { flash: '={{ "maybe" }}' } }, 'Flash'],
	['viber.send', { from: '1001', smsFallback: '={{ "perhaps" }}', smsText: 'Hi' }, 'SMS Fallback'],
	['viber.send', { from: '1001', options: { allDevices: '={{ 2 }}' } }, 'All Devices'],
])('%s with %j is refused: neither true nor false', async (operation, own, label) => {
	const { message } = await failureOf(operation, { to: '6971234567', text: 'Hello', ...own });
	expect(message).toContain(`The value of "${label}" is neither true nor false: `);
	expect(await sandbox.calls()).toEqual([]);
});

test.each([
	[
		'twoFactor.send',
		{ to: '6971234567', options: { wait: '={{ "soon" }}' } },
		'"Wait" is not a number',
	],
	['twoFactor.send', { to: '6971234567', text: 'Your code is' }, '"Text" has no %%CODE%%'],
	[
		'user.topUp',
		{ userId: byId('12345'), sms: '={{ true }}', cost: 1 },
		'"SMS" is not a whole number',
	],
	['user.topUp', { userId: byId('12345'), sms: 5, cost: '={{ [] }}' }, '"Cost" is not an amount'],
	[
		'sms.send',
		{ to: '12345678,87654321', text: 'Hello' },
		'The value in "To" has more than one number: 12345678, 87654321',
	],
])('%s with %j is refused', async (operation, own, expected) => {
	const { message } = await failureOf(operation, own);
	expect(message).toContain(expected);
	expect(await sandbox.calls()).toEqual([]);
});

/** Texts that show nothing on a phone. */
const UNSEEN = ['   ', '\u200b', '\u00a0\u2060\n', '\u0000', '\ufeff', '\u00ad\u034f'];

test.each<[string, INodeParameters, field: string]>([
	['sms.send', { to: '6971234567' }, 'text'],
	['sms.sendBulk', { recipients: 'list', to: '6971234567' }, 'text'],
	['viber.send', { to: '6971234567', from: '1001', messageType: 'text' }, 'text'],
	[
		'viber.send',
		{ to: '6971234567', from: '1001', messageType: 'text', text: 'Hi', smsFallback: true },
		'smsText',
	],
	['group.create', {}, 'name'],
	['userComment.create', { userId: byId('12345') }, 'comment'],
])('%s %j: a %s in which nothing is seen is empty', async (operation, own, field) => {
	for (const text of UNSEEN) {
		const { message } = await failureOf(operation, { ...own, [field]: text });
		expect(message).toMatch(/ is empty \(item 1\)$/);
	}
	expect(await sandbox.calls()).toEqual([]);
});

test('details of a contact in which nothing is seen are left out', async () => {
	const updateFields = { name: '  ', surname: '\u200b', custom1: '\u00a0', vname: ' Maria ' };
	await onBothEngines('contact.update', { contactId: byId('500001'), updateFields });
	const calls = await sandbox.calls('contact/update');
	expect(calls).toHaveLength(2);
	for (const { body } of calls)
		expect(body).toEqual({ key: 'demo-key', type: 'json', contactId: '500001', vname: ' Maria ' });
});

const VIBER = { to: '6971234567', from: '1001', text: 'Hello', buttonCaption: 'Go' };
const PAGE = 'https://example.com/page';

test.each([
	'example.com/page',
	'//example.com/page',
	'ftp://example.com/page',
	'javascript:alert(1)',
	'https://',
	'https://exam ple.com',
	'undefined',
	'="https://example.com"',
	'={{ true }}',
])('%j is no web address', async (address) => {
	for (const [label, own] of [
		['Image', { messageType: 'image', image: address }],
		['Button Action', { messageType: 'textButton', buttonAction: address }],
	] as const) {
		const { message, description } = await failureOf('viber.send', { ...VIBER, ...own });
		expect(message).toContain(`The value in "${label}" is not a web address: `);
		expect(description).toContain('that starts with https://');
	}
	expect(await sandbox.calls()).toEqual([]);
});

test.each([
	PAGE,
	'HTTP://example.com',
	' https://άλφα.gr/ά?β=γ#δ ',
	'={{ ["https://example.com"] }}',
])('%j is a web address', async (address) => {
	const own = { messageType: 'textImageButton', image: address, buttonAction: address };
	const { failure } = await onBothEngines('viber.send', { ...VIBER, ...own });
	expect(failure?.message).toBeUndefined();
});

test.each([
	'Maria',
	'a@b',
	'@b.gr',
	'a b@c.gr',
	'a@b.gr, c@d.gr',
	'Maria <a@b.gr>',
	'mailto:a@b.gr',
	'a@b@c.gr',
	'={{ 5 }}',
])('%j is not one email address', async (email) => {
	const { message } = await failureOf('user.create', { email, password: 'secret-1' });
	expect(message).toContain('The value in "Email" is not one email address: ');
	expect(await sandbox.calls()).toEqual([]);
});

test.each(['={{ $now.plus({ days: 1 }) }}', '={{ $now.plus({ days: 1 }).toISO() }}'])(
	'a message is sent later, too, when an expression gives the time: %s',
	async (sendAt) => {
		await onBothEngines('sms.send', { to: '6971234567', text: 'Hello', options: { sendAt } });
		const tomorrow = Date.now() / 1000 + 24 * 60 * 60;
		const calls = await sandbox.calls();
		expect(calls).toHaveLength(2);
		for (const { body } of calls) {
			expect(Math.abs(Number(body.timestamp) - tomorrow)).toBeLessThan(60);
		}
	},
);

test('a time that has passed is refused, with the time zone in which it was read', async () => {
	const own = { to: '6971234567', text: 'Hello', options: { sendAt: '2020-01-01T08:00:00' } };
	const { message, description } = await failureOf('sms.send', own);
	expect(message).toMatch(/^The time in "Send At" is in the past: 2020-01-01T08:00:00 \(item 1\)/);
	expect(description).toContain('the time zone of the workflow, Europe/Athens');
	expect(await sandbox.calls()).toEqual([]);
});

test('an update that changes nothing, or clears what it sets, is refused', async () => {
	const contactId = byId('500001');
	const nothing = await failureOf('contact.update', { contactId, updateFields: {} });
	expect(nothing.message).toBe('There is nothing to change: "Update Fields" is empty (item 1)');
	const both = await failureOf('contact.update', {
		contactId,
		updateFields: { custom1: 'x', clear: ['custom1'] },
	});
	expect(both.message).toContain('has a value and is also listed in "Clear"');
	expect(both.message).toContain('Custom 1');
	expect(await sandbox.calls()).toEqual([]);
});

test('a top-up of nothing is refused', async () => {
	const { message } = await failureOf('user.topUp', { userId: byId('12347'), sms: 0, cost: 1 });
	expect(message).toBe('The number in "SMS" is 0 (item 1)');
	expect(await sandbox.calls()).toEqual([]);
});

test('a callback URL that cannot be called is refused', async () => {
	const own = { to: '6971234567', text: 'Hello', options: { callback: 'my-server/webhook' } };
	const { message, description } = await failureOf('sms.send', own);
	expect(message).toBe('The value in "Callback URL" is not a URL that SMSB2B can call (item 1)');
	expect(description).toContain('that starts with http:// or https://');
	expect(await sandbox.calls()).toEqual([]);
});

test('a Viber text of 1,000 characters is sent, however many code units they are', async () => {
	const own = { to: '6971234567', from: '1001', messageType: 'text', text: '👍'.repeat(1000) };
	expect((await onBothEngines('viber.send', own)).failure?.message).toBeUndefined();
});

describe('bodies that are not what they claim: ', () => {
	const XML = '<response><status>1</status><balance>5</balance></response>';

	test.each([
		['XML that claims to be JSON', XML, 'application/json'],
		['JSON that claims to be XML', '{"status":1,"balance":5}', 'text/xml'],
		['JSON that claims to be a page', '{"status":"1","balance":"5"}', 'text/html'],
	])('%s is read', async (_, body, contentType) => {
		await sandbox.fault({ kind: 'body', body, contentType, count: 2 });
		const { items } = await onBothEngines('account.getBalance', {});
		expect(items.map(({ json }) => json)).toEqual([{ balance: 5 }]);
	});

	test('XML with a DOCTYPE is not', async () => {
		const body = `<!DOCTYPE response [<!ENTITY a SYSTEM "file:///etc/passwd">]>${XML}`;
		await sandbox.fault({ kind: 'body', body, count: 2 });
		const { message } = await failureOf('account.getBalance', {});
		expect(message).toMatch(/XML with a DOCTYPE, which is not supported \(item 1\)$/);
	});

	test('rows under numeric keys beyond the total are items', async () => {
		const rows = { 0: { smsId: '1', status: 'd' }, 1: { smsId: '2', status: 'f' } };
		const body = JSON.stringify({ status: '1', total: '1', ...rows });
		await sandbox.fault({ kind: 'body', body, count: 2 });
		const { items } = await onBothEngines('status.getChanged', {});
		expect(items.map(({ json }) => json.smsId)).toEqual(['1', '2']);
	});
});
