import { call } from './api.js';
import { attempt, button, el, empty, field, input, outcome, select } from './dom.js';

const operations = ['CancelFlowExecutions', 'CreateConnectorProfile', 'CreateFlow', 'DeleteConnectorProfile', 'DeleteFlow', 'DescribeConnector',
  'DescribeConnectorEntity', 'DescribeConnectorProfiles', 'DescribeConnectors', 'DescribeFlow', 'DescribeFlowExecutionRecords',
  'ListConnectorEntities', 'ListConnectors', 'ListFlows', 'ListTagsForResource', 'RegisterConnector', 'ResetConnectorMetadataCache', 'StartFlow',
  'StopFlow', 'TagResource', 'UnregisterConnector', 'UntagResource', 'UpdateConnectorProfile', 'UpdateConnectorRegistration', 'UpdateFlow'];
const errors = ['ThrottlingException', 'AccessDeniedException', 'InternalServerException', 'ServiceQuotaExceededException', 'ValidationException',
  'ResourceNotFoundException', 'ConflictException'];

/** Rules by which requests go wrong: add one, see what came of each, take them away. */
export function showFaults(root) {
  const list = el('div', {});
  const shown = outcome();
  let drawn = null;
  root.append(
    el('section', { class: 'card' }, el('h2', {}, 'Make requests fail'), form(show, shown), shown.element),
    el('section', { class: 'card' }, el('h2', {}, 'Rules'), list));

  function show(faults) {
    if (drawn === JSON.stringify(faults)) {
      return;
    }

    drawn = JSON.stringify(faults);
    list.replaceChildren(faults.length === 0
      ? empty('No rules', el('p', {}, 'Every request is answered as AWS would answer it. Add a rule above to see how your code handles a failure.'))
      : el('div', { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': 'Fault rules' }, table(faults)), ...(faults.length === 0 ? [] : [removal(show)]));
  }

  const refresh = () => call('GET', 'faults').then(({ faults }) => show(faults), error => list.replaceChildren(el('p', { class: 'error' }, error.message)));
  refresh();
  return { changed: kind => ['requests', 'faultsChanged', 'accountReplaced', 'accountDropped', 'connected', 'resync'].includes(kind) && refresh() };
}

function form(show, shown) {
  const operation = select('operation', [['', 'All operations'], ...operations.map(each => [each, each])]);
  const flowName = input('flowName', { placeholder: 'every flow' });
  const effect = select('effect', [...errors.map(each => [each, each]), ['', 'a delay only'], ['drop', 'no answer: the connection is dropped']]);
  const delaySeconds = input('delaySeconds', { type: 'number', min: 0, step: 'any', placeholder: 'none' });
  const times = input('times', { type: 'number', min: 1, placeholder: 'every time' });
  const after = input('after', { type: 'number', min: 0, placeholder: 'from the first on' });
  const add = button('Add rule', () => attempt(add, shown, async () => {
    const number = control => control.value === '' ? undefined : Number(control.value);
    const { faults } = await call('POST', 'faults', {
      body: {
        operation: operation.value || undefined,
        flowName: flowName.value || undefined,
        error: effect.value === 'drop' ? undefined : effect.value || undefined,
        dropConnection: effect.value === 'drop' ? true : undefined,
        delaySeconds: number(delaySeconds),
        times: number(times),
        after: number(after),
      },
    });
    shown.done('Rule added.');
    show(faults);
  }), { class: 'primary' });
  operation.value = 'CancelFlowExecutions';
  return el('div', { class: 'form wide' },
    field('Operation', operation), field('Flow', flowName), field('Answer', effect), field('Delay in seconds', delaySeconds),
    field('How often', times), field('Skip the first', after), add);
}

function table(faults) {
  const effect = fault => fault.dropConnection ? 'connection dropped' : [fault.error, fault.delaySeconds && `after ${fault.delaySeconds} s`].filter(Boolean).join(' ');
  return el('table', {},
    el('thead', {}, el('tr', {}, ['Rule', 'Operation', 'Flow', 'Answer', 'How often', 'Matched', 'Applied'].map(name => el('th', { scope: 'col' }, name)))),
    el('tbody', {}, faults.map((fault, index) => el('tr', {},
      el('td', {}, String(index + 1)),
      el('td', {}, fault.operation ?? 'every operation'),
      el('td', {}, fault.flowName ?? 'every flow'),
      el('td', {}, effect(fault)),
      el('td', {}, fault.times ? `${fault.times} times` : 'every time'),
      el('td', {}, String(fault.seen)),
      el('td', {}, String(fault.fired))))));
}

function removal(show) {
  const shown = outcome();
  const remove = button('Remove all rules', () => attempt(remove, shown, async () => show((await call('DELETE', 'faults')).faults)));
  return el('div', { class: 'actions' }, remove, shown.element);
}
