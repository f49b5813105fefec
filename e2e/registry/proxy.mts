import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { join } from 'node:path';
import { TLSSocket } from 'node:tls';
import { generate } from 'selfsigned';
import type { N8nInstallation } from '../../scripts/install/n8n.mts';

/** A proxy by which programs find a registry of this machine at the address of the public one. */
export interface RegistryProxy extends Disposable {
	/** What makes a program of Node.js use the proxy and trust it. */
	environment: Record<string, string>;
}

/** The registry that the editor's panel "Community nodes" installs from; n8n takes another only with a license. */
export function registryOfPanel({ folder }: N8nInstallation): string {
	const file = 'n8n/dist/modules/community-packages/community-packages.config.js';
	const { CommunityPackagesConfig } = createRequire(import.meta.url)(
		join(folder, 'node_modules', file),
	) as { CommunityPackagesConfig: new () => { registry: string } };
	return new URL(new CommunityPackagesConfig().registry).href;
}

/**
 * Starts a proxy that hands what is sent to the public registry to a registry of this machine, and reaches no other host.
 * @param folder where the certificate is written
 */
export async function startRegistryProxy(
	publicUrl: string,
	localUrl: string,
	folder: string,
): Promise<RegistryProxy> {
	const { hostname } = new URL(publicUrl);
	const { private: key, cert } = await generate([{ name: 'commonName', value: hostname }], {
		keyType: 'ec',
		extensions: [{ name: 'subjectAltName', altNames: [{ type: 2, value: hostname }] }],
	});
	const certificateFile = join(folder, 'registry.pem');
	await writeFile(certificateFile, cert);

	const sockets = new Set<Socket>();
	const proxy = createServer();
	proxy.on('connect', ({ url }, client: Socket) => {
		sockets.add(client.on('error', () => client.destroy()));
		if (url !== `${hostname}:443`) {
			client.end('HTTP/1.1 403 Forbidden\r\n\r\n');
			return;
		}
		client.write('HTTP/1.1 200 OK\r\n\r\n');
		const secure = new TLSSocket(client, { isServer: true, key, cert });
		const registry = connect(Number(new URL(localUrl).port), '127.0.0.1');
		for (const end of [secure, registry]) end.on('error', () => client.destroy());
		secure.pipe(registry).pipe(secure);
	});
	proxy.listen(0, '127.0.0.1');
	await once(proxy, 'listening');
	const { port } = proxy.address() as AddressInfo;
	return {
		environment: {
			HTTPS_PROXY: `http://127.0.0.1:${port}`,
			NO_PROXY: 'localhost,127.0.0.1',
			NODE_EXTRA_CA_CERTS: certificateFile,
		},
		[Symbol.dispose]: () => {
			proxy.close();
			for (const socket of sockets) socket.destroy();
		},
	};
}
