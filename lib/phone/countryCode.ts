/** A country code (ITU-T E.164, assigned codes): one digit, two, or three. */
export const COUNTRY_CODE =
	/^(?:[17]|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58]|(?:2[1-689]|3[578]|42|5[09]|6[7-9]|8[0578]|9[679])\d)$/;
