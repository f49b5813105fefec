import fc from 'fast-check';

import { REDACTED, secretsOf, withoutSecrets } from '../../../../lib/errors/redactSecrets';
import { SPELLINGS } from '../../../support/spellings.mts';

const MOST = 1_000;

describe.each(['k-7f3a9c_Z', 'p/ä+"&<ω>% \\x', '0123456789abcdef0123456789abcdef'])(
	'the secret %j is replaced ',
	(secret) => {
		test.each(Object.entries(SPELLINGS))('%s', (_title, spell) => {
			const written = withoutSecrets(`before ${spell(secret)} after`, [secret], MOST);
			expect(written).toContain(REDACTED);
			expect(written).toMatch(/^before .* after$/s);
			// Of base64, what depends on the neighbours is left.
			expect(written.length).toBeLessThan('before  after'.length + REDACTED.length + 20);
			expect(written.toLowerCase()).not.toContain(secret.toLowerCase());
		});
	},
);

test('a secret in which each character is written in another way is replaced', () => {
	const spellings = Object.values(SPELLINGS).slice(0, 10);
	const secret = fc.string({ minLength: 4, maxLength: 40, unit: 'grapheme-ascii' });
	fc.assert(
		fc.property(
			secret.filter((text) => text.trim() === text),
			fc.infiniteStream(fc.nat(spellings.length - 1)),
			(text, choices) => {
				const mixed = [...text]
					.map((sign) => spellings[choices.next().value as number](sign))
					.join('');
				// Signs that are themselves encodings of others can be read in more than one way.
				fc.pre(!/[%\\&#;]/.test(text));
				expect(withoutSecrets(`<${mixed}>`, [text], MOST)).toBe(`<${REDACTED}>`);
			},
		),
	);
});

test('a secret that the cut goes through is left out as a whole', () => {
	for (let before = MOST - 20; before < MOST + 5; before += 1) {
		const text = `${'.'.repeat(before)}k-7f3a9c and more`;
		const written = withoutSecrets(text, ['k-7f3a9c'], MOST);
		expect(written.replaceAll('.', '').replace(REDACTED, '')).toMatch(
			/^( and more| and mor| and mo| and m| and | and| an| a| |)$/,
		);
	}
});

test('of two secrets that overlap, none shows a part', () => {
	const text = 'xx abcdefghij yy';
	expect(withoutSecrets(text, ['abcdef', 'defghij'], MOST)).toBe(`xx ${REDACTED} yy`);
});

test('a text without a secret stays as it is, up to the cut', () => {
	fc.assert(
		fc.property(fc.string({ unit: 'binary' }), (text) => {
			expect(withoutSecrets(text, ['k-7f3a9c'], 20)).toBe(text.slice(0, 20));
		}),
	);
});

test('the secrets of a credential are its key, login, callback secret and the key that was fetched', () => {
	const credential = {
		apiKey: ' key-1 ',
		username: 'maria',
		password: 'pass-word',
		callbackSecret: 'signing',
		sessionToken: 'mark.key.2',
		baseUrl: 'https://smsb2b.com/api',
	};
	expect(secretsOf(credential)).toEqual(['key-1', 'maria', 'pass-word', 'signing', 'key.2']);
	expect(secretsOf({ apiKey: 72416555 })).toEqual(['72416555']);
	expect(secretsOf({ apiKey: '', username: 'abc', sessionToken: 'none' })).toEqual([]);
});
