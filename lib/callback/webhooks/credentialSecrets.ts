import { type IWebhookFunctions, NodeOperationError, UserError } from 'n8n-workflow';

import { callbackSecret, type SecretSource } from '../secret';
import { isRecent } from './elapsed';

/**
 * Reading a credential takes n8n a fresh isolate and several queries, more than everything else that a call costs. The
 * secret is therefore kept for a while, and read again before that for a signature that does not match, since the credential may
 * have been edited. Anybody can send such signatures, so there is a pause between two readings.
 */
const MILLISECONDS_KEPT = 30_000;
const MILLISECONDS_BETWEEN_READINGS = 5_000;
const MOST_KEPT = 100;

/**
 * For how long a secret is good while the credential cannot be read, such as when n8n's database is busy. It is not where
 * n8n says that there is no such credential any more.
 */
const MILLISECONDS_OUTLIVED = 10 * 60_000;

/** A reading of a credential: calls that come in the meantime wait for the same one. */
interface Reading {
	startedAt: number;
	/** Undefined where there is none, or it cannot be had. */
	secret: Promise<string | undefined>;
}

type CredentialReader = Pick<IWebhookFunctions, 'getCredentials' | 'getNode'>;

/** The secrets of the credentials with which calls are checked. */
export class CredentialSecrets {
	private readonly readings = new Map<string, Reading>();
	/** What was read last, and when. */
	private readonly known = new Map<string, { secret: string; readAt: number }>();

	constructor(private readonly credentialType: string) {}

	/**
	 * Checks a call with the secret, and once more with the newest where it was wrong by the one that was kept: the
	 * credential may have been edited.
	 *
	 * @returns what the check gave; undefined when the secret cannot be had
	 */
	async check<Result>(
		context: IWebhookFunctions,
		check: (secret: string) => Result,
		isWrong: (result: Result) => boolean,
	): Promise<Result | undefined> {
		const secret = await this.current(context);
		if (secret === undefined) return undefined;
		const result = check(secret);
		if (!isWrong(result)) return result;
		const newest = await this.newest(context);
		return newest === undefined || newest === secret ? result : check(newest);
	}

	/** The secret as it was a short while ago; undefined when it cannot be had. */
	private async current(context: IWebhookFunctions): Promise<string | undefined> {
		return await this.readAfter(MILLISECONDS_KEPT, context);
	}

	/** The secret as it is now, unless it was read just before. */
	private async newest(context: IWebhookFunctions): Promise<string | undefined> {
		return await this.readAfter(MILLISECONDS_BETWEEN_READINGS, context);
	}

	/**
	 * Reads the secret.
	 *
	 * @throws NodeOperationError when the credential has none, which is the user's to mend
	 */
	async read(context: CredentialReader): Promise<string> {
		const source = await context.getCredentials<SecretSource>(this.credentialType);
		const result = callbackSecret(source);
		if ('secret' in result) return result.secret;
		this.known.delete(this.idIn(context));
		throw new NodeOperationError(context.getNode(), result.message, {
			description: result.description,
		});
	}

	private async readAfter(
		milliseconds: number,
		context: IWebhookFunctions,
	): Promise<string | undefined> {
		const id = this.idIn(context);
		const last = this.readings.get(id);
		// What could not be read is tried again soon.
		const pause = this.known.has(id) ? milliseconds : MILLISECONDS_BETWEEN_READINGS;
		if (last && isRecent(last.startedAt, pause)) return await last.secret;
		if (this.readings.size >= MOST_KEPT) this.readings.clear();
		const secret = this.tryToRead(id, context);
		this.readings.set(id, { startedAt: Date.now(), secret });
		return await secret;
	}

	private async tryToRead(id: string, context: IWebhookFunctions): Promise<string | undefined> {
		try {
			const secret = await this.read(context);
			if (this.known.size >= MOST_KEPT) this.known.clear();
			this.known.set(id, { secret, readAt: Date.now() });
			return secret;
		} catch (error) {
			const [reason] = (error instanceof Error ? error.message : '').split('\n');
			context.logger.error(`SMSB2B cannot check signatures: ${reason}`, {
				node: context.getNode().name,
			});
			if (isWithdrawn(error)) this.known.delete(id);
			const known = this.known.get(id);
			return known && isRecent(known.readAt, MILLISECONDS_OUTLIVED) ? known.secret : undefined;
		}
	}

	private idIn(context: CredentialReader): string {
		return context.getNode().credentials?.[this.credentialType]?.id ?? '';
	}
}

/** Whether a credential was deleted or taken from the node, as n8n says by errors that are the user's to mend. */
function isWithdrawn(error: unknown): boolean {
	return error instanceof UserError || error instanceof NodeOperationError;
}
