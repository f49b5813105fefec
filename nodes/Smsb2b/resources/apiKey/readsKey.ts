import { text } from '../../response/columns';
import { bareValue } from '../../response/plain';
import { oneItem, reads } from '../../response/reader';

/** A key is an opaque text without spaces: its length and letters are not to be relied on. */
export const readsKey = reads(
	oneItem((row) => ({ key: text(row.key) })),
	{
		plain: bareValue('key', /^\S{8,}$/),
	},
);
