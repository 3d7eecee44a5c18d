// An account that verifies signatures: the SDK's signatures are valid, and each refusal is an exception by name.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { ListFlowsCommand, ListTagsForResourceCommand, TagResourceCommand, UntagResourceCommand } from '@aws-sdk/client-appflow';
import { openAccount, REGION } from './support/account.js';
import { raised } from './support/assertions.js';
import { startProgram } from './support/program.js';

const program = await startProgram();
after(() => program.stop());

const SECRET = 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY';
const HOUR = 3_600_000;

async function openVerifyingAccount(caller = {}) {
  const account = await openAccount(program);
  const accessKeyId = `AKIDTEST${account.id}`;
  await account.control('PUT', '/_appflow/access', {
    signatures: 'Verified',
    callers: [{ accessKeyId, secretAccessKey: SECRET, ...caller }],
  });
  const { sessionToken } = caller;
  account.credentials = { accessKeyId, secretAccessKey: SECRET, sessionToken };
  account.client = account.clientIn(REGION);
  return account;
}

const listWith = (account, options) => account.clientIn(REGION, { maxAttempts: 1, ...options }).send(new ListFlowsCommand({}));

test('every kind of request is signed correctly by the SDK', async () => {
  const account = await openVerifyingAccount();
  const name = 'orders#1@eu.x';
  await account.createFlow(name, { team: 'data' });
  const resourceArn = account.arn(name);

  await account.send(new TagResourceCommand({ resourceArn, tags: { 'cost/center': 'a b' } }));
  await account.send(new UntagResourceCommand({ resourceArn, tagKeys: ['team', 'a+b', 'c/d'] }));

  assert.deepEqual((await account.send(new ListTagsForResourceCommand({ resourceArn }))).tags, { 'cost/center': 'a b' });
  const executionId = await account.start(name);
  assert.deepEqual(await account.cancel(name, [executionId]), []);
});

test('temporary credentials are valid with their token until they expire', async () => {
  const soon = Date.now() / 1000 + 3600;
  const account = await openVerifyingAccount({ sessionToken: 'IQoJb3JpZ2lu//+EXAMPLE==', expiresAt: soon });
  await account.send(new ListFlowsCommand({}));
  const withoutToken = { ...account.credentials, sessionToken: undefined };

  const noToken = await raised(listWith(account, { credentials: withoutToken }));
  assert.deepEqual(
    [noToken.name, noToken.message, noToken.$metadata.httpStatusCode],
    ['UnrecognizedClientException', 'The security token included in the request is invalid.', 403]);
});

test('expired credentials are refused', async () => {
  const account = await openVerifyingAccount({ sessionToken: 'token', expiresAt: Date.now() / 1000 - 1 });

  const error = await raised(listWith(account));

  assert.deepEqual(
    [error.name, error.message, error.$metadata.httpStatusCode],
    ['ExpiredTokenException', 'The security token included in the request is expired', 403]);
});

test('another secret is refused', async () => {
  const account = await openVerifyingAccount();

  const error = await raised(listWith(account, { credentials: { ...account.credentials, secretAccessKey: 'another' } }));

  assert.deepEqual([error.name, error.$metadata.httpStatusCode], ['InvalidSignatureException', 403]);
  assert.match(error.message, /^The request signature we calculated does not match the signature you provided\./);
});

test('an unknown key is refused', async () => {
  const account = await openVerifyingAccount();

  const error = await raised(listWith(account, { credentials: { accessKeyId: account.id, secretAccessKey: SECRET } }));

  assert.deepEqual([error.name, error.$metadata.httpStatusCode], ['UnrecognizedClientException', 403]);
});

test('a client whose clock is wrong learns the time from the refusal, and its next request succeeds', async () => {
  for (const [offset, message] of [
    [-24 * HOUR, /^Signature expired: \d{8}T\d{6}Z is now earlier than \d{8}T\d{6}Z \(\d{8}T\d{6}Z - 15 min\.\)$/],
    [24 * HOUR, /^Signature not yet current: \d{8}T\d{6}Z is still later than \d{8}T\d{6}Z \(\d{8}T\d{6}Z \+ 15 min\.\)$/],
  ]) {
    const account = await openVerifyingAccount();
    const client = account.clientIn(REGION, { maxAttempts: 1, systemClockOffset: offset });

    const error = await raised(client.send(new ListFlowsCommand({})));
    assert.equal(error.name, 'InvalidSignatureException');
    assert.match(error.message, message);

    await client.send(new ListFlowsCommand({}));
  }
});
