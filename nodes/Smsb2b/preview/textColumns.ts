import { type EncodingOption, previewText } from '../../../lib/encoding/chooseEncoding';
import type { Encoding } from '../../../lib/encoding/parts';

/** How a text will arrive, and what it takes. */
export interface TextColumns {
	parts: number;
	encoding: Encoding;
	characters: number;
	charactersLeft: number;
	partsAsGsm: number;
	partsAsUnicode: number;
	arrivesAs: string;
	/** How it arrives with Encoding GSM (Cheap). */
	arrivesAsGsm: string;
	/** The characters for which it needs Unicode. */
	outsideGsm: string;
	/** Those of them that arrive as a question mark with Encoding GSM (Cheap). */
	lostInGsm: string;
}

/** What is output of a text, without objects in it. */
export function textColumns(text: string, option: EncodingOption): TextColumns {
	const { gsm, unicode, outsideGsm, arrivesAs, ...chosen } = previewText(text, option);
	const { parts, encoding, characters, charactersLeft } = chosen;
	return {
		...{ parts, encoding, characters, charactersLeft },
		...{ partsAsGsm: gsm.parts, partsAsUnicode: unicode.parts },
		...{ arrivesAs, arrivesAsGsm: gsm.arrivesAs },
		...{ outsideGsm: outsideGsm.join(''), lostInGsm: gsm.lost.join('') },
	};
}
