// What the program does beside answering the SDK: a trimmed binary must still contain their code.

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { openAccount } from './support/account.js';
import { UNTIL_CANCELLED } from './support/flows.js';
import { startProgram } from './support/program.js';

const data = mkdtempSync(join(tmpdir(), 'appflow-cancel-'));
const settings = { Emulator__DataPath: data };
let program;
before(async () => { program = await startProgram(settings); });
after(async () => {
  await program.stop();
  rmSync(data, { recursive: true });
});

test('a flow and its cancelled run outlive the process', async () => {
  const account = await openAccount(program);
  await account.createFlow('orders', UNTIL_CANCELLED);
  const executionId = await account.start('orders');
  await account.cancel('orders', [executionId]);

  await program.stop();
  program = await startProgram(settings);
  account.endpoint = program.endpoint;
  account.client = account.clientIn('us-east-1');
  await account.advance(2);

  assert.equal(await account.status('orders', executionId), 'Canceled');
});

test('the report of a run is delivered to a target', async () => {
  const account = await openAccount(program);
  const target = createServer().listen(0, '127.0.0.1');
  await once(target, 'listening');
  const requested = once(target, 'request');
  await account.control('PUT', '/_appflow/events/targets', [{ url: `http://127.0.0.1:${target.address().port}/` }]);
  await account.createFlow('orders', UNTIL_CANCELLED);
  await account.start('orders');

  const [request, response] = await requested;
  let body = '';
  for await (const chunk of request.setEncoding('utf8')) {
    body += chunk;
  }

  assert.equal(JSON.parse(body).source, 'aws.appflow');
  response.end();
  target.close();
});

for (const [path, type] of [
  ['/_appflow/ui', 'text/html'],
  ['/swagger/index.html', 'text/html'],
  ['/swagger/swagger-ui.css', 'text/css'],
  ['/openapi/appflow.json', 'application/json'],
  ['/openapi/control.json', 'application/json'],
]) {
  test(`${path} is served`, async () => {
    const response = await fetch(`${program.endpoint}${path}`);

    assert.equal(response.status, 200);
    assert.ok(response.headers.get('content-type').startsWith(type));
    const text = await response.text();
    assert.ok(type === 'application/json' ? Object.keys(JSON.parse(text).paths).length > 10 : text.length > 100);
  });
}
