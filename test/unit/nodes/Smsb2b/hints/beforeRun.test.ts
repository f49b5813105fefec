import { hintsBeforeRun } from '../../../../../nodes/Smsb2b/hints/beforeRun';
import { resources } from '../../../../../nodes/Smsb2b/resources';

test('the hint before a run is for operations that send a message for each item, and for several items', () => {
	const [{ displayCondition = '', message, whenToDisplay }, toGroups, toLists] =
		hintsBeforeRun(resources);
	expect(message).toBe('Sends one paid message for each input item, unless Execute Once is on.');
	expect(whenToDisplay).toBe('beforeExecution');
	const operations = /\["[^\]]*\]/.exec(displayCondition)?.[0] ?? '';
	expect(JSON.parse(operations)).toEqual(['sms.send', 'viber.send', 'twoFactor.send']);
	expect(toGroups.displayCondition).toContain('["sms.sendToGroup"]');
	expect(toLists.displayCondition).toContain('["sms.sendBulk","viber.sendBulk"]');
	expect(toLists.displayCondition).toContain('$parameter["recipients"] === "list"');
});
