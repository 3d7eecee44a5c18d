import pytest

FLOW = {
    "flowName": "orders",
    "triggerConfig": {"triggerType": "OnDemand"},
    "sourceFlowConfig": {
        "connectorType": "S3",
        "sourceConnectorProperties": {"S3": {"bucketName": "source-bucket"}},
    },
    "destinationFlowConfigList": [
        {
            "connectorType": "S3",
            "destinationConnectorProperties": {"S3": {"bucketName": "target-bucket"}},
        }
    ],
    "tasks": [{"sourceFields": [], "taskType": "Map_all"}],
    "tags": {"emulator:run-seconds": "never", "emulator:cancel-seconds": "5"},
}


def test_a_cancelled_run_ends_as_canceled_after_five_seconds(sandbox):
    sandbox.appflow.create_flow(**FLOW)
    run = sandbox.appflow.start_flow(flowName="orders")["executionId"]

    answer = sandbox.appflow.cancel_flow_executions(flowName="orders", executionIds=[run])

    assert answer["invalidExecutions"] == []
    assert sandbox.status("orders") == {run: "CancelStarted"}
    assert sandbox.advance(4) == []
    assert [line["status"] for line in sandbox.advance(1)] == ["Canceled"]
    assert sandbox.status("orders") == {run: "Canceled"}


def test_a_throttled_cancel_succeeds_on_the_third_attempt(sandbox):
    sandbox.appflow.create_flow(**FLOW)
    run = sandbox.appflow.start_flow(flowName="orders")["executionId"]
    sandbox.control("PUT", "faults", {"operation": "CancelFlowExecutions", "error": "ThrottlingException", "times": 2})

    sandbox.appflow.cancel_flow_executions(flowName="orders", executionIds=[run])

    requests = sandbox.control("GET", "requests")["requests"]
    cancels = [request["status"] for request in requests if request["operation"] == "CancelFlowExecutions"]
    assert cancels == [429, 429, 200]


def test_an_unknown_flow_is_a_typed_error(sandbox):
    with pytest.raises(sandbox.appflow.exceptions.ResourceNotFoundException):
        sandbox.appflow.cancel_flow_executions(flowName="no-such-flow")
