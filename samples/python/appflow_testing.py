"""A sandbox of AppflowCancel for each test, with pytest. Copy this file and import the fixture in your conftest.py.

A sandbox is an account of its own: flows, runs, a clock that stands still until the test moves it, faults and a journal. Plans,
fault rules and answers have the members of the control API; a plan's runSeconds None is a run without end.
"""

import json
import os
import secrets
import urllib.error
import urllib.parse
import urllib.request

import pytest

ENDPOINT = os.environ.get("AWS_ENDPOINT_URL_APPFLOW", "http://127.0.0.1:4566")


class AppflowControlError(Exception):
    """The emulator refused a call; its message says what to change."""

    def __init__(self, status, message, error_type=None):
        super().__init__(message)
        self.status = status
        self.error_type = error_type


class Sandbox:
    def __init__(self, endpoint=ENDPOINT, region="us-east-1"):
        self.endpoint = endpoint.rstrip("/")
        self.region = region
        self.account_id = "".join(secrets.choice("0123456789") for _ in range(12))
        self.clock = Clock(self)
        self.faults = Faults(self)
        self.requests = Requests(self)
        self.clock.freeze()

    @property
    def client_config(self):
        """Arguments for boto3.client("appflow", ...)."""
        return {
            "endpoint_url": self.endpoint,
            "region_name": self.region,
            "aws_access_key_id": self.account_id,
            "aws_secret_access_key": "any",
        }

    def put_flow(self, name, plan=None, tags=None):
        """Creates an on-demand flow, or replaces the flow of that name with all its runs."""
        self.control("POST", "state", {"flows": [{"flowName": name, "plan": plan or {}, "tags": tags or {}}]})

    def put_plan(self, flow, plan):
        """Sets the plan of a flow's next runs."""
        self.control("PUT", f"flows/{_quoted(flow)}/plan", plan)

    def start_run(self, flow, run_id=None, plan=None, started_at=None):
        """Starts a run, optionally with an id, a plan, and a start in the past or future (seconds since 1970)."""
        body = {"executionId": run_id, "plan": plan, "startedAt": started_at}
        body = {name: value for name, value in body.items() if value is not None}
        run = self.control("POST", f"flows/{_quoted(flow)}/runs", body)
        return Run(self, flow, run["executionId"])

    def get_run(self, flow, run_id):
        """A run that the code under test has started."""
        return Run(self, flow, run_id)

    def list_runs(self, flow):
        """The runs of a flow, oldest first."""
        flows = self.control("GET", "state")["flows"]
        return [
            Run(self, flow, run["executionId"])
            for each in flows
            if each["flowName"] == flow and "region" not in each
            for run in each["runs"]
        ]

    def cancel(self, flow, run_ids=None):
        """Calls AWS's CancelFlowExecutions for the given runs, or for all in progress; returns invalidExecutions."""
        ids = {} if run_ids is None else {"executionIds": run_ids}
        credential = f"{self.account_id}/20260921/{self.region}/appflow/aws4_request"
        headers = {
            "Content-Type": "application/json",
            "Authorization": f"AWS4-HMAC-SHA256 Credential={credential}, SignedHeaders=host, Signature=0",
        }
        return _send("POST", f"{self.endpoint}/cancel-flow-executions", {"flowName": flow, **ids}, headers)["invalidExecutions"]

    def dump(self):
        """Clock, timelines, faults and journal, for the message of a failing test."""
        state = self.control("GET", "state")
        runs = [
            self.control("GET", f"flows/{_quoted(flow['flowName'])}/runs/{_quoted(run['executionId'])}")
            for flow in state["flows"]
            if "region" not in flow
            for run in flow["runs"][-100:]
        ]
        parts = {"clock": self.clock.get(), "runs": runs, "faults": self.faults.list(), "requests": self.requests.list()}
        return json.dumps(parts, indent=2)

    def close(self):
        """Empties the account."""
        self.control("DELETE", "state")

    def control(self, method, path, body=None, **query):
        """Calls the control API, for routes without a method here."""
        query = {name: value for name, value in query.items() if value is not None}
        query.update(account=self.account_id, region=self.region)
        return _send(method, f"{self.endpoint}/_appflow/{path}?{urllib.parse.urlencode(query)}", body)


