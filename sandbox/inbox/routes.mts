import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { transform } from 'esbuild';
import type { FastifyInstance } from 'fastify';

const PAGE = new URL('./page/', import.meta.url);
const CONTENT_TYPES: Readonly<Record<string, string>> = {
	'.html': 'text/html; charset=utf-8',
	'.css': 'text/css; charset=utf-8',
	'.svg': 'image/svg+xml',
	'.mts': 'text/javascript; charset=utf-8',
};
/** Pictures of Viber messages may come from anywhere; everything else comes from the sandbox. */
const POLICY =
	"default-src 'self'; img-src 'self' http: https: data:; base-uri 'none'; frame-ancestors 'none'";

/** Serves the page with the virtual phones. Its modules lose their types on the way: there is no build. */
export async function inboxRoutes(server: FastifyInstance): Promise<void> {
	server.get('/', (_request, reply) => reply.redirect('/inbox/index.html'));
	server.get<{ Params: { file: string } }>('/inbox/:file', async ({ params: { file } }, reply) => {
		const contentType = CONTENT_TYPES[extname(file)];
		const content = contentType && /^[\w-]+\.\w+$/.test(file) ? await load(file) : null;
		if (content === null) return reply.code(404).send();
		return reply
			.headers({ 'content-type': contentType, 'content-security-policy': POLICY })
			.header('cache-control', 'no-cache')
			.send(content);
	});
}

/** @returns nothing where there is no such file */
async function load(file: string): Promise<string | null> {
	const source = await readFile(new URL(file, PAGE), 'utf8').catch(() => null);
	if (source === null || extname(file) !== '.mts') return source;
	return (await transform(source, { loader: 'ts', format: 'esm' })).code;
}
