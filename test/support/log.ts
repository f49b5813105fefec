import { LoggerProxy } from 'n8n-workflow';

import { written } from './kept.mts';

/** Collects what n8n's engine and the node log from now on. */
export function startLog(): string[] {
	const lines: string[] = [];
	const log = (...logged: unknown[]) => void lines.push(written(logged));
	LoggerProxy.init({ debug: log, info: log, warn: log, error: log });
	return lines;
}
