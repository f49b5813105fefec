/** Swedish happens to write dates as the API does: `YYYY-MM-DD HH:MM:SS`. */
const format = new Intl.DateTimeFormat('sv-SE', {
	timeZone: 'Europe/Athens',
	dateStyle: 'short',
	timeStyle: 'medium',
});

/** @returns the moment (milliseconds) as the API's answers write it, in Athens time */
export function athensTime(moment: number): string {
	return format.format(moment);
}
