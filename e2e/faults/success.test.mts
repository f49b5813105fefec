import { modes, type Answer, type Mode, type Wanted } from './cells.mts';
import type { Fault } from './faults.mts';
import { messaging, others } from './operations.mts';
import { testRows } from './rows.mts';

/** n8n runs a node again for what it treats as a failure: an output alone can make it send twice. */
const success: Fault = {
	title:
		'Nothing: the request succeeds, at every setting of Output, API Response Format, On Error and Retry On Fail',
	processed: true,
	ending: 'read',
};

const answers = (['simplified', 'raw'] as const).flatMap((output) =>
	(['json', 'xml'] as const).map((responseFormat): Answer => ({ output, responseFormat })),
);
const settings = (Object.keys(modes) as Mode[]).flatMap((mode) =>
	answers.map((answer) => ({ mode, answer })),
);
const tested = [...messaging, ...others];
const together = tested.filter(({ single }) => !single);
const alone = tested.filter(({ single }) => single);

testRows([
	{
		fault: success,
		groups: settings.flatMap((setting) =>
			[together, ...alone.map((one) => [one])].map((group) =>
				group.map((one): Wanted => ({ fault: success, tested: one, ...setting })),
			),
		),
	},
]);
