// Tasks that a user must be able to do, numbered, with one or more tests each. The tenth concerns the container
// and is not tested here.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import {
  CancelFlowExecutionsCommand, ResourceNotFoundException, ThrottlingException, ValidationException,
} from '@aws-sdk/client-appflow';
import { openAccount } from './support/account.js';
import { assertRaises, assertRaisesUnmodelled } from './support/assertions.js';
import { EXECUTION_IDS, FLOW_NAME, atMostLong, missing, validationErrors, violated } from './support/constraints.js';
import { HELD, UNTIL_CANCELLED } from './support/flows.js';
import { startProgram } from './support/program.js';

const program = await startProgram();
after(() => program.stop());

test('1. a run is started, described, cancelled by id, and becomes CancelStarted and then Canceled', async () => {
  const account = await openAccount(program);
  await account.createFlow('orders', UNTIL_CANCELLED);

  const executionId = await account.start('orders');
  assert.equal(await account.status('orders', executionId), 'InProgress');
  assert.deepEqual(await account.cancel('orders', [executionId]), []);
  assert.equal(await account.status('orders', executionId), 'CancelStarted');
  const transitions = await account.advance(5);
  assert.equal(await account.status('orders', executionId), 'Canceled');

  assert.deepEqual(transitions.map(({ executionId: id, status }) => [id, status]), [[executionId, 'Canceled']]);
});

test('2. a cancel without ids changes exactly the three active runs of a flow with two finished ones', async () => {
  const account = await openAccount(program);
  await account.createFlow('orders', { 'emulator:run-seconds': '60' });
  await account.createFlow('returns', HELD);
  const bystander = await account.start('returns');
  const finished = [await account.start('orders'), await account.start('orders')];
  await account.advance(60);
  const active = [await account.start('orders'), await account.start('orders'), await account.start('orders')];
  const records = async () => Promise.all(finished.map((id) => account.record('orders', id)));
  const before = await records();

  assert.deepEqual(await account.cancel('orders'), []);

  assert.deepEqual(await account.statuses('orders'), {
    ...Object.fromEntries(active.map((id) => [id, 'CancelStarted'])),
    ...Object.fromEntries(finished.map((id) => [id, 'Successful'])),
  });
  assert.deepEqual(await records(), before);
  assert.equal(await account.status('returns', bystander), 'InProgress');
});

test('3. a run that is cancelled again is an invalid execution, and its status never moves back', async () => {
  const account = await openAccount(program);
  await account.createFlow('orders', UNTIL_CANCELLED);
  const executionId = await account.start('orders');
  await account.cancel('orders', [executionId]);
  const cancelStarted = await account.record('orders', executionId);

  await account.advance(1);
  assert.deepEqual(await account.cancel('orders', [executionId]), [executionId]);
  assert.deepEqual(await account.cancel('orders'), []);
  assert.deepEqual(await account.record('orders', executionId), cancelStarted);

  await account.advance(1);
  const canceled = await account.record('orders', executionId);
  assert.equal(canceled.executionStatus, 'Canceled');
  assert.deepEqual(await account.cancel('orders', [executionId]), [executionId]);
  assert.deepEqual(await account.cancel('orders'), []);
  await account.advance(3600);
  assert.deepEqual(await account.record('orders', executionId), canceled);
});

test('4. active runs of a mixed list are cancelled and the others reported once each, in the order given', async () => {
  const account = await openAccount(program);
  await account.createFlow('orders', { 'emulator:run-seconds': '60', 'emulator:cancel-seconds': 'never' });
  await account.createFlow('returns', HELD);
  const finished = await account.start('orders');
  await account.advance(60);
  const [first, second] = [await account.start('orders'), await account.start('orders')];
  const others = await account.start('returns');
  const unknown = '00000000-0000-4000-8000-000000000000';

  const invalid = await account.cancel(
    'orders', [unknown, first, finished, 'not-even-a-uuid', others, first, unknown, second, finished]);

  assert.deepEqual(invalid, [unknown, finished, 'not-even-a-uuid', others]);
  assert.deepEqual(await account.statuses('orders'), {
    [second]: 'CancelStarted', [first]: 'CancelStarted', [finished]: 'Successful',
  });
  assert.deepEqual(await account.statuses('returns'), { [others]: 'InProgress' });
});

