// Sets the machine's clock back and forward while the program runs. libfaketime (Debian: faketime) replaces clock_gettime for it,
// with an offset that it rereads from a file; the monotonic clock is unchanged, as on a machine whose clock is set.
import { existsSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { load } from './load.mjs';
import { orders, put, sleep, start } from './program.mjs';

const library = ['x86_64', 'aarch64'].map((each) => `/usr/lib/${each}-linux-gnu/faketime/libfaketimeMT.so.1`).find(existsSync);
const what = 'the clock of the machine set back by an hour, then forward by a day, under load';

export async function clock(program) {
  if (!library) {
    return { what, happened: 'libfaketime is not installed (Debian: faketime)' };
  }

  const folder = mkdtempSync(join(tmpdir(), 'clock-'));
  const file = join(folder, 'offset');
  const set = (offset) => {
    // Atomic: a partially written file would read as no offset.
    writeFileSync(`${file}.new`, `${offset}\n`);
    renameSync(`${file}.new`, file);
  };
  set('+0');
  const emulator = await start(program, {
    env: { LD_PRELOAD: library, FAKETIME_TIMESTAMP_FILE: file, FAKETIME_NO_CACHE: '1', FAKETIME_DONT_FAKE_MONOTONIC: '1' },
  });
  try {
    const base = `http://127.0.0.1:${emulator.port}/_appflow`;
    const read = async (account) => (await (await fetch(`${base}/clock?account=${account}`)).json()).now;
    await put(emulator.port, { flows: [{ ...orders.flows[0], runs: [{ executionId: 'r', plan: { runSeconds: 2 }, executionStatus: 'InProgress' }] }] });
    const clients = load(emulator.port, 8);
    const account = '000000000000';
    const steps = [];
    for (const [offset, seconds] of [['-3600', -3600], ['+86400', 86400]]) {
      const before = await read(account);
      set(offset);
      await sleep(1500);
      const passed = await read(account) - before;
      const fresh = await read(`${100000000000 + steps.length}`) - Date.now() / 1000;
      steps.push({ passed, follows: Math.abs(fresh - seconds) < 30 });
    }

    const run = await (await fetch(`${base}/flows/orders/runs/r?account=${account}`)).json();
    const { answered, half, unanswered, failed } = await clients.stop();
    const ok = answered > 0 && half + unanswered + failed === 0 && steps.every((each) => each.passed > 1 && each.passed < 15 && each.follows)
      && ['Successful', 'Canceled'].includes(run.executionStatus);
    return {
      what,
      happened: `${answered} requests were answered, ${half + unanswered + failed} lost or failed; an account's clock went on by `
        + `${steps.map((each) => each.passed.toFixed(1)).join(' s and ')} s in about 1.5 s each, a run that fell due is ${run.executionStatus}; `
        + `accounts that began afterwards ${steps.every((each) => each.follows) ? 'took' : 'did not take'} the new time`,
      ok,
    };
  } finally {
    await emulator.stop();
    rmSync(folder, { recursive: true });
  }
}
