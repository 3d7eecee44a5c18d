import { currentCaller, signed } from './sign.js';

// Relative to this file, so that the page works behind a proxy with a path prefix.
const control = new URL('../', import.meta.url);
const aws = new URL('../../', import.meta.url);

let account = '000000000000';

export const currentAccount = () => account;
export const useAccount = chosen => { account = chosen; };

/** Calls a control route about the account; throws an Error with the emulator's message when it refuses. */
export async function call(method, path, { query = {}, body } = {}) {
  const url = address(path, query);
  const response = await send(url, { method, body: body === undefined ? undefined : JSON.stringify(body) });
  const answer = await response.json().catch(() => ({}));
  if (!response.ok) {
    throw new Error(answer.message ?? `The emulator answered ${response.status}.`);
  }

  return answer;
}

export function address(path, query = {}) {
  const url = new URL(path, control);
  url.search = new URLSearchParams({ account, ...query });
  return url;
}

/** Calls an operation of AppFlow as a client would, and tells the whole answer, errors included. */
export async function operation({ name, path, region, body }) {
  const url = new URL(path, aws);
  const text = JSON.stringify(body);
  const response = await send(url, { method: 'POST', headers: await headersOf(url, region, text), body: text });
  return {
    name,
    ok: response.ok,
    status: response.status,
    errorType: response.headers.get('X-Amzn-Errortype'),
    requestId: response.headers.get('x-amzn-RequestId'),
    body: await response.text(),
  };
}

// Where signatures are not verified, the access key alone selects the account.
const headersOf = (url, region, text) => currentCaller() ? signed(url, region, text) : {
  'content-type': 'application/json',
  authorization: `AWS4-HMAC-SHA256 Credential=${account}/20260101/${region}/appflow/aws4_request, SignedHeaders=host, Signature=page`,
};

async function send(url, options) {
  try {
    return await fetch(url, options);
  } catch {
    throw new Error('The emulator does not answer. Is it still running?');
  }
}
