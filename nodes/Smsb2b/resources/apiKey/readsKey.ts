import type { PostReceive } from '../../../../lib/api/context';
import { asId } from '../../../../lib/api/rowMapper';
import { Smsb2bError, type ErrorText } from '../../../../lib/errors/itemError';
import { bareValue } from '../../../../lib/api/plainText';
import { output } from '../../../../lib/api/output';

/**
 * Reads a key: an opaque text without spaces, whose length and letters are not to be relied on.
 *
 * @param without what is said of an answer that has none, which is no success
 */
export function readsKey(without: ErrorText): PostReceive[] {
	return output(
		(answer) => {
			const key = asId(answer.key);
			if (key === undefined) throw new Smsb2bError(without);
			return [{ key }];
		},
		{ plain: bareValue('key', /^\S{8,}$/) },
	);
}
