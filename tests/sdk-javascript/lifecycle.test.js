import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import {
  AppflowClient, CreateFlowCommand, DeleteFlowCommand, DescribeFlowCommand, DescribeFlowExecutionRecordsCommand,
  ListFlowsCommand, ListTagsForResourceCommand, ResourceNotFoundException, StartFlowCommand, TagResourceCommand,
  UntagResourceCommand, UpdateFlowCommand,
} from '@aws-sdk/client-appflow';
import { openAccount, REGION } from './support/account.js';
import { assertRaises, UUID_V4 } from './support/assertions.js';
import { onDemand, scheduled, UNTIL_CANCELLED } from './support/flows.js';
import { startProgram } from './support/program.js';

const program = await startProgram();
after(() => program.stop());

test('a client with only AWS_ENDPOINT_URL_APPFLOW finds the program', async (t) => {
  process.env.AWS_ENDPOINT_URL_APPFLOW = program.endpoint;
  t.after(() => delete process.env.AWS_ENDPOINT_URL_APPFLOW);
  const account = await openAccount(program);
  await account.createFlow('orders');

  const client = new AppflowClient({ region: REGION, credentials: account.credentials });
  const { flowArn } = await client.send(new DescribeFlowCommand({ flowName: 'orders' }));

  assert.equal(flowArn, account.arn('orders'));
});

test('an on-demand flow is Active from its creation', async () => {
  const account = await openAccount(program);

  const { $metadata, ...created } = await account.createFlow('orders');

  assert.deepEqual(created, { flowArn: account.arn('orders'), flowStatus: 'Active' });
});

test('DescribeFlow returns the members of CreateFlow, with AppFlow\'s normalisations', async () => {
  const account = await openAccount(program);
  const now = await account.now();
  await account.send(new CreateFlowCommand({ ...onDemand('orders'), description: 'Orders, daily', tags: { team: 'data' } }));

  const { $metadata, kmsArn, createdBy, lastUpdatedBy, ...flow } = await account.describeFlow('orders');

  assert.match(kmsArn, /^arn:aws:kms:/);
  assert.match(createdBy, /^arn:aws:/);
  assert.equal(lastUpdatedBy, createdBy);
  assert.deepEqual(flow, {
    flowArn: account.arn('orders'),
    flowName: 'orders',
    description: 'Orders, daily',
    flowStatus: 'Active',
    triggerConfig: { triggerType: 'OnDemand', triggerProperties: {} },
    sourceFlowConfig: onDemand('orders').sourceFlowConfig,
    destinationFlowConfigList: [{
      connectorType: 'S3',
      destinationConnectorProperties: {
        S3: {
          bucketName: 'destination-bucket',
          s3OutputFormatConfig: { prefixConfig: {}, aggregationConfig: { aggregationType: 'None' } },
        },
      },
    }],
    tasks: [{ taskType: 'Map_all', sourceFields: [], taskProperties: {} }],
    createdAt: now,
    lastUpdatedAt: now,
    tags: { team: 'data' },
  });
});

test('StartFlow returns a unique execution id for every run, and the runs proceed concurrently', async () => {
  const account = await openAccount(program);
  await account.createFlow('orders');

  const { $metadata, ...first } = await account.send(new StartFlowCommand({ flowName: 'orders' }));
  const { $metadata: _, ...second } = await account.send(new StartFlowCommand({ flowName: 'orders' }));

  assert.deepEqual(first, { flowArn: account.arn('orders'), flowStatus: 'Active', executionId: first.executionId });
  assert.match(first.executionId, UUID_V4);
  assert.match(second.executionId, UUID_V4);
  assert.notEqual(first.executionId, second.executionId);
  assert.deepEqual(await account.statuses('orders'), {
    [second.executionId]: 'InProgress',
    [first.executionId]: 'InProgress',
  });
});

test('a cancelled run goes from InProgress through CancelStarted to Canceled and keeps its records and bytes', async () => {
  const account = await openAccount(program);
  const startedAt = await account.now();
  await account.createFlow('orders', UNTIL_CANCELLED);
  const executionId = await account.start('orders');
  const idle = { bytesProcessed: 0, bytesWritten: 0, recordsProcessed: 0 };
  const moved = { bytesProcessed: 1_024_000, bytesWritten: 1_024_000, recordsProcessed: 1_000 };
  const record = (executionStatus, executionResult, seconds) => ({
    executionId, executionStatus, executionResult, startedAt, lastUpdatedAt: new Date(startedAt.getTime() + seconds * 1000),
  });

  assert.deepEqual(await account.record('orders', executionId), record('InProgress', idle, 0));
  await account.advance(10);
  assert.deepEqual(await account.record('orders', executionId), record('InProgress', moved, 0));
  assert.deepEqual(await account.cancel('orders', [executionId]), []);
  assert.deepEqual(await account.record('orders', executionId), record('CancelStarted', moved, 10));
  await account.advance(1.999);
  assert.deepEqual(await account.record('orders', executionId), record('CancelStarted', moved, 10));
  await account.advance(0.001);
  assert.deepEqual(await account.record('orders', executionId), record('Canceled', moved, 12));
  await account.advance(86_400);
  assert.deepEqual(await account.record('orders', executionId), record('Canceled', moved, 12));
});

