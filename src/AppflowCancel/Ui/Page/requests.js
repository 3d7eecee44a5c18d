import { call } from './api.js';
import { attempt, button, el, empty, outcome, select } from './dom.js';
import { day, timeOfDay } from './time.js';

const shownRequests = 200;

/** The journal: what clients asked, and what they were answered. */
export function showRequests(root) {
  const list = el('div', {});
  const shown = outcome();
  let only = '';
  let drawn = null;
  const which = select('only', [['', 'All requests'], ['failed', 'Errors'], ['CancelFlowExecutions', 'Cancels']], {
    'aria-label': 'Filter requests', onchange: () => { only = which.value; refresh(); },
  });
  const forget = button('Clear journal', () => attempt(forget, shown, async () => {
    await call('DELETE', 'requests');
    await read();
  }));
  root.append(el('div', { class: 'toolbar' }, which, forget, shown.element), el('section', { class: 'card' }, list));

  async function read() {
    const { requests } = await call('GET', 'requests');
    const newest = JSON.stringify([only, requests.length, requests.at(-1)]);
    if (drawn === newest) {
      return;
    }

    drawn = newest;
    const chosen = requests.filter(each => only === '' || (only === 'failed' ? each.errorType || each.status === 0 : each.operation === only)).reverse();
    list.replaceChildren(chosen.length === 0
      ? empty('No requests', el('p', {}, only ? 'No request matches the filter.' : 'AWS requests to this account are listed here, newest first.'))
      : el('div', { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': 'Requests' }, table(chosen.slice(0, shownRequests))),
    chosen.length > shownRequests ? el('p', { class: 'hint' }, `The newest ${shownRequests} of ${chosen.length}.`) : '');
  }

  const refresh = () => read().catch(error => shown.failed(error));
  refresh();
  return { changed: kind => ['requests', 'accountReplaced', 'accountDropped', 'connected', 'resync'].includes(kind) && refresh() };
}

function table(requests) {
  return el('table', {},
    el('thead', {}, el('tr', {}, ['Time', 'Operation', 'Flow', 'Answer', 'Execution ids', 'Invalid executions', 'Attempt', 'Request'].map(name => el('th', { scope: 'col' }, name)))),
    el('tbody', {}, requests.map(request => el('tr', { class: request.errorType || request.status === 0 ? 'failed' : null },
      el('td', { class: 'mono', title: day(request.at) }, timeOfDay(request.at, true)),
      el('td', {}, request.operation),
      el('td', {}, request.flowName ?? ''),
      el('td', {}, request.status === 0 ? 'no answer' : `${request.status} ${request.errorType ?? ''}`, request.fault ? el('span', { class: 'region' }, `rule ${request.fault}`) : null),
      el('td', { class: 'mono clip', title: request.executionIds?.join('\n') }, request.executionIds?.join(' ') ?? ''),
      el('td', { class: 'mono clip', title: request.invalidExecutions?.join('\n') }, request.invalidExecutions?.join(' ') ?? ''),
      el('td', {}, request.attempt ? String(request.attempt) : ''),
      el('td', { class: 'mono clip', title: request.requestId }, request.requestId)))));
}
