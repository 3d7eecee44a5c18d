#!/usr/bin/env node
// Storms against one process that is limited as a container of 256 MB is.
// Usage: node benchmarks/storm.mjs PROGRAM [ARGUMENT...]. ONLY=PATTERN: the storms whose names match. Prints a table: resident memory before, at its highest, and ten seconds after each storm.
// Fails when the process ends, or keeps more than half again of what it had before.
import net from 'node:net';
import { repeat, sleep, start, times } from './emulator.mjs';

const [program, ...args] = process.argv.slice(2);
const emulator = await start(program, args, 24700);
const { port, resident } = emulator;
let answers = {};
const send = async (...request) => {
  const answer = await emulator.send(...request);
  answers[answer.status] = (answers[answer.status] ?? 0) + 1;
  return answer;
};

const connect = head => new Promise(resolve => {
  const socket = net.connect(port, '127.0.0.1', () => {
    if (head) socket.write(head);
    resolve(socket);
  });
  socket.on('error', () => {}).resume();
});
const head = (path, length) => `POST ${path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: ${length}\r\n\r\n`;
const signed = (account, region = 'us-east-1') => ({ Authorization: `AWS4-HMAC-SHA256 Credential=${account}/20260101/${region}/appflow/aws4_request, SignedHeaders=host, Signature=0` });
const sockets = async (count, open) => {
  const opened = await times(count, open);
  await sleep(3000);
  opened.forEach(socket => socket.destroy());
};

const half = Buffer.alloc(9_900_000, ' ');
const runs = (flow, count) => `{"flows":[{"flowName":"orders-${flow}","runs":[${Array.from({ length: count }, (_, run) => `{"executionId":"${flow}-${run}","executionStatus":"Successful"}`)}]}]}`;
const flows = (from, count) => `{"flows":[${Array.from({ length: count }, (_, flow) => `{"flowName":"orders-${from + flow}","description":"${'x'.repeat(500)}"}`)}]}`;
const definition = flow => repeat(`{"flowName":"orders-${flow}","triggerConfig":{"triggerType":"OnDemand"},"sourceFlowConfig":{"connectorType":"S3","sourceConnectorProperties":{"S3":{"bucketName":"abc"}}},`
  + '"destinationFlowConfigList":[{"connectorType":"S3","destinationConnectorProperties":{"S3":{"bucketName":"abc"}}}],"tasks":[{"sourceFields":[],"taskType":"Map_all"}', `,{"sourceFields":["${'f'.repeat(2000)}"],"taskType":"Map"}`, ']}', 9_000_000);
const region = index => `us-${String.fromCharCode(97 + Math.floor(index / 676) % 26, 97 + Math.floor(index / 26) % 26, 97 + index % 26)}-${index % 90}`;