test('a run that is not cancelled is Successful after thirty seconds', async () => {
  const account = await openAccount(program);
  await account.createFlow('orders');
  const executionId = await account.start('orders');

  await account.advance(29.999);
  assert.equal(await account.status('orders', executionId), 'InProgress');
  const transitions = await account.advance(0.001);

  const { executionStatus, executionResult } = await account.record('orders', executionId);
  assert.equal(executionStatus, 'Successful');
  assert.deepEqual(executionResult, { bytesProcessed: 3_072_000, bytesWritten: 3_072_000, recordsProcessed: 3_000 });
  assert.deepEqual(transitions.map(({ flowName, executionId: id, status }) => [flowName, id, status]),
    [['orders', executionId, 'Successful']]);
});

test('a run that is planned to fail ends as Error and says why', async () => {
  const account = await openAccount(program);
  await account.createFlow('orders', { 'emulator:outcome': 'Error', 'emulator:error-message': 'Bucket is gone' });
  const executionId = await account.start('orders');

  await account.advance(30);

  const { executionStatus, executionResult } = await account.record('orders', executionId);
  assert.equal(executionStatus, 'Error');
  assert.deepEqual(executionResult.errorInfo, { putFailuresCount: 0, executionMessage: 'Bucket is gone' });
});

test('a cancel that is planned to lose the race shows CancelStarted and then Successful', async () => {
  const account = await openAccount(program);
  await account.createFlow('orders', { ...UNTIL_CANCELLED, 'emulator:cancel-outcome': 'Successful' });
  const executionId = await account.start('orders');

  assert.deepEqual(await account.cancel('orders', [executionId]), []);
  assert.equal(await account.status('orders', executionId), 'CancelStarted');
  await account.advance(2);

  assert.equal(await account.status('orders', executionId), 'Successful');
});

test('a cancelled run on a batch API first finishes its current batch', async () => {
  const account = await openAccount(program);
  await account.createFlow('orders', { ...UNTIL_CANCELLED, 'emulator:batch-seconds': '10' });
  const executionId = await account.start('orders');
  await account.advance(15);

  assert.deepEqual(await account.cancel('orders', [executionId]), []);
  await account.advance(6.999);
  assert.equal(await account.status('orders', executionId), 'CancelStarted');
  await account.advance(0.001);

  const { executionStatus, executionResult } = await account.record('orders', executionId);
  assert.equal(executionStatus, 'Canceled');
  assert.equal(executionResult.recordsProcessed, 2_000);
});

test('an empty list of execution ids cancels nothing', async () => {
  const account = await openAccount(program);
  await account.createFlow('orders', UNTIL_CANCELLED);
  const executionId = await account.start('orders');

  assert.deepEqual(await account.cancel('orders', []), []);

  assert.equal(await account.status('orders', executionId), 'InProgress');
});

test('cancelling all runs of a flow that has none in progress returns no invalid executions', async () => {
  const account = await openAccount(program);
  await account.createFlow('orders');

  assert.deepEqual(await account.cancel('orders'), []);
});

test('DescribeFlow and ListFlows return the status of the last run at every stage', async () => {
  const account = await openAccount(program);
  await account.createFlow('orders', UNTIL_CANCELLED);
  const told = async () => {
    const { lastRunExecutionDetails: described } = await account.describeFlow('orders');
    const { flows: [{ lastRunExecutionDetails: listed }] } = await account.send(new ListFlowsCommand({}));
    assert.deepEqual(listed, described);
    return described;
  };

  assert.equal(await told(), undefined);
  const startedAt = await account.now();
  await account.start('orders');
  assert.deepEqual(await told(), { mostRecentExecutionStatus: 'InProgress', mostRecentExecutionTime: startedAt });
  await account.cancel('orders');
  assert.deepEqual(await told(), { mostRecentExecutionStatus: 'CancelStarted', mostRecentExecutionTime: startedAt });
  await account.advance(2);
  assert.deepEqual(await told(), { mostRecentExecutionStatus: 'Canceled', mostRecentExecutionTime: startedAt });
});

test('UpdateFlow changes a flow but not its name, its creation time and its run in progress', async () => {
  const account = await openAccount(program);
  await account.createFlow('orders', UNTIL_CANCELLED);
  const executionId = await account.start('orders');
  const { createdAt } = await account.describeFlow('orders');
  await account.advance(5);

  const { $metadata, ...updated } = await account.send(
    new UpdateFlowCommand({ ...onDemand('orders'), description: 'Orders, hourly' }));

  assert.deepEqual(updated, { flowStatus: 'Active' });
  const flow = await account.describeFlow('orders');
  assert.equal(flow.flowArn, account.arn('orders'));
  assert.equal(flow.description, 'Orders, hourly');
  assert.deepEqual(flow.tags, UNTIL_CANCELLED);
  assert.deepEqual(flow.createdAt, createdAt);
  assert.deepEqual(flow.lastUpdatedAt, await account.now());
  assert.equal(await account.status('orders', executionId), 'InProgress');
});

