// Registered connectors, AWS's own, and the entities and fields of both.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import {
  ConflictException, ConnectorAuthenticationException, CreateConnectorProfileCommand, DescribeConnectorCommand,
  DescribeConnectorEntityCommand, DescribeConnectorsCommand, ListConnectorEntitiesCommand, ListConnectorsCommand,
  RegisterConnectorCommand, ResetConnectorMetadataCacheCommand, ResourceNotFoundException, ThrottlingException,
  UnregisterConnectorCommand, UpdateConnectorRegistrationCommand, ValidationException,
  paginateDescribeConnectors, paginateListConnectors,
} from '@aws-sdk/client-appflow';
import { openAccount } from './support/account.js';
import { assertRaises } from './support/assertions.js';
import { missing, validationErrors } from './support/constraints.js';
import { slackProfile } from './support/profiles.js';
import { startProgram } from './support/program.js';

const program = await startProgram();
after(() => program.stop());

const lambdaArn = 'arn:aws:lambda:us-east-1:123456789012:function:warehouse';
const connector = (connectorLabel) => ({
  connectorLabel,
  description: 'ours',
  connectorProvisioningType: 'LAMBDA',
  connectorProvisioningConfig: { lambda: { lambdaArn } },
});
const profileOf = (connectorLabel, connectorProfileName) => ({
  connectorProfileName,
  connectorType: 'CustomConnector',
  connectorLabel,
  connectionMode: 'Public',
  connectorProfileConfig: { connectorProfileProperties: {} },
});

test('a connector is registered, listed, described, updated and unregistered', async () => {
  const account = await openAccount(program);
  const connectorArn = `arn:aws:appflow:us-east-1:${account.id}:connector/warehouse`;

  assert.equal((await account.send(new RegisterConnectorCommand(connector('warehouse')))).connectorArn, connectorArn);
  const [listed] = (await account.send(new ListConnectorsCommand({}))).connectors;
  assert.equal(listed.connectorLabel, 'warehouse');
  assert.equal(listed.registeredBy, 'CUSTOM');
  assert.equal(listed.connectorType, 'CUSTOMCONNECTOR');
  assert.deepEqual(listed.registeredAt, await account.now());

  assert.equal(
    (await account.send(new UpdateConnectorRegistrationCommand({ connectorLabel: 'warehouse', description: 'new' }))).connectorArn,
    connectorArn);
  const { connectorConfiguration } = await account.send(
    new DescribeConnectorCommand({ connectorType: 'CustomConnector', connectorLabel: 'warehouse' }));
  assert.equal(connectorConfiguration.connectorDescription, 'new');
  assert.equal(connectorConfiguration.connectorProvisioningConfig.lambda.lambdaArn, lambdaArn);
  assert.equal(connectorConfiguration.connectorArn, connectorArn);

  await account.send(new UnregisterConnectorCommand({ connectorLabel: 'warehouse' }));
  assert.deepEqual((await account.send(new ListConnectorsCommand({}))).connectors, []);
});

test('the paginators return registered connectors, AWS\'s own, and entities', async () => {
  const account = await openAccount(program);
  for (const label of ['c1', 'a1', 'b1']) {
    await account.send(new RegisterConnectorCommand(connector(label)));
  }

  const labels = [];
  for await (const page of paginateListConnectors({ client: account.client, pageSize: 2 }, {})) {
    labels.push(page.connectors.map((each) => each.connectorLabel).join(' '));
  }

  let types = 0;
  for await (const page of paginateDescribeConnectors({ client: account.client }, {})) {
    types += Object.keys(page.connectorConfigurations).length;
    assert.deepEqual(page.connectors, []);
  }

  // The SDK has no paginator for entities.
  const entities = [];
  let nextToken;
  do {
    const page = await account.send(
      new ListConnectorEntitiesCommand({ connectorType: 'Salesforce', maxResults: 2, nextToken }));
    entities.push(page.connectorEntityMap.Objects.map((each) => each.name).join(' '));
    ({ nextToken } = page);
  } while (nextToken);

  assert.deepEqual(labels, ['a1 b1', 'c1']);
  assert.equal(types, 23);
  assert.deepEqual(entities, ['Account Contact', 'Opportunity']);
});

test('AWS\'s connectors are described by their types', async () => {
  const account = await openAccount(program);
  const { connectorConfigurations } = await account.send(new DescribeConnectorsCommand({ connectorTypes: ['Salesforce'] }));
  assert.deepEqual(Object.keys(connectorConfigurations), ['Salesforce']);
  const { connectorConfiguration } = await account.send(new DescribeConnectorCommand({ connectorType: 'Salesforce' }));
  assert.deepEqual(connectorConfiguration, connectorConfigurations.Salesforce);
  assert.deepEqual(connectorConfiguration.supportedTriggerTypes, ['Scheduled', 'OnDemand', 'Event']);
});

