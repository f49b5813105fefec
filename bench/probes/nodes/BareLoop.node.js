// The floor of the benchmark: the requests of Send an SMS by n8n's own request helper, ten at a time, with the two
// parameters of each item read and nothing else done. n8n loads this folder by N8N_CUSTOM_EXTENSIONS.
const inFlight = 10;

class BareLoop {
	description = {
		displayName: 'Bare Loop',
		name: 'bareLoop',
		group: ['output'],
		version: 1,
		description: 'Sends an SMS for each item',
		defaults: { name: 'Bare Loop' },
		inputs: ['main'],
		outputs: ['main'],
		properties: ['url', 'key', 'to', 'text'].map((name) => ({
			...{ displayName: name, name, type: 'string', default: '' },
		})),
	};

	async execute() {
		const items = this.getInputData();
		const [url, key] = ['url', 'key'].map((name) => this.getNodeParameter(name, 0));
		const outputs = [];
		let next = 0;
		const work = async () => {
			while (next < items.length) {
				const item = next++;
				const [to, text] = ['to', 'text'].map((name) => this.getNodeParameter(name, item));
				const json = await this.helpers.httpRequest({
					...{ method: 'POST', url, body: { type: 'json', key, to, text } },
					headers: { 'content-type': 'application/x-www-form-urlencoded' },
				});
				outputs[item] = { json, pairedItem: { item } };
			}
		};
		await Promise.all(Array.from({ length: inFlight }, work));
		return [outputs];
	}
}

module.exports = { BareLoop };
