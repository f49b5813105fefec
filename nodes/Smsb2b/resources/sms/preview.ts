import { chargeNotice, encoding, text } from '../../fields/message';
import { optionsWithoutResponse } from '../../fields/options';
import { NUMBERS_FOR_MODEL } from '../../fields/recipient';
import { linkReference, replyUrl } from '../../fields/replyLink';
import { from } from '../../fields/sender';
import type { Operation } from '../../operation';
import { checkNumbers, previewTo, responseLink, result } from '../../preview/fields';
import { previewHints } from '../../preview/hints';
import { previewExecution } from '../../preview/previewExecution';
import { insertSampleLinks } from '../../preview/sampleLinks';

export const preview: Operation = {
	name: 'Preview',
	value: 'preview',
	action: 'Preview an SMS',
	description:
		'Show how messages will arrive, whether their numbers are valid, and what they will cost, without sending them (free)',
	forModel: `Show how an SMS will arrive and what it will cost, without sending it (free). ${NUMBERS_FOR_MODEL}`,
	fields: [
		previewTo,
		text,
		chargeNotice,
		from,
		result,
		optionsWithoutResponse(checkNumbers, encoding, linkReference, replyUrl, responseLink),
	],
	endpoint: 'mobile/check',
	effect: 'reads',
	steps: [insertSampleLinks],
	hints: (ended) => previewHints(ended, preview),
	...previewExecution,
};
