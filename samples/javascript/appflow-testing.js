// A sandbox of AppflowCancel for each test, with any test runner. Copy this file; it needs Node.js 20 and no package.
//
// A sandbox is an isolated account: flows, runs, a frozen clock that the test moves, faults and a journal. Plans,
// fault rules and answers have the members of the control API; with runSeconds null in its plan, a run has no end.

import { randomInt } from 'node:crypto';

const defaultEndpoint = process.env.AWS_ENDPOINT_URL_APPFLOW ?? 'http://127.0.0.1:4566';

/** The emulator refused a call; its message says what to change. */
export class AppflowControlError extends Error {
  constructor(status, message, errorType) {
    super(message);
    this.name = 'AppflowControlError';
    this.status = status;
    this.errorType = errorType;
  }
}

export async function createSandbox({ endpoint = defaultEndpoint, region = 'us-east-1' } = {}) {
  const sandbox = new Sandbox(endpoint, region);
  await sandbox.clock.freeze();
  return sandbox;
}

export class Sandbox {
  constructor(endpoint, region) {
    this.endpoint = endpoint.replace(/\/$/, '');
    this.region = region;
    this.accountId = Array.from({ length: 12 }, () => randomInt(10)).join('');
    this.clock = new Clock(this);
    this.faults = new Faults(this);
    this.requests = new Requests(this);
  }

  /** What `new AppflowClient(…)` takes. */
  get clientConfig() {
    const { endpoint, region, accountId } = this;
    return { endpoint, region, credentials: { accessKeyId: accountId, secretAccessKey: 'any' } };
  }

  /** Creates an on-demand flow, or replaces the flow of that name with all its runs. */
  async putFlow(flowName, plan = {}, tags = {}) {
    await this.control('POST', 'state', { flows: [{ flowName, plan, tags }] });
  }

  /** Plans the next runs of a flow. */
  async putPlan(flowName, plan) {
    await this.control('PUT', `flows/${encodeURIComponent(flowName)}/plan`, plan);
  }

  /** Starts a run: with an id, a plan, a start in the past or in the future (seconds since 1970). */
  async startRun(flowName, { runId, plan, startedAt } = {}) {
    const run = await this.control('POST', `flows/${encodeURIComponent(flowName)}/runs`, { executionId: runId, plan, startedAt });
    return this.getRun(flowName, run.executionId);
  }

  /** A run that the code under test has started. */
  getRun(flowName, runId) {
    return new Run(this, flowName, runId);
  }

  /** The runs of a flow, oldest first. */
  async listRuns(flowName) {
    const { flows } = await this.control('GET', 'state');
    return flows
      .filter((flow) => flow.flowName === flowName && flow.region === undefined)
      .flatMap((flow) => flow.runs.map((run) => this.getRun(flowName, run.executionId)));
  }

  /** Calls AWS's CancelFlowExecutions, for every run in progress or for those given; resolves to invalidExecutions. */
  async cancel(flowName, executionIds) {
    const credential = `${this.accountId}/20260921/${this.region}/appflow/aws4_request`;
    const answer = await send('POST', `${this.endpoint}/cancel-flow-executions`, { flowName, executionIds }, {
      'content-type': 'application/json',
      authorization: `AWS4-HMAC-SHA256 Credential=${credential}, SignedHeaders=host, Signature=0`,
    });
    return answer.invalidExecutions;
  }

  /** Clock, timelines, faults and journal, for the message of a failing test. */
  async dump() {
    const { flows } = await this.control('GET', 'state');
    const runs = [];
    for (const flow of flows.filter((each) => each.region === undefined)) {
      for (const run of flow.runs.slice(-100)) {
        runs.push(await this.getRun(flow.flowName, run.executionId).get());
      }
    }
    const parts = { clock: await this.clock.get(), runs, faults: await this.faults.list(), requests: await this.requests.list() };
    return JSON.stringify(parts, null, 2);
  }

  /** Empties the account. */
  async close() {
    await this.control('DELETE', 'state');
  }

