import { createInterface } from 'node:readline/promises';
import { once } from 'node:events';
import { join } from 'node:path';
import { execa } from 'execa';
import { projectFolder } from '../../scripts/install/folders.mts';
import { SandboxControl } from './control.mts';

/** A sandbox of the SMSB2B API that answers. */
export interface RunningSandbox extends AsyncDisposable {
	/** Where its inbox and its control API are. */
	url: string;
	/** The base URL for a credential. */
	apiUrl: string;
	control: SandboxControl;
	/** Settles when the process has ended, whatever the reason. */
	ended: Promise<unknown>;
}

/**
 * Starts the sandbox as a process of its own, on any free port if none is given.
 * It ends with us, however we end, since it watches its standard input.
 * @throws when it ends without saying where it is
 */
export async function startSandbox(port = 0): Promise<RunningSandbox> {
	const program = join(projectFolder, 'sandbox/main.mts');
	const child = execa(process.execPath, [program, '--port', String(port), '--print-json'], {
		...{ stdin: 'pipe', stderr: 'inherit', buffer: false, reject: false },
		// Ctrl-C in a terminal reaches only us, and we end it in order.
		detached: true,
	});
	const lines = createInterface({ input: child.stdout });
	const [line] = (await Promise.race([
		once(lines, 'line'),
		child.then(() => {
			throw new Error(`The sandbox could not start on port ${port}; see above.`);
		}),
	])) as [string];
	const { url, apiUrl } = JSON.parse(line) as { url: string; apiUrl: string };
	const stop = async () => {
		child.stdin.end();
		await child;
	};
	const control = new SandboxControl(url);
	return { url, apiUrl, control, ended: child, [Symbol.asyncDispose]: stop };
}
