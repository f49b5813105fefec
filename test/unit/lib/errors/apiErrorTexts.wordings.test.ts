import { API_ERRORS } from '../../../../lib/errors/apiErrorTexts';
import { networkErrorOf } from '../../../../lib/errors/networkErrors';

const API_TEXTS = Object.entries(API_ERRORS).map(([code, { message, description }]) => ({
	code,
	message,
	description,
}));
const NETWORK_TEXTS = ['ECONNREFUSED', 'CERT_HAS_EXPIRED', 'ETIMEDOUT', 'ECONNRESET', 'OTHER'].map(
	(code) => ({ code, ...networkErrorOf(Object.assign(new Error('x'), { code })) }),
);

test.each([...API_TEXTS, ...NETWORK_TEXTS])(
	'$code is told in one sentence, with a remedy in full sentences',
	({ message, description }) => {
		expect(message).toMatch(/^["A-Z][^<>]*[^.]$/);
		expect(description).toMatch(/^["A-Z][^<>]*\.$/);
	},
);

test.each(API_TEXTS.filter(({ message }) => / (is empty|is not a valid)/.test(message)))(
	'$code names the field in which a value is empty or not valid',
	({ message }) => expect(message).toMatch(/"[A-Z][\w ]+"/),
);
