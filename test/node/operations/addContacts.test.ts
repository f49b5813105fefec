import { runInWorkflow, runOnRoutingEngine } from '../../support/engine';
import { useSandbox } from '../../support/sandbox';
import { byId } from './cases/case';
import { nodeParameters } from './prepareCase';

const sandbox = useSandbox();

describe.each([
	['the runner', runInWorkflow],
	["n8n's routing engine", runOnRoutingEngine],
])('%s adds contacts to a group: ', (_way, run) => {
	async function add(contactId: string) {
		const parameters = { groupId: byId('7001'), contactId: byId(contactId) };
		return await run({
			parameters: nodeParameters('group.addContacts', parameters),
			credential: sandbox.credential,
		});
	}

	async function contactsAsked(): Promise<string[]> {
		return (await sandbox.calls('group/addContact')).map(({ body }) => body.contactId);
	}

	beforeEach(async () => {
		await sandbox.control('POST', 'accounts/demo/contacts', { count: 3 });
	});

	test.each(['500004, 500005,500006', '={{ ["500004", "500005", 500006] }}'])(
		'each of %s',
		async (contactId) => {
			const { items, failure } = await add(contactId);
			expect(failure?.message).toBeUndefined();
			expect(items.map(({ json }) => json.contactId)).toEqual(['500004', '500005', '500006']);
			expect(await contactsAsked()).toEqual(['500004', '500005', '500006']);
		},
	);

	test('the message names the contact that is refused, and those that were added before', async () => {
		const { failure } = await add('500004, 999, 500006');
		expect(failure?.message).toBe('The contact in "Contacts" does not exist (item 1)');
		expect(failure?.description).toContain('This concerns contact 999. Already added: 500004.');
		expect(await contactsAsked()).toEqual(['500004', '999']);
	});

	test('what is no ID is refused before any is added', async () => {
		const { failure } = await add('500004, 5000/01');
		expect(failure?.message).toBe('The value in "Contacts" is not one ID: 5000/01 (item 1)');
		expect(await contactsAsked()).toEqual([]);
	});
});
