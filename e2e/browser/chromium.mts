import { access } from 'node:fs/promises';
import { chromium, type Browser } from 'playwright-core';

/** Where Linux distributions and macOS put Chromium. */
const usualPlaces = [
	'/usr/bin/chromium',
	'/usr/bin/chromium-browser',
	'/usr/bin/google-chrome',
	'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** Keeps Chromium from calling its maker and lets it run as root in a container. */
const flags = [
	'--no-sandbox',
	'--disable-gpu',
	'--disable-quic',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
];

/**
 * Starts a headless Chromium: the one named by the environment variable CHROMIUM, or the one of this machine.
 * @throws when there is none, saying how to get it
 */
export async function launchChromium(): Promise<Browser> {
	return await chromium.launch({ executablePath: await findChromium(), args: flags });
}

async function findChromium(): Promise<string> {
	const candidates = process.env.CHROMIUM ? [process.env.CHROMIUM] : usualPlaces;
	for (const path of candidates) {
		const isThere = await access(path).then(
			() => true,
			() => false,
		);
		if (isThere) return path;
	}
	throw new Error(
		`No Chromium at ${candidates.join(', ')}. On Debian or Ubuntu: apt-get install chromium. ` +
			'Elsewhere, name one with the environment variable CHROMIUM.',
	);
}
