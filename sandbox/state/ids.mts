import { sequence } from './sequence.mts';

/** Where the ids of everything come from; a reset starts again, so that the same steps give the same ids. */
export class Ids {
	readonly account = sequence(12_345);
	readonly comment = sequence(3_001);
	readonly contact = sequence(500_001);
	readonly group = sequence(7_001);
	/** contactGroupId. */
	readonly membership = sequence(900_001);
	readonly message = sequence(39_116_149);
	/** A bulk call's id in the group history. */
	readonly bulk = sequence(81_001);
	readonly purchase = sequence(60_001);
}
