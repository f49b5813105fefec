import { displayParameter } from 'n8n-workflow';

import { Smsb2bApi } from '../../../credentials/Smsb2bApi.credentials';

/** Whether n8n's editor shows the warning beside this base URL, by the function that decides it there. */
function isWarned(baseUrl: string): boolean {
	const { properties } = new Smsb2bApi();
	const notice = properties.find(({ name }) => name === 'plainHttpNotice');
	if (!notice) throw new Error('The credential has no warning');
	return displayParameter({ baseUrl }, notice, null, null);
}

test.each([
	'http://smsb2b.com/api',
	' http://smsb2b.com/api',
	'HTTP://smsb2b.com/api',
	'http://192.168.1.20/api',
	'http://localhost.example.com/api',
	'http://127.0.0.1.example.com/api',
	'http://127.example.com/api',
	'http://localhost@example.com/api',
])('%s is warned about: anyone on the network path can read the key', (baseUrl) => {
	expect(isWarned(baseUrl)).toBe(true);
});

test.each([
	'https://smsb2b.com/api',
	'',
	'smsb2b.com',
	'http://localhost:3456/api',
	'http://127.0.0.1:3456/api',
	'http://[::1]:3456/api',
	'http://localhost',
	'https://example.com/?http://',
])('%s is not warned about', (baseUrl) => {
	expect(isWarned(baseUrl)).toBe(false);
});
