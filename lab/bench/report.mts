import { cpus, totalmem } from 'node:os';
import { isReached, type Measurement, type Result, type Target } from './measurement.mts';

/** A measurement with what came out. */
export interface Measured {
	measurement: Measurement;
	result: Result;
}

/** The text of docs/benchmarks.md. */
export function report(all: Measured[], n8nVersion: string): string {
	return [
		'# Benchmarks',
		'',
		'Written by `npm run bench`; do not edit. Times are of one machine and one run: read the ratios.',
		'',
		`${describeMachine()}, Node ${process.version}, n8n ${n8nVersion}, ${today()}.`,
		...all.flatMap(section),
		'',
	].join('\n');
}

function section({ measurement, result }: Measured): string[] {
	return [
		'',
		`## ${measurement.title}`,
		'',
		measurement.method,
		'',
		...table(result.columns, result.rows),
		'',
		...table(['to reach', 'bound', 'measured', ''], result.targets.map(targetRow)),
	];
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

function describeMachine(): string {
	const processors = cpus();
	const gigabytes = Math.round(totalmem() / 2 ** 30);
	return `${processors.length} × ${processors[0].model.trim()}, ${gigabytes} GB`;
}

function today(): string {
	return new Date().toISOString().slice(0, 10);
}
