import { stringify } from 'flatted';

/** Everything that a value holds, as n8n would write it into its database. */
export function written(value: unknown): string {
	return value === undefined ? '' : stringify(value);
}
