import type { Parameters } from '../api/parameters.mts';
import type { Fault } from './fault.mts';

/** A fault and how far it has got. */
export interface PendingFault {
	readonly fault: Fault;
	/** Matching calls still to be spared. */
	skip: number;
	/** Calls it will still affect. */
	left: number;
	/** Calls it has befallen. */
	hits: number;
}

/** The faults that await coming calls. */
export class Faults {
	#pending: PendingFault[] = [];

	add(fault: Fault): PendingFault {
		const left = fault.count === null ? Infinity : (fault.count ?? 1);
		const pending = { fault, skip: fault.skip ?? 0, left, hits: 0 };
		this.#pending.push(pending);
		return pending;
	}

	all(): readonly PendingFault[] {
		return this.#pending;
	}

	clear(): void {
		this.#pending = [];
	}

	/** @returns the fault that affects this call; of several the one added first */
	take(path: string, parameters: Parameters): Fault | undefined {
		for (const pending of this.#pending) {
			if (pending.left <= 0 || !matches(pending.fault, path, parameters)) continue;
			if (pending.skip > 0) pending.skip -= 1;
			else {
				pending.left -= 1;
				pending.hits += 1;
				return pending.fault;
			}
		}
		return undefined;
	}
}

function matches(fault: Fault, path: string, parameters: Parameters): boolean {
	return (
		(fault.path === undefined || fault.path === path) &&
		Object.entries(fault.match ?? {}).every(([name, value]) => parameters.text(name) === value)
	);
}
