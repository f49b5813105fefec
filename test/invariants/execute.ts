import type { IDataObject, INodeExecutionData, INodeParameters } from 'n8n-workflow';

import { cacheKey } from '../../credentials/session/sessionToken';
import { byId } from '../node/operations/cases/case';
import { nodeParameters } from '../node/operations/prepareCase';
import { StoredCredential } from '../support/credentialsHelper';
import { runInWorkflow, type EndingFailure, type Setup } from '../support/engine';
import { written } from '../support/kept.mts';
import { startLog } from '../support/log';
import { runAsToolOfOlderAgent } from '../support/olderAgent';
import type { ReceivedCall, TestSandbox } from '../support/sandbox';
import { AGENT, OLDER_AGENT, type Combination } from './combinations';
import { credentialOf, setSecrets } from './secrets';
import type { Situation } from './situations';

/** What n8n runs a node again for, at most. */
export const TRIES = 3;

/** What a run came to. */
export interface Run {
	combination: Combination;
	/** The calls of the endpoint that the operation is there for, and all others that change something. */
	calls: ReceivedCall[];
	/** What left by the success output, and by the error output. */
	items: INodeExecutionData[];
	errors: INodeExecutionData[];
	failure?: EndingFailure;
	/** What the model of an older agent hears. */
	response?: string;
	/** What the user, the model or the log is told. */
	allText: string;
	/** All that n8n keeps of the execution. */
	kept: string;
}

/** A credential that n8n cannot decrypt, as after its encryption key was changed. */
class UnreadableCredential extends StoredCredential {
	override async getDecrypted(): Promise<never> {
		throw new Error('Credentials could not be decrypted');
	}
}

/** Carries out a combination against a sandbox in its seeded state. */
export async function execute(sandbox: TestSandbox, combination: Combination): Promise<Run> {
	const { tested, situation, way } = combination;
	await sandbox.reset({ reportDelay: 0 });
	await tested.prepare?.(sandbox);
	await setSecrets(sandbox);
	await sandbox.forgetCalls();
	await inflict(sandbox, combination);
	const setup = setupOf(sandbox, combination);
	const logged = startLog();
	if (situation.credential === 'wrongKey') await sandbox.account({ key: 'another-key' });
	const ended =
		way === OLDER_AGENT
			? { items: [], errors: [], ...(await runAsToolOfOlderAgent(setup)) }
			: { response: undefined, ...(await runInWorkflow(setup)) };
	const { items, errors, failure, response, data } = ended;
	const allText = [failure?.message, failure?.description, response, ...logged].join('\n');
	const { resultData, executionData } = data ?? {};
	const kept = [resultData, executionData?.contextData].map(written).join('\n');
	const calls = await sandbox.calls();
	return { combination, calls, items, errors, failure, response, allText, kept };
}

async function inflict(
	sandbox: TestSandbox,
	{ tested, situation, items, format }: Combination,
): Promise<void> {
	const { befalls, loginFault, envelope } = situation;
	const fault = situation.fault ?? (envelope && rejection(envelope, format));
	const which = befalls === 'every' ? { count: null } : { skip: skippedCalls(tested, items) };
	if (fault) await sandbox.fault({ ...fault, ...which, path: tested.path });
	if (loginFault) await sandbox.fault({ ...loginFault, count: null, path: 'key/get' });
}

/** Calls go out one after the other, so that the number of a call is that of its item. */
function skippedCalls(
	{ items: completed }: Combination['tested'],
	{ concerned }: Combination['items'],
): number {
	return completed === 'together' ? 0 : concerned;
}

/** An answer by which SMSB2B says that it did nothing. */
function rejection(
	{ httpStatus = 200, remarks }: NonNullable<Situation['envelope']>,
	format: string,
) {
	const escaped = remarks.replaceAll('&', '&amp;');
	const bodies: Record<string, string> = {
		json: JSON.stringify({ status: '0', error: '106', remarks }),
		xml: `<response><status>0</status><error>106</error><remarks>${escaped}</remarks></response>`,
		v2: remarks,
	};
	return { kind: 'body', status: httpStatus, body: bodies[format] ?? bodies.json };
}

function setupOf(sandbox: TestSandbox, combination: Combination): Setup {
	const { situation, credential, onError, retryOnFail, way } = combination;
	const data = credentialOf(sandbox, credential);
	if (situation.credential === 'staleKey') data.sessionToken = cacheKey(data, 'a-key-of-before');
	return {
		parameters: parametersOf(combination),
		items: inputOf(combination),
		credential:
			situation.credential === 'unreadable'
				? new UnreadableCredential(data)
				: new StoredCredential(data),
		onError: onError === 'stopWorkflow' ? undefined : onError,
		retryOnFail,
		maxTries: TRIES,
		asTool: way === AGENT,
	};
}

/** What a field must not have. */
const FAILING = 'failing';

function inputOf({ tested, situation, items }: Combination): IDataObject[] {
	const values = tested.each?.values.slice(0, items.count) ?? Array(items.count).fill('');
	return values.map((value, index) => {
		if (!situation.value || index !== items.concerned) return { value };
		return { value: situation.value.is === 'empty' ? '' : FAILING };
	});
}

function parametersOf({ tested, situation, format, output }: Combination): INodeParameters {
	const { operation, each, isLocator, parameters = {} } = tested;
	const value = `={{ $json.value === "${FAILING}" ? $('Nowhere').first().json.value : $json.value }}`;
	const expression = situation.value?.is === 'failing' ? value : '={{ $json.value }}';
	const common = { responseFormat: format, output };
	return nodeParameters(operation, {
		...parameters,
		...(each && each.parameter !== ''
			? { [each.parameter]: isLocator ? byId(expression) : expression }
			: {}),
		options: { ...(parameters.options as INodeParameters), ...(format === 'none' ? {} : common) },
		requestOptions: { maxConcurrency: 1, ...situation.requestOptions },
	});
}
