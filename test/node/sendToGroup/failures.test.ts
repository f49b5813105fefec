import { runInWorkflow } from '../../support/engine';
import { pressRetry, useProcessedItems } from '../../support/retry';
import { useSandbox } from '../../support/sandbox';
import { makeGroup, PEOPLE, sendingCalls, setupOf, textsSent } from './group';

const sandbox = useSandbox();
const [GEORGE, MARY, NICK] = PEOPLE.map(({ mobile }) => mobile);
const PERSONAL = 'Γεια {name}';
const ONE_AT_A_TIME = { requestOptions: { maxConcurrency: 1 } };

beforeAll(async () => {
	await useProcessedItems();
});

/** Adds 1,000 contacts in a group of their own. */
async function thousand(): Promise<string> {
	const own = { count: 1000, first: '306900000001', group: 'Everyone' };
	await sandbox.control('POST', 'accounts/demo/contacts', own);
	await sandbox.account({ balance: 5000 });
	await sandbox.forgetCalls();
	return '7002';
}

test('a message that SMSB2B rejects does not keep the others from theirs', async () => {
	const { groupId } = await makeGroup(sandbox, PEOPLE);
	for (const code of [103, 106]) {
		await sandbox.fault({ kind: 'refuse', code, match: { to: MARY } });
		const { items, failure, hints } = await runInWorkflow(setupOf(sandbox, groupId, PERSONAL));
		expect(failure).toBeUndefined();
		expect(items.map(({ json }) => json.accepted)).toEqual([true, false, true]);
		expect(items[1].json).toMatchObject({ to: MARY, reason: expect.any(String) as string });
		expect(hints).toEqual([expect.stringContaining('1 of 3 recipients were not accepted')]);
	}
});

test.each([105, 101])(
	'after code %i no further message is sent, and each says why',
	async (code) => {
		const { groupId } = await makeGroup(sandbox, PEOPLE);
		await sandbox.fault({ kind: 'refuse', code, match: { to: MARY } });
		const setup = setupOf(sandbox, groupId, PERSONAL, ONE_AT_A_TIME);
		const { items, failure } = await runInWorkflow({ ...setup, retryOnFail: true });
		expect(failure).toBeUndefined();
		expect(items.map(({ json }) => json.accepted)).toEqual([true, false, false]);
		expect(await sendingCalls(sandbox)).toHaveLength(2);
	},
);

test('where nothing went out, the item fails, and Retry On Fail sends to each once', async () => {
	const { groupId } = await makeGroup(sandbox, PEOPLE);
	await sandbox.fault({ kind: 'refuse', code: 105, path: 'sms/send' });
	const setup = setupOf(sandbox, groupId, PERSONAL, ONE_AT_A_TIME);
	const once = await runInWorkflow(setup);
	expect(once.failure?.message).toBe('The account does not have enough credits (item 1)');
	await sandbox.fault({ kind: 'refuse', code: 105, path: 'sms/send' });
	const { items } = await runInWorkflow({ ...setup, retryOnFail: true });
	expect(items.map(({ json }) => json.accepted)).toEqual([true, true, true]);
	expect(await textsSent(sandbox)).toHaveLength(3);
});

test('an unknown outcome is said, nothing further is sent, and no try sends again', async () => {
	const { groupId } = await makeGroup(sandbox, PEOPLE);
	await sandbox.fault({ kind: 'breakAfter', match: { to: MARY } });
	const setup = setupOf(sandbox, groupId, PERSONAL, ONE_AT_A_TIME);
	const first = await runInWorkflow({ ...setup, retryOnFail: true });
	const results = first.items.map(({ json }) => json);
	expect(results.map(({ accepted, outcomeKnown }) => outcomeKnown ?? accepted)).toEqual([
		true,
		false,
		false,
	]);
	expect(results[1].reason).toContain('The message may or may not have been sent');
	expect(results[2].reason).toContain('Not sent because an earlier request failed');
	expect((await textsSent(sandbox)).map(([to]) => to)).toEqual([GEORGE, MARY]);
});

