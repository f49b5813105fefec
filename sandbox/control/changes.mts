/** What can change while someone looks on. */
export const TOPICS = ['messages', 'reports', 'requests', 'accounts', 'settings'] as const;
export type Topic = (typeof TOPICS)[number];

/** Told of changes, several at a time. */
type Listener = (topics: readonly Topic[]) => void;

const PAUSE = 200;

/** Tells those who look on what has changed, a few times a second at most however much happens. */
export class Changes {
	readonly #listeners = new Set<Listener>();
	readonly #topics = new Set<Topic>();
	#timer: NodeJS.Timeout | undefined;

	/** Notes a change; costs next to nothing while no one looks on. */
	notify(...topics: readonly Topic[]): void {
		if (this.#listeners.size === 0) return;
		for (const topic of topics) this.#topics.add(topic);
		this.#timer ??= setTimeout(() => this.#tell(), PAUSE).unref();
	}

	/** @returns a function that ends the listening */
	subscribe(listener: Listener): () => void {
		this.#listeners.add(listener);
		return () => this.#listeners.delete(listener);
	}

	#tell(): void {
		this.#timer = undefined;
		const topics = [...this.#topics];
		this.#topics.clear();
		for (const listener of this.#listeners) listener(topics);
	}
}
