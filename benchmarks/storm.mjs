#!/usr/bin/env node
// Storms against one process with a heap limit of 192 MB, which .NET sets in a container with 256 MB.
// Usage: node benchmarks/storm.mjs PROGRAM [ARGUMENT...]. Prints a table: resident memory before, at its highest, and ten seconds after each storm.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import http from 'node:http';
import net from 'node:net';

const [program, ...args] = process.argv.slice(2);
const port = 45700;
const child = spawn(program, [...args, '--port', String(port), '--Logging:LogLevel:Default=None'], {
  env: { ...process.env, DOTNET_GCHeapHardLimit: '0xC000000' },
  stdio: ['ignore', 'ignore', 'inherit'],
});
child.on('exit', code => code && console.log(`it died: ${code}`));

const sleep = ms => new Promise(resolve => setTimeout(resolve, ms));
const resident = () => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))[1]) / 1024;

const send = (method, path, body, headers = {}) => new Promise(resolve => {
  const request = http.request({ port, host: '127.0.0.1', method, path, headers: { 'Content-Type': 'application/json', ...headers } }, answer => {
    answer.resume().on('end', () => resolve(answer.statusCode)).on('error', () => resolve(0));
  });
  request.on('error', () => resolve(0)).end(body);
});

const connect = head => new Promise(resolve => {
  const socket = net.connect(port, '127.0.0.1', () => {
    if (head) socket.write(head);
    resolve(socket);
  });
  socket.on('error', () => {}).resume();
});

const repeat = (start, part, end, size = 9_900_000) => start + part.repeat(Math.floor((size - start.length - end.length) / part.length)) + end;
const times = (count, action) => Promise.all(Array.from({ length: count }, (_, index) => action(index)));
const head = (path, length) => `POST ${path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: ${length}\r\n\r\n`;
const signed = account => ({ Authorization: `AWS4-HMAC-SHA256 Credential=${account}/20260101/us-east-1/appflow/aws4_request, SignedHeaders=host, Signature=0` });

const half = Buffer.alloc(9_900_000, ' ');
const storms = {
  '300 unfinished bodies of 9.9 MB': async () => {
    const sockets = await times(300, async () => {
      const socket = await connect(head('/create-flow', 9_999_999));
      socket.write(half);
      return socket;
    });
    await sleep(4000);
    sockets.forEach(socket => socket.destroy());
  },
  '40 CreateFlow of 3.3 million empty tasks': () => times(40, () => send('POST', '/create-flow', repeat('{"flowName":"orders","tasks":[{}', ',{}', ']}'))),
  '40 CreateFlow with a kmsArn of 9.9 MB': () => times(40, () => send('POST', '/create-flow', repeat('{"flowName":"orders","kmsArn":"arn:aws:kms:', ':1', '\\n"}'))),
  '40 state documents of 9.9 MB that are refused': () => times(40, () => send('POST', '/_appflow/state', repeat('{"flows":[{"flowName":"orders","tags":{"a":1', ',"a":1', '}}]}'))),
  '2,000 idle connections': async () => {
    const sockets = await times(2000, () => connect());
    await sleep(2000);
    sockets.forEach(socket => socket.destroy());
  },
  '100 accounts with journals of 1,000 large entries': async () => {
    const ids = JSON.stringify(Array.from({ length: 100 }, (_, index) => '\u{1F600}'.repeat(120) + index));
    for (let round = 0; round < 10; round++) {
      await times(100, account => send('POST', '/cancel-flow-executions', `{"flowName":"orders","executionIds":${ids}}`, signed(100000000000 + account)));
    }
  },
  'a state of 400,000 runs, and a reset': async () => {
    for (let flow = 0; flow < 4; flow++) {
      const runs = Array.from({ length: 100_000 }, (_, run) => `{"executionId":"${flow}-${run}","executionStatus":"Successful"}`).join(',');
      await send('POST', '/_appflow/state', `{"flows":[{"flowName":"orders-${flow}","runs":[${runs}]}]}`);
    }
  },
};

while (await send('GET', '/_appflow/ready') !== 200) await sleep(50);
await times(200, () => send('POST', '/list-flows', '{}'));
await sleep(1000);

console.log('| storm | before | highest | 10 s after | ratio | slowest health check |\n|---|---|---|---|---|---|');
for (const [name, storm] of Object.entries(storms)) {
  const before = resident();
  let [highest, slowest, on] = [before, 0, true];
  const watch = (async () => {
    while (on) {
      const started = performance.now();
      await send('GET', '/_appflow/health');
      slowest = Math.max(slowest, performance.now() - started);
      highest = Math.max(highest, resident());
      await sleep(20);
    }
  })();
  await storm();
  await send('POST', '/_appflow/reset');
  on = false;
  await watch;
  await sleep(10_000);
  const after = resident();
  const mb = value => `${value.toFixed(0)} MB`;
  console.log(`| ${name} | ${mb(before)} | ${mb(highest)} | ${mb(after)} | ${(after / before).toFixed(2)} | ${slowest.toFixed(0)} ms |`);
}

child.removeAllListeners('exit');
child.kill();
