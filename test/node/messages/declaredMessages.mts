import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

const project = join(import.meta.dirname, '../../..');

/** Where the code says what is wrong with an input, and what to do. */
const FOLDERS = ['nodes/Smsb2b/**/*.ts', 'lib/{callback,phone,reply,values}/**/*.ts'];

/** A text as it is written in the code: a piece for each stretch between what is filled in. */
export type Wording = string[];

/** The text of every object that has a message (or the problem that one is made of) and a remedy, by the file it is in. */
export function declaredMessages(): Array<{ file: string; wording: Wording }> {
	return FOLDERS.flatMap((pattern) => globSync(pattern, { cwd: project }))
		.sort()
		.flatMap((file) => messagesIn(file).map((wording) => ({ file, wording })));
}

function messagesIn(file: string): Wording[] {
	const source = readFileSync(join(project, file), 'utf8');
	const found: Wording[] = [];
	const visit = (node: ts.Node): void => {
		if (ts.isObjectLiteralExpression(node) && nameOf(node, 'description')) {
			const text = nameOf(node, 'message') ?? nameOf(node, 'problem');
			if (text && ts.isPropertyAssignment(text)) {
				const wording = wordingOf(text.initializer);
				if (wording.join('').trim() !== '') found.push(wording);
			}
		}
		ts.forEachChild(node, visit);
	};
	visit(ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true));
	return found;
}

function nameOf(node: ts.ObjectLiteralExpression, name: string) {
	return node.properties.find((property) => property.name?.getText() === name);
}

function wordingOf(node: ts.Expression): Wording {
	if (ts.isStringLiteralLike(node)) return [node.text];
	if (!ts.isTemplateExpression(node)) return [];
	return [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)];
}
