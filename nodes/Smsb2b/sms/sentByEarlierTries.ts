import type { INodeExecutionData } from 'n8n-workflow';

import { isObject } from '../../../lib/api/formats';
import type { NumberingPlan } from '../../../lib/phone/numberingPlan';
import type { EarlierTry } from '../operation';
import type { Wanted } from './matchHistory';

/** The fields of outputs that hold the ID of a message, simplified or raw. */
const ID_FIELDS = ['smsId', 'id'];

/** What earlier tries of the same run sent: another try must not take it for a message of another item. */
export class SentByEarlierTries {
	/** IDs of messages that items have got. */
	readonly ids = new Set<string | undefined>();

	/** Messages that may have been sent, under unknown IDs. */
	readonly unaccounted: Wanted[] = [];

	constructor(private readonly plan: NumberingPlan) {}

	/** Accounts for what an item wants to be sent. @returns whether an earlier try has done with it */
	account(wanted: Wanted[], earlier: EarlierTry | undefined): boolean {
		if (!earlier) return false;
		const outputs = earlier.items ?? [];
		const ids = outputs.flatMap(({ json }) => idsIn(json));
		for (const id of ids) this.ids.add(id);
		const unknown = unknownOf(outputs, this.plan);
		const isSettled = ids.length > 0 || outputs.some(({ json }) => json.accepted === false);
		this.unaccounted.push(
			...wanted.filter(({ to }) => !isSettled || unknown.has(this.plan.canonical(to))),
		);
		return true;
	}
}

function unknownOf(outputs: INodeExecutionData[], { canonical }: NumberingPlan): Set<string> {
	return new Set(
		outputs
			.filter(({ json }) => json.outcomeKnown === false)
			.map(({ json }) => canonical(String(json.to))),
	);
}

/** The IDs in an output, wherever they stand in it. */
function idsIn(value: unknown, field = ''): string[] {
	if (Array.isArray(value)) return value.flatMap((each) => idsIn(each, field));
	if (isObject(value)) return Object.entries(value).flatMap(([key, each]) => idsIn(each, key));
	const isId = ID_FIELDS.includes(field) && /[1-9]/.test(String(value));
	return isId ? [String(value)] : [];
}
