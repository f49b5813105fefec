import type { NodeHint } from 'n8n-workflow';

import type { Operation, Resource } from '../operation';

/** What the editor shows before a run that would send a paid message for each of several input items. */
export function hintsBeforeRun(resources: Resource[]): NodeHint[] {
	const chosen = '$parameter["resource"] + "." + $parameter["operation"]';
	const paid = resources.flatMap(({ value, operations }) =>
		operations.filter(sendsForEachItem).map((operation) => `${value}.${operation.value}`),
	);
	return [
		{
			message: 'Sends one paid message for each input item, unless Execute Once is on.',
			type: 'info',
			location: 'outputPane',
			whenToDisplay: 'beforeExecution',
			displayCondition: `={{ $input.all().length > 1 && ${JSON.stringify(paid)}.includes(${chosen}) }}`,
		},
	];
}

function sendsForEachItem({ effect, executeRun }: Operation): boolean {
	return !executeRun && ['sends', 'sendsByViber'].includes(effect);
}
