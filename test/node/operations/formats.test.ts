import type { IDataObject } from 'n8n-workflow';

import { stopClock } from '../../support/clock';
import { runInWorkflow } from '../../support/engine';
import { useSandbox } from '../../support/sandbox';
import { prepare, requestOf } from './prepareCase';
import { CASES, titleOf, type OperationCase } from './cases';

const sandbox = useSandbox();
stopClock();

/** How the JSON of SMSB2B may be shaped: as real answers are, as the reference says, and otherwise. */
const SHAPES = ['wire', 'reference', 'nested', 'numbers'];
const XML_LISTS = ['wrapped', 'repeated'];
const STYLES = SHAPES.flatMap((shape) => [
	{ shape, type: 'json' },
	...XML_LISTS.map((xmlLists) => ({ shape, xmlLists, type: 'xml' })),
]);

const titled = CASES.map((tested) => [titleOf(tested), tested] as const);

test.each(titled)('%s gives the same items in JSON and XML of every shape', async (_, tested) => {
	for (const { type, ...settings } of STYLES) {
		await sandbox.reset(settings);
		const items = await execute(tested, { responseFormat: type });
		expect({ type, ...settings, items }).toEqual({
			type,
			...settings,
			items: settings.shape === 'reference' ? asInReference(tested) : tested.items,
		});
	}
});

test.each(titled)('%s gives what the plain text holds', async (_, tested) => {
	expect(await execute(tested, { responseFormat: 'v2' })).toEqual(tested.plain);
});

async function execute(tested: OperationCase, options: IDataObject): Promise<IDataObject[]> {
	const parameters = await prepare(sandbox, tested, options);
	const { items, failure } = await runInWorkflow({ parameters, credential: sandbox.credential });
	expect(failure?.message).toBeUndefined();
	expect(await sandbox.calls()).toEqual(requestOf(tested, String(options.responseFormat)));
	return items.map(({ json }) => json);
}

function asInReference({ items, notInReference = [] }: OperationCase): IDataObject[] {
	return items.map((item) =>
		Object.fromEntries(Object.entries(item).filter(([name]) => !notInReference.includes(name))),
	);
}
