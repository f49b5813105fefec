import { textWith, type OperationCase } from './case';

const MESSAGE = {
	from: 'DemoSchool',
	messageType: 'textImageButton',
	text: 'Καλημέρα',
	buttonCaption: 'Άνοιγμα',
	buttonAction: 'https://example.com/?a=1&b=2',
	image: 'https://example.com/picture.jpg',
	smsFallback: true,
	smsText: 'Καλημέρα σας',
	smsFrom: 'MySchool',
	options: { allDevices: true, flash: true, validity: 3600 },
};
const SENT = {
	from: 'DemoSchool',
	text: 'Καλημέρα',
	button_caption: 'Άνοιγμα',
	button_action: 'https://example.com/?a=1&b=2',
	image: 'https://example.com/picture.jpg',
	validity: '3600',
	all_devices: 'true',
	sms_fallback: 'true',
	sms_text: 'Καλημέρα σας',
	sms_from: 'MySchool',
	ucs: 'true',
	flash: 'true',
};
const TO = '306971234567';

/** Of the batch as a whole. */
const CHARGED = { balance: 498 };
const ACCEPTED = [{ messageId: '39116149', to: TO, cost: 1, balance: 499 }];

/** Viber messages. */
export const viberCases: OperationCase[] = [
	{
		operation: 'viber.send',
		path: 'viber/send',
		parameters: { ...MESSAGE, to: TO },
		sent: { ...SENT, to: TO },
		items: ACCEPTED,
		plain: [{ messageId: '39116149', to: TO }],
	},
	{
		operation: 'viber.send',
		about: 'of a text',
		path: 'viber/send',
		parameters: { to: TO, from: '1001', messageType: 'text', text: 'Hello' },
		sent: { to: TO, from: '1001', text: 'Hello' },
		items: ACCEPTED,
		plain: [{ messageId: '39116149', to: TO }],
	},
	{
		operation: 'viber.send',
		about: 'with the same text as an SMS in its place',
		path: 'viber/send',
		parameters: {
			...{ to: TO, from: '1001', messageType: 'text', smsFallback: true },
			text: '={{ "Hello" + " Maria" }}',
		},
		sent: {
			...{ to: TO, from: '1001', sms_fallback: 'true' },
			...{ text: 'Hello Maria', sms_text: 'Hello Maria' },
		},
		items: ACCEPTED,
		plain: [{ messageId: '39116149', to: TO }],
	},
	{
		operation: 'viber.send',
		about: 'of a picture',
		path: 'viber/send',
		parameters: { to: TO, from: '1001', messageType: 'image', image: MESSAGE.image },
		sent: { to: TO, from: '1001', image: MESSAGE.image },
		items: ACCEPTED,
		plain: [{ messageId: '39116149', to: TO }],
	},
	{
		operation: 'viber.send',
		about: 'of a text with a button, and a cheap SMS',
		path: 'viber/send',
		parameters: {
			...MESSAGE,
			to: TO,
			messageType: 'textButton',
			image: '',
			options: { encoding: 'gsm' },
		},
		sent: {
			to: TO,
			from: 'DemoSchool',
			text: SENT.text,
			button_caption: SENT.button_caption,
			button_action: SENT.button_action,
			sms_fallback: 'true',
			sms_text: SENT.sms_text,
			sms_from: SENT.sms_from,
		},
		items: ACCEPTED,
		plain: [{ messageId: '39116149', to: TO }],
	},
	{
		operation: 'viber.sendBulk',
		path: 'viber/bulk',
		parameters: { ...MESSAGE, recipients: 'list', to: '6971234567;6981234567;2101234567' },
		sent: { ...SENT, to: '6971234567,6981234567,2101234567' },
		items: [
			{
				...{ to: '6971234567', msisdn: '306971234567' },
				...{ messageId: '39116149', cost: 1, accepted: true, ...CHARGED },
			},
			{
				...{ to: '6981234567', msisdn: '306981234567' },
				...{ messageId: '39116150', cost: 1, accepted: true, ...CHARGED },
			},
			{
				to: '2101234567',
				accepted: false,
				reason: expect.stringContaining('SMSB2B rejected this number') as string,
			},
		],
		plain: [textWith('39116149|39116150')],
	},
	{
		operation: 'viber.getBalance',
		path: 'viber/balance',
		parameters: {},
		sent: {},
		items: [
			{ senderId: '1001', text: 'DemoSchool', balance: 500, twoWay: false, paused: false },
			{ senderId: '1002', text: 'PausedShop', balance: 500, twoWay: true, paused: true },
		],
		plain: [textWith('DemoSchool')],
	},
];
