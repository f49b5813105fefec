import type { IDataObject, INodeType } from 'n8n-workflow';

import { Smsb2bReplyTrigger } from '../../../nodes/Smsb2bReplyTrigger/Smsb2bReplyTrigger.node';
import { Smsb2bStatusTrigger } from '../../../nodes/Smsb2bStatusTrigger/Smsb2bStatusTrigger.node';
import { Smsb2bTrigger } from '../../../nodes/Smsb2bTrigger/Smsb2bTrigger.node';
import { useSandbox } from '../../support/sandbox';
import { linkTo, post, replyTrigger } from '../replyTrigger/links';
import { Messages } from '../statusTrigger/messages';
import { PollingTrigger } from '../statusTrigger/n8n';
import { ListeningTrigger } from '../trigger/n8n';
import { hook, report } from '../trigger/signedCalls';
import { fileOfTrigger, isWriting, readSchema, writeSchema } from './files.mts';
import { schemaOf } from './schema';

const sandbox = useSandbox();

async function answers(): Promise<IDataObject[]> {
	const url = linkTo('pupil-7', { path: 'reply' });
	const { items } = await post(replyTrigger({ freeText: true }), { answer: 'seen' }, { url });
	return items ?? [];
}

async function reports(): Promise<IDataObject[]> {
	const trigger = new ListeningTrigger({ authentication: 'none' });
	return (await trigger.call({ url: `${hook}?ref=r1&${report}` })).items ?? [];
}

async function statuses(): Promise<IDataObject[]> {
	const trigger = new PollingTrigger(sandbox.credential);
	await new Messages(sandbox).sendAndReport('d', 'f');
	return await trigger.test();
}

/** n8n's assistants build workflows by these. Renewed with `npm run schemas`. */
test.each<[string, INodeType, () => Promise<IDataObject[]>]>([
	['Smsb2bReplyTrigger', new Smsb2bReplyTrigger(), answers],
	['Smsb2bTrigger', new Smsb2bTrigger(), reports],
	['Smsb2bStatusTrigger', new Smsb2bStatusTrigger(), statuses],
])('the output of the %s is as described', async (node, { description }, outputs) => {
	const items = await outputs();
	expect(items.length).toBeGreaterThan(0);
	const schema = { ...schemaOf(items), version: 1 };
	const file = fileOfTrigger(node, Number(description.version));
	if (isWriting) writeSchema(file, schema);
	expect(readSchema(file)).toEqual(schema);
});
