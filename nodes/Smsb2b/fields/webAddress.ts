import { formBody, type PreSend } from '../../../lib/api/context';
import { textOf } from '../../../lib/values/single';
import { invalidInput } from '../validation/inputErrors';

/** Rejects what is no complete address of the web: SMSB2B, stricter than `URL`, would take it for none at all. */
export function webAddress(property: string, label: string): PreSend {
	return async function (request) {
		const address = textOf(formBody(request)[property]);
		if (/^https?:\/\//i.test(address) && URL.canParse(address)) return request;
		throw invalidInput(this, {
			message: `The value in "${label}" is not a web address: ${address.slice(0, 60)}`,
			description:
				'Enter a complete address that starts with https://, e.g. https://example.com/page.',
		});
	};
}
