import { placeholdersIn, placeLink, sampleLink, withoutProof } from '../../../../lib/reply';
import { likenessTo, plain } from '../../../../nodes/Smsb2b/sms/sameText';
import { linkTo, production } from './links';

const link = linkTo('pupil-7');

describe('a link in a text', () => {
	it('stands for the placeholder, or behind the text', () => {
		expect(placeLink('Open {link} please', link)).toBe(`Open ${link} please`);
		expect(placeLink('Please answer \n', link)).toBe(`Please answer\n${link}`);
		expect(placeLink('$& {link} $1', '$&')).toBe('$& $& $1');
	});

	it('is asked for as often as the placeholder stands in the text', () => {
		expect([placeholdersIn('none'), placeholdersIn('{link}{link} {LINK}')]).toEqual([0, 2]);
	});

	it('does not make two texts differ that were sent at different times', () => {
		const later = link.replace(/\.[\da-z]{17}$/, `.${'0'.repeat(17)}`);
		expect(later).not.toBe(link);
		expect(withoutProof(`Notice: ${later} thanks`)).toBe(withoutProof(`Notice: ${link} thanks`));
	});

	it('does not make them differ by its time or secret, whatever mark stands behind it', () => {
		const marks = ['', ...'.,;:!?…·;-–—_%()[]{}<>«»"“”\'’/\\|&=#+*@~^', '...', '.\n', '-', '_ok'];
		const sample = sampleLink(production, 'pupil.7-a_b');
		const wantedLink = 'url' in sample ? sample.url : sample.message;
		for (const mark of marks)
			for (const end of ['', ' Ευχαριστούμε', 'Ευχαριστούμε', '\nThanks.']) {
				const sent = `Απαντήστε: ${linkTo('pupil.7-a_b')}${mark}${end}`;
				const wanted = `Απαντήστε: ${wantedLink}${mark}${end}`;
				expect([mark, end, plain(wanted)]).toEqual([mark, end, plain(sent)]);
				expect([mark, likenessTo(wanted, 'unicode')({ text: sent })]).toEqual([mark, 'typed']);
			}
	});

	it('makes texts differ that go to different people', () => {
		expect(withoutProof(linkTo('pupil-8'))).not.toBe(withoutProof(link));
		expect(withoutProof(linkTo('pupil-7', 'https://other.example.com/webhook/notice'))).not.toBe(
			withoutProof(link),
		);
	});

	it('leaves other texts as they are', () => {
		for (const text of ['?r=', 'a?r=x.y', `${link}x`, 'Order 7: ready.', `${link}X`])
			expect(withoutProof(text)).toBe(text);
	});
});
