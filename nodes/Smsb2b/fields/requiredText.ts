import type { ApiErrorCode } from '../../../lib/errors/apiErrorTexts';
import type { Field } from '../operation';
import { required } from '../validation/checks';

type About = Pick<Field, 'displayName' | 'name'> &
	Partial<Pick<Field, 'hint' | 'description' | 'displayOptions' | 'placeholder' | 'typeOptions'>>;

/**
 * A text that has to be filled in. `property` is its name in the API where that differs, and `code`
 * the one with which SMSB2B would refuse an empty one.
 */
export function requiredText(
	about: About,
	{ property = about.name, code }: { property?: string; code?: ApiErrorCode } = {},
): Field {
	return {
		...about,
		type: 'string',
		required: true,
		default: '',
		routing: {
			send: { type: 'body', property, preSend: [required(property, about.displayName, code)] },
		},
	};
}
