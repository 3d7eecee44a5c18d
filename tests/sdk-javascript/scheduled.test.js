import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import {
  CreateFlowCommand, DescribeFlowExecutionRecordsCommand, StartFlowCommand, StopFlowCommand, UpdateFlowCommand,
} from '@aws-sdk/client-appflow';
import { openAccount } from './support/account.js';
import { onDemand, scheduled } from './support/flows.js';
import { startProgram } from './support/program.js';

const program = await startProgram();
after(() => program.stop());

const start = (account) => account.send(new StartFlowCommand({ flowName: 'orders' }));
const stop = (account) => account.send(new StopFlowCommand({ flowName: 'orders' }));
const status = async (account) => (await account.describeFlow('orders')).flowStatus;
const records = async (account) =>
  (await account.send(new DescribeFlowExecutionRecordsCommand({ flowName: 'orders' }))).flowExecutions;
const startTimes = async (account) => (await records(account)).map(({ startedAt }) => startedAt);

test('a scheduled flow is Draft at creation and does not run', async () => {
  const account = await openAccount(program);

  const { $metadata, ...created } = await account.send(new CreateFlowCommand(scheduled('orders')));
  await account.advance(3600);

  assert.deepEqual(created, { flowArn: account.arn('orders'), flowStatus: 'Draft' });
  assert.equal(await status(account), 'Draft');
  assert.deepEqual(await records(account), []);
});

test('an event-triggered flow is Draft at creation, StartFlow activates it and StopFlow suspends it', async () => {
  const account = await openAccount(program);
  const event = { ...onDemand('orders'), triggerConfig: { triggerType: 'Event' } };

  assert.equal((await account.send(new CreateFlowCommand(event))).flowStatus, 'Draft');
  const { $metadata, ...started } = await start(account);
  assert.deepEqual(started, { flowArn: account.arn('orders'), flowStatus: 'Active' });
  assert.equal((await stop(account)).flowStatus, 'Suspended');

  assert.deepEqual(await records(account), []);
});

test('StartFlow activates a scheduled flow without an execution id; a run starts immediately and one in every period', async () => {
  const account = await openAccount(program);
  await account.send(new CreateFlowCommand(scheduled('orders')));
  const activated = await account.now();

  const { $metadata, ...started } = await start(account);

  assert.deepEqual(started, { flowArn: account.arn('orders'), flowStatus: 'Active' });
  assert.deepEqual(await startTimes(account), [activated]);
  await account.advance(299.999);
  assert.deepEqual(await startTimes(account), [activated]);
  await account.advance(0.001);
  const second = await account.now();
  assert.deepEqual(await startTimes(account), [second, activated]);
  await account.advance(300);
  assert.deepEqual(await startTimes(account), [await account.now(), second, activated]);
  assert.deepEqual((await records(account)).map(({ executionStatus }) => executionStatus),
    ['InProgress', 'Successful', 'Successful']);
});

test('StopFlow suspends a scheduled flow: its run in progress continues, and no more start', async () => {
  const account = await openAccount(program);
  await account.send(new CreateFlowCommand(scheduled('orders')));
  await start(account);
  const [{ executionId }] = await records(account);

  const { $metadata, ...stopped } = await stop(account);

  assert.deepEqual(stopped, { flowArn: account.arn('orders'), flowStatus: 'Suspended' });
  assert.equal(await status(account), 'Suspended');
  assert.deepEqual(await account.statuses('orders'), { [executionId]: 'InProgress' });
  await account.advance(3600);
  assert.deepEqual(await account.statuses('orders'), { [executionId]: 'Successful' });
});

test('a scheduled flow that is started again after it was stopped has runs again', async () => {
  const account = await openAccount(program);
  await account.send(new CreateFlowCommand(scheduled('orders')));
  await start(account);
  await stop(account);
  await account.advance(3600);

  await start(account);

  assert.equal(await status(account), 'Active');
  const times = await startTimes(account);
  assert.equal(times.length, 2);
  assert.deepEqual(times[0], await account.now());
});

test('a schedule has runs from its start to its end, also in one clock jump', async () => {
  const account = await openAccount(program);
  const scheduleStartTime = await account.after(60);
  const scheduleEndTime = await account.after(60 + 700);
  await account.send(new CreateFlowCommand(scheduled('orders', { scheduleStartTime, scheduleEndTime })));

  await start(account);
  assert.deepEqual(await records(account), []);
  await account.advance(86_400);

  const at = (seconds) => new Date(scheduleStartTime.getTime() + seconds * 1000);
  assert.deepEqual(await startTimes(account), [at(600), at(300), at(0)]);
  const { Scheduled } = (await account.describeFlow('orders')).triggerConfig.triggerProperties;
  assert.deepEqual(Scheduled, { scheduleExpression: 'rate(5minutes)', scheduleStartTime, scheduleEndTime });
});

test('the first run of an incremental schedule pulls thirty days, and each later one the time since', async () => {
  const account = await openAccount(program);
  await account.send(new CreateFlowCommand(scheduled('orders', { dataPullMode: 'Incremental' })));
  const activated = await account.now();
  await start(account);
  await account.advance(300);

  const [second, first] = await records(account);

  const thirtyDays = 30 * 86_400_000;
  assert.deepEqual([first.dataPullStartTime, first.dataPullEndTime], [new Date(activated.getTime() - thirtyDays), activated]);
  assert.deepEqual([second.dataPullStartTime, second.dataPullEndTime], [activated, await account.now()]);
});

test('a cancel without ids ends the run in progress of a scheduled flow, and the next run starts as scheduled', async () => {
  const account = await openAccount(program);
  await account.send(new CreateFlowCommand(scheduled('orders')));
  await start(account);
  const [{ executionId }] = await records(account);

  assert.deepEqual(await account.cancel('orders'), []);
  await account.advance(300);

  const [next] = await records(account);
  assert.deepEqual(await account.statuses('orders'), { [next.executionId]: 'InProgress', [executionId]: 'Canceled' });
  assert.equal(await status(account), 'Active');
});

test('UpdateFlow changes the schedule of an active flow for later runs', async () => {
  const account = await openAccount(program);
  await account.send(new CreateFlowCommand(scheduled('orders')));
  const activated = await account.now();
  await start(account);
  await account.advance(60);

  const { flowStatus } = await account.send(
    new UpdateFlowCommand(scheduled('orders', { scheduleExpression: 'rate(1hours)' })));
  await account.advance(3599);

  assert.equal(flowStatus, 'Active');
  const times = await startTimes(account);
  assert.deepEqual(times, [new Date(activated.getTime() + 3_600_000), activated]);
});

test('starting or stopping a scheduled flow twice has no further effect', async () => {
  const account = await openAccount(program);
  await account.send(new CreateFlowCommand(scheduled('orders')));

  assert.equal((await start(account)).flowStatus, 'Active');
  assert.equal((await start(account)).flowStatus, 'Active');
  assert.equal((await startTimes(account)).length, 1);
  assert.equal((await stop(account)).flowStatus, 'Suspended');
  assert.equal((await stop(account)).flowStatus, 'Suspended');
});
