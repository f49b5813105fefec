// Loaded into n8n before anything else: its clock is as many milliseconds ahead as a file says, which may change meanwhile.
const { readFileSync } = require('node:fs');

const RealDate = Date;
const realNow = Date.now;
const millisecondsBetweenReadings = 50;
let ahead = 0;
let readAt = 0;

function now() {
	const real = realNow();
	if (real - readAt > millisecondsBetweenReadings) {
		readAt = real;
		ahead = Number(readFileSync(process.env.TESTS_CLOCK, 'utf8'));
	}
	return real + ahead;
}

globalThis.Date = new Proxy(RealDate, {
	apply: () => new RealDate(now()).toString(),
	construct: (target, given, newTarget) =>
		Reflect.construct(target, given.length === 0 ? [now()] : given, newTarget),
	get: (target, name) => (name === 'now' ? now : Reflect.get(target, name)),
});
RealDate.prototype.constructor = globalThis.Date;
