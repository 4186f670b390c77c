"""What all checks share: a client, a project, and the list of checks."""

import os
import time
import traceback

import boto3
from botocore.config import Config

CHECKS = []
REGION = "eu-west-1"


def check(function):
    """Registers a check; they run in the order in which they are written."""
    CHECKS.append(function)
    return function


def client(**changes):
    """An unmodified client: where the server is and who asks comes from the usual AWS variables."""
    config = Config(retries={"mode": "standard", "max_attempts": 3}, parameter_validation=True)
    return boto3.client("pinpoint", **{"region_name": REGION, "config": config, **changes})


class World:
    def __init__(self):
        self.pinpoint = client()
        self.answered = set()
        self.pinpoint.meta.events.register("after-call.pinpoint", self._note)
        self.app = None
        self.failed = []

    def _note(self, http_response, model, **_):
        if http_response.status_code < 300:
            self.answered.add(model.name)

    def run(self):
        for function in CHECKS:
            name = f"{function.__module__}.{function.__name__}"
            try:
                function(self)
                print(f"ok    {name}")
            except Exception as error:  # Every check is to be told of, whatever it trips over.
                self.failed.append(name)
                line = traceback.extract_tb(error.__traceback__)[-1]
                print(f"FAIL  {name}: {type(error).__name__}: {error} ({line.filename}:{line.lineno})")

    def missing(self):
        return sorted(set(self.pinpoint.meta.service_model.operation_names) - self.answered)


def pages(call, member, token="Token", **given):
    """All items of a list, page by page, as an application would read them."""
    items, following = [], None
    while True:
        more = {token: following} if following else {}
        answer = call(**given, **more)[member]
        items += answer["Item"]
        following = answer.get("NextToken")
        if not following:
            return items


def equal(given, expected):
    assert given == expected, f"{given!r} is not {expected!r}"


def same(given, expected):
    """Every member of `expected` is in `given` with the same value."""
    for name, value in expected.items():
        equal(given.get(name), value)


def fails(world, exception, call, **given):
    """The call fails with the modelled exception, and its message can be read."""
    try:
        call(**given)
    except getattr(world.pinpoint.exceptions, exception) as error:
        assert error.response["Error"]["Message"], "the error has no message"
        return error
    raise AssertionError(f"{exception} was expected")


def unique(prefix):
    return f"{prefix}-{os.getpid()}-{time.monotonic_ns()}"
