import type { NodeHint } from 'n8n-workflow';

import { recipients } from '../fields/bulk';
import type { Operation, Resource } from '../operation';

const CHOSEN = '$parameter["resource"] + "." + $parameter["operation"]';

/** What is said of which operations, and when. */
interface HintBeforeRun {
	message: string;
	concerns(operation: Operation): boolean;
	/** What the parameters have to be besides, as an expression. */
	condition?: string;
}

const HINTS: readonly HintBeforeRun[] = [
	{
		message: 'Sends one paid message for each input item, unless Execute Once is on.',
		concerns: sendsForEachItem,
	},
	{
		message: 'Sends to the whole group for each input item, unless Execute Once is on.',
		concerns: ({ sends }) => sends?.looksUp === true,
	},
	{
		message: 'Sends to the whole list for each input item, unless Execute Once is on.',
		concerns: ({ sends }) => sends?.isBulk === true && !sends.looksUp,
		condition: `$parameter["${recipients.name}"] === "list"`,
	},
];

/** Not what has many recipients, and not what waits, which takes one item. */
function sendsForEachItem({ sends, executeRun }: Operation): boolean {
	return !!sends && !sends.isBulk && (sends.outsideHours !== undefined || !executeRun);
}

/** What the editor shows before a run that would send a paid message for each of several input items. */
export function hintsBeforeRun(resources: Resource[]): NodeHint[] {
	return HINTS.map(({ message, concerns, condition = 'true' }) => {
		const paid = resources.flatMap(({ value, operations }) =>
			operations.filter(concerns).map((operation) => `${value}.${operation.value}`),
		);
		return {
			message,
			type: 'info',
			location: 'outputPane',
			whenToDisplay: 'beforeExecution',
			displayCondition: `={{ $input.all().length > 1 && ${JSON.stringify(paid)}.includes(${CHOSEN}) && ${condition} }}`,
		};
	});
}
