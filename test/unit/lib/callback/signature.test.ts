import { createHmac } from 'crypto';
import fc from 'fast-check';

import { waitOf } from '../../../../lib/callback';
import { day, hook, now, rejected, report, reported, secret, signed } from './calls';

const url = signed(`${hook}?order=7`, { reference: 'r1' });
const called = `${url}&${report}`;
const sig = new URL(url).searchParams.get('sig') ?? '';

describe('a signed call', () => {
	it.each([
		['/webhook/uuid/delivery-report'],
		['/webhook-test/uuid/delivery-report'],
		['/uuid/delivery-report'],
		['/n8n/webhook/uuid/delivery-report/'],
		['http://10.0.0.2:5678/webhook/uuid/delivery-report'],
	])('is accepted at the address that was signed, whatever stands before it: %s', (address) => {
		expect(rejected(called.replace(hook, address))).toBeUndefined();
	});

	it.each([
		['with another scheme of encoding', (text: string) => `${hook}?${new URL(text).searchParams}`],
		['encoded twice', (text: string) => text.replace('order=7', 'order%253D7')],
		[
			'with everything encoded',
			(text: string) => text.replaceAll('.', '%2E').replace('=d', '=%64'),
		],
		[
			'in another order',
			(text: string) =>
				`${hook}?${[...new URL(text).searchParams]
					.reverse()
					.map((pair) => pair.join('='))
					.join('&')}`,
		],
		['with a parameter of its own changed', (text: string) => text.replace('order=7', 'order=8')],
		['with a parameter of its own lost', (text: string) => text.replace('order=7&', '')],
		['with parameters that somebody adds', (text: string) => `${text}&gclid=1&order=8`],
		['with a parameter that is repeated', (text: string) => `${text}&status=d&sig=${sig}`],
		['with values beside it that contradict each other', (text: string) => `${text}&cost=2&mcc=9`],
		['with a name that would change objects', (text: string) => `${text}&__proto__=1`],
	])('is accepted %s, and brings what was signed', (_, change) => {
		const changed = change(url);
		expect(reported(changed).report).toMatchObject({ reference: 'r1', query: { order: '7' } });
	});

	it.each(['a+b', 'a b', 'a%2Bb', 'α/β?&=#', '"<x>"', '100 % €', '😀'])(
		'brings the reference %s back, however a plus and a space come back',
		(reference) => {
			const callback = signed(hook, { reference });
			for (const back of [callback, callback.replaceAll('+', '%20'), callback.replaceAll('+', ' ')])
				expect(reported(back).report.reference).toBe(reference);
		},
	);

	it('can be made by another system as it is documented', () => {
		const signedParams = Buffer.from('order=%CE%B1+1&ref=r1').toString('base64url');
		const head = `2.${now / 1000 + 60}.234567.AAAAAAAAAAAA.${signedParams}`;
		const mac = createHmac('sha256', secret)
			.update(`${head}\nreport uuid/delivery-report`)
			.digest('base64url');
		const { report: read } = reported(`/webhook/uuid/delivery-report?sig=${head}.${mac}`);
		expect(read).toMatchObject({ reference: 'r1', query: { order: 'α 1' } });
	});

	it.each([
		'6901234567',
		'306901234567',
		'+306901234567',
		'00306901234567',
		'+30 690 123-4567',
		'(0)690 1234567',
	])('knows its recipient %s again by the MSISDN', (to) => {
		expect(rejected(`${signed(hook, { to })}&${report}`)).toBeUndefined();
	});

	it('is accepted without a recipient, which SMSB2B may leave out', () => {
		expect(rejected(`${url}&msgid=1&status=d`)).toBeUndefined();
	});

	it('is accepted for fourteen days, from the time of sending on', () => {
		expect(rejected({ url: called, at: now + 14 * day })).toBeUndefined();
		expect(rejected({ url: called, at: now + 14 * day + 1_000 })).toBe('expired');
		const scheduled = `${signed(hook, { sendAt: new Date(now + 30 * day) })}&${report}`;
		expect(rejected({ url: scheduled, at: now + 44 * day })).toBeUndefined();
		expect(rejected({ url: scheduled, at: now + 45 * day })).toBe('expired');
	});
});

