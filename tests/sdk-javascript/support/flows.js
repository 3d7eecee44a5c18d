// CreateFlow requests: from S3 to S3, with every field mapped.

export function onDemand(flowName) {
  return {
    flowName,
    triggerConfig: { triggerType: 'OnDemand' },
    sourceFlowConfig: {
      connectorType: 'S3',
      sourceConnectorProperties: { S3: { bucketName: 'source-bucket', bucketPrefix: 'in' } },
    },
    destinationFlowConfigList: [
      { connectorType: 'S3', destinationConnectorProperties: { S3: { bucketName: 'destination-bucket' } } },
    ],
    tasks: [{ taskType: 'Map_all', sourceFields: [] }],
  };
}

export function scheduled(flowName, properties = {}) {
  return {
    ...onDemand(flowName),
    triggerConfig: {
      triggerType: 'Scheduled',
      triggerProperties: { Scheduled: { scheduleExpression: 'rate(5minutes)', ...properties } },
    },
  };
}

/** Tags that keep a run in progress, and a cancel in CancelStarted, until the test says otherwise. */
export const HELD = { 'emulator:run-seconds': 'never', 'emulator:cancel-seconds': 'never' };

/** A run that goes on until it is cancelled, and is Canceled two seconds later. */
export const UNTIL_CANCELLED = { 'emulator:run-seconds': 'never', 'emulator:cancel-seconds': '2' };
