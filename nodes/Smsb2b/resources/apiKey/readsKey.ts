import type { PostReceive } from '../../../../lib/api/context';
import { id } from '../../../../lib/api/rowMapper';
import { Failure, type FailureText } from '../../../../lib/errors/itemError';
import { bareValue } from '../../../../lib/api/plainText';
import { reads } from '../../../../lib/api/output';

/**
 * Reads a key: an opaque text without spaces, whose length and letters are not to be relied on.
 *
 * @param without what is said of an answer that has none, which is no success
 */
export function readsKey(without: FailureText): PostReceive[] {
	return reads(
		(answer) => {
			const key = id(answer.key);
			if (key === undefined) throw new Failure(without);
			return [{ key }];
		},
		{ plain: bareValue('key', /^\S{8,}$/) },
	);
}