  /** Calls the control API, for whatever has no method here. */
  control(method, path, body, query = {}) {
    const given = Object.entries({ ...query, account: this.accountId, region: this.region }).filter(([, value]) => value !== undefined);
    return send(method, `${this.endpoint}/_appflow/${path}?${new URLSearchParams(given)}`, body);
  }
}

/** The sandbox's time, in seconds. It moves forward only; moving it resolves to what happened on the way, oldest first. */
class Clock {
  constructor(sandbox) {
    this.sandbox = sandbox;
  }

  get() {
    return this.sandbox.control('GET', 'clock');
  }

  async advance(seconds) {
    return (await this.sandbox.control('POST', 'clock/advance', { seconds })).transitions;
  }

  async advanceToNextTransition() {
    return (await this.sandbox.control('POST', 'clock/advance', { to: 'nextTransition' })).transitions;
  }

  async advanceTo(now) {
    return (await this.sandbox.control('PUT', 'clock', { now })).transitions;
  }

  async freeze() {
    await this.sandbox.control('PUT', 'clock', { frozen: true });
  }

  /** Lets it run with real time; rate is seconds of the account for each real one. */
  async run(rate = 1) {
    await this.sandbox.control('PUT', 'clock', { frozen: false, rate });
  }
}

class Run {
  constructor(sandbox, flowName, id) {
    this.sandbox = sandbox;
    this.flowName = flowName;
    this.id = id;
    this.path = `flows/${encodeURIComponent(flowName)}/runs/${encodeURIComponent(id)}`;
  }

  /** The record as AWS shows it, the facts, and the timeline. */
  get() {
    return this.sandbox.control('GET', this.path);
  }

  async status() {
    return (await this.get()).executionStatus;
  }

  /** Calls AWS's CancelFlowExecutions; resolves to whether the run is cancelling now. */
  async cancel() {
    return (await this.sandbox.cancel(this.flowName, [this.id])).length === 0;
  }

  /** Ends it now as Successful, Error or, from CancelStarted only, Canceled. */
  finish(outcome, errorMessage) {
    return this.sandbox.control('POST', `${this.path}/finish`, { outcome, errorMessage });
  }

  /** Resolves to the run as soon as it has the status; rejects, with its timeline, after so many real seconds. */
  async waitFor(status, timeoutSeconds = 30) {
    try {
      return await this.sandbox.control('GET', `${this.path}/wait`, undefined, { status, timeoutSeconds });
    } catch (error) {
      if (error.status !== 408) throw error;
      const { timeline } = await this.get();
      const lines = timeline.map((entry) => `\n  ${entry.at} ${entry.status}: ${entry.cause}`).join('');
      const clock = JSON.stringify(await this.sandbox.clock.get());
      throw new AppflowControlError(408, `${error.message} The clock shows ${clock}. The run's timeline:${lines}`);
    }
  }
}

/** What goes wrong with the sandbox's AWS requests. */
class Faults {
  constructor(sandbox) {
    this.sandbox = sandbox;
  }

  throttle(operation, times = 1) {
    return this.add({ operation, error: 'ThrottlingException', times });
  }

  async add(rule) {
    await this.sandbox.control('POST', 'faults', rule);
  }

  async list() {
    return (await this.sandbox.control('GET', 'faults')).faults;
  }

  async clear() {
    await this.sandbox.control('DELETE', 'faults');
  }
}

/** The sandbox's AWS requests, oldest first. What the test does to set up is not among them. */
class Requests {
  constructor(sandbox) {
    this.sandbox = sandbox;
  }

  /** Filters: operation, flowName, errorType, and since an instant of the account's clock. */
  async list(filters = {}) {
    return (await this.sandbox.control('GET', 'requests', undefined, filters)).requests;
  }

  async clear() {
    await this.sandbox.control('DELETE', 'requests');
  }
}

async function send(method, url, body, headers = {}) {
  const response = await fetch(url, { method, headers, body: body === undefined ? undefined : JSON.stringify(body) });
  const answer = await response.json();
  if (!response.ok) {
    throw new AppflowControlError(response.status, answer.message, response.headers.get('x-amzn-errortype') ?? undefined);
  }
  return answer;
}
