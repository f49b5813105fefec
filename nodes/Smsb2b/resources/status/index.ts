import type { Resource } from '../../operation';
import { get } from './get';
import { getChanged } from './getChanged';

export const status: Resource = { name: 'Status', value: 'status', operations: [get, getChanged] };
