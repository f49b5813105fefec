import { linksSent } from '../../e2e/n8n/answers.mts';
import { smsb2b, workflowOf } from '../../e2e/n8n/workflow-builder.mts';
import type { PathOf } from './panels.mts';
import type { Studio } from './studio.mts';

/** The page behind the link of a question, in English and in Greek, on a phone. */
export async function photographAnswers(studio: Studio, pathOf: PathOf): Promise<void> {
	const { session, sandbox, credential } = studio;
	const questions = {
		'answer-en': { message: 'Top up a user?\nUser_ID: 1204\nCredits: 50' },
		'answer-el': {
			message: 'Την Παρασκευή τα μαθήματα λήγουν στις 12.',
			approvalOptions: {
				values: { approveLabel: 'Να σταλεί', disapproveLabel: 'Να μη σταλεί' },
			},
			options: { pageLanguage: 'el', responseFormTitle: 'Να σταλεί το σημείωμα;' },
		},
	};
	const phone = { width: 360, height: 420 };
	const page = await studio.editor.page.context().browser()!.newPage({ viewport: phone });
	for (const [name, parameters] of Object.entries(questions)) {
		await sandbox.reset();
		const question = { to: '6900000001', ...parameters };
		const step = smsb2b('Ask', credential, 'sms.sendAndWait', question);
		await session.runUntilWaiting(workflowOf(name, [{}], step));
		const [link] = await linksSent(sandbox, 1);
		await page.goto(link);
		await page.screenshot({ path: pathOf(name) });
	}
	await page.close();
}
