import type { DeclarativeRestApiSettings } from 'n8n-workflow';

import { inputFailure } from '../fields/checks';
import type { ExchangeContext, ItemContext } from '../operation';
import { NumberIndex } from '../numbers/numberIndex';
import { ItemFailure } from '../response/failures';
import type { Answer } from '../response/formats';
import { millisecondsOf } from '../response/historyTime';
import { inside } from '../run/inside';
import { asListed, groupMessages, recipientsOf, singleMessages, spellingsOf } from './history';

type Request = DeclarativeRestApiSettings.ResultOptions;

/** Rows of the history by text and, within it, by number. */
type Listed = Map<string, NumberIndex<Answer>>;

const HOUR = 60 * 60_000;

/**
 * The messages that the history lists for the hours that the option Skip Already Sent names. Each stands for one
 * message that is not sent again, so that somebody who is to get a text twice, and got it once, gets it once more.
 * The history is read once, by the first that asks; when that fails, the next asks again.
 */
export class AlreadySent {
	private listed?: Promise<Listed>;

	/**
	 * Takes the message to this number with this text out of what is listed, and gives its row.
	 *
	 * @throws ItemFailure when the history cannot be read: then nothing may be sent
	 */
	async take(
		context: ExchangeContext,
		request: Request,
		{ to, text }: { to: unknown; text: unknown },
	): Promise<Answer | undefined> {
		const hours = hoursOf(context);
		if (hours === undefined) return undefined;
		this.listed ??= list(context, request, Date.now() - hours * HOUR);
		const listed = await this.listed.catch((error: unknown) => {
			this.listed = undefined;
			throw unread(context, error);
		});
		for (const spelling of spellingsOf(text)) {
			const rows = listed.get(spelling);
			const row = rows?.takeExact(String(to)) ?? rows?.takeCompleted(String(to));
			if (row) return row;
		}
		return undefined;
	}
}

/** The hours that the user set; undefined when the option is not used. */
function hoursOf(context: ItemContext): number | undefined {
	if (inside(context.getNode().parameters.options, 'skipSent') === undefined) return undefined;
	const value = context.getNodeParameter('options.skipSent', '');
	const hours = Number(value);
	if (hours > 0) return hours;
	throw inputFailure(context, {
		what: `The value in "Skip Already Sent" is not a number of hours: ${String(value)}`,
		remedy: 'Enter how many hours to look back in the history, e.g. 24, or remove the option.',
	});
}

async function list(context: ExchangeContext, request: Request, since: number): Promise<Listed> {
	// A time that cannot be read counts as recent: what is sent once too little can be sent again.
	const isRecent = ({ timestamp }: Answer) => !(millisecondsOf(timestamp) < since);
	const single = (await singleMessages(context, request)).filter(isRecent);
	const groups = (await groupMessages(context, request)).filter(isRecent);
	const listed: Listed = new Map();
	for (const row of [...single, ...groups.flatMap((group) => recipientsOf(context, group))]) {
		const text = asListed(row.text);
		const rows = listed.get(text) ?? new NumberIndex<Answer>(({ to }) => String(to));
		listed.set(text, rows);
		rows.add(row);
	}
	return listed;
}

function unread(context: ItemContext, error: unknown): unknown {
	if (!(error instanceof ItemFailure)) return error;
	const remedy = `The history, which was to be looked at first, could not be read, and nothing was sent for this item. ${error.text.remedy}`;
	return new ItemFailure(context.getNode(), context.getItemIndex(), { ...error.text, remedy });
}
