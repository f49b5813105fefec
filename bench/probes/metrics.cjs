// Loaded into n8n before anything else: writes down, a line each 10 ms, the time in milliseconds, how long the event
// loop had let this timer wait beyond its time, the resident memory in bytes, and the processor time used so far in
// milliseconds. SIGUSR2 collects the garbage, so that the memory of one run is not counted for another.
const { openSync, writeSync } = require('node:fs');
const { setFlagsFromString } = require('node:v8');
const { runInNewContext } = require('node:vm');

const interval = 10;
const record = openSync(process.env.TESTS_METRICS, 'a');

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc');
process.on('SIGUSR2', () => collectGarbage({ type: 'major', flavor: 'last-resort' }));

let due = Date.now() + interval;
setInterval(() => {
	const now = Date.now();
	const { user, system } = process.cpuUsage();
	const processorTime = Math.round((user + system) / 1000);
	const line = [now, Math.max(0, now - due), process.memoryUsage.rss(), processorTime].join(' ');
	writeSync(record, `${line}\n`);
	due = Date.now() + interval;
}, interval).unref();
