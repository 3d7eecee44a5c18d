// Connector profiles as used in provisioning: create, read back, update, delete.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import {
  ConflictException, ConnectorAuthenticationException, ConnectorServerException, CreateConnectorProfileCommand,
  CreateFlowCommand, DeleteConnectorProfileCommand, DescribeConnectorProfilesCommand, ResourceNotFoundException,
  ServiceQuotaExceededException, UpdateConnectorProfileCommand, ValidationException, paginateDescribeConnectorProfiles,
} from '@aws-sdk/client-appflow';
import { openAccount } from './support/account.js';
import { assertRaises } from './support/assertions.js';
import { missing, validationErrors } from './support/constraints.js';
import { onDemand } from './support/flows.js';
import { slackProfile } from './support/profiles.js';
import { startProgram } from './support/program.js';

const program = await startProgram();
after(() => program.stop());

const fromSlack = (flowName) => ({
  ...onDemand(flowName),
  sourceFlowConfig: {
    connectorType: 'Slack',
    connectorProfileName: 'crm',
    sourceConnectorProperties: { Slack: { object: 'conversations' } },
  },
});

test('a profile is created, read back, updated and deleted, and a flow that uses it is created', async () => {
  const account = await openAccount(program);

  const { connectorProfileArn } = await account.send(new CreateConnectorProfileCommand(slackProfile('crm')));
  assert.equal(connectorProfileArn, `arn:aws:appflow:us-east-1:${account.id}:connectorprofile/crm`);
  await account.send(new CreateFlowCommand(fromSlack('orders')));

  await account.advance(5);
  const changed = slackProfile('crm', 'https://other.slack.com');
  delete changed.connectorType;
  assert.deepEqual(
    (await account.send(new UpdateConnectorProfileCommand(changed))).connectorProfileArn, connectorProfileArn);

  const { connectorProfileDetails: [profile, ...others], nextToken } = await account.send(
    new DescribeConnectorProfilesCommand({ connectorProfileNames: ['crm', 'ghost'], connectorType: 'Slack' }));
  assert.deepEqual(others, []);
  assert.equal(nextToken, undefined);
  assert.match(profile.credentialsArn, new RegExp(
    `^arn:aws:secretsmanager:us-east-1:${account.id}:secret:appflow!${account.id}-crm-\\d{13}-[A-Za-z0-9]{6}$`));
  assert.deepEqual(
    { ...profile, credentialsArn: undefined, createdAt: undefined, lastUpdatedAt: undefined },
    {
      connectorProfileArn,
      connectorProfileName: 'crm',
      connectorType: 'Slack',
      connectionMode: 'Public',
      connectorProfileProperties: { Slack: { instanceUrl: 'https://other.slack.com' } },
      credentialsArn: undefined,
      createdAt: undefined,
      lastUpdatedAt: undefined,
    });
  assert.equal(profile.lastUpdatedAt - profile.createdAt, 5000);

  await account.send(new DeleteConnectorProfileCommand({ connectorProfileName: 'crm', forceDelete: true }));
  assert.deepEqual((await account.send(new DescribeConnectorProfilesCommand({}))).connectorProfileDetails, []);
});

test('the paginator returns all profiles', async () => {
  const account = await openAccount(program);
  for (let i = 0; i < 5; i++) {
    await account.send(new CreateConnectorProfileCommand(slackProfile(`crm-${i}`)));
  }

  const names = [];
  for await (const page of paginateDescribeConnectorProfiles({ client: account.client, pageSize: 2 }, {})) {
    names.push(page.connectorProfileDetails.map((each) => each.connectorProfileName).join(' '));
  }

  assert.deepEqual(names, ['crm-0 crm-1', 'crm-2 crm-3', 'crm-4']);
});

test('a private connection is PENDING, and then CREATED', async () => {
  const account = await openAccount(program);
  await account.send(new CreateConnectorProfileCommand({ ...slackProfile('crm'), connectionMode: 'Private' }));
  const status = async () => (await account.send(new DescribeConnectorProfilesCommand({})))
    .connectorProfileDetails[0].privateConnectionProvisioningState.status;

  assert.equal(await status(), 'PENDING');
  await account.advance(180);
  assert.equal(await status(), 'CREATED');
});

test('missing members raise ValidationException', async () => {
  const account = await openAccount(program);
  await assertRaises(
    account.send(new CreateConnectorProfileCommand({})), ValidationException, 400,
    validationErrors(
      missing('connectorProfileName'), missing('connectorType'), missing('connectionMode'), missing('connectorProfileConfig')));
});

