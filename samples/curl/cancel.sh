#!/bin/sh
# Plain HTTP, unsigned: the default account 000000000000 in us-east-1.
set -eu
base=${AWS_ENDPOINT_URL_APPFLOW:-http://127.0.0.1:4566}

call() { # call METHOD PATH [BODY]
  curl --silent --show-error --fail-with-body -X "$1" "$base$2" -H 'Content-Type: application/json' ${3:+--data "$3"}
  echo
}

# A flow with a run that stays in progress, on a frozen clock.
call PUT /_appflow/state '{"frozen":true,"flows":[{"flowName":"orders","plan":{"runSeconds":null},
  "runs":[{"executionId":"run-1","executionStatus":"InProgress"}]}]}'

call POST /cancel-flow-executions '{"flowName":"orders","executionIds":["run-1"]}'
call POST /describe-flow-execution-records '{"flowName":"orders"}' | grep '"executionStatus":"CancelStarted"'

call POST /_appflow/clock/advance '{"to":"nextTransition"}'
call POST /describe-flow-execution-records '{"flowName":"orders"}' | grep '"executionStatus":"Canceled"'

call GET /_appflow/flows/orders/runs/run-1
