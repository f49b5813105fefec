import type { Account } from './account.mts';
import type { Ids } from './ids.mts';
import type { Draft, Message } from './message.mts';

/** So that a long benchmark does not fill the memory; the oldest go first. */
const KEPT = 200_000;

/** All messages of all accounts, in the order they were handed over. */
export class Messages {
	readonly #byId = new Map<number, Message>();
	readonly #ids: Ids;

	constructor(ids: Ids) {
		this.#ids = ids;
	}

	add(draft: Draft): Message {
		const message: Message = {
			...draft,
			id: this.#ids.message(),
			createdAt: Date.now(),
			sentAt: null,
			status: 's',
			reportedAt: null,
			fallbackId: null,
		};
		this.#byId.set(message.id, message);
		if (this.#byId.size > KEPT) this.#deleteOldest();
		return message;
	}

	/** @param account whose message it must be; without one, anyone's */
	find(id: number, account?: Account): Message | undefined {
		const message = this.#byId.get(id);
		return account && message?.account !== account ? undefined : message;
	}

	delete(message: Message): void {
		this.#byId.delete(message.id);
	}

	all(): Message[] {
		return [...this.#byId.values()];
	}

	of(account: Account): Message[] {
		return this.all().filter((message) => message.account === account);
	}

	#deleteOldest(): void {
		for (const id of this.#byId.keys()) {
			this.#byId.delete(id);
			return;
		}
	}
}
