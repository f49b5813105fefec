import { runInWorkflow, runOnRoutingEngine } from '../../support/engine';
import { useSandbox } from '../../support/sandbox';
import { makeGroup, PEOPLE, sendingCalls, setupOf, textsSent } from './group';

const sandbox = useSandbox();
const [GEORGE, MARY, NICK] = PEOPLE.map(({ mobile }) => mobile);

const WAYS = [
	['the runner', runInWorkflow],
	["n8n's routing engine", runOnRoutingEngine],
] as const;

describe.each(WAYS)('%s', (_way, run) => {
	test('sends each contact its own words', async () => {
		const { groupId, contactIds } = await makeGroup(sandbox, PEOPLE);
		const text = '{vname}, {fullname} ({ Custom1 }): {mobile} {{ "=" }}'.replace(' {{ "=" }}', '');
		const { items, failure } = await run(setupOf(sandbox, groupId, text));
		expect(failure?.message).toBeUndefined();
		expect(await textsSent(sandbox)).toEqual([
			[GEORGE, `Γιώργο, Γιώργος Παππάς (Α1): ${GEORGE}`],
			[MARY, `Μαρία, Μαρία Νίκα (Β2): ${MARY}`],
			[NICK, `Νίκο, Νίκος Ράλλης (Γ1): ${NICK}`],
		]);
		expect(items.map(({ json }) => [json.contactId, json.to, json.accepted])).toEqual([
			[contactIds[0], GEORGE, true],
			[contactIds[1], MARY, true],
			[contactIds[2], NICK, true],
		]);
		expect(items[0].json).toMatchObject({
			text: `Γιώργο, Γιώργος Παππάς (Α1): ${GEORGE}`,
			encoding: 'unicode',
			parts: 1,
			smsId: expect.any(String) as string,
		});
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual([0, 0, 0].map((item) => ({ item })));
	});

	test('makes one request where the text is the same for all', async () => {
		const { groupId, contactIds } = await makeGroup(sandbox, PEOPLE);
		const { items } = await run(
			setupOf(sandbox, groupId, 'Αύριο δεν έχουμε μάθημα', {
				from: 'School',
				options: { flash: true, sendAt: '2027-12-24 08:30' },
			}),
		);
		expect(await sendingCalls(sandbox)).toEqual(['sms/bulk']);
		const [{ body }] = await sandbox.calls('sms/bulk');
		expect(body).toMatchObject({ to: [GEORGE, MARY, NICK].join(','), from: 'School' });
		expect(body).toMatchObject({
			ucs: 'true',
			flash: 'true',
			timestamp: expect.any(String) as string,
		});
		expect(body).not.toHaveProperty('groupId');
		expect(items.map(({ json }) => [json.contactId, json.accepted])).toEqual(
			contactIds.map((id) => [id, true]),
		);
		expect(await sandbox.calls('contact/list')).toEqual([]);
	});

	test('only the number needs no list of all contacts', async () => {
		const { groupId } = await makeGroup(sandbox, PEOPLE);
		await run(setupOf(sandbox, groupId, 'Το κινητό σας: {mobile}'));
		expect(await sandbox.calls('contact/list')).toEqual([]);
		expect(await sendingCalls(sandbox)).toHaveLength(3);
	});

	test('sends nothing where contacts lack a value, and names them', async () => {
		const { groupId, contactIds } = await makeGroup(sandbox, [
			...PEOPLE,
			{ mobile: '306970000004', name: 'Άννα' },
			{ mobile: '306970000005', name: 'Ελένη' },
		]);
		const { failure } = await run(setupOf(sandbox, groupId, 'Αγαπητέ {vname} {custom1} {name}'));
		expect(failure?.message).toBe('A value is missing in "Text" (item 1)');
		const who = [`${contactIds[3]} (306970000004)`, `${contactIds[4]} (306970000005)`].join(', ');
		expect(failure?.description).toContain(
			`{vname} in "Text" has no value for 2 contacts: ${who}, {custom1} in "Text" has no value for 2 contacts: ${who}. Fill in`,
		);
		expect(failure?.description).toContain('"Missing Values" under Safeguards to Send Anyway');
		expect(failure?.description).toContain('Nothing was sent for this item.');
		expect(await sendingCalls(sandbox)).toEqual([]);
	});

	test('sends nothing in place of a missing value where that is allowed', async () => {
		const { groupId } = await makeGroup(sandbox, [{ mobile: GEORGE, name: 'Γιώργος' }]);
		const own = { safeguards: { missingValues: 'send' } };
		await run(setupOf(sandbox, groupId, 'Γεια {vname}!', own));
		expect(await textsSent(sandbox)).toEqual([[GEORGE, 'Γεια !']]);
	});

	test('a group without contacts is an error by its label', async () => {
		const { groupId } = await makeGroup(sandbox, []);
		for (const text of ['Γεια', 'Γεια {name}']) {
			const { failure } = await run(setupOf(sandbox, groupId, text));
			expect(failure?.message).toBe('The group in "Group" has no contacts (item 1)');
			expect(failure?.description).toContain('Nothing was sent for this item.');
		}
		expect(await sendingCalls(sandbox)).toEqual([]);
	});

	test.each([
		['{nam}', '{nam}'],
		['{όνομα}', '{όνομα}'],
		['{}', '{}'],
		['{{name}}', '{{name}}'],
		['{name}}', '{{name}}'],
		['{link}', '{link}'],
		['{name', '{name'],
		['{ VNAME!', '{ VNAME'],
		['custom1}', 'custom1}'],
	])('%s is no placeholder, said before the first request', async (written, shown) => {
		const { groupId } = await makeGroup(sandbox, PEOPLE);
		const { failure } = await run(setupOf(sandbox, groupId, `Γεια ${written}`));
		expect(failure?.message).toContain('"Text" has ');
		expect(failure?.message).toContain(shown);
		expect(failure?.description).toContain('Nothing was sent for this item.');
		expect(await sandbox.calls()).toEqual([]);
	});

	test('a single brace is text', async () => {
		const { groupId } = await makeGroup(sandbox, PEOPLE.slice(0, 1));
		await run(setupOf(sandbox, groupId, 'Γεια :-{ {name} }: {names surname'));
		expect(await textsSent(sandbox)).toEqual([[GEORGE, 'Γεια :-{ Γιώργος }: {names surname']]);
	});

	test('the words of a contact are no placeholders', async () => {
		const person = { mobile: GEORGE, name: '{surname}', surname: '{custom1} $& $1' };
		const { groupId } = await makeGroup(sandbox, [person]);
		await run(setupOf(sandbox, groupId, '{name} {surname}'));
		expect(await textsSent(sandbox)).toEqual([[GEORGE, '{surname} {custom1} $& $1']]);
	});
});

