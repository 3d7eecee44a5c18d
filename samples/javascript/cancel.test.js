import assert from 'node:assert/strict';
import { randomInt } from 'node:crypto';
import test from 'node:test';
import {
  AppflowClient,
  CancelFlowExecutionsCommand,
  CreateFlowCommand,
  DescribeFlowExecutionRecordsCommand,
  StartFlowCommand,
} from '@aws-sdk/client-appflow';

const endpoint = process.env.AWS_ENDPOINT_URL_APPFLOW ?? 'http://127.0.0.1:4566';

// A sandbox: an account that no other test uses.
function sandbox() {
  const account = String(randomInt(0, 1e12)).padStart(12, '0');
  const appflow = new AppflowClient({
    endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: account, secretAccessKey: 'any' },
  });
  const control = async (method, path, body) => {
    const answer = await fetch(`${endpoint}/_appflow/${path}?account=${account}`, { method, body: JSON.stringify(body) });
    assert.equal(answer.status, 200, await answer.clone().text());
    return answer.json();
  };
  return { appflow, control };
}

test('a cancelled run goes CancelStarted, then Canceled', async () => {
  const { appflow, control } = sandbox();
  await control('PUT', 'clock', { frozen: true });
  await appflow.send(
    new CreateFlowCommand({
      flowName: 'orders',
      triggerConfig: { triggerType: 'OnDemand' },
      sourceFlowConfig: { connectorType: 'S3', sourceConnectorProperties: { S3: { bucketName: 'source-bucket' } } },
      destinationFlowConfigList: [
        { connectorType: 'S3', destinationConnectorProperties: { S3: { bucketName: 'target-bucket' } } },
      ],
      tasks: [{ sourceFields: [], taskType: 'Map_all' }],
      tags: { 'emulator:run-seconds': 'never' },
    }),
  );
  const { executionId } = await appflow.send(new StartFlowCommand({ flowName: 'orders' }));
  const status = async () => {
    const records = await appflow.send(new DescribeFlowExecutionRecordsCommand({ flowName: 'orders' }));
    return records.flowExecutions.find((run) => run.executionId === executionId).executionStatus;
  };

  const cancel = await appflow.send(new CancelFlowExecutionsCommand({ flowName: 'orders', executionIds: [executionId] }));

  assert.deepEqual(cancel.invalidExecutions, []);
  assert.equal(await status(), 'CancelStarted');
  await control('POST', 'clock/advance', { to: 'nextTransition' });
  assert.equal(await status(), 'Canceled');
});
