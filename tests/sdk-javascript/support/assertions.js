import assert from 'node:assert/strict';
import { AppflowServiceException } from '@aws-sdk/client-appflow';

export const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
export const UUID_V4 = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** That a call raises exactly this exception of the SDK, at the first attempt. */
export async function assertRaises(call, Exception, status, message) {
  const error = await raised(call);
  assert.ok(error instanceof Exception, `expected ${Exception.name}, got ${error}`);
  assert.equal(error.name, Exception.name);
  assertError(error, status, message);
}

/** That a call raises an error that the SDK has no class of its own for. */
export async function assertRaisesUnmodelled(call, name, status, message) {
  const error = await raised(call);
  assert.ok(error instanceof AppflowServiceException, `expected ${name}, got ${error}`);
  assert.equal(error.constructor, AppflowServiceException);
  assert.equal(error.name, name);
  assertError(error, status, message);
}

function assertError(error, status, message) {
  assert.ok(error instanceof AppflowServiceException);
  assert.equal(error.message, message);
  assert.equal(error.$metadata.httpStatusCode, status);
  assert.equal(error.$fault, status < 500 ? 'client' : 'server');
  assert.equal(error.$metadata.attempts, 1);
  assert.match(error.$metadata.requestId, UUID);
}

export async function raised(call) {
  const answer = await call.catch((error) => ({ error }));
  assert.ok(answer.error, `nothing is raised, the answer is ${JSON.stringify(answer)}`);
  return answer.error;
}
