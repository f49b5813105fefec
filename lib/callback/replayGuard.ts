import { isFinalStatus } from '../status/status';
import type { Rejection } from './rejections';
import type { DeliveryReport } from './report';

const MOST_REMEMBERED = 10_000;

/** More states than a message has: a bound on what one signature can start. */
const MOST_STATES = 4;

/** The response to a call, which shows whether n8n could store what the call brought: Node's ServerResponse. */
export interface CallResponse {
	readonly statusCode: number;
	readonly writableEnded: boolean;
}

/** A report that was taken. */
interface TakenReport {
	statusCode: string;
	isFinal: boolean;
	/** Undefined once n8n has stored the report. */
	response?: CallResponse;
}

/** What a signature has been used for. */
interface Use {
	smsId: string;
	reports: TakenReport[];
}

/**
 * Remembers which message each signature spoke for. A signed URL is made for one message, whose id is not known
 * then: the first report that arrives with it tells, and every other ID is rejected from then on. A report that was
 * taken already is recognized, be it called again by SMSB2B or replayed by someone else, and so is one that comes after "delivered" or
 * "failed", late or made up. While n8n stores a report, another call with it is rejected with 503, so that it comes again: the
 * first may fail yet.
 *
 * The memory is this process's, and of the last 10,000 signatures: n8n's static data would have each of a thousand reports
 * a second rewrite the workflow in the database, and lose half of them to one another. After a restart, or with several webhook
 * processes, a replay within the life of its signature is seen as a report again.
 */
export class ReplayGuard {
	private readonly uses = new Map<string, Use>();

	/** Signatures of reports of which it is not known whether n8n has stored them. */
	private readonly open = new Set<string>();

	constructor(private readonly capacity = MOST_REMEMBERED) {}

	/**
	 * Says whether a report is news, and remembers it.
	 *
	 * @param signature what tells the signature from others, where it was used included
	 * @param response to the call; where it ends with HTTP 500 or above, the report is news when it is called again
	 */
	check(
		signature: string,
		{ smsId, status, statusCode }: Pick<DeliveryReport, 'smsId' | 'status' | 'statusCode'>,
		response: CallResponse,
	): 'new' | 'known' | Rejection {
		this.settleOldest();
		this.settle(signature);
		const use = this.uses.get(signature) ?? this.remember(signature, smsId);
		if (use.smsId !== smsId) return { rejected: 'otherMessage' };
		const taken = use.reports.find((each) => each.isFinal || each.statusCode === statusCode);
		if (taken) return taken.response ? { rejected: 'underWay' } : 'known';
		if (use.reports.length >= MOST_STATES) return 'known';
		use.reports.push({ statusCode, isFinal: isFinalStatus(status), response });
		this.open.add(signature);
		return 'new';
	}

	/** Of two, more than come in: no event of Node's tells that the response to a caller that hung up has ended. */
	private settleOldest(): void {
		const [oldest, next] = this.open;
		for (const signature of [oldest, next].filter((each) => each !== undefined)) {
			this.open.delete(signature);
			this.settle(signature);
		}
	}

	/** Looks which reports were stored, of those whose response has ended. Responses are let go then, which hold much memory. */
	settle(signature: string): void {
		const use = this.uses.get(signature);
		if (use === undefined) return;
		use.reports = use.reports.filter(({ response }) => !hasFailed(response));
		for (const report of use.reports)
			if (report.response?.writableEnded === true) report.response = undefined;
		if (use.reports.some(({ response }) => response)) this.open.add(signature);
		else this.open.delete(signature);
	}

	private remember(signature: string, smsId: string): Use {
		if (this.uses.size >= this.capacity) {
			const [oldest] = this.uses.keys();
			this.uses.delete(oldest);
			this.open.delete(oldest);
		}
		const use: Use = { smsId, reports: [] };
		this.uses.set(signature, use);
		return use;
	}
}

function hasFailed(response: CallResponse | undefined): boolean {
	return response !== undefined && response.writableEnded && response.statusCode >= 500;
}