test('an unknown outcome of the only message fails the item, and is not tried again', async () => {
	const { groupId } = await makeGroup(sandbox, PEOPLE.slice(0, 1));
	for (const text of [PERSONAL, 'Γεια']) {
		await sandbox.fault({ kind: 'breakAfter', match: { to: GEORGE } });
		const setup = setupOf(sandbox, groupId, text);
		const { failure } = await runInWorkflow({ ...setup, retryOnFail: true });
		expect(failure?.description).toContain('The message may or may not have been sent');
	}
	expect(await textsSent(sandbox)).toHaveLength(2);
});

test('a group in which no number is valid is an error by its label', async () => {
	const { groupId } = await makeGroup(sandbox, PEOPLE);
	for (const text of [PERSONAL, 'Γεια']) {
		await sandbox.fault({
			kind: 'refuse',
			code: 103,
			count: 3,
			path: text === PERSONAL ? 'sms/send' : 'sms/bulk',
		});
		const { failure } = await runInWorkflow(setupOf(sandbox, groupId, text));
		expect(failure?.message).toContain('of the group in "Group" has a valid mobile number');
	}
});

test('the button Retry sends what is left, once', async () => {
	const one = await makeGroup(sandbox, PEOPLE.slice(0, 2));
	const other = await makeGroup(sandbox, PEOPLE.slice(2));
	const setup = {
		...setupOf(sandbox, '={{ $json.group }}', PERSONAL),
		items: [{ group: one.groupId }, { group: other.groupId }],
	};
	await sandbox.fault({ kind: 'refuse', code: 106, match: { to: NICK } });
	const first = await runInWorkflow(setup);
	expect(first.failure?.message).toContain('(item 2)');
	expect(first.failure?.description).toContain('Already done, do not repeat: item 1 (smsId');
	const second = await pressRetry(first, setup);
	expect(second.items).toHaveLength(3);
	const third = await pressRetry(first, setup);
	expect(third.failure?.message).toContain('Another Retry of this execution');
	expect((await textsSent(sandbox)).map(([to]) => to)).toEqual([GEORGE, MARY, NICK]);
});

test('a contact whose words change its text to the same as another number gets its own', async () => {
	const { groupId } = await makeGroup(sandbox, [
		...PEOPLE.slice(0, 1),
		{ mobile: '306970000007', name: '' },
	]);
	const own = { safeguards: { missingValues: 'send' } };
	const { items } = await runInWorkflow(setupOf(sandbox, groupId, '{name}', own));
	expect(items.map(({ json }) => json.accepted)).toEqual([true, false]);
	expect(items[1].json.reason).toContain('The text is empty');
});

test('Skip Already Sent leaves out whom the history lists, and sends to the others', async () => {
	const { groupId } = await makeGroup(sandbox, PEOPLE);
	for (const text of [PERSONAL, 'Γεια']) {
		const before = (await sandbox.messages()).length;
		await sandbox.fault({ kind: 'breakAfter', match: { to: MARY } });
		if (text === PERSONAL) {
			await runInWorkflow(setupOf(sandbox, groupId, text, ONE_AT_A_TIME));
		} else {
			await runInWorkflow(setupOf(sandbox, groupId, text));
		}
		const again = setupOf(sandbox, groupId, text, { options: { skipSent: 24 } });
		const { items, failure } = await runInWorkflow(again);
		expect(failure).toBeUndefined();
		expect(items.filter(({ json }) => json.accepted === true)).toHaveLength(3);
		expect(items.some(({ json }) => json.alreadySent === true)).toBe(true);
		const sent = (await sandbox.messages()).slice(before);
		expect(new Set(sent.map(({ to, text: written }) => `${to} ${written}`)).size).toBe(3);
	}
});

test.each(['stopWorkflow', 'continueRegularOutput', 'continueErrorOutput'] as const)(
	'1,000 contacts with On Error = %s and Retry On Fail get one message each',
	async (onError) => {
		const groupId = await thousand();
		await sandbox.fault({ kind: 'refuse', code: 106, skip: 400, path: 'sms/send' });
		const setup = setupOf(sandbox, groupId, 'Γεια {name} {mobile}');
		const { items, errors, failure } = await runInWorkflow({
			...setup,
			...(onError === 'stopWorkflow' ? {} : { onError }),
			retryOnFail: true,
		});
		expect(failure).toBeUndefined();
		expect(errors).toEqual([]);
		expect(items).toHaveLength(1000);
		expect(items.filter(({ json }) => json.accepted === true)).toHaveLength(999);
		const sent = await textsSent(sandbox);
		expect(new Set(sent.map(([to]) => to)).size).toBe(999);
		expect(sent).toHaveLength(999);
		const { maxInFlight, perPath } = await sandbox.statistics();
		expect(maxInFlight).toBeLessThanOrEqual(10);
		expect(perPath).toMatchObject({ 'group/get': 1, 'contact/list': 1, 'sms/send': 1000 });
	},
	60_000,
);

