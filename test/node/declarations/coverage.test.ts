import { Smsb2b } from '../../../nodes/Smsb2b/Smsb2b.node';
import { resources } from '../../../nodes/Smsb2b/resources';
import { API_ERRORS } from '../../../lib/errors/apiErrorTexts';
import { CODES, ENDPOINTS } from '../../contract/endpoints';
import { print } from '../../support/print.mts';
import { CASES } from '../operations/cases';
import { AS_GOOD_AS_SUCCESS, CAUSES } from '../operations/refusals';

/** The credential fetches the key with them; the operations carry the key itself instead. */
const SENT_BY_CREDENTIAL: Record<string, string[]> = {
	'apiKey.get': ['username', 'password'],
	'apiKey.reset': ['username', 'password'],
};

/** Operations without an endpoint of their own. */
const BEYOND_ENDPOINTS = [
	...['sms.preview', 'sms.sendToGroup', 'contact.upsert', 'group.addContacts'],
];

/** Operations that differ in a workflow and as a tool, and have tests of their own. */
const APART = ['sms.sendAndWait', 'sms.sendAndWaitForReport', 'viber.sendAndWait'];

const operations = resources.flatMap(({ value: resource, operations: own }) =>
	own.map(({ value, endpoint }) => ({ name: `${resource}.${value}`, endpoint })),
);

const endpoints = ENDPOINTS.filter(({ operation, path }) =>
	operations.some(({ name, endpoint }) => name === operation && endpoint === path),
);
const tested = endpoints.filter(({ operation, path }) =>
	CASES.some((entry) => entry.operation === operation && entry.path === path),
);
const parameters = ENDPOINTS.flatMap(({ path, operation, parameters: own }) =>
	own.map((parameter) => ({ path, operation, parameter })),
);
const sent = parameters.filter(
	({ operation, parameter }) =>
		SENT_BY_CREDENTIAL[operation]?.includes(parameter) ||
		CASES.some((entry) => entry.operation === operation && parameter in entry.sent),
);
const codes = CODES.filter((code) => Object.hasOwn(API_ERRORS, code));
const formats = new Smsb2b().description.properties
	.filter(({ name }) => name === 'options')
	.flatMap(({ options = [] }) => options.find(({ name }) => name === 'responseFormat') ?? [])
	.map((option) => ('options' in option ? option.options?.map(valueOf).sort() : []));

test('every endpoint is an operation of the node, and tested', () => {
	expect(endpoints).toEqual(ENDPOINTS);
	expect(tested).toEqual(ENDPOINTS);
	expect(ENDPOINTS).toHaveLength(36);
});

test('every operation is an endpoint, or known to be beyond them, and tested', () => {
	const known = [...ENDPOINTS.map(({ operation }) => operation), ...BEYOND_ENDPOINTS];
	expect(operations.map(({ name }) => name).sort()).toEqual([...known, ...APART].sort());
	const inCases = new Set(CASES.map(({ operation }) => operation));
	expect(known.filter((name) => !inCases.has(name))).toEqual([]);
});

test('every parameter of every endpoint is sent by a test', () => {
	expect(sent).toEqual(parameters);
});

test('every code of every endpoint is known to the node, and provoked', () => {
	expect(codes).toEqual(CODES);
	expect(Object.keys(API_ERRORS).map(Number)).toEqual(CODES);
	expect(CODES).toHaveLength(53);
	for (const { operation, codes: own } of ENDPOINTS) {
		const provoked = CAUSES.filter((cause) => cause.operation === operation);
		const covered = [
			...provoked.map(({ code }) => code),
			...(AS_GOOD_AS_SUCCESS[operation] ?? []),
		].filter((code) => own.includes(code));
		expect({ operation, codes: [...new Set(covered)].sort() }).toEqual({
			operation,
			codes: [...own].sort(),
		});
	}
});

test('every operation that offers a format offers all three', () => {
	expect(formats.length).toBeGreaterThan(0);
	for (const offered of formats) expect(offered).toEqual(['json', 'v2', 'xml']);
});

afterAll(() => {
	print(
		[
			`${tested.length}/${ENDPOINTS.length} endpoints`,
			`${sent.length}/${parameters.length} parameters`,
			`${codes.length}/${CODES.length} codes`,
			`${formats[0]?.length} formats`,
		].join(', '),
	);
});

function valueOf(option: object): string {
	return 'value' in option ? String(option.value) : '';
}
