import { resources } from '../../../nodes/Smsb2b/resources';
import { API_ERRORS, type ApiErrorCode } from '../../../lib/errors/apiErrorTexts';
import { ENDPOINTS, type Endpoint } from '../../contract/endpoints';
import { runInWorkflow } from '../../support/engine';
import { useSandbox } from '../../support/sandbox';
import { prepare } from './prepareCase';
import { CASES } from './cases';
import { AS_GOOD_AS_SUCCESS } from './refusals';

const sandbox = useSandbox();

describe.each(['json', 'xml', 'v2'])('in %s, SMSB2B refuses ', (responseFormat) => {
	test.each(ENDPOINTS.map((endpoint) => [endpoint.operation, endpoint] as const))(
		'%s with each of its codes',
		async (operation, endpoint) => {
			const tested = CASES.find((entry) => entry.operation === operation);
			if (!tested) throw new Error(`There is no case of ${operation}`);
			for (const code of refusedCodes(endpoint)) {
				await sandbox.reset();
				const parameters = await prepare(sandbox, tested, { responseFormat });
				await sandbox.fault({ kind: 'refuse', code, path: endpoint.path });
				const { failure } = await runInWorkflow({ parameters, credential: sandbox.credential });
				const { message, description } = API_ERRORS[code as ApiErrorCode];
				expect({ code, message: failure?.message }).toEqual({
					code,
					message: `${message} (item 1)`,
				});
				expect(failure?.text?.context).toMatchObject({ code: String(code) });
				expect(failure?.description).toContain(description);
				expect(failure?.description).toMatch(
					new RegExp(`SMSB2B said: "Error: .+" \\(code ${code}\\)`),
				);
				expect((await sandbox.calls()).map(({ answer }) => answer)).toEqual([code]);
			}
		},
	);
});

test('the node speaks of a field as the editor calls it', () => {
	for (const { operation, codes } of ENDPOINTS) {
		const labels = labelsOf(operation);
		for (const code of codes) {
			const { message, description } = API_ERRORS[code as ApiErrorCode];
			for (const [, quoted] of `${message}. ${description}`.matchAll(/"([^"]+)"/g)) {
				expect({ operation, code, quoted, labels }).toMatchObject({
					labels: expect.arrayContaining([quoted]) as string[],
				});
			}
		}
	}
});

test('every refusal says in plain words what happened and what to do', () => {
	for (const [code, { message, description, wordings }] of Object.entries(API_ERRORS)) {
		expect({ code, message }).toEqual({
			code,
			message: expect.stringMatching(/^[A-Z].{15,}[^.!?]$/),
		});
		expect({ code, description }).toEqual({
			code,
			description: expect.stringMatching(/^[A-Z].{20,}\.$/s),
		});
		expect(message).not.toMatch(/\b(error|problem|failure|mistake)\b/i);
		expect(wordings.length).toBeGreaterThan(0);
	}
});

function refusedCodes({ operation, codes, keyless }: Endpoint): number[] {
	const accepted = AS_GOOD_AS_SUCCESS[operation] ?? [];
	return [...codes.filter((code) => !accepted.includes(code)), ...(keyless ? [] : [101])];
}

/** The labels of an operation's fields, those in its collections and the choices they offer. */
function labelsOf(operation: string): string[] {
	const [resource, name] = operation.split('.');
	const found = resources
		.find(({ value }) => value === resource)
		?.operations.find(({ value }) => value === name);
	const options = (found?.fields ?? []).flatMap((field) => [field, ...(field.options ?? [])]);
	return options.map((entry) => ('displayName' in entry ? entry.displayName : entry.name));
}
