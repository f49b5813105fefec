import { Refusal } from '../answer/refusal.mts';
import type { Result } from '../answer/result.mts';
import { formatOf, writeRefusal, writeResult } from '../answer/write.mts';
import type { WrittenAnswer } from '../answer/write.mts';
import type { LogEntry } from '../control/request-log.mts';
import type { Sandbox } from '../sandbox.mts';
import { authenticate } from './authenticate.mts';
import type { Endpoint } from './endpoint.mts';
import type { Parameters } from './parameters.mts';

/**
 * Carries a call out and writes its answer.
 * @param entry where the account and the outcome are noted
 * @param forced refuses the call, whatever it says
 */
export async function respond(
	sandbox: Sandbox,
	endpoint: Endpoint,
	parameters: Parameters,
	entry: LogEntry,
	forced?: Refusal,
): Promise<WrittenAnswer> {
	const { shape, xmlLists } = sandbox.settings;
	const style = { format: formatOf(parameters.text('type')), shape, xmlLists };
	const { presentation = {} } = endpoint;
	try {
		if (forced) throw forced;
		const result = await execute(sandbox, endpoint, parameters, entry);
		entry.answer = 'accepted';
		return writeResult(result, presentation, style);
	} catch (refusal) {
		if (!(refusal instanceof Refusal)) throw refusal;
		entry.answer = refusal.code;
		return writeRefusal(refusal, presentation, style);
	}
}

async function execute(
	sandbox: Sandbox,
	endpoint: Endpoint,
	parameters: Parameters,
	entry: LogEntry,
): Promise<Result> {
	if (endpoint.authentication === 'none') return endpoint.handle({ sandbox, parameters });
	const withPassword = endpoint.authentication === 'password';
	const account = authenticate(sandbox, parameters, withPassword, entry.address);
	entry.account = account.properties.username;
	return endpoint.handle({ sandbox, parameters, account });
}
