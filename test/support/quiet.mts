/** n8n-core would log the failure of every run that is meant to fail. */
process.env.N8N_LOG_LEVEL = 'silent';
