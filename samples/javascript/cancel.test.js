// Example tests of code that cancels runs.
import assert from 'node:assert/strict';
import test from 'node:test';
import { AppflowClient, CancelFlowExecutionsCommand, StartFlowCommand } from '@aws-sdk/client-appflow';
import { createSandbox } from './appflow-testing.js';

test('a cancelled run goes CancelStarted, then Canceled', async () => {
  const sandbox = await createSandbox();
  const appflow = new AppflowClient(sandbox.clientConfig);
  await sandbox.putFlow('orders', { runSeconds: null });
  const { executionId } = await appflow.send(new StartFlowCommand({ flowName: 'orders' }));
  const run = sandbox.getRun('orders', executionId);

  const cancel = await appflow.send(new CancelFlowExecutionsCommand({ flowName: 'orders', executionIds: [executionId] }));

  assert.deepEqual(cancel.invalidExecutions, []);
  assert.equal(await run.status(), 'CancelStarted');
  await sandbox.clock.advanceToNextTransition();
  assert.equal(await run.status(), 'Canceled');
});

test('a throttled cancel succeeds on the third attempt', async () => {
  const sandbox = await createSandbox();
  const appflow = new AppflowClient(sandbox.clientConfig);
  await sandbox.putFlow('orders', { runSeconds: null });
  await sandbox.faults.throttle('CancelFlowExecutions', 2);

  await appflow.send(new CancelFlowExecutionsCommand({ flowName: 'orders' }));

  const requests = await sandbox.requests.list({ operation: 'CancelFlowExecutions' });
  assert.deepEqual(requests.map((request) => request.status), [429, 429, 200]);
});
