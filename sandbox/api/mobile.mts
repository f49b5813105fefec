import { Refusal } from '../answer/refusal.mts';
import type { Result } from '../answer/result.mts';
import { parseMobile } from '../numbers/mobile.mts';
import type { Mobile } from '../numbers/mobile.mts';
import type { Call, Endpoint } from './endpoint.mts';
import type { Parameters } from './parameters.mts';

/**
 * Reads the `mobile` parameter.
 * @throws Refusal 205 where it is empty, 201 where it holds no mobile number
 */
export function requireMobile(parameters: Parameters): Mobile {
	if (parameters.isEmpty('mobile')) throw new Refusal(205);
	const mobile = parseMobile(parameters.text('mobile'));
	if (!mobile) throw new Refusal(201);
	return mobile;
}

function check({ parameters }: Call): Result {
	const { msisdn, national, country, countryCode, gsmCode, number, network, cost } =
		requireMobile(parameters);
	const { mcc, mnc } = network;
	return {
		fields: {
			total: 1,
			mobile: { msisdn, national, country, countryCode, gsmCode, number, mcc, mnc, cost },
		},
	};
}

export const mobileEndpoints: readonly Endpoint[] = [
	{
		path: 'mobile/check',
		authentication: 'none',
		presentation: { wireNumbers: ['total', 'countryCode', 'cost'], text: { of: 'mobile' } },
		handle: check,
	},
];
