"""A sandbox for every test: an account of its own, with a clock that stands still until the test moves it."""

import json
import os
import secrets
import urllib.request

import boto3
import pytest

ENDPOINT = os.environ.get("AWS_ENDPOINT_URL_APPFLOW", "http://127.0.0.1:4566")


class Sandbox:
    def __init__(self):
        self.account = "".join(secrets.choice("0123456789") for _ in range(12))
        self.appflow = boto3.client(
            "appflow",
            endpoint_url=ENDPOINT,
            region_name="us-east-1",
            aws_access_key_id=self.account,
            aws_secret_access_key="any",
        )
        self.control("PUT", "clock", {"frozen": True})

    def control(self, method, path, body=None):
        request = urllib.request.Request(
            f"{ENDPOINT}/_appflow/{path}?account={self.account}",
            method=method,
            data=None if body is None else json.dumps(body).encode(),
        )
        with urllib.request.urlopen(request) as answer:
            return json.load(answer)

    def advance(self, seconds):
        """Moves time and returns what happened on the way."""
        return self.control("POST", "clock/advance", {"seconds": seconds})["transitions"]

    def status(self, flow):
        records = self.appflow.describe_flow_execution_records(flowName=flow)
        return {run["executionId"]: run["executionStatus"] for run in records["flowExecutions"]}


@pytest.fixture
def sandbox():
    sandbox = Sandbox()
    yield sandbox
    sandbox.control("DELETE", "state")
