/** `setTimeout` takes no longer delay. */
const LONGEST_DELAY = 2 ** 31 - 1;

/** Things to be done later, all of which can be called off. */
export class Scheduler {
	readonly #timers = new Map<object, NodeJS.Timeout>();

	/**
	 * @param delay milliseconds
	 * @returns a token to call it off with
	 */
	after(delay: number, action: () => void): object {
		const token = {};
		this.#set(token, Date.now() + delay, action);
		return token;
	}

	cancel(token: object): void {
		clearTimeout(this.#timers.get(token));
		this.#timers.delete(token);
	}

	clear(): void {
		for (const timer of this.#timers.values()) clearTimeout(timer);
		this.#timers.clear();
	}

	#set(token: object, due: number, action: () => void): void {
		const delay = Math.min(Math.max(due - Date.now(), 0), LONGEST_DELAY);
		const timer = setTimeout(() => {
			if (Date.now() < due) return this.#set(token, due, action);
			this.#timers.delete(token);
			action();
		}, delay);
		this.#timers.set(token, timer);
	}
}
