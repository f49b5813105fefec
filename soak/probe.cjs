// Loaded into n8n before anything else. At SIGUSR2 it collects the garbage and writes down a line: the time, the heap in
// use, the resident memory, and how many handles and file descriptors are open.
const { appendFileSync, readdirSync } = require('node:fs');
const { setTimeout: sleep } = require('node:timers/promises');
const { setFlagsFromString } = require('node:v8');
const { runInNewContext } = require('node:vm');

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc');

/** Calls, queries and timers come and go; what leaks is open whenever somebody looks. */
const looks = 10;
const millisecondsBetween = 200;

process.on('SIGUSR2', async () => {
	collectGarbage({ type: 'major', flavor: 'last-resort' });
	const { heapUsed, rss } = process.memoryUsage();
	const handles = [];
	const files = [];
	for (let look = 0; look < looks; look += 1) {
		handles.push(process.getActiveResourcesInfo().length);
		files.push(readdirSync('/dev/fd').length);
		await sleep(millisecondsBetween, undefined, { ref: false });
	}
	const counts = [heapUsed, rss, Math.min(...handles), Math.min(...files)];
	appendFileSync(process.env.TESTS_USAGE, `${[Date.now(), ...counts].join(' ')}\n`);
});
