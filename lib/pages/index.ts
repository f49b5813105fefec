export { type AnswerProblem, type PageAnswer, type Question, readAnswer } from './question';
export { type Notice, noticePage, questionPage, thanksPage } from './render';
export { isFromOtherSite, sendPage, setPageHeaders } from './respond';
export { PAGE_LANGUAGES, PAGE_TEXTS, type PageLanguage } from './texts';
