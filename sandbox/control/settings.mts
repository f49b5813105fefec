import type { FastifyInstance } from 'fastify';
import { SHAPES, XML_LISTS } from '../answer/shape.mts';
import type { Sandbox } from '../sandbox.mts';
import type { Settings } from '../state/settings.mts';

const REPORT = { enum: ['d', 'f'] };
const SETTINGS_SCHEMA = {
	type: 'object',
	additionalProperties: false,
	properties: {
		shape: { enum: SHAPES },
		xmlLists: { enum: XML_LISTS },
		timeZone: { enum: ['UTC', ...Intl.supportedValuesOf('timeZone')] },
		latency: { type: 'number', minimum: 0 },
		reportDelay: { type: ['number', 'null'], minimum: 0 },
		reportStatus: REPORT,
		callbackAttempts: { type: 'integer', minimum: 0 },
		callbackTimeout: { type: 'integer', minimum: 1 },
		rules: {
			type: 'array',
			items: {
				type: 'object',
				additionalProperties: false,
				required: ['ending', 'report'],
				properties: {
					ending: { type: 'string', minLength: 1 },
					channel: { enum: ['sms', 'viber'] },
					report: { enum: ['d', 'f', 'none'] },
				},
			},
		},
	},
};

export function settingsRoutes(server: FastifyInstance, sandbox: Sandbox): void {
	server.get('/settings', async () => sandbox.settings);
	server.patch<{ Body: Partial<Settings> }>(
		'/settings',
		{ schema: { body: SETTINGS_SCHEMA } },
		async ({ body }) => Object.assign(sandbox.settings, body),
	);
}
