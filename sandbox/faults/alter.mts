import type { Fault } from './fault.mts';

/** The fields under which answers have ids. */
const ID = /^(id|\w+Id)$/;

/** The JSON answer with top-level fields set or removed. */
export function edited(body: Buffer, { set = {}, remove = [] }: Fault): Buffer {
	const fields: Record<string, unknown> = { ...JSON.parse(body.toString()), ...set };
	for (const name of remove) delete fields[name];
	return Buffer.from(JSON.stringify(fields));
}

/** The JSON answer without any id, or with this one in place of each. */
export function withIds(body: Buffer, { id }: Fault): Buffer {
	const replaced = (name: string, value: unknown): unknown => {
		if (!ID.test(name)) return value;
		return id !== undefined && Array.isArray(value) ? value.map(() => id) : id;
	};
	return Buffer.from(JSON.stringify(JSON.parse(body.toString(), replaced)));
}

/** The answer in a charset that has a byte for each character; what it lacks becomes `?`. */
export function recoded(body: Buffer, fault: Fault): Buffer {
	const bytes = Uint8Array.from({ length: 256 }, (_, byte) => byte);
	const characters = new TextDecoder(fault.charset ?? 'windows-1253').decode(bytes);
	const text = (fault.set ? edited(body, fault) : body).toString();
	return Buffer.from(
		Array.from(text, (character) => characters.indexOf(character)).map((byte) =>
			byte < 0 ? '?'.charCodeAt(0) : byte,
		),
	);
}
