import { el } from './dom.js';

/** The answer of an AWS operation, as the client of an SDK would get it. */
export function answerOf({ name, ok, status, errorType, requestId, body }) {
  return el('div', { class: ok ? 'answer' : 'answer refused' },
    el('p', {}, el('strong', {}, name), ` answered ${status}${errorType ? ` ${errorType}` : ''}`),
    el('pre', { tabindex: 0, 'aria-label': `Body of the answer of ${name}` }, indented(body)),
    requestId ? el('p', { class: 'hint' }, `Request ${requestId}`) : null);
}

function indented(body) {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
}
