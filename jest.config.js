/** Tests on n8n-core's real engine; those of sandbox/, e2e/ and test/package run on node:test. */
module.exports = {
	testEnvironment: 'node',
	testMatch: ['<rootDir>/test/**/*.test.ts'],
	transform: {
		'\\.m?[jt]s$': [
			'@swc/jest',
			{
				jsc: {
					parser: { syntax: 'typescript', decorators: true },
					target: 'es2022',
				},
				module: { type: 'commonjs' },
			},
		],
	},
	// p-map is published as ES modules only.
	transformIgnorePatterns: ['/node_modules/(?!p-map/)'],
	testTimeout: 30_000,
};