const storms = {
  '40 CreateFlow of 3.3 million empty tasks': () => times(40, () => send('POST', '/create-flow', repeat('{"flowName":"orders","tasks":[{}', ',{}', ']}'))),
  '40 CreateFlow with a kmsArn of 9.9 MB': () => times(40, () => send('POST', '/create-flow', repeat('{"flowName":"orders","kmsArn":"arn:aws:kms:', ':1', '\\n"}'))),
  '40 state documents of 9.9 MB that are refused': () => times(40, () => send('POST', '/_appflow/state', repeat('{"flows":[{"flowName":"orders","tags":{"a":1', ',"a":1', '}}]}'))),
  '40 control documents with a name of 9.9 MB': () => times(40, () => send('POST', '/_appflow/state', repeat('{"', '\\u0061', '":1}'))),
  '40 cancels of a name of 9.9 MB': () => times(40, () => send('POST', '/cancel-flow-executions', repeat('{"flowName":"', '\\u00e4', '"}'))),
  '10,000 images that name an account each': async () => {
    for (let round = 0; round < 100; round++) await times(100, index => send('GET', `/_appflow/clock?account=${100000000000 + round * 100 + index}`));
  },
  '300 unfinished bodies of 9.9 MB': () => sockets(300, async () => {
    const socket = await connect(head('/create-flow', 9_999_999));
    socket.write(half);
    return socket;
  }),
  '300 bodies of 9.9 MB that a fault delays for an hour': async () => {
    await send('PUT', '/_appflow/faults', '{"error":"ThrottlingException","delaySeconds":3600}');
    await sockets(300, async () => {
      const socket = await connect(head('/list-flows', half.length));
      socket.write(half);
      return socket;
    });
  },
  '2,000 idle connections': () => sockets(2000, () => connect()),
  '100 accounts with journals of 1,000 large entries': async () => {
    const ids = JSON.stringify(Array.from({ length: 100 }, (_, index) => '\u{1F600}'.repeat(120) + index));
    for (let round = 0; round < 10; round++) {
      await times(100, account => send('POST', '/cancel-flow-executions', `{"flowName":"orders","executionIds":${ids}}`, signed(100000000000 + account)));
    }
  },
  'imports of 10,000 flows and of 100,000 more, and their export': async () => {
    for (let from = 0; from < 110_000; from += 10_000) await send('POST', '/_appflow/state', flows(from, 10_000));
    await send('GET', '/_appflow/state');
  },
  '10,000 regions': async () => {
    for (let round = 0; round < 100; round++) await times(100, index => send('POST', '/list-flows', '{}', signed('000000000000', region(round * 100 + index))));
  },
  'imports of 4,000,000 runs into 40 flows, until they are refused': async () => {
    for (let flow = 0; flow < 40; flow++) await send('POST', '/_appflow/state', runs(flow, 100_000));
  },
  '10,000 flows of 20 bytes in each of 30 accounts, until they are refused': async () => {
    const state = `{"flows":[${Array.from({ length: 10_000 }, (_, flow) => `{"flowName":"f${flow}"}`)}]}`;
    for (let account = 0; account < 30; account++) await send('PUT', `/_appflow/state?account=${100000000000 + account}`, state);
  },
  '100 flows of 9 MB, until they are refused': async () => {
    for (let flow = 0; flow < 100; flow++) await send('POST', '/create-flow', definition(flow));
  },
  '20 exports of 200,000 runs, read by nobody': async () => {
    for (let flow = 0; flow < 2; flow++) await send('POST', '/_appflow/state', runs(flow, 100_000));
    await sockets(20, async () => {
      const socket = await connect('GET /_appflow/state HTTP/1.1\r\nHost: localhost\r\n\r\n');
      return socket.pause();
    });
  },
  'a state of 400,000 runs, and a reset': async () => {
    for (let flow = 0; flow < 4; flow++) await send('POST', '/_appflow/state', runs(flow, 100_000));
  },
};

console.log(`Limited by ${emulator.limit}.\n`);
console.log('| storm | answers | before | highest | 10 s after | ratio | slowest health check |\n|---|---|---|---|---|---|---|');
let failed = 0;
for (const [name, storm] of Object.entries(storms)) {
  if (process.env.ONLY && !new RegExp(process.env.ONLY).test(name)) continue;
  const before = resident();
  let [highest, slowest, on] = [before, 0, true];
  const watch = (async () => {
    while (on) {
      const started = performance.now();
      await emulator.send('GET', '/_appflow/health');
      slowest = Math.max(slowest, performance.now() - started);
      highest = Math.max(highest, resident());
      await sleep(20);
    }
  })();
  answers = {};
  await storm();
  const statuses = Object.entries(answers).map(([status, count]) => `${count} × ${status}`).join(', ');
  const { status } = await emulator.send('POST', '/_appflow/reset');
  if (status !== 200) throw new Error(`The reset was answered with ${status}.`);
  on = false;
  await watch;
  await sleep(10_000);
  emulator.mustLive();
  const after = resident();
  const mb = value => `${value.toFixed(0)} MB`;
  failed += after / before > 1.5;
  console.log(`| ${name} | ${statuses} | ${mb(before)} | ${mb(highest)} | ${mb(after)} | ${(after / before).toFixed(2)} | ${slowest.toFixed(0)} ms |`);
}

if (emulator.groupPeak()) console.log(`\nThe group's highest, with what the kernel holds for it: ${emulator.groupPeak().toFixed(0)} MB of 256.`);
await emulator.stop();
process.exitCode = failed ? 1 : 0;
