import type { Resource } from '../../operation';
import { get } from './get';
import { reset } from './reset';

export const apiKey: Resource = { name: 'API Key', value: 'apiKey', operations: [get, reset] };