test('5. a thousand concurrent cancels against completion leave each run one final status that all answers agree with', async () => {
  const account = await openAccount(program);
  await account.createFlow('orders', { 'emulator:run-seconds': '60', 'emulator:cancel-seconds': '2' });
  const runs = await Promise.all(Array.from({ length: 1_000 }, () => account.start('orders')));
  await account.advance(59.999);

  // Nine hundred cancels are on their way when the clock reaches the instant at which every run completes; a hundred of
  // them have been answered by then, and a hundred more are sent once it has been reached, so that both sides win some.
  const invalid = new Map();
  let completion;
  const cancel = async (id) => {
    invalid.set(id, await account.cancel('orders', [id]));
    if (invalid.size === 100) {
      completion = account.advance(0.001);
    }
  };
  const watch = async () => {
    const seen = new Map(runs.map((id) => [id, 'InProgress']));
    while (invalid.size < 900) {
      for (const [id, status] of Object.entries(await account.statuses('orders'))) {
        assert.ok(status === seen.get(id) || seen.get(id) === 'InProgress', `${id} goes from ${seen.get(id)} to ${status}`);
        seen.set(id, status);
      }
    }
  };
  await Promise.all([...runs.slice(0, 900).map(cancel), watch()]);
  const completed = await completion;
  await Promise.all(runs.slice(900).map(cancel));

  const cancelled = runs.filter((id) => invalid.get(id).length === 0);
  const refused = runs.filter((id) => invalid.get(id).length > 0);
  assert.ok(cancelled.length >= 100, `only ${cancelled.length} runs are cancelled in time`);
  assert.ok(refused.length >= 100, `only ${refused.length} runs complete in time`);
  for (const id of refused) {
    assert.deepEqual(invalid.get(id), [id]);
  }

  const expected = (status) => Object.fromEntries(
    runs.map((id) => [id, invalid.get(id).length === 0 ? status : 'Successful']));
  assert.deepEqual(await account.statuses('orders'), expected('CancelStarted'));
  assert.deepEqual(idsWith(completed, 'Successful'), refused.toSorted());
  const transitions = await account.advance(2);
  assert.deepEqual(idsWith(transitions, 'Canceled'), cancelled.toSorted());
  assert.equal(transitions.length, cancelled.length);
  assert.deepEqual(await account.statuses('orders'), expected('Canceled'));

  assert.deepEqual(await account.cancel('orders'), []);
  for (let from = 0; from < runs.length; from += 100) {
    const hundred = runs.slice(from, from + 100);
    assert.deepEqual(await account.cancel('orders', hundred), hundred);
  }

  await account.advance(3600);
  assert.deepEqual(await account.statuses('orders'), expected('Canceled'));
});

function idsWith(transitions, status) {
  return transitions.filter((each) => each.status === status).map(({ executionId }) => executionId).toSorted();
}

test('6. two parallel tests use the same flow name, and advancing the clock of one does not affect the other', async () => {
  const [one, other] = await Promise.all([openAccount(program), openAccount(program)]);
  const [moving, still] = await Promise.all([one, other].map(async (account) => {
    await account.createFlow('orders', { 'emulator:run-seconds': '60' });
    return account.start('orders');
  }));
  const before = await other.state();

  const transitions = await one.advance(60);
  assert.deepEqual(await one.cancel('orders', [still]), [still]);

  assert.deepEqual(transitions.map(({ executionId }) => executionId), [moving]);
  assert.deepEqual(await one.statuses('orders'), { [moving]: 'Successful' });
  assert.deepEqual(await other.state(), before);
  assert.deepEqual(await other.statuses('orders'), { [still]: 'InProgress' });
  assert.deepEqual(await other.cancel('orders'), []);
  assert.deepEqual(await other.statuses('orders'), { [still]: 'CancelStarted' });
  assert.deepEqual(await one.statuses('orders'), { [moving]: 'Successful' });
});

