import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import {
  CancelFlowExecutionsCommand, ConflictException, CreateFlowCommand, DeleteFlowCommand, DescribeFlowCommand,
  DescribeFlowExecutionRecordsCommand, ListFlowsCommand, ListTagsForResourceCommand,
  ResourceNotFoundException, ServiceQuotaExceededException, StartFlowCommand, StopFlowCommand,
  TagResourceCommand, UnsupportedOperationException, UntagResourceCommand, UpdateFlowCommand, ValidationException,
} from '@aws-sdk/client-appflow';
import { openAccount } from './support/account.js';
import { assertRaises, assertRaisesUnmodelled } from './support/assertions.js';
import {
  ARN, FLOW_NAME, TAG_KEYS, atLeast, atLeastLong, atMost, matching, missing, validationErrors, violated,
} from './support/constraints.js';
import { HELD, onDemand, scheduled, UNTIL_CANCELLED } from './support/flows.js';
import { startProgram } from './support/program.js';

const program = await startProgram();
after(() => program.stop());

// ResourceNotFoundException

const ofMissingFlow = (flowName, arn) => ({
  CancelFlowExecutions: new CancelFlowExecutionsCommand({ flowName }),
  DeleteFlow: new DeleteFlowCommand({ flowName }),
  DescribeFlow: new DescribeFlowCommand({ flowName }),
  DescribeFlowExecutionRecords: new DescribeFlowExecutionRecordsCommand({ flowName }),
  ListTagsForResource: new ListTagsForResourceCommand({ resourceArn: arn }),
  StartFlow: new StartFlowCommand({ flowName }),
  StopFlow: new StopFlowCommand({ flowName }),
  TagResource: new TagResourceCommand({ resourceArn: arn, tags: { team: 'data' } }),
  UntagResource: new UntagResourceCommand({ resourceArn: arn, tagKeys: ['team'] }),
  UpdateFlow: new UpdateFlowCommand(onDemand(flowName)),
});

for (const operation of Object.keys(ofMissingFlow('', ''))) {
  test(`${operation} of a flow that does not exist raises ResourceNotFoundException`, async () => {
    const account = await openAccount(program);
    await account.createFlow('orders');

    const command = ofMissingFlow('returns', account.arn('returns'))[operation];

    await assertRaises(
      account.send(command), ResourceNotFoundException, 404, 'Flow with name returns does not exist.');
  });
}

test('a flow of another account does not exist', async () => {
  const [owner, stranger] = await Promise.all([openAccount(program), openAccount(program)]);
  await owner.createFlow('orders');

  await assertRaises(
    stranger.describeFlow('orders'), ResourceNotFoundException, 404, 'Flow with name orders does not exist.');
  const resourceArn = owner.arn('orders');
  await assertRaises(
    stranger.send(new ListTagsForResourceCommand({ resourceArn })),
    ResourceNotFoundException, 404, `Resource ${resourceArn} does not exist.`);
});

// ConflictException

test('CreateFlow with the name of another flow raises ConflictException and does not change that flow', async () => {
  const account = await openAccount(program);
  await account.createFlow('orders', { team: 'data' });
  const before = await account.state();

  await assertRaises(
    account.createFlow('orders', { team: 'sales' }),
    ConflictException, 409, 'Conflict executing request: Flow with name orders already exists.');

  assert.deepEqual(await account.state(), before);
});

test('DeleteFlow of an activated flow raises ConflictException unless it is forced or the flow stopped', async () => {
  const account = await openAccount(program);
  for (const flowName of ['forced', 'stopped']) {
    const scheduleStartTime = await account.after(60);
    await account.send(new CreateFlowCommand(scheduled(flowName, { scheduleStartTime })));
    await account.send(new StartFlowCommand({ flowName }));
    await assertRaises(
      account.send(new DeleteFlowCommand({ flowName })),
      ConflictException, 409,
      'Conflict executing request: Flow is in active state, '
      + `please set forceDelete to true or deactivate the flow: ${flowName}`);
  }

  await account.send(new DeleteFlowCommand({ flowName: 'forced', forceDelete: true }));
  await account.send(new StopFlowCommand({ flowName: 'stopped' }));
  await account.send(new DeleteFlowCommand({ flowName: 'stopped' }));

  assert.deepEqual((await account.send(new ListFlowsCommand({}))).flows, []);
});

