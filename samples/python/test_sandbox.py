"""Uses every method of appflow_testing.py."""

import pytest
from appflow_testing import AppflowControlError, Sandbox

ENDLESS = {"runSeconds": None}


def test_sandboxes_are_isolated(sandbox):
    other = Sandbox()
    sandbox.put_flow("orders")
    other.put_flow("orders")
    run, same = sandbox.start_run("orders", "run-1"), other.start_run("orders", "run-1")

    sandbox.clock.advance(30)

    assert (run.status, same.status) == ("Successful", "InProgress")
    other.close()


def test_a_run_has_the_id_the_plan_and_the_start_it_was_given(sandbox):
    sandbox.put_flow("orders", ENDLESS, tags={"team": "data"})
    now = sandbox.clock.get()["now"]

    run = sandbox.start_run("orders", "a/b", {"runSeconds": 60}, now - 10)

    assert run.get()["startedAt"] == now - 10
    assert sandbox.clock.advance_to_next_transition()[0]["at"] == now + 50
    assert sandbox.control("GET", "state")["flows"][0]["tags"] == {"team": "data"}


def test_a_plan_holds_for_the_next_runs(sandbox):
    sandbox.put_flow("orders", ENDLESS)
    first = sandbox.start_run("orders", "run-1")
    sandbox.put_plan("orders", {"runSeconds": 1})
    second = sandbox.start_run("orders", "run-2")

    assert [happened["executionId"] for happened in sandbox.clock.advance_to(sandbox.clock.get()["now"] + 1)] == ["run-2"]
    assert (first.status, second.status) == ("InProgress", "Successful")
    assert [run.id for run in sandbox.list_runs("orders")] == ["run-1", "run-2"]


def test_a_cancel_returns_the_invalid_executions(sandbox):
    sandbox.put_flow("orders", ENDLESS)
    run = sandbox.start_run("orders")

    assert sandbox.cancel("orders") == []
    assert sandbox.cancel("orders", [run.id, "run-9"]) == [run.id, "run-9"]
    assert run.cancel() is False
    with pytest.raises(AppflowControlError) as refused:
        sandbox.cancel("invoices")
    assert (refused.value.status, refused.value.error_type) == (404, "ResourceNotFoundException")


def test_a_run_is_awaited_and_finished(sandbox):
    sandbox.put_flow("orders", ENDLESS)
    run = sandbox.start_run("orders")

    run.finish("Error", "The bucket is gone.")

    assert run.wait_for("Error")["executionResult"]["errorInfo"]["executionMessage"] == "The bucket is gone."
    with pytest.raises(AppflowControlError) as refused:
        run.finish("Successful")
    assert refused.value.status == 409


def test_a_wait_that_times_out_tells_the_timeline(sandbox):
    sandbox.put_flow("orders", ENDLESS)
    run = sandbox.start_run("orders")
    run.cancel()

    with pytest.raises(TimeoutError, match=r"(?s)still CancelStarted.*frozen.*InProgress: started.*CancelStarted: cancel requested"):
        run.wait_for("Canceled", timeout=0)


def test_the_clock_runs_until_it_is_frozen(sandbox):
    sandbox.clock.run(rate=10)
    assert sandbox.clock.get()["frozen"] is False
    sandbox.clock.freeze()
    assert sandbox.clock.get()["frozen"] is True


def test_faults_are_added_listed_and_cleared(sandbox):
    sandbox.faults.add({"operation": "ListFlows", "dropConnection": True})
    assert [rule["operation"] for rule in sandbox.faults.list()] == ["ListFlows"]
    sandbox.faults.clear()
    assert sandbox.faults.list() == []
    with pytest.raises(AppflowControlError, match="did you mean ListFlows"):
        sandbox.faults.throttle("ListFlow")


def test_requests_are_filtered_and_cleared(sandbox):
    sandbox.put_flow("orders", ENDLESS)
    sandbox.cancel("orders")
    now = sandbox.clock.get()["now"]

    assert len(sandbox.requests.list("CancelFlowExecutions", "orders", since=now)) == 1
    assert sandbox.requests.list(error_type="ThrottlingException") == []
    sandbox.requests.clear()
    assert sandbox.requests.list() == []


def test_a_dump_has_timelines_and_journal(sandbox):
    sandbox.put_flow("orders", ENDLESS)
    sandbox.start_run("orders", "run-1").cancel()

    dump = sandbox.dump()

    assert '"cause": "cancel requested by request' in dump
    assert '"operation": "CancelFlowExecutions"' in dump
