import type { OutputMapper } from '../../../../lib/api/output';
import { bareValue } from '../../../../lib/api/plainText';
import type { OperationResponse } from '../../../../lib/api/readResponse';
import { asId } from '../../../../lib/api/rowMapper';
import { type ErrorText, Smsb2bError } from '../../../../lib/errors/itemError';

/** A key is an opaque text without spaces, whose length and letters are not to be relied on. */
export const keyResponse: OperationResponse = { plain: bareValue('key', /^\S{8,}$/) };

/** The key of a response. @param without what is said of a response that has none, which is no success */
export function keyOr(without: ErrorText): OutputMapper {
	return (response) => {
		const key = asId(response.key);
		if (key === undefined) throw new Smsb2bError(without);
		return [{ key }];
	};
}