test('DeleteFlow of a flow with a run in progress raises ConflictException, and the run continues', async () => {
  const account = await openAccount(program);
  await account.createFlow('orders', HELD);
  const executionId = await account.start('orders');

  await assertRaises(
    account.send(new DeleteFlowCommand({ flowName: 'orders', forceDelete: false })),
    ConflictException, 409,
    'Conflict executing request: Flow has runs in progress, please set forceDelete to true or cancel them: orders');

  assert.equal(await account.status('orders', executionId), 'InProgress');
});

const reused = (token) =>
  `Conflict executing request: clientToken ${token} was used with other parameters in the last 8 hours.`;

test('CreateFlow with the same clientToken creates one flow, and with other parameters raises ConflictException', async () => {
  const account = await openAccount(program);
  const flow = { ...onDemand('orders'), clientToken: 'token-1' };

  const first = await account.send(new CreateFlowCommand(flow));
  const again = await account.send(new CreateFlowCommand(flow));

  assert.equal(again.flowArn, first.flowArn);
  await assertRaises(
    account.send(new CreateFlowCommand({ ...flow, flowName: 'returns' })), ConflictException, 409, reused('token-1'));
  const { flows } = await account.send(new ListFlowsCommand({}));
  assert.deepEqual(flows.map(({ flowName }) => flowName), ['orders']);
});

test('UpdateFlow with the same clientToken updates once, and with other parameters raises ConflictException', async () => {
  const account = await openAccount(program);
  await account.createFlow('orders');
  const update = { ...onDemand('orders'), description: 'first', clientToken: 'token-1' };
  await account.send(new UpdateFlowCommand(update));
  const { lastUpdatedAt } = await account.describeFlow('orders');
  await account.advance(5);

  await account.send(new UpdateFlowCommand(update));
  await assertRaises(
    account.send(new UpdateFlowCommand({ ...update, description: 'second' })), ConflictException, 409, reused('token-1'));

  const flow = await account.describeFlow('orders');
  assert.equal(flow.description, 'first');
  assert.deepEqual(flow.lastUpdatedAt, lastUpdatedAt);
});

test('StartFlow with the same clientToken starts one run, and another one when eight hours have passed', async () => {
  const account = await openAccount(program);
  await account.createFlow('orders', HELD);
  const start = async () => {
    const { executionId } = await account.send(new StartFlowCommand({ flowName: 'orders', clientToken: 'token-1' }));
    return executionId;
  };

  const first = await start();
  await account.advance(8 * 3600 - 0.001);
  assert.equal(await start(), first);
  await account.advance(0.001);
  const second = await start();

  assert.notEqual(second, first);
  assert.deepEqual(await account.statuses('orders'), { [first]: 'InProgress', [second]: 'InProgress' });
});

test('fifty concurrent StartFlow calls with the same clientToken start one run', async () => {
  const account = await openAccount(program);
  await account.createFlow('orders', HELD);

  const answers = await Promise.all(Array.from({ length: 50 }, () =>
    account.send(new StartFlowCommand({ flowName: 'orders', clientToken: 'token-1' }))));

  const [{ executionId }] = answers;
  assert.deepEqual(new Set(answers.map((each) => each.executionId)), new Set([executionId]));
  assert.deepEqual(await account.statuses('orders'), { [executionId]: 'InProgress' });
});

test('of fifty concurrent CreateFlow calls with the same name one creates the flow and the others raise ConflictException', async () => {
  const account = await openAccount(program);

  const outcomes = await Promise.allSettled(Array.from({ length: 50 }, () => account.createFlow('orders')));

  const refused = outcomes.filter(({ status }) => status === 'rejected');
  assert.equal(refused.length, 49);
  assert.ok(refused.every(({ reason }) => reason instanceof ConflictException));
});

test('StartFlow with a clientToken used for another flow raises ConflictException for scheduled flows only', async () => {
  const account = await openAccount(program);
  for (const flowName of ['orders', 'returns']) {
    await account.createFlow(flowName, HELD);
    await account.send(new CreateFlowCommand(scheduled(`scheduled-${flowName}`)));
  }

  const start = (flowName) => account.send(new StartFlowCommand({ flowName, clientToken: 'token-1' }));

  assert.notEqual((await start('orders')).executionId, (await start('returns')).executionId);
  await start('scheduled-orders');
  await assertRaises(start('scheduled-returns'), ConflictException, 409, reused('token-1'));
  assert.equal((await account.describeFlow('scheduled-returns')).flowStatus, 'Draft');
});

