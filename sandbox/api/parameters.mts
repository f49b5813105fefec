type Given = Readonly<Record<string, unknown>>;

/** `true` in the spellings that PHP programs send. */
const TRUE = new Set(['true', '1', 'yes', 'on']);

/** The parameters of an API call, whether they came in the query or the body. */
export class Parameters {
	readonly #values: ReadonlyMap<string, readonly string[]>;

	/** @param sources later ones override earlier ones */
	constructor(...sources: Given[]) {
		this.#values = new Map(sources.flatMap((source) => Object.entries(source).map(entry)));
	}

	has(name: string): boolean {
		return this.#values.has(name);
	}

	/** @returns the value; of several the last, as PHP has it; empty where there is none */
	text(name: string): string {
		return this.#values.get(name)?.at(-1) ?? '';
	}

	/** @returns the values of a comma list, or of `name[]` given several times */
	list(name: string): string[] {
		return (this.#values.get(`${name}[]`) ?? this.text(name).split(','))
			.map((value) => value.trim())
			.filter((value) => value !== '');
	}

	flag(name: string): boolean {
		return TRUE.has(this.text(name).toLowerCase());
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
}

/** `to[0]`, `to[1]` … are gathered by the parser's caller as `to[]` would be. */
function entry([name, value]: [string, unknown]): [string, readonly string[]] {
	return [name, (Array.isArray(value) ? value : [value]).map(String)];
}
