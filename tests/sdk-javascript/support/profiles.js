/** A profile of Slack, as CreateConnectorProfile takes it. */
export const slackProfile = (connectorProfileName, instanceUrl = 'https://example.slack.com') => ({
  connectorProfileName,
  connectorType: 'Slack',
  connectionMode: 'Public',
  connectorProfileConfig: {
    connectorProfileProperties: { Slack: { instanceUrl } },
    connectorProfileCredentials: { Slack: { clientId: 'id', clientSecret: 'secret', accessToken: 'token' } },
  },
});
