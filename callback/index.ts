export type { CallbackRequest } from './parameters';
export { receiveReport, type ReceivedReport } from './receive';
export { isRefusal, REFUSALS, type Refusal, type RefusalReason } from './refusals';
export type { DeliveryReport } from './report';
export { callbackSecret, type SecretSource } from './secret';
export { signCallback, type SignedCallback } from './sign';
export type { SignedMessage } from './signature';
export { eventOf, stateOf, type DeliveryEvent } from './states';
export { UsedSignatures } from './usedSignatures';