test('a clientToken with a space does not collide with that of another flow', async () => {
  const account = await openAccount(program);
  await account.createFlow('orders', HELD);
  await account.send(new CreateFlowCommand(scheduled('returns')));
  await account.send(new StartFlowCommand({ flowName: 'orders', clientToken: 'token-1' }));

  const { flowStatus } = await account.send(
    new StartFlowCommand({ flowName: 'returns', clientToken: 'orders token-1' }));

  assert.equal(flowStatus, 'Active');
});

// UnsupportedOperationException

test('StopFlow of an on-demand flow raises UnsupportedOperationException, and its run continues', async () => {
  const account = await openAccount(program);
  await account.createFlow('orders', HELD);
  const executionId = await account.start('orders');

  await assertRaises(
    account.send(new StopFlowCommand({ flowName: 'orders' })),
    UnsupportedOperationException, 400,
    'Flow orders runs on demand and cannot be stopped; CancelFlowExecutions cancels its runs.');

  assert.equal((await account.describeFlow('orders')).flowStatus, 'Active');
  assert.equal(await account.status('orders', executionId), 'InProgress');
});

// ServiceQuotaExceededException

test('CreateFlow beyond the quota of flows raises ServiceQuotaExceededException until a flow is deleted', async (t) => {
  const small = await startProgram({ Emulator__MaxFlows: '1' });
  t.after(() => small.stop());
  const [account, neighbour] = [await openAccount(small), await openAccount(small)];
  await account.createFlow('orders');

  await assertRaises(
    account.createFlow('returns'),
    ServiceQuotaExceededException, 402, 'The account has reached its quota of 1 flows in this region.');

  await neighbour.createFlow('returns');
  await account.send(new DeleteFlowCommand({ flowName: 'orders' }));
  await account.createFlow('returns');
  assert.equal((await account.describeFlow('returns')).flowStatus, 'Active');
});

test('StartFlow beyond the quota of concurrent runs raises ServiceQuotaExceededException until a run has ended', async (t) => {
  const small = await startProgram({ Emulator__MaxConcurrentRuns: '1' });
  t.after(() => small.stop());
  const account = await openAccount(small);
  await account.createFlow('orders', UNTIL_CANCELLED);
  await account.createFlow('returns', UNTIL_CANCELLED);
  const isRefused = (flowName) => assertRaises(
    account.start(flowName),
    ServiceQuotaExceededException, 402, 'The account has reached its quota of 1 concurrent flow runs in this region.');
  const executionId = await account.start('orders');

  await isRefused('orders');
  await isRefused('returns');
  await account.cancel('orders', [executionId]);
  await isRefused('returns');
  await account.advance(2);
  const next = await account.start('returns');

  assert.deepEqual(await account.statuses('orders'), { [executionId]: 'Canceled' });
  assert.deepEqual(await account.statuses('returns'), { [next]: 'InProgress' });
});

test('of fifty concurrent StartFlow calls exactly as many succeed as the quota allows', async (t) => {
  const small = await startProgram({ Emulator__MaxConcurrentRuns: '10' });
  t.after(() => small.stop());
  const account = await openAccount(small);
  await account.createFlow('orders', HELD);

  const outcomes = await Promise.allSettled(Array.from({ length: 50 }, () => account.start('orders')));

  const started = outcomes.filter(({ status }) => status === 'fulfilled').map(({ value }) => value);
  const refused = outcomes.filter(({ status }) => status === 'rejected');
  assert.equal(started.length, 10);
  assert.ok(refused.every(({ reason }) => reason instanceof ServiceQuotaExceededException));
  assert.deepEqual(await account.statuses('orders'), Object.fromEntries(started.map((id) => [id, 'InProgress'])));
});

// ValidationException

const ofFlowName = (flowName) => ({
  CancelFlowExecutions: new CancelFlowExecutionsCommand({ flowName }),
  CreateFlow: new CreateFlowCommand(onDemand(flowName)),
  DeleteFlow: new DeleteFlowCommand({ flowName }),
  DescribeFlow: new DescribeFlowCommand({ flowName }),
  DescribeFlowExecutionRecords: new DescribeFlowExecutionRecordsCommand({ flowName }),
  StartFlow: new StartFlowCommand({ flowName }),
  StopFlow: new StopFlowCommand({ flowName }),
  UpdateFlow: new UpdateFlowCommand(onDemand(flowName)),
});

