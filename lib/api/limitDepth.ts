import type { IDataObject } from 'n8n-workflow';

import type { ApiResponse } from './formats';

/** Far more than SMSB2B nests, far less than what n8n cannot store. */
const MOST_LEVELS = 50;

/** The answer as it came; what it holds below {@link MOST_LEVELS}, which none of SMSB2B does, is left out. */
export function limitDepth(answer: ApiResponse): IDataObject {
	return (isDeeper(answer, MOST_LEVELS) ? cut(answer, MOST_LEVELS) : answer) as IDataObject;
}

function isDeeper(value: unknown, levels: number): boolean {
	if (typeof value !== 'object' || value === null) return false;
	return levels === 0 || Object.values(value).some((inner) => isDeeper(inner, levels - 1));
}

function cut(value: unknown, levels: number): unknown {
	if (typeof value !== 'object' || value === null) return value;
	if (levels === 0) return null;
	if (Array.isArray(value)) return value.map((inner) => cut(inner, levels - 1));
	return Object.fromEntries(
		Object.entries(value).map(([key, inner]) => [key, cut(inner, levels - 1)]),
	);
}
