import { sendRequest } from '../../../lib/api/sendRequest';
import { omitEmpty } from '../validation/checks';
import type { Effect, PostReceive, PreSend } from '../../../lib/api/context';
import type { OperationRouting } from '../operation';

/** What a call needs beside its address and its fields. */
interface Call {
	effect: Effect;
	/** What the whole request needs before it leaves; a field's own checks hang on the field. */
	preSend?: PreSend[];
	reads: PostReceive[];
}

/** The `routing` of an operation that is one call of this endpoint. */
export function call(endpoint: string, { effect, preSend = [], reads }: Call): OperationRouting {
	return {
		effect,
		request: { method: 'POST', url: `/${endpoint}` },
		operations: { pagination: sendRequest(effect) },
		send: { paginate: true, preSend: [omitEmpty, ...preSend] },
		output: { postReceive: reads },
	};
}
