import { runSuite } from '../run-tests.mts';
import { openQueueInstallation } from './installation.mts';
import { writeScaling } from './scaling.mts';

await runSuite({
	pattern: 'e2e/queue/*.test.mts',
	write: writeScaling,
	open: async (folder) => await openQueueInstallation(folder, console.log),
});
