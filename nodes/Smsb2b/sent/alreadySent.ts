import type { DeclarativeRestApiSettings } from 'n8n-workflow';

import { inputFailure } from '../fields/checks';
import type { ExchangeContext, ItemContext } from '../operation';
import { NumberIndex } from '../numbers/numberIndex';
import { ItemFailure } from '../response/failures';
import type { Answer } from '../response/formats';
import { millisecondsOf } from '../response/historyTime';
import { asListed, groupMessages, recipientsOf, singleMessages, spellingsOf } from './history';

type Request = DeclarativeRestApiSettings.ResultOptions;

const HOUR = 60 * 60_000;

/** Messages that the history lists. Each stands for one that is not sent again, and is taken out for it. */
export class ListedMessages {
	/** By text and, within it, by number. */
	private readonly rows = new Map<string, NumberIndex<Answer>>();

	add(row: Answer): void {
		const text = asListed(row.text);
		const alike = this.rows.get(text) ?? new NumberIndex<Answer>(({ to }) => String(to));
		this.rows.set(text, alike);
		alike.add(row);
	}

	/** Takes out the message to this number with this text. */
	take(to: string, text: string): Answer | undefined {
		for (const spelling of spellingsOf(text)) {
			const alike = this.rows.get(spelling);
			const row = alike?.takeExact(to) ?? alike?.takeCompleted(to);
			if (row) return row;
		}
		return undefined;
	}
}

/**
 * The messages that the history lists for the hours that the option Skip Already Sent names: somebody who is to get a
 * text twice, and got it once, gets it once more. The history is read once, by the first that asks; when that fails, the
 * next asks again.
 */
export class AlreadySent {
	private reading?: Promise<ListedMessages>;

	/**
	 * The messages that are not to be sent again; undefined where the option is not used.
	 *
	 * @throws ItemFailure when the history cannot be read: then nothing may be sent
	 */
	async listed(context: ExchangeContext, request: Request): Promise<ListedMessages | undefined> {
		const hours = hoursOf(context);
		if (hours === undefined) return undefined;
		this.reading ??= read(context, request, Date.now() - hours * HOUR);
		return await this.reading.catch((error: unknown) => {
			this.reading = undefined;
			throw unread(context, error);
		});
	}
}

/** The hours that the user set; undefined when the option is not used. */
function hoursOf(context: ItemContext): number | undefined {
	const options = context.getNodeParameter('options', {});
	// An expression that gives nothing is an option all the same.
	if (!Object.hasOwn(options as object, 'skipSent')) return undefined;
	const value = context.getNodeParameter('options.skipSent', '');
	const hours = Number(value);
	if (hours > 0) return hours;
	throw inputFailure(context, {
		what: `The value in "Skip Already Sent" is not a number of hours: ${String(value)}`,
		remedy: 'Enter how many hours to look back in the history, e.g. 24, or remove the option.',
	});
}

async function read(
	context: ExchangeContext,
	request: Request,
	since: number,
): Promise<ListedMessages> {
	// A time that cannot be read counts as recent: what is sent once too little can be sent again.
	const isRecent = ({ timestamp }: Answer) => !(millisecondsOf(timestamp) < since);
	const single = (await singleMessages(context, request)).filter(isRecent);
	const groups = (await groupMessages(context, request)).filter(isRecent);
	const listed = new ListedMessages();
	for (const row of [...single, ...groups.flatMap((group) => recipientsOf(context, group))])
		listed.add(row);
	return listed;
}

function unread(context: ItemContext, error: unknown): unknown {
	if (!(error instanceof ItemFailure)) return error;
	const remedy = `The history, which was to be looked at first, could not be read, and nothing was sent for this item. ${error.text.remedy}`;
	return new ItemFailure(context.getNode(), context.getItemIndex(), { ...error.text, remedy });
}
