const MINUTE = 60_000;

/**
 * Wrong tries that a trigger bears in a minute: far more than mistyped and outdated links make, and few enough that the
 * MAC of a link cannot be guessed (docs/security.md reckons it).
 */
export const MOST_WRONG_TRIES = 6_000;

const MOST_TRIGGERS = 1_000;

/**
 * Counts the wrong links that are tried at each trigger. Once there were too many in a minute, nothing more is taken in
 * it, true links included: an answer to those would tell a right guess. The memory is this process's.
 */
export class WrongTries {
	private readonly counts = new Map<string, { minute: number; tries: number }>();

	constructor(private readonly most = MOST_WRONG_TRIES) {}

	/** Whether nothing more is taken for now. `now` is in milliseconds. */
	isExceeded(trigger: string, now = Date.now()): boolean {
		const count = this.counts.get(trigger);
		return count?.minute === Math.floor(now / MINUTE) && count.tries >= this.most;
	}

	/** Counts a wrong try. */
	note(trigger: string, now = Date.now()): void {
		const minute = Math.floor(now / MINUTE);
		const count = this.counts.get(trigger);
		if (count?.minute === minute) {
			count.tries++;
			return;
		}
		if (this.counts.size >= MOST_TRIGGERS) this.counts.clear();
		this.counts.set(trigger, { minute, tries: 1 });
	}
}
