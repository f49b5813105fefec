export { readAnswer, type AnswerProblem, type PageAnswer, type Question } from './question';
export { noticePage, questionPage, thanksPage, type Notice } from './render';
export { isFromOtherSite, sendPage, setPageHeaders, type PageResponse } from './respond';
export { PAGE_LANGUAGES, PAGE_TEXTS, type PageLanguage } from './texts';
