// Each scenario starts the program and reports the result.
import { mkdirSync, rmdirSync, writeFileSync, existsSync } from 'node:fs';
import { connect } from 'node:net';
import { clock } from './clock.mjs';
import { load } from './load.mjs';
import { orders, put, sleep, start } from './program.mjs';

const seconds = Number(process.env.STOPPED_SECONDS ?? 10);

export const scenarios = { sigterm, sigstop, clock, handles, unread, closed, full, none, small };

async function sigterm(program) {
  const total = { answered: 0, unanswered: 0, half: 0 };
  const codes = new Set();
  let slowest = 0;
  const rounds = 40;
  for (let round = 0; round < rounds; round++) {
    const emulator = await start(program);
    await put(emulator.port, orders);
    const clients = load(emulator.port, 16);
    await sleep(20 + round * 7);
    const told = performance.now();
    emulator.kill('SIGTERM');
    codes.add(await emulator.ended);
    slowest = Math.max(slowest, performance.now() - told);
    await clients.done;
    for (const each of Object.keys(total)) {
      total[each] += clients.count[each];
    }
  }

  return {
    what: `SIGTERM at ${rounds} moments of a load on 16 connections`,
    happened: `${total.answered} requests answered whole, ${total.half} by half, ${total.unanswered} not at all because their connection was closed; `
      + `exit code ${[...codes].join(', ')}, at most ${Math.round(slowest)} ms after the signal`,
    ok: total.half + total.unanswered === 0 && codes.size === 1 && codes.has(0),
  };
}

async function sigstop(program) {
  const emulator = await start(program);
  await put(emulator.port, { flows: [{ flowName: 'orders', runs: [{ executionId: 'r', executionStatus: 'InProgress', plan: { runSeconds: seconds / 2 } }] }] });
  const clients = load(emulator.port, 16);
  await sleep(500);
  emulator.kill('SIGSTOP');
  await sleep(seconds * 1000);
  const before = clients.count.answered;
  emulator.kill('SIGCONT');
  await sleep(1000);
  const { answered, half, unanswered, failed } = await clients.stop();
  const run = await (await fetch(`http://127.0.0.1:${emulator.port}/_appflow/flows/orders/runs/r`)).json();
  await emulator.stop();
  return {
    what: `SIGSTOP for ${seconds} s under load, then SIGCONT`,
    happened: `${answered - before} more requests were answered, ${half + unanswered + failed} lost or failed; a run that fell due meanwhile is ${run.executionStatus}`,
    ok: answered > before && half + unanswered + failed === 0 && ['Successful', 'Canceled'].includes(run.executionStatus),
  };
}

async function handles(program) {
  const emulator = await start(program, { shell: 'ulimit -n 160 &&' });
  await put(emulator.port, orders);
  const working = load(emulator.port, 4);
  await sleep(200);
  const idle = Array.from({ length: 400 }, () => connect(emulator.port, '127.0.0.1').on('error', () => {}));
  await sleep(1000);
  const before = working.count.answered;
  await sleep(1000);
  const meanwhile = working.count.answered - before;
  idle.forEach((socket) => socket.destroy());
  await sleep(1000);
  const afterwards = await fetch(`http://127.0.0.1:${emulator.port}/_appflow/health`, { signal: AbortSignal.timeout(5000) }).then((answer) => answer.status, (error) => error.name);
  const { failed, half, unanswered } = await working.stop();
  const alive = emulator.isAlive();
  await emulator.stop();
  return {
    what: '400 connections where 160 handles are allowed',
    happened: `connections that were there had ${meanwhile} requests answered in that second, ${failed + half + unanswered} lost or failed; `
      + `once the others had gone a new connection got ${afterwards}${alive ? '' : '; the program had ended'}`,
    ok: alive && meanwhile > 0 && failed + half + unanswered === 0 && afterwards === 200,
  };
}

async function unread(program) {
  const emulator = await start(program, { readOutput: false });
  await put(emulator.port, orders);
  const clients = load(emulator.port, 8);
  await sleep(1000);
  const before = emulator.resident();
  const early = clients.count.answered;
  await sleep(8000);
  const late = clients.count.answered;
  await sleep(1000);
  const atTheEnd = clients.count.answered - late;
  const { answered, half, unanswered } = await clients.stop();
  const grown = emulator.resident() - before;

  const told = performance.now();
  emulator.kill('SIGTERM');
  const code = await Promise.race([emulator.ended, sleep(10_000)]);
  const took = Math.round((performance.now() - told) / 100) / 10;
  await emulator.stop();
  return {
    what: 'standard output is a pipe that nobody reads',
    happened: `${answered - early} requests were answered in 9 s, ${atTheEnd} of them in the last second, ${half + unanswered} lost; resident memory grew by `
      + `${grown} MB; ended ${took} s after SIGTERM`,
    ok: atTheEnd > 0 && half + unanswered === 0 && grown < 100 && code === 0,
  };
}

function closed(program) {
  return goesOn('standard output is closed by its reader', program, {}, (emulator) => emulator.closeOutput());
}

function full(program) {
  return goesOn('standard output is on a full disk', program, { output: '>/dev/full' });
}

function none(program) {
  return goesOn('standard output is closed from the start', program, { output: '>&-' });
}

async function goesOn(what, program, options, fault = () => {}) {
  const emulator = await start(program, options);
  await put(emulator.port, orders);
  fault(emulator);
  const clients = load(emulator.port, 8);
  await sleep(2000);
  const { answered, half, unanswered } = await clients.stop();
  const alive = emulator.isAlive();
  await emulator.stop();
  return {
    what,
    happened: `${answered} requests were answered in 2 s, ${half + unanswered} lost${alive ? '' : '; the program had ended'}`,
    ok: alive && answered > 0 && half + unanswered === 0,
  };
}

async function small(program) {
  const what = '256 MB and one core, 100,000 runs in the state';
  const [group, limit] = existsSync('/sys/fs/cgroup/memory')
    ? [`/sys/fs/cgroup/memory/appflow-cancel-${process.pid}`, 'memory.limit_in_bytes']
    : [`/sys/fs/cgroup/appflow-cancel-${process.pid}`, 'memory.max'];
  try {
    mkdirSync(group);
    writeFileSync(`${group}/${limit}`, String(256 * 1024 * 1024));
  } catch (error) {
    return { what, happened: `no control group can be made here (${error.code})` };
  }

  const emulator = await start(program, { shell: `echo $$ > ${group}/cgroup.procs && taskset -p -c 0 $$ >/dev/null &&` });
  const runs = Array.from({ length: 100_000 }, (_, i) => ({ executionId: `old-${i}`, executionStatus: 'Successful' }));
  await put(emulator.port, { flows: [{ ...orders.flows[0], runs }] });
  const clients = load(emulator.port, 16);
  await sleep(5000);
  const { answered, half, unanswered } = await clients.stop();
  const [alive, resident] = [emulator.isAlive(), emulator.isAlive() ? emulator.resident() : 0];
  await emulator.stop();
  rmdirSync(group);
  return {
    what,
    happened: `${answered} requests were answered in 5 s, ${half + unanswered} lost; ${resident} MB resident`,
    ok: alive && answered > 0 && half + unanswered === 0,
  };
}
