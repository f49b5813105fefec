import { fromBuild } from '../scripts/docs/build.mts';

interface Callback {
	receiveReport(call: { url: string }, check: { audience: string; secret: string }): object;
	reportsAt(url: string): string;
	signCallback(
		url: string,
		message: { to: string; reference: string },
		by: { secret: string },
	): object;
}

const calls = 10_000;

/** What it takes the package to find that the signature of a report is not right, in milliseconds. */
export function millisecondsToReject(): number {
	const { receiveReport, reportsAt, signCallback } = fromBuild<Callback>('lib/callback/index.js');
	const address = 'https://n8n.example.com/webhook/uuid/delivery-report?order=7';
	const signed = signCallback(
		address,
		{ to: '6900000001', reference: 'order-1234' },
		{ secret: 'a' },
	);
	if (!('url' in signed)) throw new Error('The callback URL could not be signed.');
	const url = `${String(signed.url)}&msgid=39116149&status=d&cost=1&to=306900000001&mcc=202&mnc=05`;
	const check = { audience: reportsAt(url), secret: 'another' };
	const start = performance.now();
	for (let call = 0; call < calls; call += 1) {
		const received = receiveReport({ url }, check);
		if (!('rejected' in received)) throw new Error('A wrong signature was accepted.');
	}
	return (performance.now() - start) / calls;
}
