/** The languages of the pages on which people answer. */
export type PageLanguage = 'en' | 'el';

/** The languages as they are offered. */
export const PAGE_LANGUAGES: Array<{ name: string; value: PageLanguage }> = [
	{ name: 'English', value: 'en' },
	{ name: 'Greek', value: 'el' },
];

/** The words of the pages that the user does not choose. */
export interface PageTexts {
	heading: string;
	approve: string;
	decline: string;
	/** The button of a notice that only has to be seen. */
	seen: string;
	/** The caption of the button in a message that leads to the page. */
	respond: string;
	answerLabel: string;
	/** Where a text may be added to a button. */
	remarkLabel: string;
	submit: string;
	thanks: string;
	closePage: string;
	notValid: string;
	notValidReason: string;
	alreadyReceived: string;
	otherSite: string;
	otherSiteReason: string;
	linkInvalid: string;
	linkInvalidReason: string;
	linkExpired: string;
	linkExpiredReason: string;
	tryAgain: string;
	tryAgainReason: string;
	chooseAnswer: string;
	writeAnswer: string;
	/** Behind the number of characters that are allowed. */
	tooLong: (most: string) => string;
}

export const PAGE_TEXTS: Readonly<Record<PageLanguage, PageTexts>> = {
	en: {
		heading: 'Please answer',
		approve: 'Approve',
		decline: 'Decline',
		seen: 'I have seen it',
		respond: 'Respond',
		answerLabel: 'Your answer',
		remarkLabel: 'Remark (optional)',
		submit: 'Submit',
		thanks: 'Thank you, we received your answer.',
		closePage: 'You can close this page.',
		notValid: 'This link is no longer valid',
		notValidReason: 'It has already been answered, or a newer message has replaced it.',
		alreadyReceived: 'We already have your answer',
		otherSite: 'We did not receive your answer',
		otherSiteReason:
			'It came from another website. Open the link in your message and answer there.',
		linkInvalid: 'This link is not valid',
		linkInvalidReason: 'Open it again from your message, exactly as you received it.',
		linkExpired: 'This link has expired',
		linkExpiredReason: 'To answer now, please contact the sender of the message.',
		tryAgain: 'Please try again in a minute',
		tryAgainReason: 'If you have just answered, your answer was not received.',
		chooseAnswer: 'Please choose one of the answers.',
		writeAnswer: 'Please write an answer.',
		tooLong: (most) => `Your answer is too long: at most ${most} characters are allowed.`,
	},
	el: {
		heading: 'Παρακαλούμε απαντήστε',
		approve: 'Έγκριση',
		decline: 'Απόρριψη',
		seen: 'Το είδα',
		respond: 'Απάντηση',
		answerLabel: 'Η απάντησή σας',
		remarkLabel: 'Σχόλιο (προαιρετικό)',
		submit: 'Αποστολή',
		thanks: 'Ευχαριστούμε, λάβαμε την απάντησή σας.',
		closePage: 'Μπορείτε να κλείσετε τη σελίδα.',
		notValid: 'Ο σύνδεσμος δεν ισχύει πλέον',
		notValidReason: 'Έχει ήδη απαντηθεί ή αντικαταστάθηκε από νεότερο μήνυμα.',
		alreadyReceived: 'Έχουμε ήδη λάβει την απάντησή σας',
		otherSite: 'Δεν λάβαμε την απάντησή σας',
		otherSiteReason:
			'Στάλθηκε από άλλον ιστότοπο. Ανοίξτε τον σύνδεσμο του μηνύματος και απαντήστε εκεί.',
		linkInvalid: 'Ο σύνδεσμος δεν είναι έγκυρος',
		linkInvalidReason: 'Ανοίξτε τον ξανά από το μήνυμα, ακριβώς όπως τον λάβατε.',
		linkExpired: 'Ο σύνδεσμος έχει λήξει',
		linkExpiredReason: 'Για να απαντήσετε τώρα, επικοινωνήστε με τον αποστολέα του μηνύματος.',
		tryAgain: 'Δοκιμάστε ξανά σε ένα λεπτό',
		tryAgainReason: 'Αν μόλις απαντήσατε, δεν λάβαμε την απάντησή σας.',
		chooseAnswer: 'Παρακαλούμε επιλέξτε μία από τις απαντήσεις.',
		writeAnswer: 'Παρακαλούμε γράψτε μια απάντηση.',
		tooLong: (most) => `Η απάντησή σας είναι πολύ μεγάλη: επιτρέπονται έως ${most} χαρακτήρες.`,
	},
};
