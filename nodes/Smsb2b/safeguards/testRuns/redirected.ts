import type { IDataObject } from 'n8n-workflow';

import type { ItemContext } from '../../../../lib/api/context';

/** The item with this number as its recipient, whatever was sent to that before. */
export function redirected(item: ItemContext, number: string): ItemContext {
	const getNodeParameter: ItemContext['getNodeParameter'] = (name, ...others) => {
		const value: unknown = item.getNodeParameter(name, ...others);
		return changed(name, value, number) as ReturnType<ItemContext['getNodeParameter']>;
	};
	return Object.create(item, {
		getNodeParameter: { value: getNodeParameter },
		testNumber: { value: number },
	}) as ItemContext;
}

function changed(name: string, value: unknown, number: string): unknown {
	switch (name) {
		case 'to':
			return number;
		case 'recipients':
			return 'list';
		case 'options':
			return withoutSkipSent(value);
		default:
			return value;
	}
}

/** A test is sent again although it was sent already. */
function withoutSkipSent(options: unknown): IDataObject {
	const others: IDataObject = { ...(options as IDataObject) };
	delete others.skipSent;
	return others;
}
