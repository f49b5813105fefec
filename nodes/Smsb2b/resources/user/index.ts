import type { Resource } from '../../operation';
import { create } from './create';
import { getAll } from './getAll';
import { topUp } from './topUp';

export const user: Resource = { name: 'User', value: 'user', operations: [create, getAll, topUp] };