class Clock:
    """The sandbox's clock, in seconds. It moves forward only; moving it returns the resulting transitions, oldest first."""

    def __init__(self, sandbox):
        self._control = sandbox.control

    def get(self):
        return self._control("GET", "clock")

    def advance(self, seconds):
        return self._control("POST", "clock/advance", {"seconds": seconds})["transitions"]

    def advance_to_next_transition(self):
        return self._control("POST", "clock/advance", {"to": "nextTransition"})["transitions"]

    def advance_to(self, instant):
        return self._control("PUT", "clock", {"now": instant})["transitions"]

    def freeze(self):
        self._control("PUT", "clock", {"frozen": True})

    def run(self, rate=1):
        """Unfreezes the clock; rate is virtual seconds per real second."""
        self._control("PUT", "clock", {"frozen": False, "rate": rate})


class Run:
    def __init__(self, sandbox, flow, run_id):
        self._sandbox = sandbox
        self.flow = flow
        self.id = run_id
        self._path = f"flows/{_quoted(flow)}/runs/{_quoted(run_id)}"

    def get(self):
        """The record as AWS returns it, the facts, and the timeline."""
        return self._sandbox.control("GET", self._path)

    @property
    def status(self):
        return self.get()["executionStatus"]

    def cancel(self):
        """Calls AWS's CancelFlowExecutions; returns whether the cancel was accepted."""
        return self._sandbox.cancel(self.flow, [self.id]) == []

    def finish(self, outcome, error_message=None):
        """Ends the run now as Successful, Error or, only from CancelStarted, Canceled."""
        body = {"outcome": outcome} if error_message is None else {"outcome": outcome, "errorMessage": error_message}
        return self._sandbox.control("POST", f"{self._path}/finish", body)

    def wait_for(self, status, timeout=30):
        """Returns the run as soon as it has the status. Raises TimeoutError, with its timeline, after the given real seconds."""
        try:
            return self._sandbox.control("GET", f"{self._path}/wait", status=status, timeoutSeconds=timeout)
        except AppflowControlError as error:
            if error.status != 408:
                raise
            timeline = "".join(f"\n  {entry['at']} {entry['status']}: {entry['cause']}" for entry in self.get()["timeline"])
            raise TimeoutError(f"{error} The clock shows {self._sandbox.clock.get()}. The run's timeline:{timeline}") from None


class Faults:
    """Fault rules for the sandbox's AWS requests."""

    def __init__(self, sandbox):
        self._control = sandbox.control

    def throttle(self, operation, times=1):
        self.add({"operation": operation, "error": "ThrottlingException", "times": times})

    def add(self, rule):
        self._control("POST", "faults", rule)

    def list(self):
        return self._control("GET", "faults")["faults"]

    def clear(self):
        self._control("DELETE", "faults")


class Requests:
    """The sandbox's AWS requests, oldest first, without the test's setup calls."""

    def __init__(self, sandbox):
        self._control = sandbox.control

    def list(self, operation=None, flow_name=None, error_type=None, since=None):
        return self._control(
            "GET", "requests", operation=operation, flowName=flow_name, errorType=error_type, since=since
        )["requests"]

    def clear(self):
        self._control("DELETE", "requests")


def _quoted(name):
    return urllib.parse.quote(name, safe="")


def _send(method, url, body=None, headers=None):
    data = None if body is None else json.dumps(body).encode()
    try:
        with urllib.request.urlopen(urllib.request.Request(url, data, headers or {}, method=method)) as answer:
            return json.load(answer)
    except urllib.error.HTTPError as error:
        with error:
            message = json.load(error)["message"]
            raise AppflowControlError(error.code, message, error.headers.get("X-Amzn-Errortype")) from None


@pytest.fixture
def sandbox():
    sandbox = Sandbox()
    yield sandbox
    sandbox.close()
