import { call } from './api.js';
import { attempt, button, el, field, input, outcome, select, setText } from './dom.js';
import { model, refreshFlow } from './model.js';
import { perform } from './perform.js';
import { badge, icon, isActive, statusAt } from './status.js';
import { dateAndTime, duration, timeOfDay } from './time.js';

/** One run: its status, what can be done to it, its timeline with causes, and the facts that its status is computed from. */
export function runDetails(flow, id) {
  const path = `flows/${encodeURIComponent(flow.flowName)}/runs/${encodeURIComponent(id)}`;
  const query = { region: flow.region };
  const status = el('p', { class: 'now', role: 'status' });
  const timeline = el('ol', { class: 'timeline' });
  const facts = el('dl', { class: 'facts' });
  const shown = outcome();
  const problem = outcome();
  let read = null;
  let drawn = null;

  const cancel = button('Cancel run', () => perform(
    cancel,
    shown,
    { name: 'CancelFlowExecutions', path: 'cancel-flow-executions', region: flow.region, body: { flowName: flow.flowName, executionIds: [id] } },
    () => refreshFlow(flow.flowName, flow.region)), { class: 'primary' });
  const outcomes = select('outcome', ['Successful', 'Error', 'Canceled'].map(each => [each, each]), { onchange: () => { reason.parentNode.hidden = outcomes.value !== 'Error'; } });
  const reason = input('errorMessage', { placeholder: 'The flow run failed.' });
  const finish = button('Finish', () => attempt(finish, shown, async () => {
    const errorMessage = outcomes.value === 'Error' && reason.value ? reason.value : undefined;
    await call('POST', `${path}/finish`, { query, body: { outcome: outcomes.value, errorMessage } });
    shown.done(`Finished as ${outcomes.value}.`);
    await refreshFlow(flow.flowName, flow.region);
  }));
  const actions = el('div', { class: 'actions' }, cancel,
    el('div', { class: 'inline' }, field('Finish as', outcomes), field('Error message', reason), finish));
  reason.parentNode.hidden = true;

  const heading = el('h2', { tabindex: -1 }, id);
  const element = el('div', {},
    heading,
    el('p', { class: 'of' }, 'Run of ', el('strong', {}, flow.flowName), ` in ${flow.region}`),
    status, actions, shown.element, problem.element,
    el('h3', {}, 'Timeline'), timeline,
    el('h3', {}, 'Facts'), facts);

  async function update() {
    try {
      read = await call('GET', path, { query });
      problem.clear();
      showTimeline(timeline, read);
      showFacts(facts, read);
    } catch (error) {
      problem.failed(error);
    }
  }

  function paint(at) {
    const run = model.flows.find(each => each.flowName === flow.flowName && each.region === flow.region)?.runs.find(each => each.executionId === id);
    if (!run) {
      return;
    }

    const current = statusAt(run, at);
    if (drawn !== current) {
      drawn = current;
      status.replaceChildren(badge(current), el('span', { class: 'since' }));
      const offers = { whole: isActive(current), cancel: current === 'InProgress' };
      if ((!offers.whole && actions.contains(document.activeElement)) || (!offers.cancel && document.activeElement === cancel)) {
        heading.focus();
      }

      actions.hidden = !offers.whole;
      cancel.disabled = !offers.cancel;
      if (read && read.executionStatus !== current) {
        update();
      }
    }

    const ends = run.endsAt === undefined ? 'until it is cancelled or finished' : `${run.endsAs} in ${duration(run.endsAt - at)}`;
    const since = status.querySelector('.since');
    since.setAttribute('aria-hidden', 'true');
    setText(since, isActive(current) ? ends : current === 'Scheduled' ? `starts in ${duration(run.startedAt - at)}` : `after ${duration(run.endsAt - run.startedAt)}`);
  }

  return { element, update, paint };
}

function showTimeline(list, run) {
  list.replaceChildren(...run.timeline.map((entry, index) => el('li', {},
    icon(entry.status),
    el('span', { class: 'what' }, el('strong', {}, entry.status), el('span', { class: 'cause' }, entry.cause)),
    el('time', { title: dateAndTime(entry.at) }, timeOfDay(entry.at, true),
      index === 0 ? null : el('span', { class: 'delta' }, `+${duration(entry.at - run.timeline[0].at)}`)))));
}

const seconds = value => value === null ? 'until touched' : duration(value);

function showFacts(list, { executionResult: result, facts }) {
  const { plan } = facts;
  const rows = [
    ['Started', dateAndTime(facts.startedAt)],
    ['Started by', facts.origin],
    ['Cancel requested', facts.cancelRequestedAt && dateAndTime(facts.cancelRequestedAt)],
    ['Cancel requested by', facts.cancelRequestedBy],
    ['Finished', facts.finishedAt && `${facts.outcome}, ${dateAndTime(facts.finishedAt)}`],
    ['Error', result.errorInfo?.executionMessage],
    ['Processed', `${result.recordsProcessed.toLocaleString('en')} records, ${result.bytesProcessed.toLocaleString('en')} bytes`],
    ['Plan: in progress', `${seconds(plan.runSeconds)}, then ${plan.outcome}`],
    ['Plan: cancelling', `${seconds(plan.cancelSeconds)}, then ${plan.cancelOutcome}`],
    ['Plan: batch', plan.batchSeconds && seconds(plan.batchSeconds)],
    ['Plan: speed', `${plan.recordsPerSecond} records per second`],
  ];
  list.replaceChildren(...rows.filter(([, value]) => value).flatMap(([name, value]) => [el('dt', {}, name), el('dd', {}, value)]));
}
