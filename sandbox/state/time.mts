const formats = new Map<string, Intl.DateTimeFormat>();

/** @returns the moment (milliseconds) as the API's answers write it, `YYYY-MM-DD HH:MM:SS`, in this time zone */
export function localTime(moment: number, timeZone: string): string {
	let format = formats.get(timeZone);
	if (!format) {
		// Swedish happens to write dates as the API does.
		format = new Intl.DateTimeFormat('sv-SE', {
			...{ timeZone, dateStyle: 'short', timeStyle: 'medium' },
		});
		formats.set(timeZone, format);
	}
	return format.format(moment);
}
