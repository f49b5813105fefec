import { generateKeyPairSync, sign } from 'node:crypto';

/** The key of a TLS server, and a certificate that it has given itself; both in PEM. */
export interface OwnCertificate {
	key: string;
	cert: string;
}

/** What DER calls the kinds of values that a certificate is made of (ITU-T X.690). */
const tags = {
	integer: 0x02,
	bits: 0x03,
	oid: 0x06,
	text: 0x0c,
	time: 0x17,
	list: 0x30,
	set: 0x31,
};

const commonName = value('oid', Buffer.from([0x55, 0x04, 0x03]));
const ecdsaWithSha256 = list(
	value('oid', Buffer.from([0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x03, 0x02])),
);

/** A certificate for this machine that nobody else vouches for (RFC 5280, version 1). */
export function selfSignedCertificate(): OwnCertificate {
	const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
	const name = list(value('set', list(commonName, value('text', Buffer.from('localhost')))));
	const content = list(
		value('integer', Buffer.from([1])),
		ecdsaWithSha256,
		name,
		list(time('200101000000Z'), time('491231235959Z')),
		name,
		publicKey.export({ type: 'spki', format: 'der' }),
	);
	const signature = sign('sha256', content, privateKey);
	const noUnusedBits = Buffer.from([0]);
	const certificate = list(
		content,
		ecdsaWithSha256,
		value('bits', Buffer.concat([noUnusedBits, signature])),
	);
	return {
		key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
		cert: pem(certificate),
	};
}

function list(...members: Buffer[]): Buffer {
	return value('list', Buffer.concat(members));
}

function time(utc: string): Buffer {
	return value('time', Buffer.from(utc));
}

function value(tag: keyof typeof tags, content: Buffer): Buffer {
	return Buffer.concat([Buffer.from([tags[tag], ...lengthOf(content)]), content]);
}

/** A length below 128 is one byte; a longer one is preceded by how many bytes it takes. */
function lengthOf({ length }: Buffer): number[] {
	return length < 0x80 ? [length] : [0x82, length >> 8, length & 0xff];
}

function pem(der: Buffer): string {
	const lines = der.toString('base64').match(/.{1,64}/g) ?? [];
	return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n');
}
