import { parseArgs } from 'node:util';
import { CONSUMING_CALL, READING_CALLS, sendingCall } from './calls.mts';
import { ask, askForAccount } from './ask.mts';
import { historyClock } from './clock.mts';
import { describe, probe, written } from './report.mts';

const HELP = `Compares what SMSB2B answers with what the nodes read, and prints a report without key, numbers, names or texts.

  npm run probe                    free calls that only read
  npm run probe -- --consume       also status/get, which returns each change of a status only once
  npm run probe -- --send          also sends one SMS to a number that you are asked for (charged)

The base URL and the API key are asked for, or taken from SMSB2B_URL and SMSB2B_KEY in the environment.`;

const { values: options } = parseArgs({
	options: {
		consume: { type: 'boolean', default: false },
		send: { type: 'boolean', default: false },
		help: { type: 'boolean', default: false },
	},
});

if (options.help) console.log(HELP);
else await run();

/** Progress goes to the error output, so that the report alone can be kept in a file. */
async function run(): Promise<void> {
	const account = await askForAccount();
	const calls = [...READING_CALLS, ...(options.consume ? [CONSUMING_CALL] : [])];
	const findings = await probe(account, calls, (title) => console.error(title));
	if (options.send) {
		const to = (await ask('Mobile number for one SMS, which is charged: ')).trim();
		findings.push(await describe(account, sendingCall(to), 'json'));
	}
	const report = written(findings, account, [await historyClock(account)]);
	console.error('\nThe report. Read it once more before you paste it into an issue:\n');
	console.log(report);
}
