import type { INodeParameters } from 'n8n-workflow';

import { runInWorkflow, runOnRoutingEngine } from '../../support/engine';
import { useSandbox } from '../../support/sandbox';
import { byId } from './cases/case';
import { nodeParameters } from './prepareCase';

const sandbox = useSandbox();

const VIBER = {
	to: '6971234567',
	from: '1001',
	text: '={{ $json.text }}',
	buttonCaption: '={{ "Open" }}',
	buttonAction: '={{ "https://example.com" }}',
	image: '={{ "https://example.com/a.jpg" }}',
	smsText: '={{ "Αύριο" }}',
	smsFrom: '={{ "MySchool" }}',
};
const SENT = { to: '6971234567', from: '1001' };
const MEMBERSHIP = {
	groupId: byId('={{ "7001" }}'),
	contactId: byId('={{ "500001" }}'),
	contactGroupId: '={{ "900002" }}',
};

/** A parameter with an expression makes n8n show, and keep, every field that depends on it. */
const CHOSEN_BY_EXPRESSION: Array<
	[operation: string, parameters: INodeParameters, sent: Record<string, string>]
> = [
	[
		'viber.send',
		{ ...VIBER, messageType: '={{ "image" }}', smsFallback: '={{ false }}' },
		{ ...SENT, image: 'https://example.com/a.jpg' },
	],
	[
		'viber.send',
		{ ...VIBER, messageType: '={{ "text" }}', smsFallback: '={{ true }}' },
		{
			...SENT,
			text: 'Hello',
			...{ sms_fallback: 'true', sms_text: 'Αύριο', sms_from: 'MySchool', ucs: 'true' },
		},
	],
	[
		'viber.send',
		{ ...VIBER, messageType: '={{ "textButton" }}', smsFallback: false },
		{ ...SENT, text: 'Hello', button_caption: 'Open', button_action: 'https://example.com' },
	],
	[
		'viber.send',
		{
			...VIBER,
			messageType: 'text',
			smsFallback: '={{ "true" }}',
			options: { flash: '={{ "no" }}' },
		},
		{
			...SENT,
			text: 'Hello',
			...{ sms_fallback: 'true', sms_text: 'Αύριο', sms_from: 'MySchool', ucs: 'true' },
		},
	],
	[
		'viber.send',
		{
			...VIBER,
			messageType: 'text',
			smsFallback: '={{ "0" }}',
			options: { allDevices: '={{ 1 }}' },
		},
		{ ...SENT, text: 'Hello', all_devices: 'true' },
	],
	['contact.getAll', { returnAll: '={{ "true" }}', limit: 1 }, {}],
	[
		'contact.update',
		{ contactId: byId('500001'), updateFields: { custom1: '={{ false }}', custom2: '={{ 0 }}' } },
		{ contactId: '500001', custom1: 'false', custom2: '0' },
	],
	[
		'group.removeContact',
		{ ...MEMBERSHIP, removeBy: '={{ "membership" }}' },
		{ contactGroupId: '900002' },
	],
	[
		'group.removeContact',
		{ ...MEMBERSHIP, removeBy: '={{ "contact" }}' },
		{ groupId: '7001', contactId: '500001' },
	],
	[
		'sms.sendBulk',
		{ recipients: '={{ "list" }}', to: '6971234567', toField: 'mobile', text: 'Hello' },
		{ to: '6971234567', text: 'Hello' },
	],
	['contact.getAll', { returnAll: '={{ true }}', limit: 1 }, {}],
];

describe.each([
	['the runner', runInWorkflow],
	["n8n's routing engine", runOnRoutingEngine],
])('%s sends only the fields that the value of an expression calls for: ', (_way, run) => {
	test.each(CHOSEN_BY_EXPRESSION)('%s %j', async (operation, parameters, sent) => {
		const { failure } = await run({
			parameters: nodeParameters(operation, parameters),
			items: [{ text: 'Hello' }],
			credential: sandbox.credential,
		});
		expect(failure?.message).toBeUndefined();
		expect((await sandbox.calls()).map(({ body }) => body)).toEqual([
			{ key: 'demo-key', type: 'json', ...sent },
		]);
	});
});
