import { callbackTargets } from './callback.mts';
import { numberTargets } from './numbers.mts';
import { readerTargets } from './reader.mts';
import type { Target } from './target.mts';
import { textTargets } from './text.mts';

/** All that is fuzzed. */
export const targets: readonly Target[] = [
	...readerTargets,
	...callbackTargets,
	...numberTargets,
	...textTargets,
];
