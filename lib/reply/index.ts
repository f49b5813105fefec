export { LINK_PLACEHOLDER, placeholdersIn, placeLink, withLink } from './linkInText';
export { withoutProof } from './linkFormat';
export { makeLink, sampleLink, type MadeLink } from './makeLink';
export { readLink, type LinkRejection, type ReplyLink } from './readLink';
export { WrongTries } from './wrongTries';
