import type { INodeParameters } from 'n8n-workflow';

import { stopClock, NOW } from '../../support/clock';
import type { Setup } from '../../support/engine';
import { useSandbox } from '../../support/sandbox';
import { newestLink, setupOf, WaitingExecution } from './n8n';

const sandbox = useSandbox();
stopClock();

async function start(
	parameters: INodeParameters = {},
	others: Partial<Setup> = {},
): Promise<WaitingExecution> {
	const setup = setupOf(sandbox, parameters, others);
	return await WaitingExecution.start(setup, async () => await newestLink(sandbox));
}

const respondedAt = NOW.toISOString();
const sent = { smsId: '39116149', to: '6971234567', cost: 1, encoding: 'gsm', parts: 1 };
const freeText = { responseType: 'freeText' };

describe('an approval ', () => {
	test.each([
		['approve', true],
		['decline', false],
	])('lets the execution continue: %s', async (answer, approved) => {
		const execution = await start();
		const { status, page, items } = await execution.call({ body: { answer } });
		expect(items).toEqual([{ data: { approved, respondedAt }, ...sent }]);
		expect(status).toBe(200);
		expect(page).toContain('<h1>Thank you, we received your answer.</h1>');
	});

	test('shows both buttons, with what was asked', async () => {
		const { page } = await (await start()).call({ method: 'GET' });
		expect(page).toContain('<p>Excursion?</p>');
		expect(page).toContain('<button name="answer" value="approve">Approve</button>');
		expect(page).toContain('<button name="answer" value="decline">Decline</button>');
	});

	test('of one button cannot be declined', async () => {
		const execution = await start({ approvalOptions: { values: { approvalType: 'single' } } });
		expect((await execution.call({ method: 'GET' })).page).not.toContain('Decline');
		const { status, items } = await execution.call({ body: { answer: 'decline' } });
		expect({ status, items }).toEqual({ status: 422, items: undefined });
	});

	test.each([
		undefined,
		{},
		'approve',
		[],
		{ answer: 'yes' },
		{ answer: ['approve', 'decline'] },
		{ answer: { approve: true } },
		{ data: { approved: true } },
		{ approved: 'true' },
		JSON.parse('{"__proto__":{"answer":"approve"}}'),
	])('does not take %j for an answer', async (body) => {
		const { status, page, items } = await (await start()).call({ body });
		expect({ status, items }).toEqual({ status: 422, items: undefined });
		expect(page).toContain('Please choose one of the answers.');
		expect(page).toContain('value="approve"');
	});

	test('is output with the selected fields alone, and so is a wait that is over', async () => {
		const options = { output: 'selectedFields', outputFields: 'smsId, parts' };
		const execution = await start({ options });
		const fields = { smsId: sent.smsId, parts: 1 };
		const { items } = await execution.call({ body: { answer: 'approve' } });
		expect(items).toEqual([{ data: { approved: true, respondedAt }, ...fields }]);
		const data = expect.objectContaining({ timedOut: true }) as unknown;
		expect(execution.passedOn).toEqual([expect.objectContaining({ json: { data, ...fields } })]);
	});

	test('hands on nothing else that was posted', async () => {
		const body = { answer: 'decline', approved: true, data: { approved: true }, chatInput: 'yes' };
		const { items } = await (await start()).call({ body });
		expect(items).toEqual([{ data: { approved: false, respondedAt }, ...sent }]);
	});
});

describe('a free text ', () => {
	test('lets the execution continue', async () => {
		const { items } = await (await start(freeText)).call({ body: { text: ' Ναι,\r\nστις 8 \r' } });
		expect(items).toEqual([{ data: { text: 'Ναι,\nστις 8', respondedAt }, ...sent }]);
	});

	test.each([
		undefined,
		{},
		{ text: '' },
		{ text: ' \n' },
		{ text: ['a', 'b'] },
		{ text: { a: 1 } },
	])('has to be written: %j is none', async (body) => {
		const { status, page, items } = await (await start(freeText)).call({ body });
		expect({ status, items }).toEqual({ status: 422, items: undefined });
		expect(page).toContain('<p role="alert" id="problem">Please write an answer.</p>');
	});

	test('of 70 kB is not taken, and not lost to who wrote it', async () => {
		const text = 'Λόγια '.repeat(12_000).trim();
		const { status, page, items } = await (await start(freeText)).call({ body: { text } });
		expect({ status, items }).toEqual({ status: 422, items: undefined });
		expect(page).toContain('Your answer is too long: at most 5000 characters are allowed.');
		expect(page).toContain(text);
	});

	test('of 10 MB is shown again in part', async () => {
		const text = '<'.repeat(10_000_000);
		const { status, page } = await (await start(freeText)).call({ body: { text } });
		expect(status).toBe(422);
		expect(page.length).toBeLessThan(600_000);
	});

	test('of 5,000 characters is taken as a whole', async () => {
		const text = 'ά'.repeat(5_000);
		const { items } = await (await start(freeText)).call({ body: { text } });
		expect(items?.[0].data).toEqual({ text, respondedAt });
	});

	test.each(['<script>alert(1)</script>', '</textarea><img src=x onerror=alert(1)>', '"\'&lt'])(
		'is data, never markup: %s',
		async (markup) => {
			const execution = await start(freeText);
			const { items } = await execution.call({ body: { text: markup } });
			expect(items?.[0].data).toEqual({ text: markup, respondedAt });
			const { page } = await execution.call({ body: { text: markup.padEnd(5_001, 'x') } });
			expect(page.includes(markup)).toBe(false);
			expect(page.match(/<(script|img|textarea)/g)).toEqual(['<textarea', '<script']);
		},
	);

	test('is never an expression', async () => {
		const text = '={{ $env.PATH }}';
		const { items } = await (await start(freeText)).call({ body: { text } });
		expect(items?.[0].data).toEqual({ text, respondedAt });
	});
});

