// Types, request ids and metadata that the SDK derives from answers.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import {
  CancelFlowExecutionsCommand, CreateFlowCommand, DescribeFlowCommand, DescribeFlowExecutionRecordsCommand,
  ListFlowsCommand, ListTagsForResourceCommand, StartFlowCommand, TagResourceCommand, UntagResourceCommand,
} from '@aws-sdk/client-appflow';
import { openAccount } from './support/account.js';
import { UUID } from './support/assertions.js';
import { HELD, onDemand } from './support/flows.js';
import { startProgram } from './support/program.js';

const program = await startProgram();
after(() => program.stop());

test('every instant is returned as a Date, to the millisecond', async () => {
  const account = await openAccount(program);
  const instant = new Date(Math.ceil((await account.now()).getTime() / 1000) * 1000 + 1_037);
  await account.control('PUT', '/_appflow/clock', { now: instant.getTime() / 1000 });
  await account.createFlow('orders', HELD);
  await account.start('orders');

  const flow = await account.describeFlow('orders');
  const { flows: [listed] } = await account.send(new ListFlowsCommand({}));
  const { flowExecutions: [record] } = await account.send(new DescribeFlowExecutionRecordsCommand({ flowName: 'orders' }));

  const told = [
    flow.createdAt, flow.lastUpdatedAt, flow.lastRunExecutionDetails.mostRecentExecutionTime,
    listed.createdAt, listed.lastUpdatedAt, listed.lastRunExecutionDetails.mostRecentExecutionTime,
    record.startedAt, record.lastUpdatedAt,
  ];
  assert.deepEqual(told, told.map(() => instant));
});

test('every answer, of success or failure, has a unique request id', async () => {
  const account = await openAccount(program);
  const flowName = 'orders';
  const resourceArn = account.arn(flowName);
  const ids = [];
  for (const command of [
    new CreateFlowCommand(onDemand(flowName)),
    new CreateFlowCommand(onDemand(flowName)),
    new StartFlowCommand({ flowName }),
    new DescribeFlowExecutionRecordsCommand({ flowName }),
    new CancelFlowExecutionsCommand({ flowName }),
    new CancelFlowExecutionsCommand({ flowName: 'returns' }),
    new CancelFlowExecutionsCommand({ flowName: '-' }),
    new TagResourceCommand({ resourceArn, tags: { team: 'data' } }),
    new UntagResourceCommand({ resourceArn, tagKeys: ['team'] }),
    new ListTagsForResourceCommand({ resourceArn }),
    new DescribeFlowCommand({ flowName }),
    new DescribeFlowCommand({ flowName }),
  ]) {
    const { $metadata } = await account.send(command).catch((error) => error);
    assert.match($metadata.requestId, UUID);
    ids.push($metadata.requestId);
  }

  assert.equal(new Set(ids).size, ids.length);
});

test('a successful cancel answers 200 with the list of invalid executions, even if it is empty', async () => {
  const account = await openAccount(program);
  await account.createFlow('orders', HELD);
  const executionId = await account.start('orders');

  const { $metadata, ...answer } = await account.send(
    new CancelFlowExecutionsCommand({ flowName: 'orders', executionIds: [executionId] }));

  assert.equal($metadata.httpStatusCode, 200);
  assert.equal($metadata.attempts, 1);
  assert.deepEqual(answer, { invalidExecutions: [] });
});

test('the cause of a cancel contains the request id that the SDK received', async () => {
  const account = await openAccount(program);
  await account.createFlow('orders', HELD);
  const executionId = await account.start('orders');

  const { $metadata } = await account.send(
    new CancelFlowExecutionsCommand({ flowName: 'orders', executionIds: [executionId] }));

  const { flows: [{ runs: [run] }] } = await account.state();
  assert.equal(run.executionId, executionId);
  assert.equal(run.cancelRequestedBy, $metadata.requestId);
});

test('each region of an account has its own flows', async () => {
  const account = await openAccount(program);
  await account.createFlow('orders');

  const abroad = account.clientIn('eu-west-1');
  const { flowArn } = await abroad.send(new CreateFlowCommand(onDemand('orders')));

  assert.equal(flowArn, `arn:aws:appflow:eu-west-1:${account.id}:flow/orders`);
  assert.equal((await account.describeFlow('orders')).flowArn, account.arn('orders'));
});
