import { isFinalStatus } from '../status/status';
import type { Rejection } from './rejections';
import type { DeliveryReport } from './report';

const MOST_REMEMBERED = 10_000;

/** More states than a message has: a bound on what one signature can start. */
const MOST_STATES = 4;

/** What a signature has been used for. */
interface Use {
	smsId: string;
	statusCodes: string[];
	/** Whether a state was reported after which there is none. */
	finalStatusSeen: boolean;
}

/**
 * Remembers which message each signature spoke for. A signed URL is made for one message, whose id is not known
 * then: the first report that arrives with it tells, and every other ID is rejected from then on. A report that was
 * taken already is recognized, be it called again by SMSB2B or replayed by someone else, and so is one that comes after "delivered" or
 * "failed", late or made up.
 *
 * The memory is this process's, and of the last 10,000 signatures: n8n's static data would have each of a thousand reports
 * a second rewrite the workflow in the database, and lose half of them to one another. After a restart, or with several webhook
 * processes, a replay within the life of its signature is seen as a report again.
 */
export class ReplayGuard {
	private readonly uses = new Map<string, Use>();

	constructor(private readonly capacity = MOST_REMEMBERED) {}

	/**
	 * Says whether a report is news, and remembers it.
	 *
	 * @param signature what tells the signature from others, where it was used included
	 */
	check(
		signature: string,
		{ smsId, status, statusCode }: Pick<DeliveryReport, 'smsId' | 'status' | 'statusCode'>,
	): 'new' | 'known' | Rejection {
		const use = this.uses.get(signature) ?? this.remember(signature, smsId);
		if (use.smsId !== smsId) return { rejected: 'otherMessage' };
		if (use.finalStatusSeen || use.statusCodes.includes(statusCode)) return 'known';
		if (use.statusCodes.length >= MOST_STATES) return 'known';
		use.statusCodes.push(statusCode);
		use.finalStatusSeen = isFinalStatus(status);
		return 'new';
	}

	/** Takes back the last admission, so that the report is news when it is called again. */
	forget(signature: string, statusCode: string): void {
		const use = this.uses.get(signature);
		if (use === undefined) return;
		use.statusCodes = use.statusCodes.filter((code) => code !== statusCode);
		use.finalStatusSeen = false;
	}

	private remember(signature: string, smsId: string): Use {
		if (this.uses.size >= this.capacity) {
			const [oldest] = this.uses.keys();
			this.uses.delete(oldest);
		}
		const use: Use = { smsId, statusCodes: [], finalStatusSeen: false };
		this.uses.set(signature, use);
		return use;
	}
}
