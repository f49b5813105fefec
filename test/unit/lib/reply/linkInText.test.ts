import { placeholdersIn, placeLink, withoutProof } from '../../../../lib/reply';
import { linkTo } from './links';

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

	it('makes texts differ that go to different people', () => {
		expect(withoutProof(linkTo('pupil-8'))).not.toBe(withoutProof(link));
		expect(withoutProof(linkTo('pupil-7', 'https://other.example.com/webhook/notice'))).not.toBe(
			withoutProof(link),
		);
	});

	it('leaves other texts as they are', () => {
		for (const text of ['?r=', 'a?r=x.y', `${link}x`, 'Order 7: ready.', `${link}.b`])
			expect(withoutProof(text)).toBe(text);
	});
});
