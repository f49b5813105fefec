import type { Resource } from '../../operation';
import { getAll } from './getAll';

export const purchase: Resource = { name: 'Purchase', value: 'purchase', operations: [getAll] };
