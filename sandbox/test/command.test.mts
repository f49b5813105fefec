import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { createInterface } from 'node:readline';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../main.mts', import.meta.url));

/** Starts the command. @returns its first line and a promise of its exit code */
async function start(...options: string[]) {
	const child = spawn(process.execPath, [MAIN, ...options], { stdio: ['pipe', 'pipe', 'inherit'] });
	const ended = once(child, 'exit').then(([code]) => code as number | null);
	const [line] = (await once(createInterface(child.stdout), 'line')) as [string];
	return { child, ended, line };
}

test('with --print-json it says where it is, and ends with its standard input', async () => {
	const { child, ended, line } = await start('--port', '0', '--print-json');
	const { url, apiUrl } = JSON.parse(line) as Record<string, string>;
	assert.equal(apiUrl, `${url}/api`);
	assert.equal((await fetch(`${apiUrl}/me/balance?key=demo-key`)).status, 200);
	child.stdin.end();
	assert.equal(await ended, 0);
});

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
	test(`it ends cleanly on ${signal}`, async () => {
		const { child, ended, line } = await start('--port', '0');
		assert.match(line, /http:\/\/127\.0\.0\.1:\d+/);
		child.kill(signal);
		assert.equal(await ended, 0);
	});
}

test('a given port that is taken is reported, and nothing runs', async () => {
	const other = createServer().listen(0, '127.0.0.1');
	await once(other, 'listening');
	const { port } = other.address() as AddressInfo;
	const child = spawn(process.execPath, [MAIN, '--port', String(port)], { stdio: 'pipe' });
	const [code] = (await once(child, 'exit')) as [number];
	assert.notEqual(code, 0);
	other.close();
});
