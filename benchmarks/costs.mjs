#!/usr/bin/env node
// What the worst body of 9.9 MB takes of each route: memory for each of its bytes, and processor time for each megabyte.
// Usage: node benchmarks/costs.mjs PROGRAM [ARGUMENT...]. Prints a table; fails when a request takes more than 10 times its size or 100 ms for a megabyte.
import { repeat, sleep, start } from './emulator.mjs';

const [program, ...args] = process.argv.slice(2);
const control = '/_appflow';
const nested = (open, middle, close, depth) => open.repeat(depth) + middle + close.repeat(depth);
const policy = statements => `{"callers":[{"accessKeyId":"AKIDBOB","secretAccessKey":"s","policies":[{"Version":"2012-10-17","Statement":[${statements}]}]}]}`;
const around = (text, part) => { const [head, tail] = text.split('…'); return repeat(head, part, tail); };
const flow = '"flowName":"sales","triggerConfig":{"triggerType":"OnDemand"},"sourceFlowConfig":{"connectorType":"S3","sourceConnectorProperties":{"S3":{"bucketName":"abc"}}},'
  + '"destinationFlowConfigList":[{"connectorType":"S3","destinationConnectorProperties":{"S3":{"bucketName":"abc"}}}]';

// route, what the body is made of, the body
const bodies = [
  ['POST /create-flow', 'empty tasks', repeat('{"flowName":"orders","tasks":[{}', ',{}', ']}')],
  ['POST /create-flow', '199,000 values in tasks of 40 bytes', repeat(`{${flow},"tasks":[{}`, `,{"sourceFields":["${'x'.repeat(80)}"]}`, ']}')],
  ['POST /create-flow', '3,000 valid tasks of 3 KB', repeat(`{${flow},"tasks":[{"sourceFields":[],"taskType":"Map_all"}`, `,{"sourceFields":["${'f'.repeat(2000)}"],"taskType":"Map","taskProperties":{"DATA_TYPE":"${'v'.repeat(1000)}"}}`, ']}')],
  ['POST /create-flow', 'a description', repeat('{"flowName":"orders","description":"', 'x', '"}')],
  ['POST /create-flow', 'an escaped description', repeat('{"flowName":"orders","description":"', '\\u00e4', '"}')],
  ['POST /create-flow', 'a kmsArn against its pattern', repeat('{"flowName":"orders","kmsArn":"arn:aws:kms:', ':1', '\\n"}')],
  ['POST /create-flow', 'one tag', repeat('{"flowName":"orders","tags":{"a":"', '\\"', '"}}')],
  ['POST /create-flow', '190,000 tags', repeat('{"flowName":"orders","tags":{"a":"b"', `,"${'\\u0061'.repeat(8)}":"b"`, '}}')],
  ['POST /create-flow', 'an unknown member, 500 deep', repeat(`{"flowName":"orders","a":${nested('[', '', ']', 500)}`, `,"a":${nested('[', '', ']', 500)}`, '}')],
  ['POST /create-flow', 'an unknown name, escaped', repeat('{"flowName":"orders","', '\\u0061', '":1}')],
  ['POST /create-flow', 'half of it, as no JSON', repeat('{"flowName":"orders","tasks":[', '[],', '')],
  ['POST /create-flow', 'spaces', repeat('{"flowName":"orders"', ' ', '}')],
  ['POST /cancel-flow-executions', '190,000 ids', repeat('{"flowName":"orders","executionIds":["a"', `,"${'\\u0061'.repeat(8)}"`, ']}')],
  ['POST /cancel-flow-executions', 'one id', repeat('{"flowName":"orders","executionIds":["', '\\n', '"]}')],
  ['POST /describe-flow', 'a name', repeat('{"flowName":"', '\\u00e4', '"}')],
  ['POST /tags/arn%3Aaws%3Aappflow%3Aus-east-1%3A000000000000%3Aflow%2Forders', 'a tag', repeat('{"tags":{"', '\\u00e4', '":"b"}}')],
  ['POST /register-connector', 'a label', repeat('{"connectorLabel":"', 'x', '"}')],
  ['POST /create-connector-profile', 'custom properties', repeat('{"connectorProfileName":"a","connectorType":"CustomConnector","connectionMode":"Public","connectorProfileConfig":{"connectorProfileProperties":{"CustomConnector":{"profileProperties":{"a":"b"', `,"${'\\u0061'.repeat(8)}":"b"`, '}}},"connectorProfileCredentials":{}}}')],
  ['POST /_appflow/state', 'flows', repeat('{"flows":[{"flowName":"fa"}', ',{"flowName":"fa"}', ']}')],
  ['PUT /_appflow/state', '60,000 different flows', (() => { let text = '{"flows":[{"flowName":"fa"}'; for (let i = 0; text.length < 9_000_000; i++) text += `,{"flowName":"orders-${i}-${'x'.repeat(100)}","tags":{"a":"b"}}`; return `${text}]}`; })()],
  ['PUT /_appflow/state', '100,000 runs', (() => { let text = '{"flows":[{"flowName":"fa","runs":[{"executionId":"a","executionStatus":"Successful"}'; for (let i = 0; text.length < 9_000_000; i++) text += `,{"executionId":"run-${i}","executionStatus":"Canceled","startedAt":1000000${i % 1000}}`; return `${text}]}]}`; })()],
  ['PUT /_appflow/state', '250,000 runs in progress', (() => { let text = '{"flows":[{"flowName":"fa","runs":[{"executionId":"a","executionStatus":"InProgress"}'; for (let i = 0; text.length < 9_000_000; i++) text += `,{"executionId":"${i}"}`; return `${text}]}]}`; })()],
  ['PUT /_appflow/state', 'regions', (() => { let text = '{"flows":[{"flowName":"fa"}'; for (let i = 0; text.length < 9_000_000; i++) text += `,{"flowName":"f${i}","region":"us-${(i % 17576 + 17576).toString(26).replace(/[0-9]/g, d => 'qrstuvwxyz'[d])}-${i % 99}"}`; return `${text}]}`; })()],
  ['POST /_appflow/state', 'tags, one of them wrong', repeat('{"flows":[{"flowName":"orders","tags":{"a":1', ',"a":1', '}}]}')],
  ['POST /_appflow/state', 'an unknown name, escaped', repeat('{"', '\\u0061', '":1}')],
  ['POST /_appflow/state', '90,000 unknown names', (() => { let text = '{"flows":[],"a":1'; for (let i = 0; text.length < 9_000_000; i++) text += `,"\\u0061${i}-${'x'.repeat(60)}":1`; return `${text}}`; })()],
  ['POST /_appflow/state', 'half of it, as no JSON', repeat('{"flows":[', '[],', '')],
  ['PUT /_appflow/flows/orders/plan', 'records', repeat('{"recordsPerSecond":', '1', '}')],
  ['PUT /_appflow/flows/orders/plan', 'an unknown list', repeat('{"a":[1', ',1', ']}')],
  ['PUT /_appflow/faults', 'rules', repeat('[{"error":"ThrottlingException"}', ',{"error":"ThrottlingException"}', ']')],
  ['PUT /_appflow/faults', 'a message', repeat('{"error":"ThrottlingException","message":"', '\\u00e4', '"}')],
  ['POST /_appflow/clock/advance', 'digits', repeat('{"seconds":1', '0', '}')],
  ['PUT /_appflow/access', 'wildcards in one action', around(policy('{"Effect":"Allow","Action":"appflow:…","Resource":"*"}'), '*?')],
  ['PUT /_appflow/access', 'wildcards in 200,000 actions', around(policy('{"Effect":"Allow","Action":["appflow:*"…],"Resource":"*"}'), `,"appflow:${'*?a'.repeat(10)}"`)],
  ['PUT /_appflow/access', 'statements', around(policy('{"Effect":"Allow","Action":"*","Resource":"*"}…'), ',{"Effect":"Allow","Action":"*","Resource":"*"}')],
  ['PUT /_appflow/access', 'callers', (() => { let text = '{"callers":[{"accessKeyId":"A","secretAccessKey":"s"}'; for (let i = 0; text.length < 9_000_000; i++) text += `,{"accessKeyId":"AKID${i}","secretAccessKey":"s"}`; return `${text}]}`; })()],
  ['PUT /_appflow/no-such-route', 'anything', repeat('{"a":[{}', ',{}', ']}')],
];

