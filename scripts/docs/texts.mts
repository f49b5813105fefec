import { fromBuild } from './build.mts';
import { table } from './table.mts';

type Encoding = 'gsm' | 'unicode';

interface Measure {
	characters: number;
	parts: number;
}

interface Preview extends Measure {
	encoding: Encoding;
	gsm: Measure & { arrivesAs: string };
	unicode: Measure;
}

interface TextModule {
	previewText(text: string, wish: 'auto'): Preview;
}

interface ColumnsModule {
	textColumns(text: string, option: 'auto'): object;
}

interface PartsModule {
	PART_SIZE: Record<Encoding, { alone: number; joined: number }>;
}

const NOTICE =
	'Αγαπητοί γονείς, αύριο Τρίτη 24/11 το σχολείο θα παραμείνει κλειστό λόγω απεργίας. Τα μαθήματα συνεχίζονται κανονικά την Τετάρτη.';

/** The texts that are measured, the first few of which stand in the overviews. */
const EXAMPLES = [
	'Your order is ready. Total: 10 €',
	'Η παραγγελία σας είναι έτοιμη.',
	NOTICE,
	NOTICE.normalize('NFD')
		.replace(/\p{Mn}/gu, '')
		.toUpperCase(),
	`${NOTICE} Για πληροφορίες καλέστε στο 2101234567.`,
	'Χρόνια πολλά 🎄',
];
const IN_OVERVIEW = 3;

const HEADS = {
	en: ['Text', 'Characters', 'As Typed: parts', 'GSM (Cheap): parts'],
	el: ['Κείμενο', 'Χαρακτήρες', 'As Typed: μέρη', 'GSM (Cheap): μέρη'],
} as const;

/** What a few texts cost each way. */
export function costOverview(language: keyof typeof HEADS): string {
	const rows = EXAMPLES.slice(0, IN_OVERVIEW).map((text) => costOf(text));
	return table(HEADS[language], rows);
}

/** What every example costs each way, and how it arrives the cheap way. */
export function costTable(): string {
	const rows = EXAMPLES.map((text) => [...costOf(text), previewOf(text).gsm.arrivesAs]);
	return table([...HEADS.en, 'How it arrives with GSM (Cheap)'], rows);
}

/** What SMS: Preview gives for a short text. */
export function previewExample(): string {
	const { textColumns } = fromBuild<ColumnsModule>('nodes/Smsb2b/preview/textColumns.js');
	return `\`\`\`json\n${JSON.stringify(textColumns('Καλημέρα σας', 'auto'), null, 2)}\n\`\`\``;
}

/** How many characters go into one SMS. */
export function partSizes(): string {
	const { PART_SIZE } = fromBuild<PartsModule>('lib/encoding/parts.js');
	const names = { gsm: 'GSM 03.38', unicode: 'Unicode (UCS-2)' } as const;
	const rows = (['gsm', 'unicode'] as const).map((encoding) => {
		const { alone, joined } = PART_SIZE[encoding];
		return [names[encoding], String(alone), String(joined)];
	});
	return table(['Encoding', 'Characters in a single SMS', 'in each part of a longer one'], rows);
}

function costOf(text: string): string[] {
	const { encoding, parts, gsm, unicode } = previewOf(text);
	const { characters } = encoding === 'gsm' ? gsm : unicode;
	return [text, String(characters), String(parts), String(gsm.parts)];
}

function previewOf(text: string): Preview {
	return fromBuild<TextModule>('lib/encoding/chooseEncoding.js').previewText(text, 'auto');
}
