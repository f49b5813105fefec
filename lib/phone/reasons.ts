/** Why a value cannot be one number: what is said of it, and how to mend it. */
const REASONS = {
	shortened: {
		problem: 'was shortened by a spreadsheet',
		description:
			"Digits are missing, so it may be someone else's number. In the spreadsheet, format the column as Text or as a number without decimals, check the numbers, and export it again.",
	},
	decimal: {
		problem: 'is a number with decimals',
		description:
			'Format the column as Text in the spreadsheet, or pass the number as text, e.g. 306971234567.',
	},
	decimalComma: {
		problem: 'has a comma after its first digits, like a number with decimals',
		description:
			'In a spreadsheet, format the column as Text, check the numbers, and export it again. In a list, separate the numbers with a line break, a semicolon, or a comma and a space.',
	},
	negative: {
		problem: 'is a negative number',
		description:
			'Spreadsheets calculate values that start with a sign, such as +30-697…: format the column as Text and enter the number again.',
	},
	notNumber: {
		problem: 'is not a mobile number',
		description:
			'Enter only the number with its country code, e.g. 306971234567, without names, notes or extensions.',
	},
	listNumber: {
		problem: 'starts with the number of an entry in a list',
		description:
			'With it, the number may be that of someone else. Remove the list number, e.g. 1) or 1., and leave the mobile number alone.',
	},
	lastDigitsOnly: {
		problem: 'has a second number of which only the last digits are written',
		description: 'Write every number in full, e.g. 306971234567.',
	},
	noteBehind: {
		problem: 'has digits in brackets behind the number',
		description:
			"With them, it may be someone else's number. Enter only the number with its country code, e.g. 306971234567.",
	},
	date: {
		problem: 'is a date, not a mobile number',
		description: 'Check which field of the input item the expression names.',
	},
	tooShort: {
		problem: 'has too few digits for a mobile number',
		description: 'Enter the whole number with its country code, e.g. 306971234567.',
	},
	tooLong: {
		problem: 'has too many digits for a mobile number',
		description: 'Enter one number with its country code, e.g. 306971234567.',
	},
	object: {
		problem: 'is an object, not a mobile number',
		description: 'Choose its field with the number, e.g. {{ $json.person.mobile }}.',
	},
} as const;

/** Why a value cannot be one number. */
export type Reason = keyof typeof REASONS;

/** What is no number, and why. */
export interface Refused {
	kind: 'refused';
	written: string;
	reason: Reason;
}

/** Characters of a value that a message shows. */
const MOST_SHOWN = 60;

/** Says why a value is no number, and what to do. @param subject what the value is to the user: `The value in "To"` */
export function wordsFor(
	{ written, reason }: Pick<Refused, 'written' | 'reason'>,
	subject: string,
): { message: string; description: string } {
	const { problem, description } = REASONS[reason];
	return { message: `${subject} ${problem}: ${written.slice(0, MOST_SHOWN)}`, description };
}
