import { whyUnreachable } from '../../../../lib/callback';

const api = 'https://smsb2b.com/api';
const path = '/webhook/uuid/delivery-report';

it.each([
	'http://localhost:5678',
	'http://LOCALHOST',
	'http://n8n.localhost',
	'http://127.0.0.1:5678',
	'http://127.1',
	'http://0x7f.0.0.1',
	'http://2130706433',
	'http://0.0.0.0:5678',
	'http://10.1.2.3',
	'http://172.16.0.1',
	'http://172.31.255.255',
	'http://192.168.1.20:5678',
	'http://169.254.1.1',
	'http://100.64.0.1',
	'http://[::1]:5678',
	'http://[::]:5678',
	'http://[fd00::1]',
	'http://[fe80::1]',
	'http://n8n:5678',
	'http://server.local',
	'https://n8n.office.lan',
	'https://n8n.internal',
])('%s is warned about: SMSB2B cannot call it', (address) => {
	const warning = whyUnreachable(address + path, api);
	expect(warning).toMatch(/^SMSB2B cannot reach ".+", .* N8N_WEBHOOK_URL /);
});

it.each([
	'https://n8n.example.com',
	'http://n8n.example.com:5678',
	'http://203.0.113.7',
	'http://172.32.0.1',
	'http://100.128.0.1',
	'http://[2001:db8::1]',
	'https://localhost.example.com',
	'https://10.example.com',
])('%s is not warned about', (address) => {
	expect(whyUnreachable(address + path, api)).toBeUndefined();
});

it.each(['http://localhost:3456/api', 'http://192.168.1.2/api'])(
	'an API at %s can call its own network',
	(baseUrl) => {
		expect(whyUnreachable(`http://localhost:5678${path}`, baseUrl)).toBeUndefined();
		expect(whyUnreachable(`http://192.168.1.20:5678${path}`, baseUrl)).toBeUndefined();
	},
);

it.each([api, 'http://localhost:3456/api'])('a Test URL is warned about at %s', (baseUrl) => {
	const url = 'https://n8n.example.com/webhook-test/uuid/delivery-report';
	expect(whyUnreachable(url, baseUrl)).toMatch(/Test URL: .* Use the Production URL/);
});
