"""Example tests of code that cancels runs."""

import boto3
import pytest


@pytest.fixture
def appflow(sandbox):
    return boto3.client("appflow", **sandbox.client_config)


def test_a_cancelled_run_ends_as_canceled_after_five_seconds(sandbox, appflow):
    sandbox.put_flow("orders", plan={"runSeconds": None, "cancelSeconds": 5})
    run = appflow.start_flow(flowName="orders")["executionId"]

    answer = appflow.cancel_flow_executions(flowName="orders", executionIds=[run])

    assert answer["invalidExecutions"] == []
    assert sandbox.get_run("orders", run).status == "CancelStarted"
    assert sandbox.clock.advance(4) == []
    assert [happened["status"] for happened in sandbox.clock.advance(1)] == ["Canceled"]
    assert sandbox.get_run("orders", run).status == "Canceled"


def test_a_throttled_cancel_succeeds_on_the_third_attempt(sandbox, appflow):
    sandbox.put_flow("orders", plan={"runSeconds": None})
    run = sandbox.start_run("orders")
    sandbox.faults.throttle("CancelFlowExecutions", times=2)

    appflow.cancel_flow_executions(flowName="orders", executionIds=[run.id])

    assert [request["status"] for request in sandbox.requests.list("CancelFlowExecutions")] == [429, 429, 200]


def test_an_unknown_flow_is_a_typed_error(appflow):
    with pytest.raises(appflow.exceptions.ResourceNotFoundException):
        appflow.cancel_flow_executions(flowName="no-such-flow")
