import { receiveUnsignedReport } from '../../../../lib/callback';
import { statusesIn } from '../../../../lib/api/statusRows';

/** What a delivery report says of a state. */
function reported(code: string) {
	const received = receiveUnsignedReport({ url: `/?msgid=7&status=${encodeURIComponent(code)}` });
	return 'status' in received && { status: received.status, statusCode: received.statusCode };
}

test.each([
	['d', 'delivered', 'd'],
	['D', 'delivered', 'd'],
	['F', 'failed', 'f'],
	['2', 'delivered', '2'],
	['Delivered', 'delivered', 'delivered'],
	['q', 'q', 'q'],
	['Expired', 'Expired', 'Expired'],
])('the code %s is the same in a report and in a list: %s, %s', (code, status, statusCode) => {
	const row = { smsId: '7', status: code };
	expect(statusesIn({ sms: [row] })).toEqual([{ smsId: '7', status, statusCode }]);
	expect(reported(code)).toEqual({ status, statusCode });
});
