import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import type { Account } from './request.mts';

/** The account, from the environment or from the person; the key is not shown while it is typed. */
export async function askForAccount(): Promise<Account> {
	const { SMSB2B_URL, SMSB2B_KEY } = process.env;
	const typed = SMSB2B_URL ?? (await ask('Base URL [https://smsb2b.com/api]: '));
	const baseUrl = typed.trim() || 'https://smsb2b.com/api';
	if (!/^https?:$/.test(URL.parse(baseUrl)?.protocol ?? '')) {
		throw new Error('The base URL has to begin with https:// or http://.');
	}
	const key = (SMSB2B_KEY ?? (await ask('API key (is not shown): ', true))).trim();
	if (key === '') throw new Error('An API key is needed.');
	return { baseUrl, key };
}

/** Asks a person a question. */
export async function ask(question: string, isSecret = false): Promise<string> {
	process.stderr.write(question);
	const output = new Writable({
		write(chunk: Buffer, _encoding, done) {
			if (!isSecret) process.stderr.write(chunk);
			done();
		},
	});
	const lines = createInterface({ input: process.stdin, output, terminal: process.stdin.isTTY });
	try {
		return await lines.question('');
	} finally {
		lines.close();
		if (isSecret) process.stderr.write('\n');
	}
}