const LONG = 'x'.repeat(257);
const A_HUNDRED_AND_ONE = Array.from({ length: 101 }, (_, i) => `run-${i}`);

for (const [what, request, ...clauses] of [
  ['no flow name', { flowName: undefined }, missing('flowName')],
  ['an empty flow name', { flowName: '' }, violated('flowName', '', FLOW_NAME)],
  ['a flow name of one letter', { flowName: 'o' }, violated('flowName', 'o', FLOW_NAME)],
  ['a flow name with a space', { flowName: 'my orders' }, violated('flowName', 'my orders', FLOW_NAME)],
  ['a flow name with a line break', { flowName: 'orders\n' }, violated('flowName', 'orders\n', FLOW_NAME)],
  ['a flow name with an umlaut', { flowName: 'aufträge' }, violated('flowName', 'aufträge', FLOW_NAME)],
  ['a flow name of 257 letters', { flowName: LONG }, violated('flowName', LONG, atMostLong(256))],
  [
    '101 execution ids',
    { executionIds: A_HUNDRED_AND_ONE },
    violated('executionIds', `[${A_HUNDRED_AND_ONE.join(', ')}]`, atMostLong(100)),
  ],
  ['an execution id with a space', { executionIds: ['run 1'] }, violated('executionIds', '[run 1]', EXECUTION_IDS)],
  ['an empty execution id', { executionIds: [''] }, violated('executionIds', '[]', EXECUTION_IDS)],
  ['an execution id of 257 letters', { executionIds: [LONG] }, violated('executionIds', `[${LONG}]`, EXECUTION_IDS)],
  [
    'a malformed flow name and a malformed execution id',
    { flowName: '-', executionIds: [' '] },
    violated('flowName', '-', FLOW_NAME),
    violated('executionIds', '[ ]', EXECUTION_IDS),
  ],
]) {
  test(`7. a cancel with ${what} raises ValidationException and changes nothing`, async () => {
    const { account, before } = await withRunInProgress();

    await assertRaises(
      account.send(new CancelFlowExecutionsCommand({ flowName: 'orders', ...request })),
      ValidationException, 400, validationErrors(...clauses));

    assert.deepEqual(await account.state(), before);
  });
}

for (const [what, request, message] of [
  ['a number for the flow name', { flowName: 5 }, 'NUMBER_VALUE can not be converted to a String'],
  ['a text for the list of execution ids', { executionIds: 'run-1' }, 'Expected list or null'],
  ['a number among the execution ids', { executionIds: ['run-1', 5] }, 'NUMBER_VALUE can not be converted to a String'],
]) {
  test(`7. a cancel with ${what} raises SerializationException and changes nothing`, async () => {
    const { account, before } = await withRunInProgress();

    await assertRaisesUnmodelled(
      account.send(new CancelFlowExecutionsCommand({ flowName: 'orders', ...request })),
      'SerializationException', 400, message);

    assert.deepEqual(await account.state(), before);
  });
}

test('7. a cancel of an active run and a malformed id cancels neither', async () => {
  const { account, executionId, before } = await withRunInProgress();

  await assertRaises(
    account.cancel('orders', [executionId, 'run 1']), ValidationException, 400,
    validationErrors(violated('executionIds', `[${executionId}, run 1]`, EXECUTION_IDS)));

  assert.deepEqual(await account.state(), before);
});

test('7. a cancel of an undefined id, which the SDK turns into an empty list, cancels nothing', async () => {
  const { account, before } = await withRunInProgress();

  assert.deepEqual(await account.cancel('orders', [undefined]), []);

  assert.deepEqual(await account.state(), before);
});

