import type { IDataObject, IHttpRequestOptions } from 'n8n-workflow';

import { Smsb2bError } from '../../lib/errors/itemError';

/** A request as n8n's HTTP Request node makes it, with its fields in one of three places. */
type AnyRequest = IHttpRequestOptions & { form?: unknown; formData?: unknown };

/**
 * The fields of a request, to be added to; a request without any gets an empty body.
 *
 * @throws Smsb2bError when the body is something else: SMSB2B reads fields only, and the key must not go into the URL
 */
export function formFieldsOf(request: AnyRequest): IDataObject {
	const fields = request.form ?? request.formData ?? request.body ?? {};
	if (!isFields(fields)) {
		throw new Smsb2bError({
			message: 'The body of the request has no form fields',
			description:
				'Nothing was sent. SMSB2B reads form fields only: set Body Content Type to Form URLencoded, and give fields, not a text or a file.',
			context: { outcomeKnown: true },
		});
	}
	if (request.form === undefined && request.formData === undefined) request.body = fields;
	return fields;
}

/** An object, not one of the classes that stand for a file, a stream or an encoded form. */
function isFields(value: unknown): value is IDataObject {
	const isObject = Object.prototype.toString.call(value) === '[object Object]';
	return isObject && !('pipe' in (value as object));
}
