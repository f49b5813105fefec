import { readMobileNumber, type Reading } from '../../../../lib/phone/readMobileNumber';
import { table } from '../../../node/numbers/table';

/** What a value is, as the table puts it. */
function inShort(reading: Reading): unknown {
	switch (reading.kind) {
		case 'one':
			return reading.number;
		case 'several':
			return reading.entries.map((entry) => (entry.kind === 'one' ? entry.number : entry.reason));
		case 'refused':
			return reading.reason;
		case 'none':
			return 'none';
	}
}

test.each(table)('$source: $value is $is', ({ value, is }) => {
	expect(inShort(readMobileNumber(value))).toEqual(is);
});

test('the longest entry takes no time that would be felt', () => {
	const start = performance.now();
	for (const part of ['"', ' ', '(', '+', '6E ', '6,9', '. ']) {
		readMobileNumber(part.repeat(100_000 / part.length) + 'x');
		readMobileNumber(`6E${part.repeat(100_000 / part.length)}`);
	}
	expect(performance.now() - start).toBeLessThan(2_000);
});