console.log('| route | body | answer | memory, times its size | processor time, ms per MB | answer bytes |\n|---|---|---|---|---|---|');
let failed = 0;
for (const [route, what, body] of bodies) {
  if (process.env.ONLY && !`${route} ${what}`.includes(process.env.ONLY)) continue;
  const emulator = await start(program, args, 24701, { limited: false });
  const [method, path] = route.split(' ');
  // Of the same route, small, so that it is not the first.
  await emulator.send('POST', `${control}/state`, '{"flows":[{"flowName":"orders"}]}');
  await emulator.send(method, path, '{}');
  await sleep(100);
  const bytes = Buffer.from(body);
  emulator.forgetPeak();
  const [resident, processor] = [emulator.resident(), emulator.processor()];
  const answer = await emulator.send(method, path, bytes);
  const memory = (emulator.peak() - resident) * 1024 * 1024 / bytes.length;
  const time = (emulator.processor() - processor) / (bytes.length / 1e6);
  const over = memory > 10 || time > 100;
  failed += over;
  console.log(`| \`${route.length > 40 ? `${route.slice(0, 20)}…` : route}\` | ${what} | ${answer.status} | ${memory.toFixed(1)} | ${time.toFixed(0)} |${over ? ' **over**' : ''} ${answer.size} |`);
  await emulator.stop();
}
process.exitCode = failed ? 1 : 0;
