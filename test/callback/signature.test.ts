import { createHmac } from 'crypto';
import fc from 'fast-check';

import { day, now, refused, report, reported, secret, signed } from './calls';

const hook = 'https://host/hook?order=7';
const url = signed(hook, { reference: 'r1' });
const called = `${url}&${report}`;

describe('a signed call', () => {
	it('is accepted, wherever it arrives', () => {
		expect(refused(called)).toBeUndefined();
		expect(refused(called.replace('https://host/hook', '/webhook/1234/hook'))).toBeUndefined();
	});

	it('is accepted when it is encoded in another way on its path', () => {
		const reencoded = `/hook?${new URLSearchParams(new URL(called).search)}`;
		expect(refused(reencoded)).toBeUndefined();
		expect(refused(signed('http://h/?a=x%20y') + '&msgid=1&status=d')).toBeUndefined();
		expect(
			refused(signed('http://h/?a=x%20y').replace('%20', '+') + '&msgid=1&status=d'),
		).toBeUndefined();
	});

	it('can be made by another system as it is documented', () => {
		const head = `1.${now / 1000 + 60}.234567.AAAAAAAAAAAA`;
		const mac = createHmac('sha256', secret)
			.update(`${head}\norder=%CE%B1+1&ref=r1`)
			.digest('base64url');
		expect(refused(`/hook?order=α%201&ref=r1&sig=${head}.${mac}&${report}`)).toBeUndefined();
	});

	it.each([
		'6901234567',
		'306901234567',
		'+306901234567',
		'00306901234567',
		'+30 690 123-4567',
		'(0)690 1234567',
	])('knows its recipient %s again by the MSISDN', (to) => {
		expect(refused(`${signed(hook, { to })}&${report}`)).toBeUndefined();
	});

	it('is accepted without a recipient, which SMSB2B may leave out', () => {
		expect(refused(`${url}&msgid=1&status=d`)).toBeUndefined();
	});

	it('is accepted for fourteen days, from the time of sending on', () => {
		expect(refused(called, undefined, now + 14 * day)).toBeUndefined();
		expect(refused(called, undefined, now + 14 * day + 1_000)).toBe('expired');
		const scheduled = `${signed(hook, { sendAt: new Date(now + 30 * day) })}&${report}`;
		expect(refused(scheduled, undefined, now + 44 * day)).toBeUndefined();
		expect(refused(scheduled, undefined, now + 45 * day)).toBe('expired');
	});

	it('leaves out what n8n puts into the URL of a waiting execution', () => {
		const waiting = signed('http://host/webhook-waiting/12?signature=token');
		expect(reported(waiting).report.query).toEqual({});
		expect(refused(`${waiting.replace('token', 'other')}&${report}`)).toBeUndefined();
	});
});

describe('a forged call', () => {
	it.each([
		['without a signature', `${hook}&ref=r1&${report}`, 'unsigned'],
		['with an empty one', `${hook}&sig=&${report}`, 'malformed'],
		['with another version', called.replace('sig=1.', 'sig=2.'), 'malformed'],
		[
			'with another secret',
			called.replace(/.(?=&msgid)/, (end) => (end === 'A' ? 'E' : 'A')),
			'altered',
		],
		['with its own parameter altered', called.replace('order=7', 'order=8'), 'altered'],
		['with a parameter taken away', called.replace('order=7&', ''), 'altered'],
		['with a parameter before the signature', called.replace('&ref', '&more=1&ref'), 'altered'],
		['with another reference', called.replace('ref=r1', 'ref=r2'), 'altered'],
		[
			'with parameters in another order',
			called.replace('order=7&ref=r1', 'ref=r1&order=7'),
			'altered',
		],
		['with a longer life', called.replace(/sig=1\.\d/, 'sig=1.9'), 'altered'],
		['with another recipient in the signature', called.replace('.234567.', '.234568.'), 'altered'],
		[
			'for another recipient',
			called.replace('to=306901234567', 'to=306901234568'),
			'otherRecipient',
		],
		['with two recipients', `${called}&to=306901234568`, 'repeated'],
		['with two states', `${called}&status=f`, 'repeated'],
		['with two signatures', `${called}&sig=${new URL(url).searchParams.get('sig')}`, 'repeated'],
		['with its own parameter repeated', `${called}&order=8`, 'repeated'],
		['signed with the state', `${signed(hook)}`, 'incomplete'],
	])('%s is refused', (_, call, reason) => {
		expect(refused(call)).toBe(reason);
	});

	it('with parameters that nothing vouches for does not pass them on', () => {
		expect(reported(`${url}&more=1`).report.query).toEqual({ order: '7' });
	});

	it('is refused whatever single character of what is signed is changed', () => {
		const covered = called.slice(0, called.indexOf('&msgid'));
		const start = covered.indexOf('?') + 1;
		const character = fc.constantFrom(...'aA0Z9-_.x');
		fc.assert(
			fc.property(fc.integer({ min: start, max: covered.length - 1 }), character, (at, other) => {
				fc.pre(covered[at] !== other);
				const changed = called.slice(0, at) + other + called.slice(at + 1);
				expect(refused(changed)).toBeDefined();
			}),
		);
	});
});
