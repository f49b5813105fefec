import type { ICredentialDataDecryptedObject, IDataObject, INodeParameters } from 'n8n-workflow';

import { byId } from '../operations/cases/case';

/** An input of which a message is said before any request. */
export interface RejectedInput {
	operation: string;
	parameters: INodeParameters;
	items?: IDataObject[];
	credential?: ICredentialDataDecryptedObject;
	asTool?: true;
	asHumanReview?: true;
	/** By n8n's routing engine, as agents up to version 2.2 run it. */
	onRoutingEngine?: true;
	n8nUrl?: string;
	/** What is wrong is no field's value. */
	withoutField?: true;
	/** What is wrong is so for the whole run. */
	ofRun?: true;
}

const SMS = { to: '6971234567', text: 'Hello' };
const REPLY = { replyUrl: 'https://n8n.example.com/webhook/notice', reference: 'pupil-1' };
const VIBER = { to: '6971234567', from: '1001', messageType: 'text', text: 'Hello' };
const BUTTON = { buttonCaption: 'Open', buttonAction: 'https://example.com' };
const QUESTION = { to: '6971234567', message: 'Come?' };
const CALLBACK = 'https://n8n.example.com/webhook/1/delivery-report';

function rejected(
	operation: string,
	...inputs: Array<INodeParameters | Omit<RejectedInput, 'operation'>>
): RejectedInput[] {
	return inputs.map((input) =>
		'parameters' in input
			? ({ operation, ...input } as RejectedInput)
			: { operation, parameters: input as INodeParameters },
	);
}

const sms = (change: INodeParameters): INodeParameters => ({ ...SMS, ...change });
const options = (given: INodeParameters) => sms({ options: given });
const limits = (values: INodeParameters) => sms({ safeguards: { limits: { values } } });
const birthday = (text: string) => ({
	mobile: '6971234567',
	additionalFields: { birthday: text },
});
const callback = (url: string, reference = '') => options({ callback: url, reference });
const reply = (change: INodeParameters) => options({ ...REPLY, ...change });
const wait = (values: INodeParameters) => ({ ...QUESTION, options: { limitWaitTime: { values } } });
const labels = (values: INodeParameters) => ({ ...QUESTION, approvalOptions: { values } });

const hours = (values: INodeParameters) => ({ safeguards: { sendBetween: { values } } });
/** Open on a day that is not today's. */
const closed = {
	...{ from: '09:00', to: '21:00' },
	days: '={{ [$now.plus({ days: 2 }).setLocale("en").toFormat("cccc").toLowerCase()] }}',
};

const values = [
	...rejected(
		'sms.send',
		options({ flash: '={{ "maybe" }}' }),
		options({ encoding: '={{ "morse" }}' }),
		options({ skipSent: '={{ "soon" }}' }),
		options({ sendAt: '={{ $json.missing }}' }),
		options({ sendAt: '2020-01-01T08:00:00' }),
		options({ sendAt: '2150-01-01T08:00:00' }),
		sms({ text: "={{ $('Nowhere').first().json.text }}" }),
		sms({ text: '={{ ["one", "two"] }}' }),
		sms({ text: '={{ { a: 1 } }}' }),
		sms({ text: "={{ $('Nowhere').item.json.name }}" }),
		sms({ text: '={{ 12345678901234567890 }}' }),
		sms({ text: '={{ new Date("never") }}' }),
		sms({ safeguards: { messageKey: 'x'.repeat(2000) } }),
		sms({ safeguards: { sendBetween: { from: '09:00', to: '21:00' } } }),
		sms({ from: 'undefined' }),
		sms({ from: 'A sender that is long' }),
		sms({ from: 'Σχολείο' }),
	),
	...rejected(
		'sms.sendToGroup',
		{ groupId: byId('7001'), text: 'Hello {nam}' },
		{ groupId: byId('7001'), text: 'Hello {name' },
	),
	...rejected('sms.cancel', { smsId: '1,2' }),
	...rejected('userComment.create', { userId: byId('12345'), comment: ' ' }),
	...rejected(
		'contact.create',
		birthday('yesterday'),
		birthday('31/12/2026'),
		birthday('24 December'),
		birthday('24 Dec 26'),
		birthday('46000'),
		birthday('2026-02-30'),
	),
	...rejected(
		'contact.update',
		{ contactId: byId('500001'), updateFields: {} },
		{ contactId: byId('500001'), updateFields: { custom1: 'x', clear: ['custom1'] } },
	),
	...rejected(
		'contact.getAll',
		{ returnAll: false, limit: '={{ 0 }}' },
		{ returnAll: true, filters: { celebratesOn: 'tomorrow' } },
	),
	...rejected('history.getAllSingle', {
		parameters: { returnAll: true },
		credential: { historyTimeZone: 'Narnia' },
	}),
	...rejected('user.create', { email: 'Maria', password: 'secret-1' }),
	...rejected('user.topUp', { userId: byId('12345'), sms: 0, cost: 1 }),
	...rejected('twoFactor.send', { to: SMS.to, options: { wait: '={{ "soon" }}' } }, SMS),
	...rejected('group.addContacts', {
		groupId: byId('7001'),
		contactId: { __rl: true, mode: 'id', value: '={{ [{ id: 5 }] }}' },
	}),
];

/** A value for each reason why one is no number. */
const numbers = rejected(
	'sms.send',
	...[
		'6.97E+09',
		'={{ 6971234567.5 }}',
		'6,971234567',
		'-6971234567',
		'Maria',
		'1. 6971234567',
		'210 1234567/8',
		'6971234567 (12)',
		'24/12/2026',
		'697',
		'69712345671234567',
		'={{ { mobile: 1 } }}',
		'6971234567, 6971234568',
	].map((to) => sms({ to })),
);

