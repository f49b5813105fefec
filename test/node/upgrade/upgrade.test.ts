import { NodeHelpers, type INode, type INodeParameters } from 'n8n-workflow';

import { Smsb2b } from '../../../nodes/Smsb2b/Smsb2b.node';
import { prepare } from '../operations/prepareCase';
import { CASES, titleOf } from '../operations/cases';
import { stopClock } from '../../support/clock';
import { runInWorkflow } from '../../support/engine';
import { useSandbox } from '../../support/sandbox';
import { keep, keptVersions, versionToKeep, type SavedNode } from './saved.mts';

const sandbox = useSandbox();
stopClock();

const { description } = new Smsb2b();

/** The calls that a node makes on a sandbox as it is seeded; they may be refused there. */
async function callsOf(parameters: INodeParameters): Promise<SavedNode['calls']> {
	await sandbox.reset();
	await runInWorkflow({ parameters, credential: sandbox.credential });
	return (await sandbox.calls()).map(({ path, body }) => ({ path, body: withoutSignature(body) }));
}

/** A callback is signed with the secret of the credential, which is not a matter of versions. */
function withoutSignature(body: Record<string, string>): Record<string, string> {
	const { callback, ...others } = body;
	return callback === undefined
		? others
		: { ...others, callback: callback.replace(/sig=[^&]+/, 'sig=…') };
}

/** What n8n keeps of saved parameters when it opens the workflow: it drops those that are not known. */
function asOpened(parameters: INodeParameters): INodeParameters {
	const node = { typeVersion: 1, type: 'smsb2b', parameters } as unknown as INode;
	const { properties } = description;
	return NodeHelpers.getNodeParameters(
		...([properties, parameters, false, false, node, description] as const),
	) as INodeParameters;
}

function keepNodes(version: string): void {
	test(`the nodes of version ${version} are kept`, async () => {
		const nodes: SavedNode[] = [];
		for (const tested of CASES) {
			await sandbox.reset();
			const parameters = asOpened(await prepare(sandbox, tested));
			nodes.push({ title: titleOf(tested), parameters, calls: await callsOf(parameters) });
		}
		keep(version, nodes);
	});
}

function compareNodes(): void {
	describe.each(keptVersions())('a node that was saved by version %s ', (_version, nodes) => {
		test.each(nodes.map((node) => [node.title, node] as const))(
			'still does the same: %s',
			async (_title, { parameters, calls }) => {
				expect(asOpened(parameters)).toEqual(parameters);
				expect(await callsOf(parameters)).toEqual(calls);
			},
		);
	});
}

if (versionToKeep) keepNodes(versionToKeep);
else compareNodes();
