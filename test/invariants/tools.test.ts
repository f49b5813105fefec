import { AGENT, OLDER_AGENT } from './combinations';
import { holdInvariants } from './holdInvariants';

describe('as a tool of an AI agent every invariant holds of ', () => {
	holdInvariants([AGENT, OLDER_AGENT]);
});
