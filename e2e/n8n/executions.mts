import type { N8nApi } from './api.mts';

/** An execution as n8n lists it. */
export interface ListedExecution {
	id: string;
	status: string;
	mode: string;
}

/** The most that n8n lists at a time. */
const pageSize = 100;

/**
 * All executions of a workflow, newest first. n8n sorts by the time of the start but pages by the ID, and with several workers
 * an execution with a lower ID may start later: a page starts in the middle of the one before, so that none is left out.
 */
export async function listExecutions(api: N8nApi, workflowId: string): Promise<ListedExecution[]> {
	const filter = encodeURIComponent(JSON.stringify({ workflowId }));
	const all = new Map<string, ListedExecution>();
	for (let cursor = ''; ; ) {
		const { results } = await api.get<{ results: ListedExecution[] }>(
			`executions?filter=${filter}&limit=${pageSize}${cursor && `&cursor=${cursor}`}`,
		);
		for (const execution of results) all.set(execution.id, execution);
		if (results.length < pageSize) return [...all.values()];
		const ids = results.map(({ id }) => Number(id)).sort((a, b) => a - b);
		cursor = cursorBefore(ids[Math.floor(ids.length / 2)]);
	}
}

/** What n8n gives as the next page's place when an execution is the last of a page. */
function cursorBefore(id: number): string {
	const v1 = { id: String(id), timestamp: new Date().toISOString() };
	return Buffer.from(JSON.stringify({ version: 1, v1 })).toString('base64url');
}