const links = [
	...rejected(
		'sms.send',
		callback('my-server/webhook'),
		callback(`${CALLBACK}?msgid=1`),
		callback(`${CALLBACK}?a=1&a=2`),
		callback(CALLBACK, 'x'.repeat(3000)),
		{
			parameters: callback(CALLBACK),
			credential: { callbackSecret: 'short' },
		},
		{
			parameters: callback(CALLBACK),
			credential: { apiKey: '' },
			withoutField: true,
		},
		reply({ replyUrl: 'my-server' }),
		reply({ replyUrl: `${REPLY.replyUrl}?${'a'.repeat(500)}=1` }),
		reply({ replyUrl: `${REPLY.replyUrl}?r=1` }),
		reply({ replyUrl: `${REPLY.replyUrl}?a=1&a=2` }),
		reply({ reference: '' }),
		reply({ reference: 'x'.repeat(101) }),
		reply({ reference: 'of 6971234567' }),
		sms({ text: '{link}' }),
		sms({ text: '{link} {link}', options: REPLY }),
	),
	...rejected(
		'viber.send',
		{ ...VIBER, messageType: 'textButton', ...BUTTON, buttonCaption: 'Open {link}' },
		{ ...VIBER, options: { validity: '={{ "long" }}' } },
		{ ...VIBER, messageType: 'image', image: 'example.com' },
		{ ...VIBER, messageType: 'image', image: 'https://example.com/a.png', options: REPLY },
		{
			...{ ...VIBER, messageType: 'textButton', ...BUTTON },
			buttonAction: 'https://example.com/{link}',
			options: REPLY,
		},
	),
];

const runs = [
	...rejected(
		'sms.sendBulk',
		{ parameters: { ...SMS, recipients: 'list' }, credential: { country: 'Narnia' } },
		{ ...SMS, recipients: 'list', options: { batchSize: '={{ 0 }}' } },
		{ ...{ text: 'Hello', recipients: 'inputItems', toField: 'phone' } },
		{
			parameters: { text: 'Hello', recipients: 'inputItems', toField: 'Phone' },
			items: [{ phone: '6971234567', PHONE: '6971234568' }],
		},
		{
			parameters: { text: '={{ $json.name }}', recipients: 'inputItems', toField: 'mobile' },
			items: [{ mobile: '6971234567', name: 'Maria' }],
		},
		{
			parameters: { text: 'Hello', recipients: 'inputItems', toField: 'mobile' },
			onRoutingEngine: true,
		},
	),
	...rejected(
		'sms.send',
		...[
			sms({ safeguards: { missingValues: '={{ "perhaps" }}' } }),
			limits({ maxMessages: '={{ "many" }}' }),
			limits({ balanceMustCover: '={{ "maybe" }}' }),
			sms({ safeguards: { limits: { maxMessages: 5 } } }),
		].map((parameters) => ({ parameters, ofRun: true as const })),
		{ parameters: sms({ text: '=Hello {{ $json.name }}' }) },
		{ parameters: sms({ text: '=Hello {{ $json.name }}' }), items: [{}, {}], ofRun: true },
		{ parameters: SMS, credential: { testRuns: 'sometimes' }, ofRun: true },
		{ parameters: SMS, credential: { testRuns: 'testNumber', testNumber: '' }, ofRun: true },
		{ parameters: limits({ balanceMustCover: true }), onRoutingEngine: true },
		{
			parameters: SMS,
			credential: { testRuns: 'preview' },
			onRoutingEngine: true,
			withoutField: true,
		},
	),
];

const schedules = [
	...rejected(
		'sms.send',
		sms(hours({ ...closed, from: 'noon' })),
		sms(hours({ ...closed, to: '09:00' })),
		sms(hours({ ...closed, days: [] })),
		{ ...options({ skipSent: 24 }), ...hours(closed) },
		{ ...options({ sendAt: '={{ $now.plus({ days: 1 }) }}' }), ...hours(closed) },
	),
	...rejected('viber.send', { ...VIBER, ...hours(closed) }),
];

const waits = [
	...rejected('viber.sendAndWait', { ...QUESTION, from: '1001', message: 'x'.repeat(1001) }),
	...rejected('sms.sendAndWaitForReport', { ...SMS, waitFor: '={{ -1 }}' }),
	...rejected(
		'sms.sendAndWait',
		{ parameters: QUESTION, items: [{}, {}], withoutField: true },
		{ parameters: QUESTION, asTool: true, withoutField: true },
		{ parameters: { ...QUESTION, message: 'Tap {link}' }, asHumanReview: true },
		{
			parameters: QUESTION,
			credential: { baseUrl: 'https://smsb2b.com/api' },
			n8nUrl: 'http://localhost:5678',
			withoutField: true,
		},

		{ ...QUESTION, options: { limitWaitTime: { resumeAmount: 5 } } },
		wait({ limitType: 'afterTimeInterval', resumeAmount: 0, resumeUnit: 'days' }),
		wait({ limitType: 'atSpecifiedTime', maxDateAndTime: '2020-01-01T08:00:00' }),
		labels({ approvalType: 'double', approveLabel: 'Yes', disapproveLabel: 'Yes' }),
		labels({ approvalType: 'single', approveLabel: 'x'.repeat(101) }),
	),
];

const forAgents = [
	...rejected('apiKey.get', { parameters: {}, asTool: true, withoutField: true }),
	...rejected('user.getAll', {
		parameters: { returnAll: true, options: { output: 'raw' } },
		asTool: true,
		withoutField: true,
	}),
];

/** At least one input for every message about an input. */
export const REJECTED_INPUTS: readonly RejectedInput[] = [
	...values,
	...numbers,
	...links,
	...runs,
	...schedules,
	...waits,
	...forAgents,
];
