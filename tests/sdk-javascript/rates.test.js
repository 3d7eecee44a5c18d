// Fault rules with a rate: the SDK's retries succeed once the account's clock has moved.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { ListFlowsCommand, ThrottlingException } from '@aws-sdk/client-appflow';
import { openAccount, REGION } from './support/account.js';
import { raised } from './support/assertions.js';
import { startProgram } from './support/program.js';

const program = await startProgram();
after(() => program.stop());

test('requests beyond a burst are throttled until the clock has moved', async () => {
  const account = await openAccount(program);
  await account.addFault({ operation: 'ListFlows', requestsPerSecond: 2, burst: 3 });
  const once = account.clientIn(REGION, { maxAttempts: 1 });
  const list = () => once.send(new ListFlowsCommand({}));
  await Promise.all([list(), list(), list()]);

  assert.ok(await raised(list()) instanceof ThrottlingException);

  await account.advance(0.5);
  await list();
  assert.ok(await raised(list()) instanceof ThrottlingException);
});

test("the SDK's own retry succeeds once the clock has moved", async () => {
  const account = await openAccount(program);
  await account.addFault({ operation: 'ListFlows', requestsPerSecond: 1, burst: 1 });
  await account.send(new ListFlowsCommand({}));

  const retried = account.clientIn(REGION, { maxAttempts: 20 }).send(new ListFlowsCommand({}));
  while ((await account.journal({ operation: 'ListFlows', errorType: 'ThrottlingException' })).length === 0) {
    await setTimeout(10);
  }
  await account.advance(1);

  assert.ok((await retried).$metadata.attempts > 1);
  const statuses = (await account.journal({ operation: 'ListFlows' })).map(({ status }) => status);
  assert.deepEqual([statuses[0], statuses[1], statuses.at(-1)], [200, 429, 200]);
});
