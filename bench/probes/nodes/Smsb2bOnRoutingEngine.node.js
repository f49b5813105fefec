// The node of the installed package under another name and without its own runner, so that n8n carries its
// declarations out. n8n loads this folder by N8N_CUSTOM_EXTENSIONS; TESTS_PACKAGE says where the package is.
const { join } = require('node:path');
const { Smsb2b } = require(join(process.env.TESTS_PACKAGE, 'dist/nodes/Smsb2b/Smsb2b.node.js'));

class Smsb2bOnRoutingEngine extends Smsb2b {
	constructor() {
		super();
		const { icon, usableAsTool, webhooks, ...description } = this.description;
		this.description = { ...description, name: 'smsb2bOnRoutingEngine' };
		delete this.customOperations;
	}
}

module.exports = { Smsb2bOnRoutingEngine };
