/** What happens to messages in test runs, as the credential says. */
export const TEST_RUNS = [
	{ name: 'Send', value: 'send', description: 'Send messages as in production' },
	{
		name: 'Send to Test Number',
		value: 'testNumber',
		description: 'Send the first message to the test number, and only preview the others',
	},
	{ name: 'Preview', value: 'preview', description: 'Send nothing, and only preview the messages' },
];
