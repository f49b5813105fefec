import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import { StoredCredential } from '../../support/credentialsHelper';
import { runInWorkflow, runOnRoutingEngine } from '../../support/engine';
import { useSandbox } from '../../support/sandbox';

const sandbox = useSandbox();

/** Values that occur nowhere else. */
const HIDDEN = {
	key: 'k-7f3a9c',
	login: 'p-51d0e2',
	signing: 's-8b6e44-of-the-secrecy-test-e44d99',
};

function credentialWith(method: string): StoredCredential {
	const common = { callbackSecret: HIDDEN.signing, authenticationMethod: method };
	const data: Record<string, ICredentialDataDecryptedObject> = {
		apiKey: { ...sandbox.credential, apiKey: HIDDEN.key },
		password: { ...sandbox.login, password: HIDDEN.login },
	};
	return new StoredCredential({ ...data[method], ...common });
}

const SEND = {
	resource: 'sms',
	operation: 'send',
	to: '6971234567',
	text: 'Hello',
	options: { callback: 'https://n8n.example.com/webhook/1' },
};

/** What can happen to a call: for each, nothing that the user sees may hold a secret. */
const FATES = [
	null,
	...[{ kind: 'refuse', code: 105 }, { kind: 'html' }, { kind: 'breakAfter' }, { kind: 'hang' }],
	...[{ kind: 'truncated' }, { kind: 'status', status: 500 }],
	{ kind: 'redirect', location: 'https://elsewhere.example.com/' },
];

beforeEach(async () => {
	await sandbox.account({ key: HIDDEN.key, password: HIDDEN.login });
});

describe.each(['apiKey', 'password'])('authenticating by %s, ', (method) => {
	test.each(FATES)('no secret stands in an URL, an output or a failure: %j', async (fault) => {
		for (const run of [runInWorkflow, runOnRoutingEngine]) {
			if (fault) await sandbox.fault({ ...fault, path: 'sms/send' });
			const timeout = fault && 'kind' in fault && fault.kind === 'hang' ? 200 : 10_000;
			const parameters = { ...SEND, requestOptions: { timeout } };
			const ended = await run({ parameters, credential: credentialWith(method) });
			expect(Boolean(ended.failure)).toBe(fault !== null);
			const shown = [ended.failure?.message, ended.failure?.description, inspected(ended)].join();
			for (const secret of Object.values(HIDDEN)) expect(shown).not.toContain(secret);
		}
		const calls = await sandbox.calls();
		expect(calls.length).toBeGreaterThan(0);
		for (const { method: verb, query, path } of calls) {
			expect({ verb, query, path }).toEqual({ verb: 'POST', query: {}, path });
			expect(path).not.toMatch(new RegExp(Object.values(HIDDEN).join('|')));
		}
	});
});

test('a redirect is not followed, so that the key stays where it is meant to be', async () => {
	const location = `${sandbox.apiUrl}/me/balance`;
	await sandbox.fault({ kind: 'redirect', location, path: 'sms/send' });
	const { failure } = await runInWorkflow({
		parameters: SEND,
		credential: credentialWith('apiKey'),
	});
	expect(failure?.message).toContain('redirects to another address');
	expect((await sandbox.calls()).map(({ path }) => path)).toEqual(['sms/send']);
});

test('a wrong login is not shown either', async () => {
	await sandbox.account({ password: 'changed' });
	const ended = await runInWorkflow({ parameters: SEND, credential: credentialWith('password') });
	expect(ended.failure).toBeDefined();
	expect(inspected(ended)).not.toContain(HIDDEN.login);
});

/** All that can be reached from a value, also what JSON leaves out: causes, hidden properties. */
function inspected(value: unknown, seen = new Set<unknown>()): string {
	if (typeof value !== 'object' || value === null) return String(value);
	if (seen.has(value)) return '';
	seen.add(value);
	const own = value as Record<string, unknown>;
	return Object.getOwnPropertyNames(own)
		.map((name) => `${name}: ${inspected(own[name], seen)}`)
		.join('\n');
}
