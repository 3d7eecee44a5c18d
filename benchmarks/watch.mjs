#!/usr/bin/env node
// What watching costs: memory of 1,000 idle readers of the change stream, the time until a change reaches a reader and the page, and the
// page's first paint with 1,000 flows and 10,000 runs. Needs Debian's chromium for the page.
//   node benchmarks/watch.mjs PROGRAM [PORT]
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import http from 'node:http';
import { tmpdir } from 'node:os';
import { sleep, start, times } from './emulator.mjs';

const [program, port = '24660'] = process.argv.slice(2);
if (!program) {
  console.error('usage: node benchmarks/watch.mjs PROGRAM [PORT]');
  process.exit(2);
}

const account = '000000000000';
const readers = 1000;
const flows = 1000;
const runsOfAFlow = 10;
const rounds = 20;
const instant = () => performance.timeOrigin + performance.now();
const summary = values => {
  const sorted = values.toSorted((one, other) => one - other);
  return `median ${sorted[sorted.length >> 1].toFixed(1)} ms, from ${sorted[0].toFixed(1)} to ${sorted.at(-1).toFixed(1)} ms`;
};

/** A reader of the change stream, once it is connected. */
const read = (onText = () => {}) => new Promise((resolve, reject) => {
  const request = http.get({ port, host: '127.0.0.1', path: `/_appflow/changes?account=${account}`, agent: false }, answer => {
    answer.setEncoding('utf8').on('data', text => {
      resolve(request);
      onText(text);
    }).on('error', () => {});
  });
  request.on('error', reject);
});

const emulator = await start(program, [], port, { limited: false });
const must = async (method, path, body) => {
  const { status } = await emulator.send(method, path, body && JSON.stringify(body));
  if (status !== 200) throw new Error(`${method} ${path} answers ${status}`);
};

async function measureReaders() {
  await must('PUT', `/_appflow/clock?account=${account}`, { frozen: true });
  await (await read()).destroy();
  await sleep(1000);
  const before = emulator.resident();
  const open = [];
  for (let i = 0; i < readers; i += 50) open.push(...await times(50, () => read()));
  await sleep(3000);
  console.log(`| ${readers} idle readers | ${(emulator.resident() - before).toFixed(1)} MB more than ${before.toFixed(1)} MB |`);
  open.forEach(each => each.destroy());
}

// Ten of a flow's runs: two are in progress.
const state = {
  now: 1790000000, frozen: true,
  flows: Array.from({ length: flows }, (_, flow) => ({
    flowName: `flow-${flow}`,
    runs: Array.from({ length: runsOfAFlow }, (_, run) => ({
      executionId: `run-${flow}-${run}`, executionStatus: run < 8 ? 'Successful' : 'InProgress', plan: { runSeconds: run < 8 ? 30 : null, cancelSeconds: null },
    })),
  })),
};
const cancel = number => must('POST', '/cancel-flow-executions', { flowName: `flow-${number}`, executionIds: [`run-${number}-9`] });

async function measureStream() {
  let told;
  const reader = await read(text => text.includes('runCancelRequested') && told(instant()));
  const toReader = [];
  for (let round = 0; round < rounds; round++) {
    const heard = new Promise(resolve => (told = resolve));
    const sent = instant();
    await cancel(round);
    toReader.push(await heard - sent);
  }

  reader.destroy();
  console.log(`| a cancel, from the request to the event at a reader | ${summary(toReader)} |`);
}

// In the page: each summary of runs by status, and when it was painted.
const noteWhatIsShown = `
  window.shown = [];
  new MutationObserver(() => {
    const text = document.querySelector('.summary')?.dataset.shown;
    if (text && text !== '{}' && document.querySelector('.row') && text !== shown.at(-1)?.text) {
      const entry = { text };
      shown.push(entry);
      requestAnimationFrame(() => setTimeout(() => { entry.at = performance.timeOrigin + performance.now(); }));
    }
  }).observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ['data-shown'] });`;

// The browser's debugging protocol over a pipe: messages end with a null byte.
async function measurePage() {
  const profile = mkdtempSync(`${tmpdir()}/appflow-cancel-`);
  const flags = ['--headless=new', '--no-sandbox', '--disable-gpu', '--window-size=1280,800', '--remote-debugging-pipe', `--user-data-dir=${profile}`];
  const browser = spawn('chromium', flags, { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] });
  const answers = new Map();
  let unread = '';
  browser.stdio[4].setEncoding('utf8').on('data', text => {
    const messages = (unread + text).split('\0');
    unread = messages.pop();
    for (const { id, result, error } of messages.map(each => JSON.parse(each))) {
      answers.get(id)?.(error ? Promise.reject(new Error(error.message)) : result);
    }
  });
  let session;
  let messageCount = 0;
  const tell = (method, params = {}) => new Promise(resolve => {
    const id = ++messageCount;
    answers.set(id, resolve);
    browser.stdio[3].write(`${JSON.stringify({ id, method, params, sessionId: session })}\0`);
  });
  const evaluate = async expression => {
    const { result, exceptionDetails } = await tell('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  };
  try {
    const { targetId } = await tell('Target.createTarget', { url: 'about:blank' });
    ({ sessionId: session } = await tell('Target.attachToTarget', { targetId, flatten: true }));
    await tell('Page.enable');
    await tell('Network.enable');
    await tell('Network.setCacheDisabled', { cacheDisabled: true });
    await tell('Page.addScriptToEvaluateOnNewDocument', { source: noteWhatIsShown });
    const firstPaint = [];
    const flowsShown = [];
    for (let round = 0; round < rounds; round++) {
      await tell('Page.navigate', { url: `http://127.0.0.1:${port}/_appflow/ui?account=${account}&view=runs` });
      while (!await evaluate('window.shown?.[0]?.at')) await sleep(20);
      firstPaint.push(await evaluate(`performance.getEntriesByName('first-contentful-paint')[0].startTime`));
      flowsShown.push(await evaluate('shown[0].at - performance.timeOrigin'));
    }

    console.log(`| first contentful paint with ${flows} flows and ${flows * runsOfAFlow} runs | ${summary(firstPaint)} |`);
    console.log(`| all flows on the page, from its request | ${summary(flowsShown)} |`);
    const toPage = [];
    for (let round = rounds; round < 2 * rounds; round++) {
      const count = await evaluate('shown.length');
      const sent = instant();
      await cancel(round);
      let at;
      while (!(at = await evaluate(`shown[${count}]?.at`))) await sleep(5);
      toPage.push(at - sent);
      await sleep(200);
    }

    console.log(`| a cancel by another client, from its request to the page | ${summary(toPage)} |`);
  } finally {
    const ended = new Promise(resolve => browser.on('exit', resolve));
    browser.kill();
    await ended;
    await removeWhenUnused(profile);
  }
}

/** Chromium's children write to the profile for a moment after it has ended. */
async function removeWhenUnused(folder) {
  for (let tries = 50; ; tries--) {
    try {
      return rmSync(folder, { recursive: true, force: true });
    } catch (error) {
      if (tries === 0) throw error;
      await sleep(100);
    }
  }
}

try {
  await measureReaders();
  await must('PUT', `/_appflow/state?account=${account}`, state);
  await measureStream();
  await measurePage();
} finally {
  await emulator.stop();
}