test('Salesforce without a code raises ValidationException in the recorded words', async () => {
  const account = await openAccount(program);
  await assertRaises(
    account.send(new CreateConnectorProfileCommand({
      connectorProfileName: 'sales',
      connectorType: 'Salesforce',
      connectionMode: 'Public',
      connectorProfileConfig: { connectorProfileProperties: { Salesforce: {} } },
    })),
    ValidationException, 400, 'Validation exception: AuthCode cannot be blank for connector: SALESFORCE');
});

test('a label that is not registered raises ResourceNotFoundException', async () => {
  const account = await openAccount(program);
  await assertRaises(
    account.send(new CreateConnectorProfileCommand({
      connectorProfileName: 'own',
      connectorType: 'CustomConnector',
      connectorLabel: 'warehouse',
      connectionMode: 'Public',
      connectorProfileConfig: { connectorProfileProperties: {} },
    })),
    ResourceNotFoundException, 404,
    'Connector:warehouse is not registered. Please register it first before creating ConnectorProfile.');
});

test('a name already in use raises ConflictException', async () => {
  const account = await openAccount(program);
  await account.send(new CreateConnectorProfileCommand(slackProfile('crm')));
  await assertRaises(
    account.send(new CreateConnectorProfileCommand(slackProfile('crm'))), ConflictException, 409,
    'Conflict executing request: Connector Profile with name crm already exists.');
});

test('the profile after the hundredth raises ServiceQuotaExceededException', async () => {
  const account = await openAccount(program);
  await account.control('PUT', '/_appflow/state', {
    connectorProfiles: Array.from({ length: 100 }, (_, i) => ({
      connectorProfileName: `p${i}`, connectorType: 'Amplitude',
    })),
  });
  await assertRaises(
    account.send(new CreateConnectorProfileCommand(slackProfile('crm'))), ServiceQuotaExceededException, 402,
    'The account has reached its quota of 100 connector profiles in this region.');
});

for (const [Exception, status, message] of [
  [ConnectorAuthenticationException, 401,
    'Error authenticating to connector: Failed to validate Connection while attempting "ValidateCredentials with CustomConnector" '
    + 'with connector failure invalid_grant (Service: null; Status Code: 400; Error Code: Client; Request ID: null; Proxy: null)'],
  [ConnectorServerException, 400,
    'Error while communicating to connector: Got error from connector. No valid response and error details found in the connector response.'],
]) {
  for (const [operation, command] of [
    ['CreateConnectorProfile', new CreateConnectorProfileCommand(slackProfile('crm'))],
    ['UpdateConnectorProfile', new UpdateConnectorProfileCommand(slackProfile('crm'))],
  ]) {
    test(`${operation} raises ${Exception.name} when a fault rule makes the vendor refuse`, async () => {
      const account = await openAccount(program);
      await account.addFault({ operation, error: Exception.name, times: 1 });
      await assertRaises(account.send(command), Exception, status, message);
    });
  }
}

test('a profile that does not exist raises ResourceNotFoundException', async () => {
  const account = await openAccount(program);
  const message = 'Connector Profile with name crm does not exist.';
  await assertRaises(
    account.send(new UpdateConnectorProfileCommand(slackProfile('crm'))), ResourceNotFoundException, 404, message);
  await assertRaises(
    account.send(new DeleteConnectorProfileCommand({ connectorProfileName: 'crm' })), ResourceNotFoundException, 404, message);
});

test('deleting a profile in use without force raises ConflictException', async () => {
  const account = await openAccount(program);
  await account.send(new CreateConnectorProfileCommand(slackProfile('crm')));
  await account.send(new CreateFlowCommand(fromSlack('orders')));
  await assertRaises(
    account.send(new DeleteConnectorProfileCommand({ connectorProfileName: 'crm' })), ConflictException, 409,
    'Conflict executing request: Connector profile: crm is associated with one or more flows. If you still want to delete it, then make '
    + 'delete request with forceDelete flag as true. Some of the associated flows are: [orders]');
});

test('a token that was not issued raises ValidationException', async () => {
  const account = await openAccount(program);
  await assertRaises(
    account.send(new DescribeConnectorProfilesCommand({ nextToken: 'bogus' })), ValidationException, 400,
    'nextToken bogus is not one that this operation gave out.');
});
