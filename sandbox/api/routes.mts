import formbody from '@fastify/formbody';
import multipart from '@fastify/multipart';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { setTimeout as sleep } from 'node:timers/promises';
import { inflict } from '../faults/inflict.mts';
import type { Sandbox } from '../sandbox.mts';
import type { Endpoint } from './endpoint.mts';
import { ENDPOINTS } from './endpoints.mts';
import { Parameters } from './parameters.mts';
import { respond } from './respond.mts';

const LARGEST_BODY = 64 * 1024 * 1024;
const NOT_FOUND = '<!DOCTYPE html><html><body><h1>404 Not Found</h1></body></html>';

/** Serves every endpoint by GET and POST below the prefix it is registered with. */
export async function apiRoutes(server: FastifyInstance, sandbox: Sandbox): Promise<void> {
	server.removeAllContentTypeParsers();
	await server.register(formbody, { bodyLimit: LARGEST_BODY });
	await server.register(multipart, {
		attachFieldsToBody: 'keyValues',
		limits: { fieldSize: LARGEST_BODY, fields: 1_000_000 },
	});
	// Parameters in any other form, JSON included, are as good as none.
	server.addContentTypeParser('*', { parseAs: 'string' }, (_request, _body, done) =>
		done(null, {}),
	);
	for (const endpoint of ENDPOINTS) {
		server.route({
			method: ['GET', 'POST'],
			url: `/${endpoint.path}`,
			handler: (request, reply) => serve(sandbox, endpoint, request, reply),
		});
	}
	server.setNotFoundHandler((_request, reply) => reply.code(404).type('text/html').send(NOT_FOUND));
}

async function serve(
	sandbox: Sandbox,
	endpoint: Endpoint,
	request: FastifyRequest,
	reply: FastifyReply,
): Promise<unknown> {
	const query = given(request.query);
	const body = given(request.body);
	const { path } = endpoint;
	const { method } = request;
	const address = request.ip.replace(/^::ffff:/, '');
	const contentType = request.headers['content-type'] ?? '';
	const entry = sandbox.log.open({ method, path, query, body, contentType, address });
	reply.raw.once('close', () => {
		sandbox.log.close(entry, reply.raw.writableFinished ? reply.raw.statusCode : null);
		sandbox.changes.notify('requests', 'accounts');
	});
	const { latency } = sandbox.settings;
	if (latency > 0) await sleep(latency, undefined, { ref: false });
	const parameters = new Parameters(query, body);
	const fault = sandbox.faults.take(path, parameters);
	if (fault) {
		entry.fault = fault.kind;
		const answer = respond.bind(null, sandbox, endpoint, parameters, entry);
		await inflict(fault, { reply, answer });
		return reply;
	}
	const answer = await respond(sandbox, endpoint, parameters, entry);
	return reply.header('content-type', answer.contentType).send(answer.body);
}

function given(parameters: unknown): Readonly<Record<string, unknown>> {
	return typeof parameters === 'object' && parameters !== null ? { ...parameters } : {};
}