test('the list of all contacts is read once for all groups', async () => {
	const one = await makeGroup(sandbox, PEOPLE.slice(0, 1));
	const other = await makeGroup(sandbox, PEOPLE.slice(1));
	const setup = setupOf(sandbox, '={{ $json.group }}', 'Γεια {name}');
	const items = [one, other, one].map(({ groupId: group }) => ({ group }));
	const { items: sent, hints } = await runInWorkflow({ ...setup, items });
	expect(sent.map(({ pairedItem }) => pairedItem)).toEqual([0, 1, 1, 2].map((item) => ({ item })));
	expect(await sandbox.calls('contact/list')).toHaveLength(1);
	expect(await sandbox.calls('group/get')).toHaveLength(2);
	expect(hints).toEqual([expect.stringContaining('sent 2 times to the same group')]);
});

test('holes of all groups are named before the first message', async () => {
	const whole = await makeGroup(sandbox, PEOPLE);
	const other = await makeGroup(sandbox, [{ mobile: '306970000009', name: 'Άννα' }]);
	const setup = setupOf(sandbox, '={{ $json.group }}', 'Γεια {vname}');
	const items = [whole, other, other].map(({ groupId: group }) => ({ group }));
	const { failure } = await runInWorkflow({ ...setup, items });
	expect(failure?.message).toBe('Values are missing in "Text" of 2 items');
	expect(await sendingCalls(sandbox)).toEqual([]);
	const ended = await runInWorkflow({ ...setup, items, onError: 'continueErrorOutput' });
	expect(ended.errors.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 1 }, { item: 2 }]);
	expect(ended.items).toHaveLength(3);
});

test('a group that is not there, or cannot be read, is said so, and nothing is sent', async () => {
	const missing = await runInWorkflow(setupOf(sandbox, '9999', 'Γεια'));
	expect(missing.failure?.description).toContain('nothing was sent for this item');
	const { groupId } = await makeGroup(sandbox, PEOPLE);
	for (const path of ['group/get', 'contact/list']) {
		await sandbox.fault({ kind: 'breakAfter', path });
		const { failure } = await runInWorkflow(setupOf(sandbox, groupId, 'Γεια {name}'));
		expect(failure?.message).toContain('The connection to SMSB2B was lost');
		expect(failure?.description).toContain('The contacts of the group could not be read');
		expect(failure?.text?.context?.outcomeKnown).toBe(true);
	}
	expect(await sendingCalls(sandbox)).toEqual([]);
});