test('entities and fields of a profile come from its state document', async () => {
  const account = await openAccount(program);
  await account.control('POST', '/_appflow/state', {
    connectorProfiles: [{
      connectorProfileName: 'crm',
      connectorType: 'Amplitude',
      entities: [{ name: 'events', entities: [{ name: 'clicks', fields: [{ identifier: 'id', isPrimaryKey: true }] }] }],
    }],
  });

  const list = (entitiesPath) => account.send(new ListConnectorEntitiesCommand({ connectorProfileName: 'crm', entitiesPath }));
  assert.deepEqual((await list()).connectorEntityMap, { Objects: [{ name: 'events', hasNestedEntities: true }] });
  assert.deepEqual((await list('events')).connectorEntityMap, { Objects: [{ name: 'clicks', hasNestedEntities: false }] });
  assert.deepEqual(
    (await account.send(new DescribeConnectorEntityCommand({ connectorProfileName: 'crm', connectorEntityName: 'clicks' })))
      .connectorEntityFields,
    [{ identifier: 'id', isPrimaryKey: true }]);
});

test('the metadata cache of a profile is reset', async () => {
  const account = await openAccount(program);
  await account.send(new CreateConnectorProfileCommand(slackProfile('crm')));
  const { $metadata } = await account.send(new ResetConnectorMetadataCacheCommand({ connectorProfileName: 'crm' }));
  assert.equal($metadata.httpStatusCode, 200);
});

const invalid = {
  RegisterConnector: [new RegisterConnectorCommand({}), 'connectorLabel is required.'],
  UpdateConnectorRegistration: [new UpdateConnectorRegistrationCommand({}), validationErrors(missing('connectorLabel'))],
  UnregisterConnector: [new UnregisterConnectorCommand({}), validationErrors(missing('connectorLabel'))],
  ListConnectors: [new ListConnectorsCommand({ nextToken: 'bogus' }), 'nextToken bogus is not one that this operation gave out.'],
  DescribeConnector: [new DescribeConnectorCommand({}), validationErrors(missing('connectorType'))],
  DescribeConnectors: [new DescribeConnectorsCommand({ nextToken: 'bogus' }), 'nextToken bogus is not one that this operation gave out.'],
  ListConnectorEntities: [new ListConnectorEntitiesCommand({}), 'connectorProfileName or connectorType is required.'],
  DescribeConnectorEntity: [new DescribeConnectorEntityCommand({}), validationErrors(missing('connectorEntityName'))],
  ResetConnectorMetadataCache: [
    new ResetConnectorMetadataCacheCommand({}),
    'connectorProfileName is required, except with connectorType CustomerProfiles, EventBridge, LookoutMetrics, S3, Upsolver.',
  ],
};

for (const [operation, [command, message]] of Object.entries(invalid)) {
  test(`${operation} that is wrong raises ValidationException`, async () => {
    const account = await openAccount(program);
    await assertRaises(account.send(command), ValidationException, 400, message);
  });
}

const ofMissing = {
  UpdateConnectorRegistration: [new UpdateConnectorRegistrationCommand({ connectorLabel: 'ghost' }), 'Connector:ghost is not registered.'],
  UnregisterConnector: [new UnregisterConnectorCommand({ connectorLabel: 'ghost' }), 'Connector:ghost is not registered.'],
  DescribeConnector: [
    new DescribeConnectorCommand({ connectorType: 'CustomConnector', connectorLabel: 'ghost' }), 'Connector:ghost is not registered.',
  ],
  ListConnectorEntities: [
    new ListConnectorEntitiesCommand({ connectorProfileName: 'ghost' }), 'Connector Profile with name ghost does not exist.',
  ],
  DescribeConnectorEntity: [
    new DescribeConnectorEntityCommand({ connectorType: 'Salesforce', connectorEntityName: 'Ghost' }), 'Connector entity Ghost does not exist.',
  ],
  ResetConnectorMetadataCache: [
    new ResetConnectorMetadataCacheCommand({ connectorProfileName: 'ghost' }), 'Connector Profile with name ghost does not exist.',
  ],
};

for (const [operation, [command, message]] of Object.entries(ofMissing)) {
  test(`${operation} of what does not exist raises ResourceNotFoundException`, async () => {
    const account = await openAccount(program);
    await assertRaises(account.send(command), ResourceNotFoundException, 404, message);
  });
}

test('a label already in use, and unregistering a connector in use, raise ConflictException', async () => {
  const account = await openAccount(program);
  await account.send(new RegisterConnectorCommand(connector('warehouse')));
  await account.send(new CreateConnectorProfileCommand(profileOf('warehouse', 'own')));

  await assertRaises(
    account.send(new RegisterConnectorCommand(connector('warehouse'))), ConflictException, 409,
    'Conflict executing request: Connector:warehouse is already registered.');
  await assertRaises(
    account.send(new UnregisterConnectorCommand({ connectorLabel: 'warehouse' })), ConflictException, 409,
    'Conflict executing request: Connector: warehouse is associated with one or more connector profiles. If you still want to delete it, '
    + 'then make delete request with forceDelete flag as true. Some of the associated connector profiles are: [own]');
});

test('fault rules make a vendor refuse, and AWS throttle', async () => {
  const account = await openAccount(program);
  await account.addFault({ operation: 'ListConnectorEntities', error: 'ConnectorAuthenticationException', message: 'no', times: 1 });
  await account.addFault({ operation: 'RegisterConnector', error: 'ThrottlingException', times: 1 });

  await assertRaises(
    account.send(new ListConnectorEntitiesCommand({ connectorType: 'Slack' })), ConnectorAuthenticationException, 401, 'no');
  const client = account.clientIn('us-east-1', { maxAttempts: 1 });
  await assertRaises(
    client.send(new RegisterConnectorCommand(connector('warehouse'))), ThrottlingException, 429, 'Rate exceeded');
});
