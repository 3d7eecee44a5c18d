// Uses every method of appflow-testing.js.
import assert from 'node:assert/strict';
import test from 'node:test';
import { createSandbox } from './appflow-testing.js';

const endless = { runSeconds: null };

test('sandboxes are isolated', async () => {
  const [first, second] = [await createSandbox(), await createSandbox()];
  const [run, same] = await Promise.all([first, second].map(async (sandbox) => {
    await sandbox.putFlow('orders');
    return sandbox.startRun('orders', { runId: 'run-1' });
  }));

  await first.clock.advance(30);

  assert.deepEqual([await run.status(), await same.status()], ['Successful', 'InProgress']);
  await first.close();
  assert.deepEqual(await first.listRuns('orders'), []);
});

test('a run has the given id, plan and start', async () => {
  const sandbox = await createSandbox();
  await sandbox.putFlow('orders', endless, { team: 'data' });
  const { now } = await sandbox.clock.get();

  const run = await sandbox.startRun('orders', { runId: 'a/b', plan: { runSeconds: 60 }, startedAt: now - 10 });

  assert.equal((await run.get()).startedAt, now - 10);
  assert.equal((await sandbox.clock.advanceToNextTransition())[0].at, now + 50);
});

test('a plan applies to the next runs', async () => {
  const sandbox = await createSandbox();
  await sandbox.putFlow('orders', endless);
  await sandbox.startRun('orders', { runId: 'run-1' });
  await sandbox.putPlan('orders', { runSeconds: 1 });
  await sandbox.startRun('orders', { runId: 'run-2' });

  const happened = await sandbox.clock.advanceTo((await sandbox.clock.get()).now + 1);

  assert.deepEqual(happened.map((transition) => transition.executionId), ['run-2']);
  assert.deepEqual((await sandbox.listRuns('orders')).map((run) => run.id), ['run-1', 'run-2']);
});

test('a cancel resolves to the invalid executions', async () => {
  const sandbox = await createSandbox();
  await sandbox.putFlow('orders', endless);
  const run = await sandbox.startRun('orders');

  assert.deepEqual(await sandbox.cancel('orders'), []);
  assert.deepEqual(await sandbox.cancel('orders', [run.id, 'run-9']), [run.id, 'run-9']);
  assert.equal(await run.cancel(), false);
  await assert.rejects(sandbox.cancel('invoices'), { status: 404, errorType: 'ResourceNotFoundException' });
});

test('a run is awaited and finished', async () => {
  const sandbox = await createSandbox();
  await sandbox.putFlow('orders', endless);
  const run = await sandbox.startRun('orders');

  const wait = run.waitFor('Error');
  await run.finish('Error', 'The bucket is gone.');

  assert.equal((await wait).executionResult.errorInfo.executionMessage, 'The bucket is gone.');
  await assert.rejects(run.finish('Successful'), { name: 'AppflowControlError', status: 409 });
});

test('a wait that times out reports the timeline', async () => {
  const sandbox = await createSandbox();
  await sandbox.putFlow('orders', endless);
  const run = await sandbox.startRun('orders');
  await run.cancel();

  await assert.rejects(run.waitFor('Canceled', 0), /still CancelStarted[^]*frozen[^]*InProgress: started[^]*CancelStarted: cancel requested/);
});

test('the clock runs until it is frozen', async () => {
  const sandbox = await createSandbox();
  await sandbox.clock.run(10);
  assert.equal((await sandbox.clock.get()).frozen, false);
  await sandbox.clock.freeze();
  assert.equal((await sandbox.clock.get()).frozen, true);
});

test('faults are added, listed and cleared', async () => {
  const sandbox = await createSandbox();
  await sandbox.faults.add({ operation: 'ListFlows', dropConnection: true });
  assert.deepEqual((await sandbox.faults.list()).map((rule) => rule.operation), ['ListFlows']);
  await sandbox.faults.clear();
  assert.deepEqual(await sandbox.faults.list(), []);
  await assert.rejects(sandbox.faults.throttle('ListFlow'), /did you mean ListFlows/);
});

test('requests are filtered and cleared', async () => {
  const sandbox = await createSandbox();
  await sandbox.putFlow('orders', endless);
  await sandbox.cancel('orders');
  const { now } = await sandbox.clock.get();

  assert.equal((await sandbox.requests.list({ flowName: 'orders', since: now })).length, 1);
  assert.deepEqual(await sandbox.requests.list({ errorType: 'ThrottlingException' }), []);
  await sandbox.requests.clear();
  assert.deepEqual(await sandbox.requests.list(), []);
});

test('a dump has timelines and journal', async () => {
  const sandbox = await createSandbox();
  await sandbox.putFlow('orders', endless);
  await (await sandbox.startRun('orders')).cancel();

  const dump = await sandbox.dump();

  assert.match(dump, /"cause": "cancel requested by request/);
  assert.match(dump, /"operation": "CancelFlowExecutions"/);
});
