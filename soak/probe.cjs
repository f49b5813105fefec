// Loaded into n8n before anything else. At SIGUSR2 it collects the garbage and writes down a line: the time, the heap in
// use, the resident memory, and how many handles and file descriptors are open.
const { appendFileSync, readdirSync } = require('node:fs');
const { setFlagsFromString } = require('node:v8');
const { runInNewContext } = require('node:vm');

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc');

process.on('SIGUSR2', () => {
	collectGarbage({ type: 'major', flavor: 'last-resort' });
	const { heapUsed, rss } = process.memoryUsage();
	const handles = process.getActiveResourcesInfo().length;
	const files = readdirSync('/dev/fd').length;
	appendFileSync(
		process.env.TESTS_USAGE,
		`${[Date.now(), heapUsed, rss, handles, files].join(' ')}\n`,
	);
});
