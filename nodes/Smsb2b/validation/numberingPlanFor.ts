import type { ItemContext } from '../../../lib/api/context';
import { credentialOf } from '../../../lib/api/credential';
import { countryOf } from '../../../lib/phone/countries';
import { type NumberingPlan, numberingPlanOf } from '../../../lib/phone/numberingPlan';
import { invalidInput } from './inputErrors';

/**
 * The numbering plan of the country that the credential names.
 *
 * @throws ItemError when that is no country: nothing was sent yet
 */
export async function numberingPlanFor(context: ItemContext): Promise<NumberingPlan> {
	const { country: written } = await credentialOf(context);
	const country = countryOf(written);
	if (country !== undefined) return await numberingPlanOf(country);
	throw invalidInput(context, {
		message: `The value of "Country" in the credential is not a country: ${String(written).slice(0, 60)}`,
		description: 'Choose it from the list; an expression must return its two-letter code, e.g. GR.',
	});
}
