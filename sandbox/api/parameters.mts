type Given = Readonly<Record<string, unknown>>;

/** Yes, in the spellings that PHP programs send. */
const YES = new Set(['true', '1', 'yes', 'on']);
/** `to[]`, `to[0]`: one of several values. */
const LIST_NAME = /^(.+)\[\d*\]$/;

/** The parameters of an API call, whether they came in the query or the body. */
export class Parameters {
	readonly #single = new Map<string, string>();
	readonly #lists = new Map<string, string[]>();

	/** @param sources later ones override earlier ones */
	constructor(...sources: Given[]) {
		for (const source of sources) {
			for (const [name, value] of Object.entries(source))
				this.#add(name, [value].flat().map(String));
		}
	}

	has(name: string): boolean {
		return this.#single.has(name);
	}

	/** @returns the value; of several the last, as PHP has it; empty where there is none */
	text(name: string): string {
		return this.#single.get(name) ?? '';
	}

	/** @returns the values of a comma list, or of `name[]` given several times */
	list(name: string): string[] {
		return (this.#lists.get(name) ?? this.text(name).split(','))
			.map((value) => value.trim())
			.filter((value) => value !== '');
	}

	flag(name: string): boolean {
		return YES.has(this.text(name).toLowerCase());
	}

	/** @returns the whole number, or nothing where the value is none */
	integer(name: string): number | undefined {
		const text = this.text(name).trim();
		return /^-?\d{1,15}$/.test(text) ? Number(text) : undefined;
	}

	/** @returns whether the parameter is missing or blank */
	isEmpty(name: string): boolean {
		return this.text(name).trim() === '';
	}

	#add(name: string, values: string[]): void {
		const list = LIST_NAME.exec(name)?.[1];
		if (list === undefined) this.#single.set(name, values.at(-1) ?? '');
		else this.#lists.set(list, [...(this.#lists.get(list) ?? []), ...values]);
	}
}
