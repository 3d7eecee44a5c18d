/** Signature Version 4, with the browser's cryptography. Secrets stay only in the memory of this page. */
const algorithm = 'AWS4-HMAC-SHA256';
const utf8 = new TextEncoder();

let caller = null;

/** The caller who signs this page's operations; null while they are unsigned. */
export const currentCaller = () => caller;
export const signAs = chosen => { caller = chosen; };

/** Browsers sign only on localhost and over HTTPS. */
export const canSign = () => window.crypto?.subtle !== undefined;

/** The headers of a signed POST of JSON. */
export async function signed(url, region, body) {
  const { accessKeyId, secretAccessKey, sessionToken } = caller;
  const timestamp = new Date().toISOString().replace(/[-:]|\.\d+/g, '');
  const scope = [timestamp.slice(0, 8), region, 'appflow', 'aws4_request'];
  const headers = {
    'content-type': 'application/json',
    host: url.host,
    'x-amz-date': timestamp,
    ...(sessionToken ? { 'x-amz-security-token': sessionToken } : {}),
  };
  const names = Object.keys(headers).join(';');
  const lines = Object.entries(headers).map(([name, value]) => `${name}:${value}\n`).join('');
  const request = ['POST', url.pathname, '', lines, names, await hash(body)].join('\n');
  const text = [algorithm, timestamp, scope.join('/'), await hash(request)].join('\n');
  let key = utf8.encode(`AWS4${secretAccessKey}`);
  for (const part of [...scope, text]) {
    key = await hmac(key, part);
  }

  // The browser itself sends Host.
  delete headers.host;
  return { ...headers, authorization: `${algorithm} Credential=${accessKeyId}/${scope.join('/')}, SignedHeaders=${names}, Signature=${hex(key)}` };
}

async function hash(text) {
  return hex(new Uint8Array(await crypto.subtle.digest('SHA-256', utf8.encode(text))));
}

async function hmac(key, text) {
  const imported = await crypto.subtle.importKey('raw', key, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
  return new Uint8Array(await crypto.subtle.sign('HMAC', imported, utf8.encode(text)));
}

const hex = bytes => [...bytes].map(each => each.toString(16).padStart(2, '0')).join('');
