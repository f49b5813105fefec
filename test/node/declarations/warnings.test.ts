import { NodeHelpers, type INodeProperties } from 'n8n-workflow';

import { Smsb2b } from '../../../nodes/Smsb2b/Smsb2b.node';

const { description } = new Smsb2b();

/** The parameters that the editor shows for an operation that was just chosen. */
function shown(resource: string, operation: string): INodeProperties[] {
	const node = { typeVersion: 1 };
	return description.properties.filter((property) =>
		NodeHelpers.displayParameter({ resource, operation }, property, node, description),
	);
}

function membersOf(properties: INodeProperties[], collection: string): INodeProperties[] {
	return properties
		.filter(({ name }) => name === collection)
		.flatMap(({ options = [] }) => options.filter((option) => 'type' in option));
}

test('who resets the API key is told, before, that the credential needs the new one', () => {
	const notices = shown('apiKey', 'reset').filter(({ type }) => type === 'notice');
	expect(notices.map(({ displayName }) => displayName)).toEqual([
		expect.stringMatching(/stops working at once.*Credentials.*must be updated by hand/),
	]);
	expect(shown('apiKey', 'get').filter(({ type }) => type === 'notice')).toEqual([]);
});

test.each(['send', 'sendBulk'])(
	'who sets the validity of a Viber message (%s) is told of the two units of the reference',
	(operation) => {
		const [validity] = membersOf(shown('viber', operation), 'options').filter(
			({ name }) => name === 'validity',
		);
		expect(validity.description).toMatch(/60 to 86400 seconds.*30 to 1440 minutes.*unchanged/);
	},
);
