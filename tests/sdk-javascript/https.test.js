// In addition to the plain port, a TLS endpoint through Kestrel's own configuration. Its certificate, support/localhost.pem, is only
// for these tests: its key is public.

import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { connect } from 'node:http2';
import { Agent } from 'node:https';
import { fileURLToPath } from 'node:url';
import { after, test } from 'node:test';
import { ListFlowsCommand } from '@aws-sdk/client-appflow';
import { openAccount, REGION } from './support/account.js';
import { startProgram } from './support/program.js';

const file = (name) => fileURLToPath(new URL(`support/${name}`, import.meta.url));
const ca = readFileSync(file('localhost.pem'));

const program = await startProgram({
  Kestrel__Endpoints__Https__Url: 'https://127.0.0.1:0',
  Kestrel__Endpoints__Https__Certificate__Path: file('localhost.pem'),
  Kestrel__Endpoints__Https__Certificate__KeyPath: file('localhost.key'),
});
after(() => program.stop());

test('the SDK calls the program over HTTPS', async () => {
  const account = await openAccount(program);
  await account.createFlow('orders');
  const httpsAgent = new Agent({ ca });
  const client = account.clientIn(REGION, { endpoint: program.secureEndpoint, requestHandler: { httpsAgent } });

  const { flows } = await client.send(new ListFlowsCommand({}));

  assert.deepEqual(flows.map((flow) => flow.flowName), ['orders']);
  client.destroy();
  httpsAgent.destroy();
});

test('HTTP/2 is spoken over HTTPS', async () => {
  const session = connect(program.secureEndpoint, { ca });
  const request = session.request({ ':path': '/_appflow/health' });

  const [headers] = await once(request, 'response');

  assert.equal(headers[':status'], 200);
  assert.equal(session.alpnProtocol, 'h2');
  request.resume();
  await once(request, 'close');
  session.close();
});
