import { Refusal } from '../answer/refusal.mts';
import type { Result } from '../answer/result.mts';
import { portedTo } from '../numbers/networks.mts';
import type { Account } from '../state/account.mts';
import type { AccountCall, Endpoint } from './endpoint.mts';
import { requireMobile } from './mobile.mts';

/** Look-ups that one SMS credit is converted to, says the reference. */
const LOOKUPS_PER_CREDIT = 10;
/** Endings of numbers with a special answer, for the sandbox's users. */
const UNREACHABLE = '99';
const PORTED = '77';

function lookup({ account, parameters }: AccountCall): Result {
	const { msisdn, network, country, countryCode, iso } = requireMobile(parameters);
	charge(account);
	const reachable = !msisdn.endsWith(UNREACHABLE);
	const ported = iso === 'GR' && msisdn.endsWith(PORTED);
	const current = ported ? portedTo(network) : network;
	return {
		fields: {
			result: reachable ? 'OK' : 'NOK',
			description: reachable ? 'Success' : 'Absent subscriber',
			mcc: current.mcc,
			mnc: current.mnc,
			network: current.name,
			country,
			countryCode,
			ported: ported ? 'yes' : 'no',
			cctld: iso === 'GB' ? 'uk' : iso.toLowerCase(),
			mccInitial: network.mcc,
			mncInitial: network.mnc,
		},
	};
}

/** @throws Refusal 105 where neither look-ups nor a credit to convert are left */
function charge({ properties }: Account): void {
	if (properties.hlrBalance < 1) {
		if (properties.balance < 1) throw new Refusal(105);
		properties.balance -= 1;
		properties.hlrBalance += LOOKUPS_PER_CREDIT;
	}
	properties.hlrBalance -= 1;
}

export const hlrEndpoints: readonly Endpoint[] = [
	{ path: 'hlr/lookup', authentication: 'key', handle: lookup },
];
