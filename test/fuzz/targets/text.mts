import fc from 'fast-check';

import { septets } from '../../../sandbox/text/gsm.mts';
import { countParts } from '../../../sandbox/text/parts.mts';
import { built, promise, target, type Target } from './target.mts';

const { chooseEncoding, previewText } = built('lib/encoding/chooseEncoding.js');
const { asGsm } = built('lib/encoding/transliterate.js');
const { isGsm } = built('lib/encoding/alphabet.js');
const { measure, splitIntoParts } = built('lib/encoding/parts.js');

type Encoding = 'gsm' | 'unicode';

const UNITS = ['α', 'Ά', 'ς', 'A', 'a', '€', '{', '\n', '\f', '?', '\u001b', 'Ω', 'Α'];
const PAIRS = ['\ud83d', '\ude00', '😀', '👩‍👧', 'e\u0301', '\ufeff', '\u0000'];
const texts = fc.oneof(
	fc.string({ unit: 'binary', maxLength: 400 }),
	fc.string({ unit: fc.constantFrom(...UNITS, ...PAIRS), maxLength: 400 }),
	// Long ones of few characters, of which one just does not fit: where parts end is where mistakes are.
	fc
		.tuple(
			fc.constantFrom(66, 67, 69, 70, 133, 134, 152, 153, 159, 160, 305, 306),
			fc.constantFrom(...UNITS, ...PAIRS),
			fc.string({ maxLength: 4 }),
		)
		.map(([count, unit, end]) => 'a'.repeat(count) + unit + end),
);

const ROOM: Readonly<Record<Encoding, { alone: number; joined: number }>> = {
	gsm: { alone: 160, joined: 153 },
	unicode: { alone: 70, joined: 67 },
};

/** What a text takes on its way, counted by the sandbox's reading of the standard. */
function sizeOf(text: string, encoding: Encoding): number {
	if (encoding === 'unicode') return text.length;
	return Array.from(text, septets).reduce((sum, size) => sum + size, 0);
}

function checkParts(text: string, encoding: Encoding): void {
	const parts: string[] = splitIntoParts(text, encoding);
	const measured = measure(text, encoding);
	promise(parts.join('') === text, 'the parts are not the text');
	promise(measured.parts === parts.length, 'the parts are counted otherwise than made');
	promise(measured.characters === sizeOf(text, encoding), 'the characters are counted otherwise');
	if (text === '') return;
	promise(parts.length === countParts(text, encoding === 'unicode'), 'the sandbox counts others');
	const room = ROOM[encoding][parts.length === 1 ? 'alone' : 'joined'];
	const sizes = parts.map((part) => sizeOf(part, encoding));
	promise(
		sizes.every((size) => size > 0 && size <= room),
		'a part is empty or too long',
	);
	promise(measured.charactersLeft === room - sizes.at(-1)!, 'the room that is left is wrong');
	promise(
		parts.slice(1).every((part, at) => !tearsPair(parts[at], part)),
		'a surrogate pair was torn',
	);
}

function tearsPair(part: string, next: string): boolean {
	return /[\ud800-\udbff]$/.test(part) && /^[\udc00-\udfff]/.test(next);
}

/** What is fuzzed of the handling of texts. */
export const textTargets: Target[] = [
	target('text: parts of any text', [texts], (text) => {
		checkParts(text, 'unicode');
		checkParts(asGsm(text), 'gsm');
	}),
	target(
		'text: encoding of any text',
		[texts, fc.constantFrom('auto', 'gsm', 'unicode')],
		(text, wish) => {
			const { parts, characters, ucs, encoding } = chooseEncoding(text, wish);
			const preview = previewText(text, wish);
			const cheap: string = asGsm(text);
			promise(isGsm(cheap) && Array.from(cheap).every((each) => septets(each) > 0), 'not GSM');
			promise(asGsm(cheap) === cheap, 'what was rewritten is rewritten once more');
			promise(!isGsm(text) || cheap === text, 'a text was rewritten without need');
			promise(ucs === (encoding === 'unicode'), 'ucs and encoding differ');
			promise(
				encoding === (wish === 'auto' ? (isGsm(text) ? 'gsm' : 'unicode') : wish),
				'another encoding than was asked for',
			);
			promise(
				parts === preview.parts && characters === preview.characters,
				'the preview counts other parts',
			);
			promise(preview.arrivesAs === (ucs ? text : cheap), 'the preview shows another text');
			promise((preview.outsideGsm.length === 0) === isGsm(text), 'outsideGsm is wrong');
			promise(
				preview.gsm.lost.every((each: string) => preview.outsideGsm.includes(each)),
				'a character is lost that can be written',
			);
		},
	),
];
