/** The languages of the pages on which people answer. */
export type PageLanguage = 'en' | 'el';

/** The words of the pages that the user does not choose. */
export interface PageTexts {
	heading: string;
	approve: string;
	decline: string;
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
		respond: 'Respond',
		answerLabel: 'Your answer',
		remarkLabel: 'Remark (optional)',
		submit: 'Submit',
		thanks: 'Thank you, your answer was received.',
		closePage: 'You can close this page.',
		notValid: 'This link is no longer valid',
		notValidReason: 'It was already answered, or a newer message has taken its place.',
		alreadyReceived: 'Your answer was already received',
		otherSite: 'Your answer was not received',
		otherSiteReason:
			'It was sent from another website. Open the link in your message and answer there.',
		chooseAnswer: 'Please choose one of the answers.',
		writeAnswer: 'Please write an answer.',
		tooLong: (most) => `Your answer is too long: at most ${most} characters are allowed.`,
	},
	el: {
		heading: 'Παρακαλούμε απαντήστε',
		approve: 'Έγκριση',
		decline: 'Απόρριψη',
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
		chooseAnswer: 'Παρακαλούμε επιλέξτε μία από τις απαντήσεις.',
		writeAnswer: 'Παρακαλούμε γράψτε μια απάντηση.',
		tooLong: (most) => `Η απάντησή σας είναι πολύ μεγάλη: επιτρέπονται έως ${most} χαρακτήρες.`,
	},
};
