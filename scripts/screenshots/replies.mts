import { linkOf, postAnswer } from '../../e2e/n8n/replies.mts';
import { coreNode, smsb2b, workflowOf } from '../../e2e/n8n/workflow-builder.mts';
import { completedExample, published, rowsOfTable } from '../../e2e/tests/example.mts';
import { until } from '../../e2e/until.mts';
import type { PathOf } from './panels.mts';
import type { Studio } from './studio.mts';

const table = 'ανακοινώσεις';
const pupils = ['Μαρία Αλεξίου', 'Νίκος Βλάχος', 'Άννα Γεωργίου', 'Πέτρος Δήμου', 'Ελένη Ζάχου'];

/** What the example of a notice shows: the page on a phone, and the data table of who has answered. */
export async function photographReplies(studio: Studio, pathOf: PathOf): Promise<void> {
	const { session, sandbox, credential, editor } = studio;
	const name = 'SMSB2B: a notice with "I have seen it"';
	const example = await completedExample(session, name, credential);
	// Its form asks for a login, which has no part in these pictures.
	for (const node of example.nodes) if (node.type.endsWith('.formTrigger')) node.disabled = true;
	const replyUrl = `${session.url}/webhook/notice`;
	await using _notice = await published(session, example, replyUrl);

	await sandbox.reset();
	const items = pupils.map((mathitis, index) => ({
		mathitis,
		kinito: String(6_900_000_001 + index),
	}));
	const [createTable, insertRow] = ['Πίνακας: ανακοινώσεις', 'Γράψε τη γραμμή'].map((step) => {
		const node = example.nodes.find((each) => each.name === step);
		return coreNode(step, 'dataTable', 1.1, node?.parameters);
	});
	(await session.run(workflowOf('Table', [{}], createTable))).succeeded();
	const send = smsb2b('Send', credential, 'sms.send', {
		...{ to: '={{ $json.kinito }}', text: '={{ $json.keimeno }} {link}' },
		options: { replyUrl, reference: '={{ $json.anafora }}' },
	});
	const rows = items.map((item, index) => ({
		...{ ...item, anafora: `12-${1001 + index}` },
		keimeno: 'Την Παρασκευή τα μαθήματα λήγουν στις 12.',
	}));
	(await session.run(workflowOf('Sends', rows, insertRow, send))).succeeded();
	const links = (await sandbox.messages()).map(linkOf);

	const phone = { width: 360, height: 420 };
	const page = await editor.page.context().browser()!.newPage({ viewport: phone });
	await page.goto(links[0]);
	await page.screenshot({ path: pathOf('reply-page') });
	await page.close();

	for (const index of [0, 2, 3]) await postAnswer(links[index], 'το είδα');
	await until(async () => {
		const kept = await rowsOfTable(session, table);
		return kept.filter(({ apantiseis }) => Number(apantiseis) > 0).length === 3;
	}, 60);
	await editor.page.goto(`${session.url}/home/datatables`);
	await editor.page.getByText(table).first().click();
	await editor.page.getByText(pupils[0]).waitFor();
	await editor.page.waitForTimeout(1000);
	await editor.page.screenshot({
		path: pathOf('reply-table'),
		clip: { x: 0, y: 0, width: 1400, height: 420 },
	});
}
