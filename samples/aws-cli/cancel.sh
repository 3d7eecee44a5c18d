#!/bin/sh
# The AWS CLI; the access key is the account.
set -eu
export AWS_ENDPOINT_URL_APPFLOW="${AWS_ENDPOINT_URL_APPFLOW:-http://127.0.0.1:4566}"
export AWS_ACCESS_KEY_ID=222222222222 AWS_SECRET_ACCESS_KEY=any AWS_DEFAULT_REGION=us-east-1

aws appflow create-flow --flow-name orders --trigger-config triggerType=OnDemand \
  --source-flow-config '{"connectorType":"S3","sourceConnectorProperties":{"S3":{"bucketName":"source-bucket"}}}' \
  --destination-flow-config-list '[{"connectorType":"S3","destinationConnectorProperties":{"S3":{"bucketName":"target-bucket"}}}]' \
  --tasks '[{"sourceFields":[],"taskType":"Map_all"}]' \
  --tags emulator:run-seconds=never,emulator:cancel-seconds=never

run=$(aws appflow start-flow --flow-name orders --query executionId --output text)
aws appflow cancel-flow-executions --flow-name orders --execution-ids "$run"
aws appflow describe-flow-execution-records --flow-name orders \
  --query 'flowExecutions[].executionStatus' --output text | grep '^CancelStarted$'

# A second cancel of the same run changes nothing and says so.
aws appflow cancel-flow-executions --flow-name orders --execution-ids "$run" | grep "$run"
