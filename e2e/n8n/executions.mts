import { parse } from 'flatted';
import type { INodeExecutionData, IRunExecutionData, ITaskData } from 'n8n-workflow';
import { until } from '../until.mts';
import type { Session } from './session.mts';

/** A run of a workflow that has come to its end. */
export interface Execution {
	id: string;
	status: string;
	data: IRunExecutionData;
}

const endStates = ['success', 'error', 'crashed', 'canceled'];

/**
 * Waits for the end of a run and reads its data.
 * @throws when it has not ended within the limit
 */
export async function finishedExecution(
	session: Session,
	id: string,
	limitInSeconds: number,
	pauseInMilliseconds?: number,
): Promise<Execution> {
	return await until(
		async () => {
			const { status, data } = await session.get<{ status: string; data: string }>(
				`executions/${id}`,
			);
			if (!endStates.includes(status)) return undefined;
			return { id, status, data: parse(data) as IRunExecutionData };
		},
		limitInSeconds,
		pauseInMilliseconds,
	);
}

/** What happened in the first run of a node. */
function nodeRun(execution: Execution, node: string): ITaskData {
	const [run] = execution.data.resultData.runData[node] ?? [];
	if (!run) throw new Error(`The node "${node}" did not run in execution ${execution.id}.`);
	return run;
}

/** The items that a node gave at one of its outputs. */
export function nodeOutput(execution: Execution, node: string, output = 0): INodeExecutionData[] {
	return nodeRun(execution, node).data?.main[output] ?? [];
}

/** When n8n says a node began, in milliseconds since 1970. */
export function nodeStart(execution: Execution, node: string): number {
	return nodeRun(execution, node).startTime;
}

/** How long n8n says a node took, in milliseconds. */
export function nodeTime(execution: Execution, node: string): number {
	return nodeRun(execution, node).executionTime;
}
