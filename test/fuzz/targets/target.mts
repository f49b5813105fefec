import fc from 'fast-check';
import { createRequire } from 'node:module';

/** What is fuzzed: whatever the input of this kind, the promise is kept. */
export interface Target {
	name: string;
	/** The promise, over generated inputs. Inputs are plain JSON, so that one that broke it can be kept as a seed. */
	property: fc.IProperty<[unknown[]]>;
}

const require = createRequire(import.meta.url);

/** A module of the built package. */
export const built = (path: string) => require(`../../../dist/${path}`);

/** No input may keep n8n, which does everything in one thread, from its other work for so long. */
const MOST_MILLISECONDS = 5000;

/** The target that inputs of these kinds are to be tried on. `keeps` throws where the promise is broken. */
export function target<Inputs extends [unknown, ...unknown[]]>(
	name: string,
	inputs: { [At in keyof Inputs]: fc.Arbitrary<Inputs[At]> },
	keeps: (...inputs: Inputs) => void,
): Target {
	const property = fc.property(fc.tuple(...inputs) as fc.Arbitrary<Inputs>, (input) => {
		const started = performance.now();
		keeps(...(input as Inputs));
		const took = performance.now() - started;
		promise(took < MOST_MILLISECONDS, `it took ${Math.round(took)} ms`);
	});
	return { name, property };
}

/** @throws when what was promised is not so */
export function promise(kept: boolean, otherwise: string): void {
	if (!kept) throw new Error(otherwise);
}
