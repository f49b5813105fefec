import { Refusal } from '../answer/refusal.mts';
import { List } from '../answer/result.mts';
import type { Result } from '../answer/result.mts';
import { localTime } from '../state/time.mts';
import type { AccountCall, Endpoint } from './endpoint.mts';
import { requireUser } from './user.mts';

function add(call: AccountCall): Result {
	const { comments } = requireUser(call);
	if (call.parameters.isEmpty('comment')) throw new Refusal(212);
	const id = call.sandbox.ids.comment();
	comments.set(id, { id, timestamp: Date.now(), comment: call.parameters.text('comment') });
	return { fields: { comment: { commentId: id } } };
}

function remove({ account, parameters, sandbox }: AccountCall): Result {
	if (parameters.isEmpty('commentId')) throw new Refusal(212);
	const id = parameters.integer('commentId') ?? 0;
	const user = sandbox.accounts.subUsers(account).find(({ comments }) => comments.has(id));
	if (!user) throw new Refusal(220);
	user.comments.delete(id);
	return {};
}

function getAll(call: AccountCall): Result {
	const rows = [...requireUser(call).comments.values()].map(({ id, timestamp, comment }) => ({
		commentId: id,
		timestamp: localTime(timestamp, call.sandbox.settings.timeZone),
		comment,
	}));
	return { fields: { total: rows.length, comments: new List('comment', rows) } };
}

export const userCommentEndpoints: readonly Endpoint[] = [
	{
		path: 'user/comment/add',
		authentication: 'key',
		presentation: { text: { of: 'comment' } },
		handle: add,
	},
	{ path: 'user/comment/delete', authentication: 'key', handle: remove },
	{
		path: 'user/comment/list',
		authentication: 'key',
		presentation: { text: { of: 'comments' } },
		handle: getAll,
	},
];
