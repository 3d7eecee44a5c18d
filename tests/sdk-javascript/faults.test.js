// Errors that only fault rules cause: each must be the SDK's own exception.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import {
  AccessDeniedException, CancelFlowExecutionsCommand, ConflictException, ConnectorAuthenticationException,
  ConnectorServerException, InternalServerException, ResourceNotFoundException, ServiceQuotaExceededException,
  ThrottlingException, UnsupportedOperationException, ValidationException,
} from '@aws-sdk/client-appflow';
import { openAccount, REGION } from './support/account.js';
import { assertRaises } from './support/assertions.js';
import { HELD } from './support/flows.js';
import { startProgram } from './support/program.js';

const program = await startProgram();
after(() => program.stop());

const cancelAll = new CancelFlowExecutionsCommand({ flowName: 'orders' });

for (const [Exception, status] of [
  [AccessDeniedException, 403],
  [ConflictException, 409],
  [ConnectorAuthenticationException, 401],
  [ConnectorServerException, 400],
  [InternalServerException, 500],
  [ResourceNotFoundException, 404],
  [ServiceQuotaExceededException, 402],
  [ThrottlingException, 429],
  [UnsupportedOperationException, 400],
  [ValidationException, 400],
]) {
  test(`a fault rule raises ${Exception.name} with its message, and nothing is cancelled`, async () => {
    const account = await openAccount(program);
    await account.createFlow('orders', HELD);
    const executionId = await account.start('orders');
    await account.addFault({ operation: 'CancelFlowExecutions', error: Exception.name, message: 'Not today', times: 1 });
    const once = account.clientIn(REGION, { maxAttempts: 1 });

    await assertRaises(once.send(cancelAll), Exception, status, 'Not today');

    assert.equal(await account.status('orders', executionId), 'InProgress');
    const [{ status: told, errorType }] = await account.journal({ operation: 'CancelFlowExecutions' });
    assert.deepEqual([told, errorType], [status, Exception.name]);
  });
}

test('a fault rule applies only to its operation, its flow and its account', async () => {
  const [account, neighbour] = [await openAccount(program), await openAccount(program)];
  for (const each of [account, neighbour]) {
    await each.createFlow('orders', HELD);
    await each.createFlow('returns', HELD);
  }

  await account.addFault({ operation: 'CancelFlowExecutions', flowName: 'orders', error: 'AccessDeniedException' });

  await assertRaises(
    account.cancel('orders'), AccessDeniedException, 403, 'AccessDeniedException injected by a fault rule.');
  assert.deepEqual(await account.cancel('returns'), []);
  assert.deepEqual(await account.statuses('orders'), {});
  assert.deepEqual(await neighbour.cancel('orders'), []);
});

test('the SDK retries after a dropped connection, and the run is cancelled once', async () => {
  const account = await openAccount(program);
  await account.createFlow('orders', HELD);
  const executionId = await account.start('orders');
  await account.addFault({ operation: 'CancelFlowExecutions', dropConnection: true, times: 1 });

  const { $metadata, invalidExecutions } = await account.send(cancelAll);

  assert.equal($metadata.attempts, 2);
  assert.deepEqual(invalidExecutions, []);
  assert.equal(await account.status('orders', executionId), 'CancelStarted');
  const attempts = await account.journal({ operation: 'CancelFlowExecutions' });
  assert.deepEqual(attempts.map(({ status }) => status ?? null), [null, 200]);
});

test('a fault rule with after lets calls pass first', async () => {
  const account = await openAccount(program);
  await account.createFlow('orders', HELD);
  await account.addFault({ operation: 'StartFlow', error: 'ConflictException', message: 'Busy', after: 2, times: 1 });

  const first = await account.start('orders');
  const second = await account.start('orders');
  await assertRaises(account.start('orders'), ConflictException, 409, 'Busy');
  const third = await account.start('orders');

  assert.deepEqual(Object.keys(await account.statuses('orders')).toSorted(), [first, second, third].toSorted());
});
