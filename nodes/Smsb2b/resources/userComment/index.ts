import type { Resource } from '../../operation';
import { create } from './create';
import { remove } from './delete';
import { getAll } from './getAll';

export const userComment: Resource = {
	name: 'User Comment',
	value: 'userComment',
	operations: [create, remove, getAll],
};