test('GET and HEAD change nothing, however often', async () => {
	const execution = await start();
	const first = await execution.call({ method: 'GET' });
	expect(first).toMatchObject({ status: 200, items: undefined });
	const query = { ...execution.query, answer: 'approve', approved: 'true' };
	expect(await execution.call({ method: 'GET', query })).toEqual(first);
	expect(await execution.call({ method: 'GET', body: { answer: 'approve' } })).toEqual(first);
});

test.each([undefined, '', 'AAAAAAAA', ['x'], { n: 'x' }, 0])(
	'a link with the nonce of no wait is told so, and starts nothing: %j',
	async (n) => {
		const execution = await start();
		for (const method of ['GET', 'POST'] as const) {
			const query = { ...execution.query, n };
			const { status, page, items } = await execution.call({
				method,
				query,
				body: { answer: 'approve' },
			});
			expect({ status, items }).toEqual({ status: 410, items: undefined });
			expect(page).toContain('This link is no longer valid');
			expect(page).not.toContain('Excursion?');
		}
	},
);

test('a link with the nonce twice is none', async () => {
	const execution = await start();
	const query = { n: [execution.query.n, execution.query.n] };
	expect(await execution.call({ query, body: { answer: 'approve' } })).toMatchObject({
		...{ status: 410, items: undefined },
	});
});

test.each(['cross-site', 'same-site', 'Cross-Site', 'cross-site, same-origin', ''])(
	'a form of another website is not taken (%s)',
	async (site) => {
		const execution = await start();
		const headers = { 'sec-fetch-site': site };
		const { status, page, items } = await execution.call({ headers, body: { answer: 'approve' } });
		expect({ status, items }).toEqual({ status: 403, items: undefined });
		expect(page).toContain('It came from another website.');
	},
);

test.each(['same-origin', 'none'])('the own form is taken (%s)', async (site) => {
	const execution = await start();
	const headers = { 'sec-fetch-site': site };
	expect((await execution.call({ headers, body: { answer: 'approve' } })).items).toHaveLength(1);
});

test('of two taps at the same moment one counts', async () => {
	const execution = await start();
	let release = () => {};
	const until = new Promise<void>((resolve) => (release = resolve));
	const first = execution.call({ body: { answer: 'approve' }, until });
	const second = await execution.call({ body: { answer: 'decline' } });
	expect(second).toMatchObject({ status: 409, items: undefined });
	expect(second.page).toContain('We already have your answer');
	release();
	expect((await first).items?.[0].data).toMatchObject({ approved: true });
});

test('what the page shows was worked out when the message was sent', async () => {
	const items = [{ name: 'Άννα', lang: 'el' }];
	const parameters = {
		message: '=Εκδρομή, {{ $json.name }};\n\nΠαρασκευή',
		options: { pageLanguage: '={{ $json.lang }}', thanks: '=Ευχαριστώ, {{ $json.name }}' },
	};
	const execution = await start(parameters, { items });
	const { page } = await execution.call({ method: 'GET' });
	expect(page).toContain('<html lang="el">');
	expect(page).toContain('<h1>Παρακαλούμε απαντήστε</h1><p>Εκδρομή, Άννα;\n\nΠαρασκευή</p>');
	expect(page).toContain('>Έγκριση</button>');
	expect((await execution.call({ body: { answer: 'approve' } })).page).toContain(
		'<h1>Ευχαριστούμε, λάβαμε την απάντησή σας.</h1><p>Ευχαριστώ, Άννα</p>',
	);
});

test('the words are those of the user, and no markup', async () => {
	const values = { approveLabel: '<b>Ναι</b>', disapproveLabel: '"Όχι"' };
	const options = {
		...{ responseFormTitle: 'Εκδρομή & χορός', responseFormDescription: '<i>Ποιος;</i>' },
	};
	const execution = await start({ approvalOptions: { values }, options });
	const { page } = await execution.call({ method: 'GET' });
	expect(page).toContain('<title>Εκδρομή &#38; χορός</title>');
	expect(page).toContain('<p>&#60;i&#62;Ποιος;&#60;/i&#62;</p>');
	expect(page).toContain('>&#60;b&#62;Ναι&#60;/b&#62;</button>');
	expect(page).toContain('>&#34;Όχι&#34;</button>');
	expect(page).not.toContain('Excursion?');
});

test('every page keeps to itself', async () => {
	const execution = await start();
	const pages = [
		await execution.call({ method: 'GET' }),
		await execution.call({ query: {} }),
		await execution.call({ body: {} }),
		await execution.call({ body: { answer: 'approve' } }),
	];
	for (const { page, headers } of pages) {
		expect(headers).toMatchObject({
			...{ 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' },
			...{ 'referrer-policy': 'no-referrer', 'x-robots-tag': 'noindex, nofollow' },
			'content-security-policy': expect.stringMatching(
				/^default-src 'none'; .+ frame-ancestors 'none'$/,
			),
		});
		expect(page).not.toMatch(/(?:src|href|action)="(?!data:,")/);
		expect(Buffer.byteLength(page)).toBeLessThan(4096);
	}
});

test.each([`It's "quoted"`, '}} {{ 1 + 1 }}', 'Ερώτηση \\ {x}', '`${1}`'])(
	'the wait is found whatever the node is called: %s',
	async (nodeName) => {
		const execution = await start({}, { nodeName });
		expect((await execution.call({ body: { answer: 'approve' } })).items).toHaveLength(1);
	},
);
