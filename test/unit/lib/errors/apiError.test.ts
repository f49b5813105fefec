import { API_ERRORS } from '../../../../lib/errors/apiErrorTexts';
import { rejectedValue } from '../../../../lib/errors/apiError';
import { ENDPOINTS } from '../../../contract/endpoints';

test('a rejection quotes the value that it is about', () => {
	expect(rejectedValue('103', { to: '69712', text: 'Hello' })).toBe('The value was "69712".');
	expect(rejectedValue('216', { contactId: 12 })).toBe('The value was "12".');
});

test.each([
	['a code that is about no value', '105', { to: '69712' }],
	['an unknown code', '999', { to: '69712' }],
	['no code', undefined, { to: '69712' }],
	['a request without the parameter', '103', {}],
	['an empty value', '103', { to: ' ' }],
	['a value that is no text', '103', { to: { toString: () => 'x' } as never }],
])('%s quotes nothing', (_what, code, parameters) => {
	expect(rejectedValue(code, parameters)).toBe('');
});

test('a long value is cut, and has no markup and no line breaks', () => {
	const quoted = rejectedValue('103', { to: `<b>1\n${'2'.repeat(100)}` });
	expect(quoted).toMatch(/^The value was "‹b›1 2+…"\.$/);
	expect(quoted.length).toBeLessThan(90);
});

test('each parameter that is quoted is one of an endpoint that knows the code', () => {
	for (const [code, { parameter }] of Object.entries(API_ERRORS) as Array<
		[string, { parameter?: string }]
	>) {
		if (parameter === undefined) continue;
		const having = ENDPOINTS.filter(
			({ codes, parameters }) => codes.includes(Number(code)) && parameters.includes(parameter),
		);
		expect({ code, parameter, endpoints: having.length > 0 }).toEqual({
			...{ code, parameter, endpoints: true },
		});
	}
});
