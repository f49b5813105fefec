import { existsSync } from 'node:fs';
import { after } from 'node:test';
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
	// A test does not depend on what other hosts answer.
	'--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1',
];

/**
 * Starts a headless Chromium: the one named by the environment variable CHROMIUM, or the one of this machine.
 * @throws when there is none, saying how to get it
 */
export async function launchChromium(): Promise<Browser> {
	const candidates = process.env.CHROMIUM ? [process.env.CHROMIUM] : usualPlaces;
	const executablePath = candidates.find((path) => existsSync(path));
	if (executablePath) return await chromium.launch({ executablePath, args: flags });
	throw new Error(
		`No Chromium at ${candidates.join(', ')}. On Debian or Ubuntu: apt-get install chromium. ` +
			'Elsewhere, name one with the environment variable CHROMIUM.',
	);
}

/** A browser for the tests of a file. */
export async function useBrowser(): Promise<Browser> {
	const browser = await launchChromium();
	after(async () => {
		await browser.close();
	});
	return browser;
}
