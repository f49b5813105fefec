/** A spelling of a date, where it is met, and what it means in Athens. */
export interface DateSpelling {
	/** Who writes it so. */
	from: string;
	written: unknown;
	/** The instant in UTC; none where it is refused. */
	instant?: string;
	/** The day; none where it is refused. */
	day?: string;
	/** What the message says of it. */
	refused?: RegExp;
}

const AMBIGUOUS = /can be read as two different days/;
const NO_DATE = /is not a date/;
const IMPOSSIBLE = /^The date in "[^"]+" does not exist/;
const NUMBER = /is a number, not a date/;

/** 5 April 2027, 08:30 in Athens, which has summer time by then. */
const MORNING = '2027-04-05T05:30:00.000Z';
const AFTERNOON = '2027-04-05T12:30:00.000Z';
const MIDNIGHT = '2027-04-04T21:00:00.000Z';

function read(from: string, instant: string, ...spellings: unknown[]): DateSpelling[] {
	return spellings.map((written) => ({ from, written, instant, day: '2027-04-05' }));
}

function refused(from: string, reason: RegExp, ...spellings: unknown[]): DateSpelling[] {
	return spellings.map((written) => ({ from, written, refused: reason }));
}

/** Dates as people, spreadsheets, programs and databases write them. */
export const DATES: readonly DateSpelling[] = [
	...read(
		'ISO 8601',
		MORNING,
		'2027-04-05T08:30',
		'2027-04-05T08:30:00',
		'2027-04-05T08:30:00.000',
		'2027-04-05T08:30:00+03:00',
		'2027-04-05T05:30:00Z',
		'2027-04-05T05:30:00.000Z',
		'2027-04-05T05:30Z',
		'2027-04-05T08:30:00+0300',
		'2027-04-05T08:30+03',
		'20270405T083000',
		'20270405T053000Z',
		'20270405T0830',
		'2027-04-05T08:30:00,000',
	),
	...read(
		'SQL, logs and CSV files',
		MORNING,
		'2027-04-05 08:30',
		'2027-04-05 08:30:00',
		'2027-04-05 08:30:00.000000',
		'2027-04-05 05:30:00+00',
		'2027-04-05 08:30:00 +0300',
		'2027-04-05 05:30:00 UTC',
		'2027-04-05 08:30 Europe/Athens',
		'2027-04-05T08:30:00+03:00[Europe/Athens]',
		'2027-4-5 8:30',
		'2027/04/05 08:30',
		'2027.04.05 08:30',
		'  2027-04-05 08:30\n',
		'20270405083000',
		"'2027-04-05 08:30",
		'"2027-04-05T05:30:00.000Z"',
		'٢٠٢٧-٠٤-٠٥ ٠٨:٣٠',
		'\u202a2027-04-05 08:30\u202c',
		'2027-04-05 05:30:00-00:00',
	),
	...read(
		'a date alone',
		MIDNIGHT,
		'2027-04-05',
		'2027/04/05',
		'20270405',
		'2027-4-5',
		'5 Apr 2027',
	),
	...read(
		'e-mails and HTTP',
		MORNING,
		'Mon, 05 Apr 2027 05:30:00 GMT',
		'Mon, 5 Apr 2027 08:30:00 +0300',
		'5 Apr 2027 00:30:00 EST',
	),
	...read(
		'programs',
		MORNING,
		'Mon Apr 05 2027 08:30:00 GMT+0300 (Eastern European Summer Time)',
		'Mon Apr  5 08:30:00 EEST 2027',
		'Apr 5, 2027 8:30:00 AM',
		1806903000,
		1806903000000,
		'1806903000',
		'1806903000000',
		'1806903000.0',
	),
	...read(
		'Greece',
		MORNING,
		'5 Απριλίου 2027, 8:30 π.μ.',
		'5 Απριλίου 2027 στις 8:30 π.μ.',
		'Δευτέρα 5 Απριλίου 2027 στις 8:30 π.μ.',
		'Δευτέρα, 5 Απρ 2027, 08:30',
		'5 ΑΠΡ 2027 8:30 ΠΜ',
		'5η Απριλίου 2027 08:30',
		'5 Απριλίου 2027, 8.30 π.μ.',
		'5 του Απρίλη 2027, 8:30 πμ',
		'Δευτέρα 5 Απριλίου 2027 στις 8:30:00 π.μ. EEST',
	),
	...read('Greece, after noon', AFTERNOON, '5 Απριλίου 2027 στις 3:30 μ.μ.', '5 Απρ 2027, 3:30 μμ'),
	...read(
		'Britain',
		MORNING,
		'5 April 2027 at 08:30',
		'Monday, 5 April 2027 at 08:30',
		'Monday 5 April 2027 at 08:30',
		'5th April 2027, 8:30am',
		'5-Apr-2027 08:30',
		'05-APR-2027 08:30:00',
		'08:30 5 Apr 2027',
	),
	...read(
		'the United States',
		MORNING,
		'April 5, 2027 at 8:30 AM',
		'Monday, April 5, 2027 at 8:30 AM',
		'Apr 5, 2027, 8:30:00\u202fAM',
		'April 5th, 2027 8:30 a.m.',
		'8:30 AM, Apr. 5, 2027',
	),
	...read('the United States, after noon', AFTERNOON, 'April 5, 2027 3:30 PM', 'Apr 5 2027 3:30pm'),
	...read(
		'Germany',
		MORNING,
		'5. April 2027, 08:30',
		'5. April 2027 um 08:30 Uhr',
		'Montag, 5. April 2027 um 08:30',
		'5. Apr. 2027, 08:30',
		'Montag, 5. April 2027 um 08:30:00 OESZ',
	),
	{
		from: 'ISO 8601',
		written: '2027-04-04T22:30-07:00',
		day: '2027-04-04',
		instant: MORNING,
	},
	{
		from: 'Germany',
		written: '24. März 2027',
		day: '2027-03-24',
		instant: '2027-03-23T22:00:00.000Z',
	},
	{
		from: 'Greece',
		written: '1 Μαΐου 2027',
		day: '2027-05-01',
		instant: '2027-04-30T21:00:00.000Z',
	},
	{
		from: 'Greece',
		written: '28 Οκτωβρίου 2027',
		day: '2027-10-28',
		instant: '2027-10-27T21:00:00.000Z',
	},

	...refused(
		'Greece and Britain',
		AMBIGUOUS,
		'05/04/2027',
		'05/04/2027, 08:30:00',
		'05/04/2027 08:30',
		'Mon 05/04/2027 08:30',
		'Δευτέρα 05/04/2027 08:30',
		'5/4/2027, 8:30:00 π.μ.',
		'05-04-2027',
		'5-4-27',
		'24/12/2027',
		'05/04',
	),
	...refused(
		'the United States',
		AMBIGUOUS,
		'4/5/2027, 8:30:00 AM',
		'12/24/2027',
		'4/5/27',
		'04-05-2027 08:30',
	),
	...refused(
		'Germany',
		AMBIGUOUS,
		'05.04.2027',
		'05.04.2027, 08:30',
		'5.4.2027, 08:30:00',
		'24.12.27',
		'Mo. 05.04.2027',
	),
	...refused('a spreadsheet', NUMBER, 46482, 46482.354166666664, '46482', '46482,354'),
	...refused(
		'a calendar that nobody has',
		IMPOSSIBLE,
		'2027-02-30',
		'2027-13-01',
		'31 April 2027',
		'2027-04-05 25:00',
		'2027-04-05 08:60',
		'2027-04-05T08:30:00+25:00',
		'2027-04-05T08:30:00+03:75',
		'Tue, 05 Apr 2027 08:30:00 GMT',
		'13:30 PM 5 Apr 2027',
	),
	...refused(
		'somebody in a hurry',
		/has no (?:four-digit )?year/,
		'5 Apr 08:30',
		'December 24',
		'5 Apr 27',
		'Dec 24, \u200e26',
	),
	...refused(
		'expressions that went wrong',
		NO_DATE,
		'tomorrow',
		'Maria',
		'0',
		0,
		'1',
		true,
		'Invalid date',
		'Invalid DateTime',
		'undefined',
		'2027',
		'2027-04',
		'202704050830',
		'6971234567890123',
		'1.806903E9',
		'2027-04-05 and 2027-04-06',
		'2027-04-05 08:30 5',
		'2027-04-05 08:30-09:30',
		'2027-04-05 08:30 - 09:30',
		'08:30-09:30',
		'5 Apr 2027 8:30–9:30',
		'2027-W14-1',
		'2027-04-05 08:30 Nowhere/City',
		'5 Ιου 2027',
		'-',
		`Dec 24, 1990 8:00 (${'1:00 '.repeat(14_000)})`,
		`2027-04-05${' '.repeat(100)}08:30`,
	),
];
