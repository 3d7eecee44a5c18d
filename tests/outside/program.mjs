// Starts the program and observes it from outside.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, readdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Starts it on a free port. `shell` stands before the program in a shell, such as `ulimit -n 64 &&`. `output` redirects standard output; what
 * the program says on standard error is read instead.
 */
export async function start(program, { args = [], env = {}, shell = '', output = '', readOutput = true } = {}) {
  const wanted = output ? await freePort() : 0;
  const redirection = output && `2>&1 ${output}`;
  const child = spawn('bash', ['-c', `${shell} exec "$0" "$@" ${redirection}`, program, '--port', String(wanted), '--Emulator:MaxConcurrentRuns=1000000', ...args], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise((resolve) => child.once('exit', (code, signal) => resolve(code ?? signal)));
  const lines = createInterface({ input: child.stdout });
  const first = await new Promise((resolve) => {
    lines.once('line', resolve);
    ended.then(() => resolve(''));
  });
  const port = wanted || Number(/http:\/\/[\d.]+:(\d+)/.exec(first)?.[1]);
  if (!port || !first) {
    throw new Error(`It did not start: ${first}`);
  }

  lines.close();
  if (readOutput) {
    child.stdout.resume();
  } else {
    child.stdout.pause();
  }

  return {
    port,
    ended,
    pid: child.pid,
    kill: (signal) => child.kill(signal),
    isAlive: () => child.exitCode === null && child.signalCode === null,
    closeOutput: () => child.stdout.destroy(),
    resident: () => Math.round(Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))[1]) / 1024),
    handles: () => readdirSync(`/proc/${child.pid}/fd`).length,
    async stop() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}

export async function put(port, state) {
  const answer = await fetch(`http://127.0.0.1:${port}/_appflow/state`, { method: 'PUT', body: JSON.stringify(state) });
  if (!answer.ok) {
    throw new Error(await answer.text());
  }
}

export const orders = { flows: [{ flowName: 'orders', plan: { runSeconds: 5, cancelSeconds: 1 } }] };

export { sleep };