test('DeleteFlow deletes a flow and its runs, and a new flow of the same name has none', async () => {
  const account = await openAccount(program);
  await account.createFlow('orders');
  await account.start('orders');
  await account.advance(30);

  const { $metadata, ...answer } = await account.send(new DeleteFlowCommand({ flowName: 'orders' }));

  assert.equal($metadata.httpStatusCode, 200);
  assert.deepEqual(answer, {});
  await assertRaises(
    account.describeFlow('orders'), ResourceNotFoundException, 404, 'Flow with name orders does not exist.');
  await account.createFlow('orders');
  assert.deepEqual(await account.statuses('orders'), {});
});

test('DeleteFlow with forceDelete deletes a flow whose run is in progress', async () => {
  const account = await openAccount(program);
  await account.createFlow('orders', UNTIL_CANCELLED);
  await account.start('orders');

  await account.send(new DeleteFlowCommand({ flowName: 'orders', forceDelete: true }));

  await assertRaises(account.cancel('orders'), ResourceNotFoundException, 404, 'Flow with name orders does not exist.');
});

test('ListFlows returns an empty list for an account without flows', async () => {
  const account = await openAccount(program);

  const { $metadata, ...answer } = await account.send(new ListFlowsCommand({}));

  assert.deepEqual(answer, { flows: [] });
});

test('ListFlows summarises every flow', async () => {
  const account = await openAccount(program);
  const now = await account.now();
  await account.createFlow('orders', { team: 'data' });
  await account.send(new CreateFlowCommand(scheduled('returns')));

  const { flows } = await account.send(new ListFlowsCommand({}));

  const shown = flows.map(({ createdBy, lastUpdatedBy, ...flow }) => flow);
  const common = { sourceConnectorType: 'S3', destinationConnectorType: 'S3', createdAt: now, lastUpdatedAt: now };
  assert.deepEqual(shown, [
    {
      ...common,
      flowArn: account.arn('orders'), flowName: 'orders', flowStatus: 'Active', triggerType: 'OnDemand', tags: { team: 'data' },
    },
    {
      ...common, flowArn: account.arn('returns'), flowName: 'returns', flowStatus: 'Draft', triggerType: 'Scheduled', tags: {},
    },
  ]);
});

test('tags can be set at creation, added, changed and removed, and do not change lastUpdatedAt', async () => {
  const account = await openAccount(program);
  const resourceArn = account.arn('orders');
  await account.createFlow('orders', { team: 'data', stage: 'test' });
  const { lastUpdatedAt } = await account.describeFlow('orders');
  await account.advance(5);

  const tagged = await account.send(new TagResourceCommand({ resourceArn, tags: { stage: 'live', 'cost-centre': '/4711' } }));
  const untagged = await account.send(new UntagResourceCommand({ resourceArn, tagKeys: ['team', 'never-there'] }));

  assert.equal(tagged.$metadata.httpStatusCode, 204);
  assert.equal(untagged.$metadata.httpStatusCode, 204);
  const { tags } = await account.send(new ListTagsForResourceCommand({ resourceArn }));
  assert.deepEqual(tags, { stage: 'live', 'cost-centre': '/4711' });
  const flow = await account.describeFlow('orders');
  assert.deepEqual(flow.tags, tags);
  assert.deepEqual(flow.lastUpdatedAt, lastUpdatedAt);
});

test('tags that plan runs apply to runs that start afterwards', async () => {
  const account = await openAccount(program);
  const resourceArn = account.arn('orders');
  await account.createFlow('orders', { 'emulator:run-seconds': '60' });
  const before = await account.start('orders');
  await account.send(new TagResourceCommand({ resourceArn, tags: { 'emulator:run-seconds': '5' } }));
  const tagged = await account.start('orders');
  await account.send(new UntagResourceCommand({ resourceArn, tagKeys: ['emulator:run-seconds'] }));
  const untagged = await account.start('orders');
  const endings = [];
  for (const seconds of [5, 25, 30]) {
    endings.push((await account.advance(seconds)).map(({ executionId }) => executionId));
  }

  assert.deepEqual(endings, [[tagged], [untagged], [before]]);
});

test('the records of a flow that has never run are an empty list', async () => {
  const account = await openAccount(program);
  await account.createFlow('orders');

  const { $metadata, ...answer } = await account.send(new DescribeFlowExecutionRecordsCommand({ flowName: 'orders' }));

  assert.deepEqual(answer, { flowExecutions: [] });
});
