import { call } from './api.js';
import { attempt, button, el, field, input, outcome, select } from './dom.js';
import { find, refreshFlow } from './model.js';
import { perform } from './perform.js';
import { countsOf, isActive, statuses, words } from './status.js';

/** A flow: what it is, starting it, and cancelling everything it has in progress. */
export function flowDetails({ flowName, region }) {
  const facts = el('dl', { class: 'facts' });
  const shown = outcome();
  const started = outcome();
  let drawn = null;

  const ask = (control, name, path) => perform(control, shown, { name, path, region, body: { flowName } }, () => refreshFlow(flowName, region));
  const start = button('Start flow', () => ask(start, 'StartFlow', 'start-flow'), { class: 'primary' });
  const cancel = button('Cancel all runs', () => ask(cancel, 'CancelFlowExecutions', 'cancel-flow-executions'));
  const stop = button('Stop flow', () => ask(stop, 'StopFlow', 'stop-flow'));

  const length = select('length', [['', 'until cancelled'], ['10', '10 seconds'], ['60', '1 minute'], ['600', '10 minutes']]);
  const ends = select('outcome', [['Successful', 'Successful'], ['Error', 'Error']]);
  const id = input('executionId', { placeholder: 'made up', maxlength: 256 });
  const put = button('Add run', () => attempt(put, started, async () => {
    const plan = { runSeconds: length.value === '' ? null : Number(length.value), outcome: ends.value };
    const run = await call('POST', `flows/${encodeURIComponent(flowName)}/runs`, { query: { region }, body: { executionId: id.value || undefined, plan } });
    started.done(`Run ${run.executionId} is ${run.executionStatus}.`);
    id.value = '';
    await refreshFlow(flowName, region);
  }));

  const element = el('div', {},
    el('h2', { tabindex: -1 }, flowName),
    el('p', { class: 'of' }, `Flow in ${region}`),
    el('div', { class: 'actions' }, el('div', { class: 'inline' }, start, cancel, stop)),
    shown.element,
    el('h3', {}, 'Facts'), facts,
    el('h3', {}, 'Add a run'),
    el('div', { class: 'form' }, field('In progress', length), field('Then', ends), field('Run id', id), put),
    started.element);

  function paint(at) {
    const flow = find(flowName, region);
    const counts = flow ? countsOf(flow, at) : {};
    const state = JSON.stringify([flow?.flowStatus, flow?.runCount, counts]);
    if (!flow || drawn === state) {
      return;
    }

    drawn = state;
    start.hidden = flow.triggerType !== 'OnDemand' && flow.flowStatus === 'Active';
    start.textContent = flow.triggerType === 'OnDemand' ? 'Start flow' : 'Activate flow';
    stop.hidden = flow.triggerType === 'OnDemand' || flow.flowStatus !== 'Active';
    cancel.disabled = !statuses.some(status => status === 'InProgress' && counts[status] > 0);
    const rows = [
      ['Status', flow.flowStatus],
      ['Trigger', flow.triggerType],
      ['Source and destination', `${flow.sourceConnectorType} → ${flow.destinationConnectorType ?? 'none'}`],
      ['Runs', flow.runCount === 0 ? 'none yet: start the flow' : String(flow.runCount)],
      ...statuses.filter(status => counts[status] > 0 && (isActive(status) || flow.runs.length === flow.runCount))
        .map(status => [`of these ${words[status]}`, String(counts[status])]),
    ];
    facts.replaceChildren(...rows.flatMap(([name, value]) => [el('dt', {}, name), el('dd', {}, value)]));
  }

  return { element, update: () => {}, paint };
}
