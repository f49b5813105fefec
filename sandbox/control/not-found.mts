/** Answered by the control API with HTTP status 404. */
export class NotFound extends Error {
	readonly statusCode = 404;
}
