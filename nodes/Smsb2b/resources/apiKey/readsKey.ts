import type { PostReceive } from '../../operation';
import { id } from '../../response/columns';
import { Failure, type FailureText } from '../../response/failures';
import { bareValue } from '../../response/plain';
import { reads } from '../../response/reader';

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