test('what could not be looked up for a limit is not looked up again for sending', async () => {
	const { groupId } = await makeGroup(sandbox, PEOPLE);
	await sandbox.fault({ kind: 'breakAfter', path: 'group/get' });
	const values = { maxMessages: 1, maxPartsPerMessage: '', balanceMustCover: false };
	const own = { safeguards: { limits: { values } } };
	const { failure } = await runInWorkflow(setupOf(sandbox, groupId, 'Γεια', own));
	expect(failure?.message).toContain('The connection to SMSB2B was lost');
	expect(await sendingCalls(sandbox)).toEqual([]);
	const again = await runInWorkflow(setupOf(sandbox, groupId, 'Γεια', own));
	expect(again.failure?.message).toContain('would send 3 messages, 2 more than "Max Messages"');
});

test('with Output = Raw there is the response of each message', async () => {
	const { groupId } = await makeGroup(sandbox, PEOPLE);
	const own = { options: { output: 'raw' } };
	const { items } = await runInWorkflow(setupOf(sandbox, groupId, 'Γεια {name}', own));
	expect(items.map(({ json }) => json)).toEqual(
		PEOPLE.map(() => ({ response: expect.objectContaining({ status: '1' }) as unknown })),
	);
});

test("on n8n's routing engine, limits of a group are rejected in words", async () => {
	const { groupId } = await makeGroup(sandbox, PEOPLE);
	const values = { maxMessages: 500, maxPartsPerMessage: 3, balanceMustCover: false };
	const own = { safeguards: { limits: { values } } };
	const { failure } = await runOnRoutingEngine(setupOf(sandbox, groupId, 'Γεια', own));
	expect(failure?.message).toContain(
		'"Limits" of a group do not work as a tool of an AI agent up to version 2.2',
	);
	expect(await sandbox.calls()).toEqual([]);
});

test('limits count the contacts and the parts of each text', async () => {
	const { groupId } = await makeGroup(sandbox, [
		...PEOPLE.slice(0, 2),
		{ mobile: '306970000008', name: 'x'.repeat(200) },
		{ mobile: '306970000009', name: 'x'.repeat(400) },
	]);
	const values = { maxMessages: 3, maxPartsPerMessage: 1, balanceMustCover: true };
	const own = { safeguards: { limits: { values } } };
	const { failure } = await runInWorkflow(setupOf(sandbox, groupId, 'Hello {name}', own));
	expect(failure?.message).toContain('would send 4 messages, 1 more than "Max Messages"');
	expect(failure?.description).toContain('(1): item 1 has 2, item 1 has 3.');
	await sandbox.account({ balance: 6 });
	const cover = { maxMessages: '', maxPartsPerMessage: '', balanceMustCover: true };
	const covered = { safeguards: { limits: { values: cover } } };
	const short = await runInWorkflow(setupOf(sandbox, groupId, 'Hello {name}', covered));
	expect(short.failure?.message).toBe('The run needs 7 credits, 1 more than the balance (6)');
	expect(await sendingCalls(sandbox)).toEqual([]);
});

test('outside the hours every message is scheduled for the next opening', async () => {
	const { groupId } = await makeGroup(sandbox, PEOPLE);
	const day = '={{ [$now.plus({ days: 2 }).setLocale("en").toFormat("cccc").toLowerCase()] }}';
	const values = { from: '09:00', to: '21:00', days: day };
	const own = { safeguards: { sendBetween: { values } } };
	for (const text of ['Γεια {name}', 'Γεια']) {
		const { items } = await runInWorkflow(setupOf(sandbox, groupId, text, own));
		for (const { json } of items) expect(json.scheduledFor).toContain('T09:00:00');
	}
	expect((await sandbox.messages()).map(({ scheduled }) => scheduled)).toEqual(Array(6).fill(true));
});

test('in a test the words of the first contact go to the test number, and all are shown', async () => {
	const { groupId, contactIds } = await makeGroup(sandbox, PEOPLE);
	const setup = setupOf(sandbox, groupId, 'Γεια {name}');
	const testing = { testRuns: 'testNumber', testNumber: '6979999999' };
	const credential = { ...sandbox.credential, ...testing };
	const { items } = await runInWorkflow({ ...setup, credential });
	expect(await textsSent(sandbox)).toEqual([['306979999999', 'Γεια Γιώργος']]);
	expect(items.map(({ json }) => [json.contactId, json.to, json.text, json.testRun])).toEqual([
		[contactIds[0], '6979999999', 'Γεια Γιώργος', true],
		[contactIds[1], MARY, 'Γεια Μαρία', true],
		[contactIds[2], NICK, 'Γεια Νίκος', true],
	]);
});
