import type { PreSend } from '../../../lib/api/context';
import type { ApiErrorCode } from '../../../lib/errors/apiErrorTexts';
import type { Field } from '../operation';
import { required } from '../validation/required';

type About = Pick<Field, 'displayName' | 'name'> &
	Partial<Pick<Field, 'hint' | 'description' | 'displayOptions' | 'placeholder' | 'typeOptions'>>;

interface Sent {
	property?: string;
	code?: ApiErrorCode;
	check?: (property: string, label: string) => PreSend;
}

/**
 * A text that has to be filled in. `property` is its name in the API where that differs, `code` the one with which SMSB2B
 * would reject an empty one, and `check` what else is asked of it.
 */
export function requiredText(
	about: About,
	{ property = about.name, code, check }: Sent = {},
): Field {
	return {
		...about,
		type: 'string',
		required: true,
		default: '',
		routing: {
			send: {
				type: 'body',
				property,
				preSend: [
					required(property, about.displayName, code),
					...(check ? [check(property, about.displayName)] : []),
				],
			},
		},
	};
}
