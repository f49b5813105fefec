import { WORKFLOW } from './combinations';
import { holdInvariants } from './holdInvariants';

describe('in a workflow every invariant holds of ', () => holdInvariants([WORKFLOW]));