test('1,000 contacts with the same text are one request', async () => {
	const groupId = await thousand();
	const { items } = await runInWorkflow(setupOf(sandbox, groupId, 'Γεια'));
	expect(items).toHaveLength(1000);
	expect(await sendingCalls(sandbox)).toEqual(['sms/bulk']);
});

test('stopped in between, it starts no further message', async () => {
	const groupId = await thousand();
	await sandbox.set({ latency: 20 });
	const stopWhen = async () => {
		while ((await sandbox.messages()).length < 50);
	};
	await runInWorkflow({ ...setupOf(sandbox, groupId, 'Γεια {name}'), stopWhen });
	// Those under way end, which takes less time than as many calls of the test.
	for (let call = 0; call < 5; call += 1) await sandbox.call('me/balance');
	const sent = (await sandbox.messages()).length;
	expect(sent).toBeLessThan(200);
	for (let call = 0; call < 5; call += 1) await sandbox.call('me/balance');
	expect(await sandbox.messages()).toHaveLength(sent);
}, 60_000);

test('with a Message Key each contact gets the message once, in however many executions', async () => {
	const { groupId } = await makeGroup(sandbox, PEOPLE);
	for (const text of [PERSONAL, 'Γεια']) {
		const own = { safeguards: { messageKey: `notice ${text}` }, ...ONE_AT_A_TIME };
		const setup = setupOf(sandbox, groupId, text, own);
		await sandbox.fault({
			kind: 'refuse',
			code: 105,
			skip: text === PERSONAL ? 1 : 0,
			path: text === PERSONAL ? 'sms/send' : 'sms/bulk',
		});
		await runInWorkflow(setup);
		const again = await runInWorkflow(setup);
		expect(again.items.filter(({ json }) => json.accepted === true)).toHaveLength(
			text === PERSONAL ? 2 : 3,
		);
		const third = await runInWorkflow(setup);
		expect(third.items.map(({ json }) => json.alreadySent)).toEqual([true, true, true]);
	}
	expect(await textsSent(sandbox)).toHaveLength(6);
});

test('contacts with one number get their own messages with a key as well, each once', async () => {
	const { groupId, contactIds } = await makeGroup(sandbox, PEOPLE.slice(0, 2));
	const contacts = contactIds.map((contactId, at) => ({
		...{ ...PEOPLE[at], contactId, mobile: PEOPLE[0].mobile },
	}));
	const body = JSON.stringify({ status: '1', error: '0', total: '2', contacts });
	const contentType = 'application/json';
	await sandbox.fault({ kind: 'body', path: 'contact/list', count: null, contentType, body });
	const own = { safeguards: { messageKey: 'excursion' } };
	const setup = setupOf(sandbox, groupId, '{name}: excursion', own);
	const { items } = await runInWorkflow(setup);
	expect(items.map(({ json }) => [json.contactId, json.accepted])).toEqual(
		contactIds.map((id) => [id, true]),
	);
	const again = await runInWorkflow(setup);
	expect(again.items.map(({ json }) => json.alreadySent)).toEqual([true, true]);
	expect(await textsSent(sandbox)).toHaveLength(2);
});

test('a group that was skipped by its key is not said to have got the same text twice', async () => {
	const { groupId } = await makeGroup(sandbox, PEOPLE);
	const own = { safeguards: { messageKey: 'news' } };
	const setup = { ...setupOf(sandbox, groupId, 'Hello', own), items: [{}, {}] };
	const { hints } = await runInWorkflow(setup);
	expect(hints).toEqual([
		'3 of 6 messages were not sent: a message with the same "Message Key" was sent before, or may have been.',
	]);
});
