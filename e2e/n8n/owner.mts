import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The person who owns the n8n of the tests. */
export interface Owner {
	email: string;
	password: string;
}

/** Next to n8n's own folder, for its owner's eyes only. */
const fileIn = (userFolder: string) => join(userFolder, 'owner.json');

/** Whether the owner of a user folder has been made. */
export function hasOwner(userFolder: string): boolean {
	return existsSync(fileIn(userFolder));
}

/**
 * Who logs in to the n8n of a user folder. A new password is made for each folder and kept in it: one that everyone
 * knows would let every web page that knows the address of a person's n8n log in to it.
 */
export async function ownerOf(userFolder: string): Promise<Owner> {
	const known = await readFile(fileIn(userFolder), 'utf8').catch(() => undefined);
	if (known !== undefined) return JSON.parse(known) as Owner;
	const owner = { email: 'owner@example.com', password: newPassword() };
	await mkdir(userFolder, { recursive: true });
	await writeFile(fileIn(userFolder), JSON.stringify(owner), { mode: 0o600 });
	return owner;
}

/** n8n wants a capital letter and a digit. */
function newPassword(): string {
	const password = randomBytes(12).toString('base64url');
	return /[A-Z]/.test(password) && /\d/.test(password) ? password : newPassword();
}
