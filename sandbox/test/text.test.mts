import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseMobile } from '../numbers/mobile.mts';
import { septets, toGsm } from '../text/gsm.mts';
import { countParts } from '../text/parts.mts';

test('the alphabet has 127 characters beside the escape, and ten that count twice', () => {
	const characters = Array.from({ length: 0x10000 }, (_, code) => String.fromCharCode(code));
	const greekCapitals = new Set('ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ');
	const basic = characters.filter((one) => septets(one) === 1 && !greekCapitals.has(one));
	assert.equal(basic.length, 127);
	assert.deepEqual(
		characters.filter((one) => septets(one) === 2).sort(),
		['\f', '[', '\\', ']', '^', '{', '|', '}', '~', '€'].sort(),
	);
});

test('what the alphabet lacks is written as near as it can be', () => {
	assert.equal(toGsm('Ταΐζω τη Γάτα ΰ'), 'ΤΑΙΖΩ ΤΗ ΓΑΤΑ Υ');
	assert.equal(toGsm('ς σ Σ ώ'), 'Σ Σ Σ Ω');
	assert.equal(toGsm('é ê ñ ő {€}'), 'é e ñ o {€}');
	assert.equal(toGsm('日本 😀 Ж'), '?? ? ?');
	assert.equal(toGsm('e\u0301'), 'e');
});

test('a character is not split over two parts', () => {
	assert.equal(countParts('', false), 1);
	assert.equal(countParts('€'.repeat(80), false), 1);
	assert.equal(countParts(`${'x'.repeat(152)}€${'x'.repeat(152)}`, false), 3);
	assert.equal(countParts('😀'.repeat(35), true), 1);
	assert.equal(countParts('😀'.repeat(36), true), 2);
	assert.equal(countParts('😀'.repeat(67), true), 3);
});

test('numbers are read as the reference says', () => {
	const readings: Record<string, string | undefined> = {
		'6971234567': '306971234567',
		'306971234567': '306971234567',
		'+30 697-123 4567': '306971234567',
		'00306971234567': '306971234567',
		'tel: 697.123.4567': '306971234567',
		'491725984200': '491725984200',
		'0049 172 5984200': '491725984200',
		'35799123456': '35799123456',
		'2101234567': undefined,
		'': undefined,
		abc: undefined,
		'697123456': undefined,
		'306971234567306971234567': undefined,
	};
	for (const [written, msisdn] of Object.entries(readings)) {
		assert.equal(parseMobile(written)?.msisdn, msisdn, written);
	}
});
