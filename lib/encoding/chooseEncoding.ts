import { isGsm } from './alphabet';
import { type Encoding, measure, type Measure } from './parts';
import { asGsm, charactersLostInGsm, charactersOutsideGsm } from './transliterate';

/** What the user asks for: `auto` takes Unicode exactly when the text would not arrive as typed without it. */
export type EncodingOption = 'auto' | Encoding;

/** How a text is sent, and what it takes. */
export interface ChosenEncoding {
	/** The value of the API's parameter `ucs`. */
	ucs: boolean;
	encoding: Encoding;
	/** Messages that are paid for. */
	parts: number;
	/** Characters as a part counts them, see `Measure`. */
	characters: number;
}

/** A text measured both ways, before it is sent. */
export interface TextPreview extends Measure {
	/** The encoding that the wish leads to; the measures beside it are of this encoding. */
	encoding: Encoding;
	/** What the recipient reads. */
	arrivesAs: string;
	/** The characters that make `auto` choose Unicode. */
	outsideGsm: string[];
	gsm: Measure & {
		/** What the recipient reads when the text is sent the cheap way. */
		arrivesAs: string;
		/** The characters that arrive as `?` then. */
		lost: string[];
	};
	unicode: Measure;
}

function resolve(text: string, wish: EncodingOption): Encoding {
	if (wish !== 'auto') return wish;
	return isGsm(text) ? 'gsm' : 'unicode';
}

/**
 * Chooses the encoding of a text and counts its parts.
 *
 * @param text the text as typed; any string, lone surrogates included
 * @param wish with `gsm`, parts and characters are those of the text as the gateway rewrites it
 */
export function chooseEncoding(text: string, wish: EncodingOption): ChosenEncoding {
	const encoding = resolve(text, wish);
	const { parts, characters } = measure(encoding === 'gsm' ? asGsm(text) : text, encoding);
	return { ucs: encoding === 'unicode', encoding, parts, characters };
}

/**
 * Says what would become of a text, without sending it: how it arrives, what it takes as `wish` has it, and what
 * each of the two ways takes.
 */
export function previewText(text: string, wish: EncodingOption): TextPreview {
	const encoding = resolve(text, wish);
	const cheap = asGsm(text);
	const measures = { gsm: measure(cheap, 'gsm'), unicode: measure(text, 'unicode') };
	return {
		encoding,
		...measures[encoding],
		arrivesAs: encoding === 'gsm' ? cheap : text,
		outsideGsm: charactersOutsideGsm(text),
		gsm: { ...measures.gsm, arrivesAs: cheap, lost: charactersLostInGsm(text) },
		unicode: measures.unicode,
	};
}
