import type { Resource } from '../operation';

/** The line below the name of a node on the canvas, such as "SMS: Send", as an expression of n8n. */
export function subtitleOf(resources: Resource[]): string {
	const labels = resources.flatMap(({ name, value, operations }) =>
		operations.map((operation) => [`${value}.${operation.value}`, `${name}: ${operation.name}`]),
	);
	const chosen = '$parameter["resource"] + "." + $parameter["operation"]';
	return `={{ (${JSON.stringify(Object.fromEntries(labels))})[${chosen}] }}`;
}
