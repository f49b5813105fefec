import type { ItemContext } from '../../../lib/api/context';
import { credentialOf } from '../../../lib/api/credential';
import { historyZoneOf } from '../../../lib/api/historyTime';
import { invalidInput } from './inputErrors';

/**
 * The time zone in which SMSB2B writes the history, by the credential.
 *
 * @throws ItemError when that is no time zone: nothing was sent yet
 */
export async function historyZoneFor(context: ItemContext): Promise<string> {
	const { historyTimeZone: written } = await credentialOf(context);
	const zone = historyZoneOf(written);
	if (zone !== undefined) return zone;
	throw invalidInput(context, {
		message: `The value of "History Time Zone" in the credential is not a time zone: ${String(written).slice(0, 60)}`,
		description: 'Enter its name, e.g. Europe/Athens, or UTC+2.',
	});
}
