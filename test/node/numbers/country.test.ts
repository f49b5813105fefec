import { runInWorkflow, runOnRoutingEngine } from '../../support/engine';
import { useSandbox } from '../../support/sandbox';

const sandbox = useSandbox();

const TWICE = { to: '+357 99 123456, 99123456', text: 'Hello' };

async function sendBulk(country: string | undefined) {
	const parameters = { resource: 'sms', operation: 'sendBulk', ...TWICE };
	const credential = { ...sandbox.credential, ...(country !== undefined && { country }) };
	return await runInWorkflow({ parameters, credential });
}

test('a number of the credential’s country is the same without its country code', async () => {
	const { items } = await sendBulk('CY');
	expect(items.map(({ json }) => json.accepted)).toEqual([true, true]);
	expect(items[1].json).toMatchObject({ to: '99123456', duplicate: true });
	const [{ body }] = await sandbox.calls('sms/bulk');
	expect(body.to).toBe('+35799123456');
});

test.each([undefined, '', 'GR', 'gr'])('with the country %j it is another', async (country) => {
	const { items } = await sendBulk(country);
	expect(items.map(({ json }) => json.accepted)).toEqual([true, false]);
});

test.each([
	['sms.send', { to: '6971234567', text: 'Hello' }],
	['sms.sendBulk', { to: '6971234567', text: 'Hello' }],
	['contact.upsert', { mobile: '6971234567' }],
])('%s says that what stands for the country is none, and sends nothing', async (name, own) => {
	const [resource, operation] = name.split('.');
	const credential = { ...sandbox.credential, country: 'Grece' };
	const setup = { parameters: { resource, operation, ...own }, credential };
	for (const run of [runInWorkflow, runOnRoutingEngine]) {
		const { failure } = await run(setup);
		expect(failure?.message).toBe(
			'The value of "Country" in the credential is not a country: Grece (item 1)',
		);
		expect(failure?.description).toContain('Choose it from the list');
		expect(failure?.description).toContain('Nothing was sent for this item.');
	}
	expect(await sandbox.calls()).toEqual([]);
});