test('7. a cancel of a flow that does not exist raises ResourceNotFoundException and changes nothing', async () => {
  const { account, executionId, before } = await withRunInProgress();

  await assertRaises(
    account.cancel('Orders', [executionId]), ResourceNotFoundException, 404, 'Flow with name Orders does not exist.');

  assert.deepEqual(await account.state(), before);
});

async function withRunInProgress() {
  const account = await openAccount(program);
  await account.createFlow('orders', HELD);
  const executionId = await account.start('orders');
  return { account, executionId, before: await account.state() };
}

test('8. an account that is emptied while a cancel is pending shows no late transition', async () => {
  const account = await openAccount(program);

  await assertNothingLate(account, () => account.control('DELETE', '/_appflow/state'));
});

test('8. a reset while a cancel is pending shows no late transition, in any account', async (t) => {
  // A separate program, since a reset also removes the accounts of other tests.
  const own = await startProgram();
  t.after(() => own.stop());
  const [account, neighbour] = [await openAccount(own), await openAccount(own)];
  await neighbour.createFlow('orders');

  await assertNothingLate(account, () => account.control('POST', '/_appflow/reset'));

  await assertRaises(
    neighbour.describeFlow('orders'), ResourceNotFoundException, 404, 'Flow with name orders does not exist.');
});

async function assertNothingLate(account, empty) {
  await account.createFlow('orders', { 'emulator:run-seconds': '60', 'emulator:cancel-seconds': '2' });
  const [pending, running] = [await account.start('orders'), await account.start('orders')];
  await account.cancel('orders', [pending]);

  await empty();

  await assertRaises(
    account.cancel('orders'), ResourceNotFoundException, 404, 'Flow with name orders does not exist.');
  await account.control('PUT', '/_appflow/clock', { frozen: true });
  await account.createFlow('orders', HELD);
  const executionId = await account.start('orders');
  assert.deepEqual(await account.advance(3600), []);
  assert.deepEqual(await account.statuses('orders'), { [executionId]: 'InProgress' });
  assert.deepEqual(await account.cancel('orders', [pending, running]), [pending, running]);
}

test('9. two calls are throttled, the SDK succeeds on the third, and the journal shows all three', async () => {
  const account = await openAccount(program);
  await account.createFlow('orders', HELD);
  const executionId = await account.start('orders');
  await account.addFault({ operation: 'CancelFlowExecutions', error: 'ThrottlingException', times: 2 });

  const { $metadata, invalidExecutions } = await account.send(
    new CancelFlowExecutionsCommand({ flowName: 'orders', executionIds: [executionId] }));

  assert.deepEqual(invalidExecutions, []);
  assert.equal($metadata.attempts, 3);
  assert.equal(await account.status('orders', executionId), 'CancelStarted');
  const attempts = await account.journal({ operation: 'CancelFlowExecutions' });
  assert.deepEqual(attempts.map(({ errorType }) => errorType ?? null), ['ThrottlingException', 'ThrottlingException', null]);
  assert.deepEqual(attempts.map(({ attempt }) => attempt), [1, 2, 3]);
  assert.equal(new Set(attempts.map(({ invocationId }) => invocationId)).size, 1);
  assert.equal(attempts[2].requestId, $metadata.requestId);
});

test('9. a throttle that outlasts the SDK raises ThrottlingException, and nothing is cancelled', async () => {
  const account = await openAccount(program);
  await account.createFlow('orders', HELD);
  const executionId = await account.start('orders');
  await account.addFault({ operation: 'CancelFlowExecutions', error: 'ThrottlingException', times: 3 });

  const error = await account.cancel('orders', [executionId]).catch((raised) => raised);

  assert.ok(error instanceof ThrottlingException);
  assert.equal(error.name, 'ThrottlingException');
  assert.equal(error.$metadata.httpStatusCode, 429);
  assert.equal(error.$metadata.attempts, 3);
  assert.equal(await account.status('orders', executionId), 'InProgress');
  assert.equal((await account.journal({ operation: 'CancelFlowExecutions' })).length, 3);
});
