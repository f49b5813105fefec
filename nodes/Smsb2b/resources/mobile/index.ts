import type { Resource } from '../../operation';
import { check } from './check';

export const mobile: Resource = { name: 'Mobile', value: 'mobile', operations: [check] };
