import { cpus, totalmem } from 'node:os';
import { section } from '../e2e/document.mts';
import { isReached, type Measurement, type Result, type Target } from './measurement.mts';

/** A measurement with what came out. */
export interface Measured {
	measurement: Measurement;
	result: Result;
}

/** The section of one measurement. */
export function sectionOf(
	{ title, method }: Pick<Measurement, 'title' | 'method'>,
	result: Result,
	n8nVersion: string,
): string {
	return section(title, [
		method,
		'',
		`${describeMachine()}, Node ${process.version}, n8n ${n8nVersion}, ${today()}:`,
		'',
		...table(result.columns, result.rows),
		...targetTable(result.targets),
	]);
}

function targetTable(targets: Target[]): string[] {
	if (targets.length === 0) return [];
	return ['', ...table(['to reach', 'bound', 'measured', ''], targets.map(targetRow))];
}

function table(columns: string[], rows: Array<Array<string | number>>): string[] {
	const line = (cells: Array<string | number>) => `| ${cells.join(' | ')} |`;
	return [line(columns), line(columns.map(() => '---')), ...rows.map(line)];
}

function targetRow(target: Target): string[] {
	const bounds = [
		target.atMost === undefined ? [] : [`at most ${target.atMost}`],
		target.atLeast === undefined ? [] : [`at least ${target.atLeast}`],
	].flat();
	const value = Number.isInteger(target.value) ? String(target.value) : target.value.toFixed(2);
	return [target.what, bounds.join(', '), value, isReached(target) ? 'reached' : '**missed**'];
}

/** The machine of a measurement, in words. */
function describeMachine(): string {
	const processors = cpus();
	const gigabytes = Math.round(totalmem() / 2 ** 30);
	return `${processors.length} × ${processors[0].model.trim()}, ${gigabytes} GB`;
}

/** The day of a measurement. */
function today(): string {
	return new Date().toISOString().slice(0, 10);
}
