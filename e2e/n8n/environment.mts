import { fileURLToPath } from 'node:url';

/** What makes n8n call no one but the workflows' own addresses. */
const silent = {
	N8N_DIAGNOSTICS_ENABLED: 'false',
	N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
	N8N_VERSION_NOTIFICATIONS_WHATS_NEW_ENABLED: 'false',
	N8N_TEMPLATES_ENABLED: 'false',
	N8N_DYNAMIC_BANNERS_ENABLED: 'false',
	N8N_HIRING_BANNER_ENABLED: 'false',
	N8N_LICENSE_AUTO_RENEW_ENABLED: 'false',
	N8N_VERIFIED_PACKAGES_ENABLED: 'false',
	N8N_UNVERIFIED_PACKAGES_ENABLED: 'false',
	N8N_DISABLED_MODULES: 'mcp-registry',
	// The editor asks a package registry about every community node that it shows; the browser refuses that.
	N8N_CONTENT_SECURITY_POLICY: "connect-src 'self' data: blob:; object-src 'none'; base-uri 'none'",
};

/** What tests have no use for, or what its users would have to click away. */
const unneeded = {
	N8N_PERSONALIZATION_ENABLED: 'false',
	N8N_PYTHON_ENABLED: 'false',
	// The editor is served over plain http here.
	N8N_SECURE_COOKIE: 'false',
};

export interface N8nPlace {
	userFolder: string;
	port: number;
	taskBrokerPort: number;
}

/**
 * The environment variables of an n8n that lives in a folder, listens on this machine only and calls no one.
 * Their names and meanings are those of the package @n8n/config.
 */
export function n8nEnvironment({ userFolder, port, taskBrokerPort }: N8nPlace) {
	const { HOME, LANG, PATH, TMPDIR } = process.env;
	return {
		HOME,
		LANG,
		PATH,
		TMPDIR,
		...silent,
		...unneeded,
		N8N_USER_FOLDER: userFolder,
		N8N_LISTEN_ADDRESS: '127.0.0.1',
		N8N_HOST: 'localhost',
		N8N_PORT: String(port),
		// A worker serves nothing but its health check.
		QUEUE_HEALTH_CHECK_ACTIVE: 'true',
		QUEUE_HEALTH_CHECK_PORT: String(port),
		N8N_WORKER_SERVER_ADDRESS: '127.0.0.1',
		N8N_RUNNERS_BROKER_PORT: String(taskBrokerPort),
		GENERIC_TIMEZONE: 'Europe/Athens',
	};
}

/** The environment variables that make n8n write down, in a file, whom it calls outside this machine. */
export function recordingOutsideCalls(file: string) {
	const recorder = fileURLToPath(new URL('outside-calls.cjs', import.meta.url));
	return { NODE_OPTIONS: `--require=${JSON.stringify(recorder)}`, TESTS_OUTSIDE_CALLS: file };
}
