// The program under test, as a child process that listens on a free port of the loopback address.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createInterface } from 'node:readline';

const BUILDS = new URL('../../../artifacts/bin/AppflowCancel/', import.meta.url);
const EXECUTABLE = process.platform === 'win32' ? 'AppflowCancel.exe' : 'AppflowCancel';

// Limits for a program that hangs; nothing else waits this long.
const LONGEST_START = 30_000;
const LONGEST_END = 10_000;

/**
 * Starts the program; resolves once it prints its address.
 * @param {Record<string, string>} settings more environment, such as { Emulator__MaxFlows: '1' }
 */
export async function startProgram(settings = {}) {
  const [command, ...args] = findProgram();
  const child = spawn(command, [...args, '--port', '0'], {
    env: { ...withoutSettings(process.env), ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const kill = () => child.kill('SIGKILL');
  process.once('exit', kill);
  const ended = once(child, 'close');

  let complaints = '';
  child.stderr.setEncoding('utf8').on('data', (text) => { complaints = (complaints + text).slice(-10_000); });

  const firstLine = once(createInterface(child.stdout), 'line', { signal: AbortSignal.timeout(LONGEST_START) });
  const line = await Promise.race([firstLine.then(([text]) => text), ended.then(() => null)]).catch((error) => {
    kill();
    throw new Error(`${command} does not start: ${error.message}\n${complaints}`);
  });
  const endpoint = line?.match(/ listens on (http:\/\/[^\s,]+)/)?.[1];
  if (!endpoint) {
    kill();
    throw new Error(`${command} does not say where it listens, but: ${line}\n${complaints}`);
  }

  return {
    endpoint,
    secureEndpoint: line.match(/ (https:\/\/[^\s,]+)/)?.[1],
    async stop() {
      const deadline = setTimeout(kill, LONGEST_END);
      child.kill('SIGTERM');
      const [, signal] = await ended;
      clearTimeout(deadline);
      process.off('exit', kill);
      if (signal === 'SIGKILL') {
        throw new Error(`${command} did not end on SIGTERM.\n${complaints}`);
      }
    },
  };
}

// The value of APPFLOW_CANCEL, a path with optional arguments; otherwise the newest build of this repository.
function findProgram() {
  const given = process.env.APPFLOW_CANCEL?.trim();
  if (given) {
    return existsSync(given) ? [given] : given.split(/\s+/);
  }

  const builds = ['release', 'debug']
    .map((configuration) => fileURLToPath(new URL(`${configuration}/${EXECUTABLE}`, BUILDS)))
    .filter((path) => existsSync(path))
    .sort((a, b) => builtAt(b) - builtAt(a));
  if (builds.length === 0) {
    throw new Error(
      `There is no program in ${fileURLToPath(BUILDS)}. Build it with "dotnet build src/AppflowCancel -c Release" `
      + 'at the top of the repository, or name one in the environment variable APPFLOW_CANCEL.');
  }

  return builds.slice(0, 1);
}

// The executable is only a launcher, whose date does not change when its code is rebuilt.
function builtAt(executable) {
  const code = executable.replace(/(\.exe)?$/, '.dll');
  return statSync(existsSync(code) ? code : executable).mtimeMs;
}

// A developer's own emulator settings must not affect these tests.
function withoutSettings(environment) {
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !/^Emulator__/i.test(name)));
}
