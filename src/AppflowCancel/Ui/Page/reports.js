import { call } from './api.js';
import { attempt, button, el, empty, field, input, outcome, select } from './dom.js';

const shownReports = 200;
const kinds = ['AppFlow Start Flow Run Report', 'AppFlow End Flow Run Report'];

/** What AppFlow would have sent to EventBridge, and where that is delivered. */
export function showReports(root) {
  const list = el('div', {});
  const shown = outcome();
  let drawn = null;
  let opened = null;
  const kind = select('kind', [['', 'All reports'], ...kinds.map(each => [each, each.replace(/AppFlow (\w+) .*/, '$1 reports')])], {
    'aria-label': 'Filter reports', onchange: () => refresh(),
  });
  root.append(
    targets(refresh),
    el('section', { class: 'card' }, el('div', { class: 'toolbar' }, el('h2', {}, 'Reports'), kind), shown.element, list));

  async function read() {
    const answer = await call('GET', 'events', { query: kind.value ? { detailType: kind.value } : {} });
    const state = JSON.stringify([kind.value, opened, answer.count, answer.events.at(-1)?.id, answer.deliveries]);
    if (drawn === state) {
      return;
    }

    drawn = state;
    const newest = answer.events.toReversed().slice(0, shownReports);
    list.replaceChildren(answer.count === 0
      ? empty('No reports', el('p', {}, 'A report is sent when a run starts, and when it ends. Start a flow to see one.'))
      : el('div', { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': 'Run reports' }, table(newest, answer.deliveries)),
    answer.count > newest.length ? el('p', { class: 'hint' }, `The newest ${newest.length} of ${answer.count}.`) : '');
  }

  function table(events, deliveries) {
    return el('table', {},
      el('thead', {}, el('tr', {}, ['Time', 'Report', 'Flow', 'Run', 'Status', 'Delivery', 'Event'].map(name => el('th', { scope: 'col' }, name)))),
      el('tbody', {}, events.flatMap(event => rows(event, deliveries.filter(each => each.eventId === event.id)))));
  }

  function rows(event, deliveries) {
    const open = opened === event.id;
    const show = button(open ? 'Hide' : 'Show', () => {
      opened = open ? null : event.id;
      refresh();
    }, { class: 'small', 'aria-expanded': String(open), 'aria-label': `${open ? 'Hide' : 'Show'} event of ${event.detail['execution-id']}` });
    return [
      el('tr', {},
        el('td', { class: 'mono' }, event.time),
        el('td', {}, event['detail-type'].replace(/AppFlow (\w+) .*/, '$1')),
        el('td', {}, event.detail['flow-name']),
        el('td', { class: 'mono clip', title: event.detail['execution-id'] }, event.detail['execution-id']),
        el('td', {}, event.detail.status ?? ''),
        el('td', {}, deliveries.map(delivery)),
        el('td', {}, show)),
      open ? el('tr', {}, el('td', { colspan: 7 }, el('pre', { tabindex: 0, 'aria-label': 'Event' }, JSON.stringify(event, null, 2)))) : null,
    ];
  }

  function refresh() {
    read().catch(error => shown.failed(error));
  }

  refresh();
  return { changed: kind => kind !== 'model' && refresh() };
}

function delivery({ url, state, attempts, lastAttempt, lastError }) {
  const text = state === 'Delivered' ? 'delivered' : state === 'Failed' ? 'failed' : attempts === 0 ? 'pending' : `attempt ${attempts} failed`;
  return el('div', { class: state === 'Delivered' ? null : lastError ? 'error' : null, title: `${url}${lastAttempt ? `, ${lastAttempt}` : ''}` },
    text, lastError ? `: ${lastError}` : '');
}

function targets(refresh) {
  const current = el('ul', { class: 'plain' });
  const shown = outcome();
  let known = [];
  const url = input('url', { type: 'url', placeholder: 'URL of your receiver' });
  const form = select('form', [['Event', 'the event as JSON'], ['PutEvents', 'PutEvents of an EventBridge endpoint']]);
  const add = button('Add target', () => attempt(add, shown, async () => {
    await set([...known, { url: url.value, form: form.value }]);
    shown.done('Target added. It receives reports from now on.');
    url.value = '';
  }), { class: 'primary' });

  async function set(wanted) {
    show((await call('PUT', 'events/targets', { body: wanted })).targets);
    refresh();
  }

  function show(list) {
    known = list;
    current.replaceChildren(...list.map(target => {
      const remove = button('Remove', () => attempt(remove, shown, () => set(known.filter(each => each !== target))), { class: 'small', 'aria-label': `Remove ${target.url}` });
      return el('li', {}, el('span', { class: 'mono' }, target.url), el('span', { class: 'region' }, target.form), remove);
    }));
    current.hidden = list.length === 0;
  }

  call('GET', 'events/targets').then(answer => show(answer.targets), error => shown.failed(error));
  return el('section', { class: 'card' }, el('h2', {}, 'Delivery'),
    el('p', {}, 'Deliver reports to the code under test, or to another emulator. Each is posted as EventBridge would, and retried until it is accepted.'),
    current,
    el('div', { class: 'form wide' }, field('URL', url), field('Send', form), add), shown.element);
}
