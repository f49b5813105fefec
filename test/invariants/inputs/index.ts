import { accountInputs } from './accounts';
import { contactInputs } from './contacts';
import type { Input } from './input';
import { messageInputs } from './messages';

export { SEVERAL, type Each, type Input } from './input';

/** Valid input of every operation. */
export const INPUTS: readonly Input[] = [...accountInputs, ...contactInputs, ...messageInputs];

/** Endpoints that only read: they may be called as often as it takes. What is not here changes or sends, or costs money. */
export const READING = new Set([
	...['contact/get', 'contact/list', 'group/get', 'group/list', 'history/group/list'],
	...['history/single/list', 'key/get', 'me/balance', 'mobile/check', 'purchase/list'],
	...['status/sms', 'user/comment/list', 'user/list', 'viber/balance'],
]);
