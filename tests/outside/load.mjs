// Connections that send requests sequentially, and check that each answer is complete.
import { connect } from 'node:net';

const bodies = [
  ['/start-flow', '{"flowName":"orders"}'],
  ['/cancel-flow-executions', '{"flowName":"orders"}'],
  ['/describe-flow-execution-records', '{"flowName":"orders","maxResults":5}'],
];

/** Loads the port until `stop` is called, or the connections are gone. */
export function load(port, connections) {
  const count = { answered: 0, failed: 0, unanswered: 0, half: 0, refused: 0 };
  let stopped = false;
  const all = Array.from({ length: connections }, (_, i) => new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    let received = '';
    let waiting = false;
    let n = i;
    const send = () => {
      const [path, body] = bodies[n++ % bodies.length];
      received = '';
      waiting = true;
      socket.write(`POST ${path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`);
    };
    socket.setEncoding('latin1');
    socket.on('connect', send);
    socket.on('data', (data) => {
      received += data;
      const head = received.indexOf('\r\n\r\n');
      const length = Number(/content-length: (\d+)/i.exec(received)?.[1]);
      if (head < 0 || received.length < head + 4 + length) {
        return;
      }

      waiting = false;
      count.answered++;
      count.failed += received.startsWith('HTTP/1.1 200') ? 0 : 1;
      if (stopped || /\r\nconnection: close\r\n/i.test(received.slice(0, head + 2))) {
        socket.end();
      } else {
        send();
      }
    });
    socket.on('error', (error) => {
      count.refused += error.code === 'ECONNREFUSED' ? 1 : 0;
    });
    socket.on('close', () => {
      if (waiting) {
        count[received === '' ? 'unanswered' : 'half']++;
      }

      resolve();
    });
  }));
  return {
    count,
    done: Promise.all(all),
    async stop() {
      stopped = true;
      await Promise.all(all);
      return count;
    },
  };
}