describe('the signature of a waiting execution', () => {
	const resumeUrl = 'http://host/webhook-waiting/12?signature=token';
	const waiting = signed(resumeUrl, { audience: waitOf('12') });
	const arriving = `${waiting}&${report}`;

	it('leaves out what n8n puts into the URL of a waiting execution', () => {
		expect(waiting).toContain('signature=token&sig=');
		const other = arriving.replace('token', 'other');
		expect(rejected({ url: other, audience: waitOf('12') })).toBeUndefined();
	});

	it.each([
		['another execution', arriving, waitOf('13')],
		[
			'a trigger',
			arriving.replace('/webhook-waiting/12', '/webhook/uuid/delivery-report'),
			undefined,
		],
		['a trigger of the same address', arriving, undefined],
	])('is refused by %s', (_, address, audience) => {
		expect(rejected({ url: address, audience })).toBe('altered');
	});

	it('cannot be had from a trigger', () => {
		expect(rejected({ url: called, audience: waitOf('uuid/delivery-report') })).toBe('altered');
		const posing = signed('http://host/webhook-waiting/12?signature=token');
		expect(rejected({ url: `${posing}&${report}`, audience: waitOf('12') })).toBe('altered');
	});
});

describe('a forged call', () => {
	const firstVersion = `1.${now / 1000 + 60}.234567.AAAAAAAAAAAA`;
	const firstMac = createHmac('sha256', secret)
		.update(`${firstVersion}\norder=7&ref=r1`)
		.digest('base64url');

	it.each([
		['without a signature', `${hook}?ref=r1&${report}`, 'unsigned'],
		['with an empty one', `${hook}?sig=&${report}`, 'unsigned'],
		['with one that is cut', called.replace(/\.[\w-]{43}(?=&)/, ''), 'unknownFormat'],
		[
			'with one of the first version',
			`${hook}?order=7&ref=r1&sig=${firstVersion}.${firstMac}&${report}`,
			'unknownFormat',
		],
		['with one of a version to come', called.replace('sig=2.', 'sig=3.'), 'unknownFormat'],
		[
			'with another secret',
			called.replace(/.(?=&msgid)/, (end) => (end === 'A' ? 'E' : 'A')),
			'altered',
		],
		['at another trigger', called.replace('uuid', 'other'), 'altered'],
		['at another path of the trigger', called.replace('delivery-report', 'reply'), 'altered'],
		['with a path behind that of the trigger', called.replace('?', '/uuid/x?'), 'altered'],
		[
			'with what is signed behind a fragment',
			`/webhook/other/delivery-report#${called}`,
			'unsigned',
		],
		[
			'with other parameters in the signature',
			called.replace(
				/(?<=\.[\w-]{12}\.)[\w-]+(?=\.)/,
				Buffer.from('order=8').toString('base64url'),
			),
			'altered',
		],
		['with a longer life', called.replace(/sig=2\.\d/, 'sig=2.9'), 'altered'],
		['with another recipient in the signature', called.replace('.234567.', '.234568.'), 'altered'],
		[
			'for another recipient',
			called.replace('to=306901234567', 'to=306901234568'),
			'otherRecipient',
		],
		[
			'for another recipient, and for the right one',
			`${url}&msgid=1&status=d&to=306901234568&to=306901234567`,
			'otherRecipient',
		],
		['with two states', `${called}&status=f`, 'contradictory'],
		['with two signatures', `${called}&sig=${sig.slice(0, -1)}_`, 'contradictory'],
		['without a report', url, 'incomplete'],
	])('%s is refused', (_, call, reason) => {
		expect(rejected(call)).toBe(reason);
	});

	it('is refused whatever single character of the signature is changed', () => {
		const start = called.indexOf('sig=') + 'sig='.length;
		const character = fc.constantFrom(...'aA0Z9-_.x');
		const place = fc.integer({ min: start, max: start + sig.length - 1 });
		fc.assert(
			fc.property(place, character, (at, other) => {
				fc.pre(called[at] !== other);
				const changed = called.slice(0, at) + other + called.slice(at + 1);
				expect(rejected(changed)).toBeDefined();
			}),
		);
	});
});
