import type { Demonstration } from './environment.mts';
import {
	addSendingNode,
	createCredential,
	installPackage,
	publishTrigger,
	send,
	sendWithCallback,
	showExecution,
} from './steps.mts';

const packageName = 'n8n-nodes-smsb2b';
const sending = 'Order is ready';
const reports = 'Delivery reports';

/** Shows in n8n's editor what n8n asks to see of a package, in its order. */
export async function demonstrate(where: Demonstration): Promise<void> {
	const { editor, apiUrl, sandbox, n8nVersion } = where;
	const { page } = editor;
	const announce = async (title: string, description: string, seconds = 2.5) =>
		await page.screencast.showChapter(title, { description, duration: seconds * 1000 });

	await announce(
		packageName,
		`On a new n8n ${n8nVersion}. The package comes from a registry on this machine in place of npm, and the sandbox takes the place of SMSB2B.`,
		5,
	);
	await announce('1. Install', 'In Settings → Community nodes');
	await installPackage(page, packageName);

	await announce('2. Add the node', 'To a new workflow: SMSB2B → Send an SMS');
	await addSendingNode(editor, sending);

	await announce('3. Create the credential', 'n8n tests it with a request that needs a valid key');
	await createCredential(editor, apiUrl);

	await announce('4. Send', 'The output has the ID of the message');
	await send(editor, { to: '6900000001', text: 'Your order is ready' });

	await announce('5. Publish a trigger', 'SMSB2B Trigger starts a workflow by a delivery report');
	await publishTrigger(editor, reports);

	await announce('6. Send with a Callback URL', "The trigger's Production URL");
	await sendWithCallback(editor, sending);

	await announce('7. The report arrives', 'Its execution has the ID of the message that was sent');
	const messages = await sandbox.messages();
	await showExecution(page, reports, String(messages.at(-1)?.id));
}
