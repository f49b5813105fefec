import { resources } from '../../../nodes/Smsb2b/resources';
import type { Field } from '../../../nodes/Smsb2b/operation';
import { runInWorkflow, runOnRoutingEngine } from '../../support/engine';
import { useSandbox } from '../../support/sandbox';
import { byId } from './cases/case';
import { prepare } from './prepareCase';
import { CASES } from './cases';

const sandbox = useSandbox();

/** What an expression gives when the input item lacks the field that it names. */
const NOTHING = '={{ $json.missing }}';
const TYPED = ['string', 'number', 'resourceLocator'];

const missing = CASES.flatMap((tested) =>
	requiredFields(tested.operation)
		.filter(({ name }) => ![undefined, ''].includes(tested.parameters[name] as undefined))
		.map((field) => [tested.operation, field.displayName, field, tested] as const),
);

test.each(missing)(
	'%s asks for %s when its expression gives nothing',
	async (_operation, label, field, tested) => {
		const value = field.type === 'resourceLocator' ? byId(NOTHING) : NOTHING;
		const parameters = { ...(await prepare(sandbox, tested)), [field.name]: value };
		const setup = { parameters, credential: sandbox.credential };
		const { failure } = await runInWorkflow(setup);
		expect(failure?.message).toMatch(/ \(item 1\)$/);
		expect(`${failure?.message} ${failure?.description}`).toContain(`"${label}"`);
		expect(failure?.description).toMatch(/Nothing was sent for this item\.$/);
		const onRoutingEngine = (await runOnRoutingEngine(setup)).failure;
		expect(onRoutingEngine?.message).toBe(failure?.message);
		expect(onRoutingEngine?.description).toBe(failure?.description);
		expect(await sandbox.calls()).toEqual([]);
	},
);

function requiredFields(operation: string): Field[] {
	const [resource, name] = operation.split('.');
	const found = resources
		.find(({ value }) => value === resource)
		?.operations.find(({ value }) => value === name);
	return (found?.fields ?? []).filter(({ required, type }) => required && TYPED.includes(type));
}
