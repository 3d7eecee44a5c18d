import { call, currentAccount } from './api.js';
import { ranges, scaleOf } from './axis.js';
import { attempt, button, el, empty, input, outcome, select } from './dom.js';
import { flowDetails } from './flow-details.js';
import { read, replace } from './location.js';
import { find, keyOf, load, model, now, showAllRuns } from './model.js';
import { runDetails } from './run-details.js';
import { countsOf, icon, statusAt, statuses, words } from './status.js';
import { createTree } from './tree.js';

const fewRows = 60;
const opened = new Map();
const filter = { text: '', status: '', range: '' };

/** Flows and runs on the account's time, and beside them the one that is selected. */
export function showRuns(root) {
  let rows = [];
  let details = null;
  let selected = read();
  const tree = createTree({ onSelect: chosen, onToggle: toggled });
  const summary = el('div', { class: 'summary', role: 'group', 'aria-label': 'Runs by status' });
  const nothing = el('div', {});
  const panel = el('aside', { class: 'details', 'aria-label': 'Details', hidden: true, onkeydown: event => event.key === 'Escape' && closeDetails() });
  root.append(toolbar(update, summary), el('div', { class: 'split' }, el('div', { class: 'pane' }, tree.element, nothing), panel));
  const resized = new ResizeObserver(paint);
  resized.observe(tree.element);

  function update() {
    rows = rowsOf(filter);
    tree.update(rows, selectedKey());
    tree.element.hidden = rows.length === 0;
    nothing.replaceChildren(...(rows.length > 0 || !model.loaded ? [] : [model.flows.length > 0 ? noMatch() : noFlows()]));
    if (model.error && !model.loaded) {
      nothing.replaceChildren(empty('The flows cannot be loaded', el('p', {}, model.error.message)));
    }

    showDetails();
    details?.update();
    paint();
  }

  function paint() {
    if (filter.status) {
      rows = rowsOf(filter);
      tree.update(rows, selectedKey());
    }

    const at = now();
    const scale = scaleOf(model.flows, at, filter.range, tree.width());
    tree.paint(scale, at);
    summarize(summary, at);
    details?.paint(at);
    return scale.secondsPerPixel / 2;
  }

  function selectedKey() {
    return selected.flow ? `${selected.region}/${selected.flow}${selected.run ? `\n${selected.run}` : ''}` : null;
  }

  function chosen(row, focus) {
    selected = { flow: row.flow.flowName, region: row.flow.region, run: row.run?.executionId };
    replace('runs', selected);
    update();
    if (focus) {
      panel.querySelector('h2')?.focus();
    }
  }

  async function toggled(row) {
    const expanded = !row.expanded;
    opened.set(keyOf(row.flow), expanded);
    update();
    if (expanded && row.flow.runs.length < row.flow.runCount) {
      await showAllRuns(row.flow);
    }
  }

  function showDetails() {
    const key = selectedKey();
    const flow = key && find(selected.flow, selected.region);
    if (!flow || details?.key !== key) {
      details?.close?.();
      details = flow ? (selected.run ? runDetails(flow, selected.run) : flowDetails(flow)) : null;
      panel.replaceChildren(...(details ? [button('Close', closeDetails, { class: 'close', 'aria-label': 'Close details' }), details.element] : []));
      if (details) {
        details.key = key;
      }
    }

    panel.hidden = !details;
  }

  function closeDetails() {
    selected = {};
    replace('runs');
    update();
    tree.element.focus();
  }

  update();
  return { paint, changed: kind => kind === 'model' && update(), close: () => resized.disconnect() };
}

function toolbar(update, summary) {
  const set = name => event => {
    filter[name] = event.target.value;
    update();
  };
  const text = input('filter', { type: 'search', placeholder: 'Flow or run id', 'aria-label': 'Filter by flow or run id', oninput: set('text') });
  const status = select('status', [['', 'All statuses'], ...statuses.map(each => [each, each])], { 'aria-label': 'Filter by status', onchange: set('status') });
  const range = select('range', ranges, { 'aria-label': 'Time range', onchange: set('range') });
  [text.value, status.value, range.value] = [filter.text, filter.status, filter.range];
  return el('div', { class: 'toolbar' }, text, status, range, summary);
}

function rowsOf({ text, status }) {
  const showRegion = new Set(model.flows.map(flow => flow.region)).size > 1;
  const few = model.flows.reduce((sum, flow) => sum + 1 + flow.runCount, 0) <= fewRows;
  const filtered = text !== '' || status !== '';
  const at = now();
  const rows = [];
  for (const flow of model.flows) {
    const named = flow.flowName.includes(text);
    const runs = filtered
      ? flow.runs.filter(run => (named || run.executionId.includes(text)) && (!status || statusAt(run, at) === status))
      : flow.runs;
    if (filtered && runs.length === 0 && (!named || status)) {
      continue;
    }

    const key = keyOf(flow);
    const expanded = opened.get(key) ?? (few || (filtered && !named));
    rows.push({ key, flow, showRegion, expanded });
    if (expanded) {
      rows.push(...runs.map(run => ({ key: `${key}\n${run.executionId}`, flow, run })));
    }
  }

  return rows;
}

function summarize(summary, at) {
  const totals = {};
  for (const flow of model.flows) {
    for (const [status, count] of Object.entries(countsOf(flow, at))) {
      totals[status] = (totals[status] ?? 0) + count;
    }
  }

  const text = JSON.stringify(totals);
  if (summary.dataset.shown !== text) {
    summary.dataset.shown = text;
    summary.replaceChildren(...statuses.filter(status => totals[status] > 0).map(status =>
      el('span', { class: `count ${status}` }, icon(status), `${totals[status]} ${words[status]}`)));
  }
}

function noMatch() {
  return empty('Nothing matches the filter', el('p', {}, 'Clear the text, or choose another status.'));
}

function noFlows() {
  const shown = outcome();
  const create = button('Create a sample flow', () => attempt(create, shown, async () => {
    await call('POST', 'state', { body: sample });
    await load();
  }), { class: 'primary' });
  return empty(`Account ${currentAccount()} has no flows yet`,
    el('p', {}, 'Use this address as the endpoint of an AWS SDK, with the account as access key. Its flows then appear here:'),
    el('pre', { tabindex: 0, 'aria-label': 'Shell commands' }, [
      `export AWS_ENDPOINT_URL_APPFLOW=${window.location.origin}`,
      `export AWS_ACCESS_KEY_ID=${currentAccount()} AWS_SECRET_ACCESS_KEY=any AWS_DEFAULT_REGION=us-east-1`,
      'aws appflow list-flows',
    ].join('\n')),
    create,
    shown.element);
}

const sample = {
  flows: [{
    flowName: 'orders',
    plan: { runSeconds: 60, cancelSeconds: 5 },
    runs: [
      { executionId: 'run-1', executionStatus: 'Successful' },
      { executionId: 'run-2', executionStatus: 'Canceled' },
      { executionId: 'run-3', executionStatus: 'InProgress', plan: { runSeconds: null, cancelSeconds: 5 } },
    ],
  }],
};
