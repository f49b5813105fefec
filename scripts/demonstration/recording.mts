import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { execa } from 'execa';
import type { Page } from 'playwright-core';
import { temporaryFolder } from '../install/folders.mts';

const framesPerSecond = 10;
/** How long it is shown where something is about to be clicked or typed, in milliseconds. */
const actionTime = 700;

interface Frame {
	file: string;
	/** When it was shown, in milliseconds. */
	time: number;
}

/** @throws when ffmpeg is missing, saying how to get it */
export async function checkThatFfmpegIsThere(): Promise<void> {
	const { failed } = await execa('ffmpeg', ['-version'], { reject: false });
	if (failed) throw new Error('There is no ffmpeg. On Debian or Ubuntu: apt-get install ffmpeg.');
}

/**
 * Records what a page shows while something is done there, and writes a WebM video of it, also of what ends with an error.
 * Playwright's own video needs an ffmpeg that Playwright has downloaded; this takes the one of the machine.
 */
export async function record(page: Page, file: string, work: () => Promise<void>): Promise<void> {
	await using folder = await temporaryFolder('recording');
	const frames: Frame[] = [];
	const writes: Array<Promise<void>> = [];
	await page.screencast.showActions({
		duration: actionTime,
		style: { highlight: 'outline: 3px solid #ff6d5a; border-radius: 4px', title: 'display: none' },
	});
	await page.screencast.start({
		size: page.viewportSize() ?? undefined,
		quality: 95,
		fps: framesPerSecond,
		onFrame: async ({ data, timestamp }) => {
			const frame = { file: join(folder.path, `${frames.length}.jpg`), time: timestamp };
			frames.push(frame);
			writes.push(writeFile(frame.file, data));
			await writes.at(-1);
		},
	});
	try {
		await work();
	} finally {
		await page.screencast.stop();
		await Promise.all(writes);
		await encode(frames, Date.now(), folder.path, file);
	}
}

/** A frame comes when something changes, and is shown until the next one comes. */
async function encode(frames: Frame[], end: number, folder: string, file: string): Promise<void> {
	const list = join(folder, 'frames.txt');
	const lines = frames.flatMap((frame, index) => {
		const next = frames[index + 1]?.time ?? end;
		return [`file '${frame.file}'`, `duration ${(next - frame.time) / 1000}`];
	});
	// The last duration counts only if another picture follows.
	const last = frames.slice(-1).map((frame) => `file '${frame.file}'`);
	await writeFile(list, ['ffconcat version 1.0', ...lines, ...last].join('\n'));
	await mkdir(dirname(file), { recursive: true });
	const input = ['-f', 'concat', '-safe', '0', '-i', list, '-r', String(framesPerSecond)];
	const codec = ['-c:v', 'libvpx-vp9', '-pix_fmt', 'yuv420p', '-crf', '38', '-b:v', '0'];
	// Most of it stands still, and key frames would be most of the file.
	const effort = ['-g', String(30 * framesPerSecond), '-cpu-used', '4', '-row-mt', '1'];
	await execa('ffmpeg', ['-y', '-loglevel', 'error', ...input, ...codec, ...effort, file]);
}
