import {
	type INodeType,
	type INodeTypeDescription,
	type IWebhookFunctions,
	type IWebhookResponseData,
	NodeConnectionTypes,
	SEND_AND_WAIT_OPERATION,
} from 'n8n-workflow';

import { requestDefaults } from '../../lib/api/requestDefaults';
import { builderHint } from './description/builderHint';
import { buildProperties } from './description/buildProperties';
import { subtitleOf } from './description/subtitle';
import { toolDescriptions } from './description/buildToolDescriptions';
import { requestOptions } from './fields/requestOptions';
import { hintsBeforeRun } from './hints/beforeRun';
import { listSearch } from './listSearch';
import { resources } from './resources';
import { customOperations } from './runner/customOperations';
import { answerWebhooks, takeAnswer } from './sendAndWait/takeAnswer';
import { resume, resumeWebhooks } from './sendAndWaitForReport/resume';

const webhooks = [...resumeWebhooks, ...answerWebhooks];

export class Smsb2b implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'SMSB2B',
		name: 'smsb2b',
		icon: { light: 'file:../../icons/smsb2b.svg', dark: 'file:../../icons/smsb2b.dark.svg' },
		group: ['output'],
		version: 1,
		subtitle: subtitleOf(resources),
		description:
			'Send SMS, Viber messages and verification codes, and manage contacts, with SMSB2B',
		builderHint,
		defaults: { name: 'SMSB2B' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'smsb2bApi', required: true }],
		webhooks,
		waitingNodeTooltip:
			'={{ $parameter["operation"] === "sendAndWait" ? "The execution continues when someone answers" : "The execution continues with the delivery report" }}',
		hints: hintsBeforeRun(resources),
		requestDefaults,
		properties: [
			...toolDescriptions(resources),
			...buildProperties(resources, 'sms'),
			requestOptions,
		],
	};

	methods = { listSearch };

	customOperations = customOperations(resources, requestDefaults);

	/** A waiting execution goes on here. */
	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		const isAnswer = this.getNodeParameter('operation', '') === SEND_AND_WAIT_OPERATION;
		return await (isAnswer ? takeAnswer : resume).call(this);
	}
}
