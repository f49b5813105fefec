import type { INodeParameters } from 'n8n-workflow';

import { runInWorkflow, type Setup } from '../../support/engine';
import { useSandbox } from '../../support/sandbox';
import { newestLink, setupOf, WaitingExecution } from '../sendAndWait/n8n';
import { callsAt, parametersOf, SENDING, textsOf, titleOf } from '../safeguards/sending';

const sandbox = useSandbox();

/** Operations whose message has a link, which stands where the text says. */
const WITH_LINK = ['sms.sendAndWait', 'viber.sendAndWait'];

const TEXTS = SENDING.flatMap((sending) =>
	textsOf(sending)
		.filter(({ path }) => !WITH_LINK.includes(sending.operation) || path.includes('.'))
		.map(({ path, field }) => ({ sending, path, label: field.displayName })),
);

test.each(TEXTS.map((text) => [titleOf(text.sending), text.label, text] as const))(
	'%s without a link sends no {link} in "%s"',
	async (_title, label, { sending, path }) => {
		await sending.prepare?.(sandbox);
		const written = path === 'buttonAction' ? 'https://example.com/{link}' : 'Tap {link} %%CODE%%';
		const items = [{ to: '6971234501' }];
		const parameters = parametersOf(sending, { [path]: written });
		const { credential } = sandbox;
		const { failure } = await runInWorkflow({ parameters, items, credential });
		expect(failure?.message).toContain(`"${label}" has {link}`);
		expect((await callsAt(sandbox)).filter(({ path: at }) => /(send|bulk)$/.test(at))).toEqual([]);
	},
);

test('a picture cannot have the reply link that a message has', async () => {
	const viber = SENDING.find(({ operation }) => operation === 'viber.send');
	if (!viber) throw new Error('There is no viber.send');
	const image = { image: 'https://example.com/{link}' };
	const options = { replyUrl: 'https://n8n.example.com/webhook/notice', reference: 'pupil-1' };
	const parameters = parametersOf(viber, { ...image, options });
	const items = [{ to: '6971234501' }];
	const { credential } = sandbox;
	const { failure } = await runInWorkflow({ parameters, items, credential });
	expect(failure?.message).toBe(
		'"Image" has {link}, but the address of a picture cannot have a link (item 1)',
	);
	expect(await sandbox.calls()).toEqual([]);
});

async function asked(parameters: INodeParameters, others: Partial<Setup> = {}) {
	const execution = await WaitingExecution.start(
		setupOf(sandbox, parameters, others),
		async () => await newestLink(sandbox),
	);
	const [{ body }] = await sandbox.calls();
	return { execution, body };
}

describe('a question has its link where {link} stands: ', () => {
	const LINK = String.raw`http:\/\/localhost:5678\/webhook-waiting\/\d+\/n\?n=[\w-]{8}&signature=[\da-f]{64}`;

	test('an SMS, in which it is charged, and whose page does not show it', async () => {
		const setup = setupOf(sandbox, { message: 'Tap {link} to answer' });
		const { waitTill, items } = await runInWorkflow(setup);
		expect(waitTill).toBeDefined();
		const [{ body }] = await sandbox.calls();
		expect(body.text).toMatch(new RegExp(`^Tap ${LINK} to answer$`));
		expect(items[0].json.parts).toBe(Math.ceil(body.text.length / 153));
	});

	test('its page shows the message without it', async () => {
		const message = 'Excursion on Friday. Answer here: {link}';
		const linkOf = async () => {
			const [{ text }] = await sandbox.messages();
			return text.slice(text.indexOf('http'));
		};
		const execution = await WaitingExecution.start(setupOf(sandbox, { message }), linkOf);
		const { page } = await execution.call({ method: 'GET' });
		expect(page).toContain('Excursion on Friday. Answer here:');
		expect(page).not.toContain('{link}');
	});

	test('a Viber message and the SMS in its place', async () => {
		const viber = { resource: 'viber', from: '1001', message: 'Tap {link} now', smsFallback: true };
		const { body } = await asked({ ...viber, smsText: 'By SMS: {link} please' });
		expect(body.text).toBe(`Tap ${body.button_action} now`);
		expect(body.sms_text).toBe(`By SMS: ${body.button_action} please`);
	});

	test.each([
		['sms', 'Message', { message: '{link} {link}' }],
		['viber', 'Message', { message: '{link} {link}', from: '1001' }],
		['viber', 'SMS Text', { smsFallback: true, smsText: '{link} {link}', from: '1001' }],
	])('two places are rejected (%s, %s)', async (resource, label, parameters) => {
		const { failure } = await runInWorkflow(setupOf(sandbox, { resource, ...parameters }));
		expect(failure?.message).toContain(`There is more than one {link} in "${label}"`);
		expect(await sandbox.calls()).toEqual([]);
	});

	test('a Viber text that is too long with its link is rejected', async () => {
		const viber = { resource: 'viber', from: '1001', message: `${'x'.repeat(990)} {link}` };
		const { failure } = await runInWorkflow(setupOf(sandbox, viber));
		expect(failure?.message).toContain('longer than 1,000 characters');
		expect(await sandbox.calls()).toEqual([]);
	});

	test('Preview counts it as it is charged', async () => {
		const text = 'Tap {link} to answer';
		const preview = { operation: 'preview', text, options: { responseLink: true } };
		const [{ json }] = (await runInWorkflow(setupOf(sandbox, preview))).items;
		await sandbox.reset();
		const { items } = await runInWorkflow(setupOf(sandbox, { message: text }));
		const [{ text: sent }] = await sandbox.messages();
		expect([json.parts, json.characters]).toEqual([items[0].json.parts, sent.length]);
	});
});

test('what a model wrote is no place for the link of a human review', async () => {
	const message = '=Send this?\n{{ $tool.parameters }}';
	const items = [{ tool: 'Send', toolParameters: { text: 'Tap {link}, or {link}' } }];
	const { body } = await asked({ message }, { items, asHumanReview: true });
	expect(body.text).toMatch(/^Send this\?\ntext: Tap \{link\}, or \{link\}\nhttp:[^\s{]+$/);
});
