/** A mobile network as ITU-T E.212 names it: mobile country code and mobile network code. */
export interface Network {
	readonly mcc: string;
	readonly mnc: string;
	readonly name: string;
}

const COSMOTE: Network = { mcc: '202', mnc: '01', name: 'COSMOTE' };
const VODAFONE: Network = { mcc: '202', mnc: '05', name: 'VODAFONE' };
const NOVA: Network = { mcc: '202', mnc: '10', name: 'NOVA' };

/** Greek networks by the number's first digits; the first match counts. */
const GREEK_PREFIXES: ReadonlyArray<readonly [prefix: string, network: Network]> = [
	['6901', COSMOTE],
	['690', NOVA],
	['693', NOVA],
	['694', VODAFONE],
	['695', VODAFONE],
	['699', NOVA],
	['69', COSMOTE],
];

/** One network per country, enough for a sandbox. */
const BY_COUNTRY: Readonly<Record<string, Network>> = {
	AL: { mcc: '276', mnc: '01', name: 'ONE ALBANIA' },
	AT: { mcc: '232', mnc: '01', name: 'A1' },
	BG: { mcc: '284', mnc: '01', name: 'A1 BULGARIA' },
	CY: { mcc: '280', mnc: '01', name: 'CYTA' },
	DE: { mcc: '262', mnc: '01', name: 'TELEKOM' },
	ES: { mcc: '214', mnc: '01', name: 'VODAFONE SPAIN' },
	FR: { mcc: '208', mnc: '01', name: 'ORANGE' },
	GB: { mcc: '234', mnc: '10', name: 'O2' },
	IT: { mcc: '222', mnc: '01', name: 'TIM' },
	NG: { mcc: '621', mnc: '30', name: 'MTN NIGERIA' },
	NL: { mcc: '204', mnc: '08', name: 'KPN' },
	RO: { mcc: '226', mnc: '01', name: 'VODAFONE ROMANIA' },
	TR: { mcc: '286', mnc: '01', name: 'TURKCELL' },
	US: { mcc: '310', mnc: '410', name: 'AT&T' },
};

const UNKNOWN: Network = { mcc: '', mnc: '', name: '' };

/**
 * @param country ISO 3166 code
 * @param national national number, without the country code
 */
export function networkOf(country: string, national: string): Network {
	if (country !== 'GR') return BY_COUNTRY[country] ?? UNKNOWN;
	return GREEK_PREFIXES.find(([prefix]) => national.startsWith(prefix))?.[1] ?? UNKNOWN;
}

/** @returns the network a ported Greek number has moved to */
export function portedTo(network: Network): Network {
	return network === NOVA ? COSMOTE : NOVA;
}
