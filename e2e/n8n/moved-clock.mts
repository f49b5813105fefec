import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';

/** A clock for n8n that can be set while n8n runs; that of the sandbox is right. */
export function movedClock() {
	const file = join(tmpdir(), `clock-${randomUUID()}.txt`);
	const preload = fileURLToPath(new URL('moved-clock.cjs', import.meta.url));
	writeFileSync(file, '0');
	return {
		environment: { NODE_OPTIONS: `--require=${JSON.stringify(preload)}`, TESTS_CLOCK: file },
		/** @param time with its offset from UTC, or the name of its zone as a suffix */
		set(time: string): void {
			writeFileSync(file, String(Date.parse(time) - Date.now()));
		},
	};
}
