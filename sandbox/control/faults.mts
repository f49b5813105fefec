import type { FastifyInstance } from 'fastify';
import { REFUSALS } from '../answer/refusal.mts';
import { FAULT_KINDS } from '../faults/fault.mts';
import type { Fault } from '../faults/fault.mts';
import type { Sandbox } from '../sandbox.mts';

const TEXTS = { type: 'object', additionalProperties: { type: 'string' } };
const AMOUNT = { type: 'integer', minimum: 0 };
const FAULT_SCHEMA = {
	type: 'object',
	additionalProperties: false,
	required: ['kind'],
	properties: {
		kind: { enum: Object.keys(FAULT_KINDS) },
		path: { type: 'string' },
		match: TEXTS,
		skip: AMOUNT,
		count: { type: ['integer', 'null'], minimum: 1 },
		processed: { type: 'boolean' },
		ms: AMOUNT,
		code: { enum: Object.keys(REFUSALS).map(Number) },
		status: { type: 'integer', minimum: 200, maximum: 599 },
		headers: TEXTS,
		body: { type: 'string' },
		contentType: { type: 'string' },
		repeat: AMOUNT,
		location: { type: 'string' },
		bytes: AMOUNT,
		reset: { type: 'boolean' },
		charset: { type: 'string' },
		id: { type: 'string' },
		set: { type: 'object', additionalProperties: true },
		remove: { type: 'array', items: { type: 'string' } },
	},
};

export function faultRoutes(server: FastifyInstance, sandbox: Sandbox): void {
	server.get('/faults', async () => sandbox.faults.all());
	server.post<{ Body: Fault }>('/faults', { schema: { body: FAULT_SCHEMA } }, async ({ body }) =>
		sandbox.faults.add(body),
	);
	server.delete('/faults', async () => {
		sandbox.faults.clear();
		return {};
	});
}
