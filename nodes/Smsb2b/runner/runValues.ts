import type { IExecuteFunctions } from 'n8n-workflow';

const MINUTE = 60_000;

/** What is the same for all items of a run: what one of them has looked up, and what expressions give that do not name the item. */
export class RunValues {
	private readonly lookedUp = new Map<string, Promise<unknown>>();

	private readonly evaluated = new Map<string, unknown>();

	/** The minute in which they were evaluated. */
	private minute = 0;

	constructor(private readonly execution: IExecuteFunctions) {}

	/** Looks something up once; where that failed, it fails for each item. */
	async once<T>(what: string, lookUp: () => Promise<T>): Promise<T> {
		const found = this.lookedUp.get(what) ?? lookUp();
		this.lookedUp.set(what, found);
		return (await found) as T;
	}

	/**
	 * What n8n makes of an expression such as `$execution.id`. In every time zone a day begins with a minute, so that
	 * `$today` is evaluated again in each.
	 *
	 * @param source what stands between the braces
	 * @param index an item, whichever
	 * @returns undefined where it fails: n8n says so of the whole parameter
	 */
	evaluate(source: string, index: number): unknown {
		const minute = Math.floor(Date.now() / MINUTE);
		if (minute !== this.minute) this.evaluated.clear();
		this.minute = minute;
		if (!this.evaluated.has(source)) this.evaluated.set(source, this.ask(source, index));
		return this.evaluated.get(source);
	}

	private ask(source: string, index: number): unknown {
		try {
			return this.execution.evaluateExpression(`{{ ${source} }}`, index);
		} catch {
			return undefined;
		}
	}
}
