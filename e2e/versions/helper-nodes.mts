import type { EngineRequest, EngineResponse, IDataObject, INodeType } from 'n8n-workflow';

type ConnectionTypes = typeof import('n8n-workflow').NodeConnectionTypes;
type Property = INodeType['description']['properties'][number];

/** What an agent of version 3 hears of a call that n8n made for it. */
interface ToolResult {
	data: { data: { ai_tool: Array<Array<{ json: IDataObject }>> } };
}

function helperNode(name: string, properties: Property[], outputs: string[], inputs = ['main']) {
	const description = {
		displayName: name,
		name,
		group: ['transform'],
		version: 1,
		description: '',
		defaults: { name },
		inputs,
		outputs,
		properties,
	};
	return description as INodeType['description'];
}

/** The nodes around ours in the workflows of these tests; they need nothing of n8n but its engine. */
export function helperNodes({ Main, AiTool }: ConnectionTypes): Record<string, INodeType> {
	return {
		/** Begins with the items of its parameter. */
		start: {
			description: helperNode('start', [jsonField('items', '[]')], [Main], []),
			async execute() {
				const items = JSON.parse(String(this.getNodeParameter('items', 0))) as IDataObject[];
				return [items.map((json, item) => ({ json, pairedItem: { item } }))];
			},
		},
		/** Hands on what it gets, with what it finds through the pairing of items. */
		after: {
			description: helperNode('after', [textField('came')], [Main]),
			async execute() {
				const items = this.getInputData().map(({ json }, item) => ({
					json: { ...json, came: this.getNodeParameter('came', item) as string },
					pairedItem: { item },
				}));
				return [items];
			},
		},
		/** An agent up to version 2: it calls its tool itself. */
		agent: {
			description: helperNode('agent', [jsonField('call', '{}')], [Main], [Main, AiTool]),
			async execute() {
				const call = JSON.parse(String(this.getNodeParameter('call', 0))) as IDataObject;
				const [tool] = (await this.getInputConnectionData(AiTool, 0)) as Tool[];
				return [[{ json: { name: tool.name, said: String(await tool.invoke(call)) } }]];
			},
		},
		/** An agent from version 3 on: it asks n8n to call the node. */
		requestingAgent: {
			description: helperNode('requestingAgent', [jsonField('call', '{}')], [Main], [Main, AiTool]),
			async execute(response?: EngineResponse) {
				const [called] = response?.actionResponses ?? [];
				if (called) {
					const { ai_tool: output } = (called as unknown as ToolResult).data.data;
					return [output[0].map(({ json }) => ({ json }))];
				}
				const input = JSON.parse(String(this.getNodeParameter('call', 0))) as IDataObject;
				const action = {
					...{ actionType: 'ExecutionNodeAction', nodeName: 'Tool', input, type: AiTool },
					...{ id: 'call-1', metadata: {} },
				};
				return { actions: [action], metadata: {} } as unknown as EngineRequest;
			},
		},
	};
}

/** What is used of LangChain's tools. */
interface Tool {
	name: string;
	invoke(input: IDataObject): Promise<unknown>;
}

const jsonField = (name: string, value: string): Property => ({
	...{ displayName: name, name, type: 'json', default: value },
});
const textField = (name: string): Property => ({
	...{ displayName: name, name, type: 'string', default: '' },
});