for (const operation of Object.keys(ofFlowName(''))) {
  test(`${operation} with a malformed flow name, or none, raises ValidationException`, async () => {
    const account = await openAccount(program);

    await assertRaises(
      account.send(ofFlowName('-orders')[operation]),
      ValidationException, 400, validationErrors(violated('flowName', '-orders', FLOW_NAME)));
    await assertRaises(
      account.send(ofFlowName(undefined)[operation]), ValidationException, 400, validationErrors(missing('flowName')));
  });
}

for (const [what, command, message] of [
  [
    'ListFlows with a page size of 0',
    () => new ListFlowsCommand({ maxResults: 0 }),
    validationErrors(violated('maxResults', 0, atLeast(1))),
  ],
  [
    'DescribeFlowExecutionRecords with a page size of 101',
    () => new DescribeFlowExecutionRecordsCommand({ flowName: 'orders', maxResults: 101 }),
    validationErrors(violated('maxResults', 101, atMost(100))),
  ],
  [
    'ListFlows with a nextToken of no answer',
    () => new ListFlowsCommand({ nextToken: 'made-up' }),
    'nextToken made-up is not one that this operation gave out.',
  ],
  [
    'DescribeFlowExecutionRecords with a nextToken of no answer',
    () => new DescribeFlowExecutionRecordsCommand({ flowName: 'orders', nextToken: 'made-up' }),
    'nextToken made-up is not one that this operation gave out.',
  ],
  [
    'TagResource with a key that AWS keeps to itself',
    (arn) => new TagResourceCommand({ resourceArn: arn, tags: { 'aws:x': 'v' } }),
    validationErrors(violated('tags', '{aws:x=v}', TAG_KEYS)),
  ],
  [
    'TagResource without tags',
    (arn) => new TagResourceCommand({ resourceArn: arn }),
    validationErrors(missing('tags')),
  ],
  [
    'TagResource with a plan that makes no sense',
    (arn) => new TagResourceCommand({ resourceArn: arn, tags: { 'emulator:run-seconds': 'soon' } }),
    "Tag emulator:run-seconds has value 'soon', allowed: a number of seconds from 0 to 1000000000, or never.",
  ],
  [
    'TagResource of something that is no ARN',
    () => new TagResourceCommand({ resourceArn: 'orders', tags: { team: 'data' } }),
    validationErrors(violated('resourceArn', 'orders', ARN)),
  ],
  [
    'UntagResource of something that is no ARN',
    () => new UntagResourceCommand({ resourceArn: 'orders', tagKeys: ['team'] }),
    validationErrors(violated('resourceArn', 'orders', ARN)),
  ],
  [
    'UntagResource without keys',
    (arn) => new UntagResourceCommand({ resourceArn: arn, tagKeys: [] }),
    validationErrors(missing('tagKeys')),
  ],
  [
    'ListTagsForResource of something that is no ARN',
    () => new ListTagsForResourceCommand({ resourceArn: 'orders' }),
    validationErrors(violated('resourceArn', 'orders', ARN)),
  ],
  [
    'StartFlow with an empty clientToken',
    () => new StartFlowCommand({ flowName: 'orders', clientToken: '' }),
    validationErrors(violated('clientToken', '', matching('[ -~]+')), violated('clientToken', '', atLeastLong(1))),
  ],
  [
    'CreateFlow without a projection task or a Map_all task',
    () => new CreateFlowCommand({
      ...onDemand('returns'),
      sourceFlowConfig: { connectorType: 'Salesforce', sourceConnectorProperties: { Salesforce: { object: 'Account' } } },
      tasks: [{ taskType: 'Filter', sourceFields: ['id'] }],
    }),
    'Create Flow request failed: [Task Validation Error: You must specify a projection task or a MAP_ALL task]',
  ],
  [
    'UpdateFlow with another destination',
    () => new UpdateFlowCommand({
      ...onDemand('orders'),
      destinationFlowConfigList: [
        { connectorType: 'S3', destinationConnectorProperties: { S3: { bucketName: 'another-bucket' } } },
      ],
    }),
    'Update Flow request failed due to:[Destination object for the destination connector can not be updated]',
  ],
]) {
  test(`${what} raises ValidationException and changes nothing`, async () => {
    const account = await openAccount(program);
    await account.createFlow('orders', { team: 'data' });
    const before = await account.state();

    await assertRaises(account.send(command(account.arn('orders'))), ValidationException, 400, message);

    assert.deepEqual(await account.state(), before);
  });
}
