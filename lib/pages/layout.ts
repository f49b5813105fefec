import { createHash } from 'crypto';

import type { PageLanguage } from './texts';

/** Readable at 320 pixels, by day and by night; buttons are as large as a thumb (WCAG 2.2, 2.5.8). */
const STYLE = [
	':root{color-scheme:light dark;--text:#1a1a1a;--page:#f4f4f6;--card:#fff;--line:#6b7280;--go:#14612f;--on-go:#fff;--alarm:#a11414}',
	'@media(prefers-color-scheme:dark){:root{--text:#f2f2f2;--page:#111214;--card:#1c1d20;--line:#9ca3af;--go:#7fd99b;--on-go:#08230f;--alarm:#ff9d9d}}',
	'*{box-sizing:border-box}',
	'body{margin:0;padding:16px;background:var(--page);color:var(--text);font:17px/1.5 system-ui,sans-serif}',
	'main{max-width:32rem;margin:0 auto;padding:20px 16px;background:var(--card);border-radius:12px}',
	'h1{margin:0 0 12px;font-size:1.3rem;line-height:1.3}',
	'h1,p,button{overflow-wrap:anywhere}',
	'p{margin:0 0 16px;white-space:pre-line}',
	'label{display:block;margin:0 0 6px;font-weight:600}',
	'textarea{display:block;width:100%;min-height:8rem;margin:0 0 16px;padding:10px;border:1px solid var(--line);border-radius:8px;background:var(--card);color:inherit;font:inherit}',
	'button{display:block;width:100%;min-height:52px;margin:0 0 12px;padding:10px 16px;border:2px solid var(--go);border-radius:8px;background:var(--card);color:var(--go);font:inherit;font-weight:600}',
	'button:first-of-type{background:var(--go);color:var(--on-go)}',
	'button:last-child{margin:0}',
	':focus-visible{outline:3px solid var(--text);outline-offset:2px}',
	'[role=alert]{color:var(--alarm);font-weight:600}',
	'.note{margin:16px 0 0;padding-top:12px;border-top:1px solid var(--line);font-size:.9rem}',
].join('');

/** A second tap sends nothing, until the page is shown again. The page works without it. */
const SCRIPT =
	"let sent=false;addEventListener('submit',(e)=>{if(sent)e.preventDefault();sent=true});addEventListener('pageshow',()=>{sent=false})";

/** Nothing but what stands in the page itself, and forms that go back to where it came from. */
export const POLICY = [
	"default-src 'none'",
	`style-src '${digestOf(STYLE)}'`,
	`script-src '${digestOf(SCRIPT)}'`,
	'img-src data:',
	"form-action 'self'",
	"base-uri 'none'",
].join('; ');

/**
 * A whole page. The policy stands in it as well as in the header, because n8n puts one of its own into the headers of
 * answers that start something.
 *
 * @param body HTML that has been escaped
 */
export function layout(language: PageLanguage, title: string, body: string): string {
	return [
		`<!doctype html><html lang="${language}"><head><meta charset="utf-8">`,
		`<meta http-equiv="Content-Security-Policy" content="${POLICY}">`,
		'<meta name="viewport" content="width=device-width,initial-scale=1">',
		'<meta name="robots" content="noindex,nofollow"><meta name="referrer" content="no-referrer">',
		`<link rel="icon" href="data:,"><title>${escapeHtml(title)}</title><style>${STYLE}</style></head>`,
		`<body><main><h1>${escapeHtml(title)}</h1>${body}</main><script>${SCRIPT}</script></body></html>`,
	].join('');
}

/** Text that can stand between tags and in quoted attributes. */
export function escapeHtml(text: string): string {
	return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

function digestOf(text: string): string {
	return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}
