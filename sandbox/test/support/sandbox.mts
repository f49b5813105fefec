import { after, beforeEach } from 'node:test';
import { startSandbox } from '../../server.mts';

export type Parameters = Readonly<Record<string, string>>;
export type Json = Record<string, unknown>;

const running = await startSandbox();
export const { url, apiUrl, sandbox } = running;
after(() => running.close());
beforeEach(async () => {
	sandbox.reset();
	sandbox.settings.reportDelay = null;
});

/** Calls an endpoint by POST as the demo account. @returns the parsed JSON answer */
export async function call(path: string, parameters: Parameters = {}): Promise<Json> {
	return JSON.parse(await callText(path, parameters)) as Json;
}

/** Calls an endpoint by POST as the demo account. @returns the body as it came */
export async function callText(path: string, parameters: Parameters = {}): Promise<string> {
	const body = new URLSearchParams({ key: 'demo-key', ...parameters });
	return await (await fetch(`${apiUrl}/${path}`, { method: 'POST', body })).text();
}

/** Calls the control API. @returns the parsed answer and its HTTP status */
export async function control(method: string, path: string, body?: unknown) {
	const response = await fetch(`${url}/control/${path}`, {
		method,
		...(body !== undefined && {
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify(body),
		}),
	});
	return { status: response.status, body: (await response.json()) as Json & Json[] };
}

export function pause(milliseconds: number): Promise<void> {
	return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** Waits until something holds. @throws when it does not within ten seconds */
export async function until(holds: () => boolean): Promise<void> {
	const deadline = Date.now() + 10_000;
	while (!holds()) {
		if (Date.now() > deadline) throw new Error(`Still not: ${holds}`);
		await pause(5);
	}
}
