import type { Resource } from '../../operation';
import { getAllGroup } from './getAllGroup';
import { getAllSingle } from './getAllSingle';

export const history: Resource = {
	name: 'History',
	value: 'history',
	operations: [getAllGroup, getAllSingle],
};
