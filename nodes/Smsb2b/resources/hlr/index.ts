import type { Resource } from '../../operation';
import { lookup } from './lookup';

export const hlr: Resource = { name: 'HLR', value: 'hlr', operations: [lookup] };
