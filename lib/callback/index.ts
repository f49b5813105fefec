export {
	type DeliveryEvent,
	eventOf,
	isFinalStatus,
	statusCodeOf,
	statusOf,
} from '../status/status';
export { type Audience, reportsAt, waitOf } from './audience';
export type { CallbackRequest } from './parameters';
export { isPrivate, isTestUrl, whyUnreachable } from './reachability';
export { receiveReport, receiveUnsignedReport, type SignedReport } from './receive';
export { isRejection, type Rejection, type RejectionReason, REJECTIONS } from './rejections';
export { ReplayGuard } from './replayGuard';
export type { DeliveryReport } from './report';
export { callbackSecret, type CallbackSecret, type SecretSource } from './secret';
export { signCallback, type SignedCallback } from './signCallback';
export { checkReplay } from './webhooks/checkReplay';
export { isDue } from './webhooks/logLines';
export { credentialSecrets, readSignedReport } from './webhooks/readSignedReport';
export { reject } from './webhooks/reject';
