import type { AddressInfo } from 'node:net';
import Fastify, { type FastifyInstance } from 'fastify';

/** A tool as the chat-completions protocol offers it to a model. */
export interface OfferedTool {
	type: 'function';
	function: {
		name: string;
		description: string;
		parameters: { properties: Record<string, { type: string; description?: string }> };
	};
}

/** A message of a conversation, as far as it is looked at here. */
export interface ChatMessage {
	role: 'system' | 'user' | 'assistant' | 'tool';
	content: string | null;
}

/** What a model is asked. */
export interface ChatRequest {
	messages: ChatMessage[];
	tools?: OfferedTool[];
}

/** A call of a tool. */
export interface Call {
	call: string;
	with: Record<string, unknown>;
}

/** What the model does when it is asked: it calls a tool or several at once, or says something. */
export type Turn = Call | { calls: Call[] } | { say: string };

/** Decides what the model does, from what it is asked. */
export type Script = (request: ChatRequest) => Turn;

/** A model that does what a script says, behind the part of the chat-completions protocol that n8n uses. */
export class ScriptedModel {
	/** What it was asked, oldest first. */
	readonly requests: ChatRequest[] = [];
	readonly #server: FastifyInstance;
	readonly #script: Script;

	private constructor(script: Script) {
		this.#script = script;
		this.#server = Fastify({ bodyLimit: 32 * 1024 * 1024, forceCloseConnections: true });
		this.#server.post('/v1/chat/completions', async ({ body }) =>
			this.#answer(body as ChatRequest),
		);
	}

	/** Starts a model on any free port of this machine. */
	static async start(script: Script): Promise<ScriptedModel> {
		const model = new ScriptedModel(script);
		await model.#server.listen({ host: '127.0.0.1', port: 0 });
		return model;
	}

	/** The base URL for a credential. */
	get url(): string {
		const { port } = this.#server.server.address() as AddressInfo;
		return `http://127.0.0.1:${port}/v1`;
	}

	async close(): Promise<void> {
		await this.#server.close();
	}

	#answer(request: ChatRequest) {
		this.requests.push(request);
		const id = `answer-${this.requests.length}`;
		const turn = this.#script(request);
		const message =
			'say' in turn
				? { role: 'assistant', content: turn.say }
				: { role: 'assistant', content: null, tool_calls: callsIn(turn).map(toolCall(id)) };
		return {
			id,
			object: 'chat.completion',
			created: Math.floor(Date.now() / 1000),
			model: 'scripted',
			choices: [
				{ index: 0, message, finish_reason: 'say' in turn ? 'stop' : 'tool_calls', logprobs: null },
			],
			usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
		};
	}
}

function callsIn(turn: Call | { calls: Call[] }): Call[] {
	return 'calls' in turn ? turn.calls : [turn];
}

function toolCall(answer: string) {
	return (turn: Call, index: number) => ({
		id: `call-${answer}-${index}`,
		type: 'function',
		function: { name: turn.call, arguments: JSON.stringify(turn.with) },
	});
}

/** Takes one turn after the other, whatever it is asked. */
export function inTurn(...turns: Turn[]): Script {
	let next = 0;
	return () => {
		const turn = turns[next++];
		if (!turn) throw new Error('The script has come to its end.');
		return turn;
	};
}
