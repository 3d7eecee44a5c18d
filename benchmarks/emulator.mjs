// One process of the program, limited as a container of 256 MB is, and what its requests do to it.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmdirSync, writeFileSync } from 'node:fs';
import http from 'node:http';

const megabyte = 1024 * 1024;
const ignore = () => {};
export const sleep = ms => new Promise(resolve => setTimeout(resolve, ms));
export const times = (count, action) => Promise.all(Array.from({ length: count }, (_, index) => action(index)));
export const repeat = (start, part, end, size = 9_900_000) => start + part.repeat(Math.floor((size - Buffer.byteLength(start + end)) / Buffer.byteLength(part))) + end;

// A memory group of the kernel (version 2 or 1) where one can be made, which takes root; without one, what .NET takes of such a container as its heap.
const groupRoot = ['/sys/fs/cgroup', '/sys/fs/cgroup/memory'].find(root => existsSync(`${root}/cgroup.procs`) && (existsSync(`${root}/memory.limit_in_bytes`) || existsSync(`${root}/cgroup.controllers`)));
const makeGroup = () => {
  const group = `${groupRoot}/appflow-cancel-${process.pid}`;
  try {
    mkdirSync(group);
    const version1 = existsSync(`${group}/memory.limit_in_bytes`);
    writeFileSync(`${group}/${version1 ? 'memory.limit_in_bytes' : 'memory.max'}`, String(256 * megabyte));
    return { path: group, peak: `${group}/${version1 ? 'memory.max_usage_in_bytes' : 'memory.peak'}` };
  } catch {
    if (existsSync(group)) rmdirSync(group);
    return null;
  }
};

export const start = async (program, args, port, { limited = true } = {}) => {
  const group = limited ? makeGroup() : null;
  const command = [program, ...args, '--port', String(port), '--Logging:LogLevel:Default=None'];
  const child = spawn('/bin/sh', ['-c', group ? 'echo $$ > "$0/cgroup.procs"; exec "$@"' : 'exec "$@"', group?.path ?? 'sh', ...command], {
    env: limited && !group ? { ...process.env, DOTNET_GCHeapHardLimit: '0xC000000' } : process.env,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  let ended = null;
  const exit = new Promise(resolve => child.on('exit', (code, signal) => resolve(ended = signal ?? code)));
  const agent = new http.Agent({ keepAlive: true, maxSockets: Infinity });
  const status = name => Number(new RegExp(`${name}:\\s+(\\d+)`).exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))[1]) * 1024 / megabyte;
  const emulator = {
    port,
    limit: group ? 'a kernel memory group of 256 MB' : limited ? 'a heap of 192 MB' : 'nothing',
    resident: () => status('VmRSS'),
    peak: () => status('VmHWM'),
    forgetPeak: () => writeFileSync(`/proc/${child.pid}/clear_refs`, '5'),
    groupPeak: () => group && Number(readFileSync(group.peak, 'utf8')) / megabyte,
    // Milliseconds of processor time so far; the kernel counts in hundredths of a second.
    processor: () => readFileSync(`/proc/${child.pid}/stat`, 'utf8').split(') ')[1].split(' ').slice(11, 13).reduce((sum, ticks) => sum + Number(ticks) * 10, 0),
    send: (method, path, body, headers = {}) => new Promise(resolve => {
      const request = http.request({ agent, port, host: '127.0.0.1', method, path, headers: { 'Content-Type': 'application/json', ...headers } }, answer => {
        let size = 0;
        answer.on('data', part => (size += part.length)).on('end', () => resolve({ status: answer.statusCode, size })).on('error', () => resolve({ status: 0, size }));
      });
      // A server that refuses a body before its end resets the connection, at times after the answer.
      request.on('socket', socket => socket.listenerCount('error', ignore) || socket.on('error', ignore));
      request.on('error', () => resolve({ status: 0, size: 0 })).end(body);
    }),
    mustLive: () => {
      if (ended !== null) throw new Error(`The process has ended: ${ended}`);
    },
    stop: async () => {
      child.kill();
      await exit;
      if (group) rmdirSync(group.path);
    },
  };
  while ((await emulator.send('GET', '/_appflow/ready')).status !== 200) {
    emulator.mustLive();
    await sleep(50);
  }
  await times(200, () => emulator.send('POST', '/list-flows', '{}'));
  return emulator;
};
