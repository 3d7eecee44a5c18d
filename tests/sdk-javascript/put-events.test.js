// Run reports delivered by PutEvents: the request is the one that the official client of EventBridge sends, and its signature is valid.

import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { createHash, createHmac } from 'node:crypto';
import { on, once } from 'node:events';
import { createServer } from 'node:http';
import { createInterface } from 'node:readline';
import { after, test } from 'node:test';
import { EventBridgeClient, PutEventsCommand, PutRuleCommand, PutTargetsCommand } from '@aws-sdk/client-eventbridge';
import { SignatureV4 } from '@smithy/signature-v4';
import { openAccount, REGION } from './support/account.js';
import { startProgram } from './support/program.js';

const program = await startProgram();
after(() => program.stop());

// As the SDK's signer wants its hash: keyed for an HMAC.
class Sha256 {
  constructor(key) { this.hash = key === undefined ? createHash('sha256') : createHmac('sha256', key); }
  update(data) { this.hash.update(data); }
  async digest() { return new Uint8Array(this.hash.digest()); }
}

// A server that accepts every entry; `next` resolves its requests one after the other.
async function startReceiver() {
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request.setEncoding('utf8')) {
      body += chunk;
    }

    response.end('{"FailedEntryCount":0,"Entries":[{"EventId":"1"}]}');
    server.emit('received', { path: request.url, headers: request.headers, body });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const received = on(server, 'received');
  return {
    endpoint: `http://127.0.0.1:${server.address().port}/`,
    next: async () => (await received.next()).value[0],
    close: () => server.close(),
  };
}

async function failedRun(account, targets, message) {
  await account.control('PUT', '/_appflow/events/targets', targets);
  await account.createFlow('orders');
  await account.control('POST', '/_appflow/flows/orders/runs', {
    executionId: 'run-1', plan: { runSeconds: 0, outcome: 'Error', errorMessage: message },
  });
}

test('PutEvents is called as the SDK calls it, and its signature is the one that the SDK computes', async () => {
  const account = await openAccount(program);
  const receiver = await startReceiver();
  await failedRun(account, [{ url: receiver.endpoint, form: 'PutEvents', eventBusName: 'lake' }], 'Ümlaut, "quotes", \\, <&+>\n');
  await receiver.next();
  const ours = await receiver.next();

  const credentials = { accessKeyId: account.id, secretAccessKey: 'any' };
  const client = new EventBridgeClient({ endpoint: receiver.endpoint, region: REGION, credentials });
  const [entry] = JSON.parse(ours.body).Entries;
  await client.send(new PutEventsCommand({ Entries: [{ ...entry, Time: new Date(entry.Time * 1000) }] }));
  const theirs = await receiver.next();
  client.destroy();
  receiver.close();

  assert.equal(ours.body, theirs.body);
  assert.equal(ours.path, theirs.path);
  for (const name of ['content-type', 'x-amz-target', 'host', 'content-length']) {
    assert.equal(ours.headers[name], theirs.headers[name]);
  }

  const signer = new SignatureV4({ service: 'events', region: REGION, credentials, sha256: Sha256, applyChecksum: false });
  const { authorization, 'x-amz-date': date, 'content-type': type, 'x-amz-target': target, host } = ours.headers;
  const signed = await signer.sign(
    {
      method: 'POST', protocol: 'http:', hostname: '127.0.0.1', path: ours.path, query: {},
      headers: { 'content-type': type, host, 'x-amz-target': target }, body: ours.body,
    },
    { signingDate: new Date(date.replace(/^(....)(..)(..T..)(..)(..Z)$/, '$1-$2-$3:$4:$5')) });
  assert.equal(authorization, signed.headers.authorization);
});

// moto's server is a Python package, which not every machine has.
const moto = (() => {
  try {
    return execFileSync('sh', ['-c', 'command -v moto_server'], { encoding: 'utf8' }).trim();
  } catch {
    return null;
  }
})();

test("a rule of moto's EventBridge matches the report of a failed run and sends it to a queue", {
  skip: moto === null && 'moto_server is not on the PATH (pip install "moto[server]")', timeout: 120_000,
}, async () => {
  const account = await openAccount(program);
  const server = spawn(moto, ['-H', '127.0.0.1', '-p', '0'], { stdio: ['ignore', 'ignore', 'pipe'] });
  try {
    const endpoint = await addressOf(server);
    const client = new EventBridgeClient({ endpoint, region: REGION, credentials: account.credentials });
    const sqs = async (operation, body) => (await fetch(endpoint, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-amz-json-1.0',
        'x-amz-target': `AmazonSQS.${operation}`,
        authorization: `AWS4-HMAC-SHA256 Credential=${account.id}/20260921/${REGION}/sqs/aws4_request, SignedHeaders=host, Signature=0`,
      },
      body: JSON.stringify(body),
    })).json();
    const { QueueUrl } = await sqs('CreateQueue', { QueueName: 'failures' });
    const EventPattern = JSON.stringify({ source: ['aws.appflow'], detail: { status: ['Execution Failed'], 'flow-name': ['orders'] } });
    await client.send(new PutRuleCommand({ Name: 'failures', EventPattern }));
    await client.send(new PutTargetsCommand({
      Rule: 'failures', Targets: [{ Id: 'queue', Arn: `arn:aws:sqs:${REGION}:123456789012:failures` }],
    }));

    await failedRun(account, [{ url: endpoint, form: 'PutEvents' }], 'The bucket is gone.');

    const { Messages } = await sqs('ReceiveMessage', { QueueUrl, WaitTimeSeconds: 20 });
    const report = JSON.parse(Messages[0].Body);
    assert.equal(report['detail-type'], 'AppFlow End Flow Run Report');
    assert.equal(report.detail.error, 'The bucket is gone.');
    const { events: [, end] } = await account.control('GET', '/_appflow/events');
    assert.deepEqual(report.detail, end.detail);
    client.destroy();
  } finally {
    server.kill();
  }
});

/** Where moto's server says that it runs. */
async function addressOf(server) {
  for await (const line of createInterface(server.stderr)) {
    const address = line.match(/ Running on (http:[^ ]+)/)?.[1];
    if (address) {
      server.stderr.resume();
      return `${address}/`;
    }
  }

  throw new Error('moto_server ended.');
}
