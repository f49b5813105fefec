import type { Field } from '../operation';
import { LABEL } from './messageKeys';

/** What a message is known by, so that it is sent once. */
export const messageKey: Field = {
	displayName: LABEL,
	name: 'messageKey',
	type: 'string',
	default: '',
	placeholder: 'e.g. absence-{{ $json.pupilId }}-{{ $today.toISODate() }}',
	description:
		'Your own name for the message. If this node has sent a message with the same key before, in any execution, it is skipped. Two executions at the same moment may both send it.',
};
