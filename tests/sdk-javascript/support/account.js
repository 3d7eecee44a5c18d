// A test's own account: an SDK client, the control API, and a frozen clock that the test moves.

import assert from 'node:assert/strict';
import { randomInt } from 'node:crypto';
import {
  AppflowClient, CancelFlowExecutionsCommand, CreateFlowCommand, DescribeFlowCommand,
  DescribeFlowExecutionRecordsCommand, StartFlowCommand, paginateDescribeFlowExecutionRecords,
} from '@aws-sdk/client-appflow';
import { onDemand } from './flows.js';

// The SDK's warnings about future versions of Node.js do not concern the program.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';

export const REGION = 'us-east-1';

/** Opens an account that nobody else uses, with its clock frozen. */
export async function openAccount(program) {
  const account = new Account(program.endpoint);
  await account.control('PUT', '/_appflow/clock', { frozen: true });
  return account;
}

class Account {
  constructor(endpoint) {
    this.id = `${randomInt(10 ** 11, 10 ** 12)}`;
    this.endpoint = endpoint;
    this.credentials = { accessKeyId: this.id, secretAccessKey: 'anything' };
    this.client = this.clientIn(REGION);
  }

  clientIn(region, options = {}) {
    return new AppflowClient({
      endpoint: this.endpoint,
      region,
      credentials: this.credentials,
      requestHandler: { httpAgent: { keepAlive: true, maxSockets: 200 }, socketAcquisitionWarningTimeout: 60_000 },
      ...options,
    });
  }

  send(command) {
    return this.client.send(command);
  }

  arn(flowName) {
    return `arn:aws:appflow:${REGION}:${this.id}:flow/${flowName}`;
  }

  // The control API.

  async control(method, path, body, query = {}) {
    const response = await this.controlResponse(method, path, body, query);
    const text = await response.text();
    assert.ok(response.ok, `${method} ${path} answers ${response.status}: ${text}`);
    return text === '' ? null : JSON.parse(text);
  }

  controlResponse(method, path, body, query = {}) {
    return fetch(`${this.endpoint}${path}?${new URLSearchParams({ account: this.id, ...query })}`, {
      method,
      headers: body === undefined ? {} : { 'content-type': 'application/json' },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
  }

  /** Moves the clock; answers the transitions that happened on the way. */
  async advance(seconds) {
    return (await this.control('POST', '/_appflow/clock/advance', { seconds })).transitions;
  }

  async now() {
    return new Date(Math.round((await this.control('GET', '/_appflow/clock')).now * 1000));
  }

  /** An instant some seconds from the account's now. */
  async after(seconds) {
    return new Date((await this.now()).getTime() + seconds * 1000);
  }

  addFault(rule) {
    return this.control('POST', '/_appflow/faults', rule);
  }

  /** The requests of the account that match, oldest first. */
  async journal(filter = {}) {
    return (await this.control('GET', '/_appflow/requests', undefined, filter)).requests;
  }

  /** Everything there is in the account, to see that nothing of it has changed. */
  state() {
    return this.control('GET', '/_appflow/state');
  }

  // SDK calls that most tests use.

  createFlow(flowName, tags = undefined) {
    return this.send(new CreateFlowCommand({ ...onDemand(flowName), tags }));
  }

  describeFlow(flowName) {
    return this.send(new DescribeFlowCommand({ flowName }));
  }

  async start(flowName) {
    return (await this.send(new StartFlowCommand({ flowName }))).executionId;
  }

  /** Answers invalidExecutions. */
  async cancel(flowName, executionIds = undefined) {
    return (await this.send(new CancelFlowExecutionsCommand({ flowName, executionIds }))).invalidExecutions;
  }

  async record(flowName, executionId) {
    const { flowExecutions } = await this.send(
      new DescribeFlowExecutionRecordsCommand({ flowName, maxResults: 100 }));
    return flowExecutions.find((each) => each.executionId === executionId);
  }

  async status(flowName, executionId) {
    return (await this.record(flowName, executionId))?.executionStatus;
  }

  /** Every run's status by its id. */
  async statuses(flowName) {
    const statuses = {};
    const pages = paginateDescribeFlowExecutionRecords({ client: this.client, pageSize: 100 }, { flowName });
    for await (const page of pages) {
      for (const { executionId, executionStatus } of page.flowExecutions) {
        assert.ok(!(executionId in statuses), `${executionId} is listed twice`);
        statuses[executionId] = executionStatus;
      }
    }

    return statuses;
  }
}
