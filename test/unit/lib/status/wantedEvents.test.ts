import { wantedEvents } from '../../../../lib/status/wantedEvents';

test.each([
	[
		['delivered', 'failed'],
		['delivered', 'failed'],
	],
	[['Delivered'], ['delivered']],
	['FAILED', ['failed']],
	['delivered, Failed', ['delivered', 'failed']],
	['', ['delivered', 'failed']],
	[undefined, ['delivered', 'failed']],
	[[null, 'failed'], ['failed']],
])('%j are the events %j', (value, events) => {
	expect(wantedEvents(value)).toEqual({ events, unknown: [] });
});

test('what is no event is named', () => {
	expect(wantedEvents(['delivered', 'read', {}]).unknown).toEqual(['read', 'an object']);
});
