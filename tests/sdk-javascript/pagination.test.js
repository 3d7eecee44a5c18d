import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import {
  DeleteFlowCommand, DescribeFlowExecutionRecordsCommand, ListFlowsCommand, paginateDescribeFlowExecutionRecords,
  paginateListFlows,
} from '@aws-sdk/client-appflow';
import { openAccount } from './support/account.js';
import { HELD } from './support/flows.js';
import { startProgram } from './support/program.js';

const program = await startProgram();
after(() => program.stop());

/** An account with so many runs of flow orders, and their ids, newest first. */
async function withRuns(count) {
  const account = await openAccount(program);
  await account.createFlow('orders', HELD);
  const ids = [];
  for (let i = 0; i < count; i++) {
    ids.unshift(await account.start('orders'));
    await account.advance(i % 2); // Some of them at the same instant.
  }

  return { account, ids };
}

/** An account with so many flows, and their names in the order in which they are listed. */
async function withFlows(count) {
  const account = await openAccount(program);
  const names = Array.from({ length: count }, (_, i) => `flow-${String(i).padStart(3, '0')}`);
  await Promise.all(names.toReversed().map((name) => account.createFlow(name)));
  return { account, names };
}

const recordPages = (account, pageSize) =>
  paginateDescribeFlowExecutionRecords({ client: account.client, pageSize }, { flowName: 'orders' });
const idsOf = ({ flowExecutions }) => flowExecutions.map(({ executionId }) => executionId);
const namesOf = ({ flows }) => flows.map(({ flowName }) => flowName);

async function collect(pages, read) {
  const all = [];
  for await (const page of pages) {
    all.push(read(page));
  }

  return all;
}

test('the paginator of execution records returns all runs, newest first, in pages of the given size', async () => {
  const { account, ids } = await withRuns(25);

  const pages = await collect(recordPages(account, 10), idsOf);

  assert.deepEqual(pages, [ids.slice(0, 10), ids.slice(10, 20), ids.slice(20)]);
});

test('a page of execution records has twenty by default', async () => {
  const { account, ids } = await withRuns(21);

  const pages = await collect(recordPages(account, undefined), idsOf);

  assert.deepEqual(pages, [ids.slice(0, 20), ids.slice(20)]);
});

test('a last page that is full has no nextToken', async () => {
  const { account, ids } = await withRuns(4);

  const page = await account.send(new DescribeFlowExecutionRecordsCommand({ flowName: 'orders', maxResults: 4 }));

  assert.deepEqual(idsOf(page), ids);
  assert.equal(page.nextToken, undefined);
});

test('pages of execution records stay the same when new runs start in between', async () => {
  const { account, ids } = await withRuns(9);
  const pages = recordPages(account, 4);
  const first = await pages.next();

  const sameInstant = await account.start('orders');
  await account.advance(1);
  const later = await account.start('orders');
  const rest = await collect(pages, idsOf);

  assert.deepEqual([idsOf(first.value), ...rest], [ids.slice(0, 4), ids.slice(4, 8), ids.slice(8)]);
  assert.deepEqual((await collect(recordPages(account, 100), idsOf)).flat(), [later, sameInstant, ...ids]);
});

test('a token that is used again returns the same runs with their current status', async () => {
  const { account, ids } = await withRuns(6);
  const { nextToken } = await account.send(new DescribeFlowExecutionRecordsCommand({ flowName: 'orders', maxResults: 3 }));
  const second = () => account.send(new DescribeFlowExecutionRecordsCommand({ flowName: 'orders', maxResults: 3, nextToken }));
  const statusesOf = ({ flowExecutions }) => flowExecutions.map(({ executionStatus }) => executionStatus);

  const before = await second();
  await account.cancel('orders', [ids[4]]);
  await account.start('orders');
  const again = await second();

  assert.deepEqual(idsOf(before), ids.slice(3));
  assert.deepEqual(idsOf(again), ids.slice(3));
  assert.deepEqual(statusesOf(before), ['InProgress', 'InProgress', 'InProgress']);
  assert.deepEqual(statusesOf(again), ['InProgress', 'CancelStarted', 'InProgress']);
});

test('the paginator of flows returns all flows in the order of their names, in pages of the given size', async () => {
  const { account, names } = await withFlows(25);

  const pages = await collect(paginateListFlows({ client: account.client, pageSize: 10 }, {}), namesOf);

  assert.deepEqual(pages, [names.slice(0, 10), names.slice(10, 20), names.slice(20)]);
});

test('a page of flows has twenty by default', async () => {
  const { account, names } = await withFlows(21);

  const pages = await collect(paginateListFlows({ client: account.client }, {}), namesOf);

  assert.deepEqual(pages, [names.slice(0, 20), names.slice(20)]);
});

test('a last page of flows that is full has no nextToken', async () => {
  const { account, names } = await withFlows(4);

  const page = await account.send(new ListFlowsCommand({ maxResults: 4 }));

  assert.deepEqual(namesOf(page), names);
  assert.equal(page.nextToken, undefined);
});

test('pages of flows neither skip nor repeat one when flows are created and deleted in between', async () => {
  const { account, names } = await withFlows(6);
  const pages = paginateListFlows({ client: account.client, pageSize: 3 }, {});
  const first = await pages.next();

  await account.createFlow('a-new-flow');
  await account.send(new DeleteFlowCommand({ flowName: names[2] }));
  const rest = await collect(pages, namesOf);

  assert.deepEqual([namesOf(first.value), ...rest], [names.slice(0, 3), names.slice(3)]);
});
