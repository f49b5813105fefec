// Loaded into n8n before anything else: writes down every connection that leaves this machine, one address a line.
const { appendFileSync } = require('node:fs');
const { isIP } = require('node:net');
const { subscribe } = require('node:diagnostics_channel');

const record = process.env.TESTS_OUTSIDE_CALLS;
const staysHere = (address) => /^(localhost|127\.|::1$|::ffff:127\.)/.test(address);
const writeDown = (address) => {
	if (!staysHere(address)) appendFileSync(record, `${address}\n`);
};

subscribe('net.client.socket', ({ socket }) => {
	socket.on('lookup', (_error, _address, _family, host) => writeDown(host));
	socket.on('connectionAttempt', (address, port) => {
		if (isIP(address)) writeDown(`${address}:${port}`);
	});
});
