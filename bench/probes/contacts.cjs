// Makes items of the answer to contact/list, in turns by the package's own reader and by hand, ten times each, and
// prints how long it took and what memory was left in use: node --expose-gc contacts.cjs <dist> <format> <file> …
const { readFileSync } = require('node:fs');
const { join } = require('node:path');

const [dist, ...answers] = process.argv.slice(2);
const { asItems } = require(join(dist, 'lib/api/output.js'));
const { readResponse } = require(join(dist, 'lib/api/readResponse.js'));
const { getAll } = require(join(dist, 'nodes/Smsb2b/resources/contact/getAll.js'));
const runs = 10;

const context = (responseFormat) => {
	const parameters = { returnAll: true, 'options.responseFormat': responseFormat };
	return {
		getCredentials: async () => ({}),
		getItemIndex: () => 0,
		getNodeParameter: (name, fallback) => parameters[name] ?? fallback,
	};
};

const readers = { json: byReader('json'), xml: byReader('xml'), 'by hand': byHand };

function byReader(format) {
	const item = context(format);
	return async (body) => {
		const received = { body, headers: {}, statusCode: 200 };
		return asItems(item, await readResponse(item, received, getAll.response), getAll.output);
	};
}

/** What one would write who knows that the answer is well and which fields there are. */
async function byHand(body) {
	return JSON.parse(body.toString()).contacts.map((contact) => ({
		json: {
			contactId: contact.contactId,
			mobile: contact.mobile,
			name: contact.name,
			surname: contact.surname,
			vname: contact.vname,
			vsurname: contact.vsurname,
			birthday: contact.birthday,
			nameday: contact.nameday,
			custom1: contact.custom1,
			custom2: contact.custom2,
			custom3: contact.custom3,
			custom4: contact.custom4,
			custom5: contact.custom5,
			cost: Number(contact.smscost),
		},
		pairedItem: { item: 0 },
	}));
}

async function main() {
	const entries = [];
	for (const [reader, file] of pairs(answers)) {
		entries.push({ reader, body: readFileSync(file), times: [], memory: [], items: 0 });
	}
	for (let run = 0; run <= runs; run += 1) {
		for (const entry of entries) {
			global.gc();
			const start = performance.now();
			entry.items = (await readers[entry.reader](entry.body)).length;
			const time = performance.now() - start;
			if (run === 0) continue;
			entry.times.push(time);
			global.gc();
			entry.memory.push(process.memoryUsage().heapUsed);
		}
	}
	console.log(
		JSON.stringify(entries.map(({ body, ...entry }) => ({ ...entry, bytes: body.length }))),
	);
}

function pairs(list) {
	return list.flatMap((item, at) => (at % 2 === 0 ? [[item, list[at + 1]]] : []));
}

void main();
