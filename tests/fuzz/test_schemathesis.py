"""The running API against openapi.yaml: questions made from it, answers judged by it.

Every run asks the same questions, so that a change answers for what it changes. `make fuzz EXAMPLES=1000`
asks others at each run, and more, and goes through the bounds of every parameter too.
"""

import json
import os
import subprocess
import sys

import pytest
from django.conf import settings

from tests.contract import document
from tests.served import served

# What needs an account refuses whoever has none, whatever is asked; tests/api/permissions.txt says so.
FOR_ACCOUNTS = r"/(document|history)/$|/(proposals|tokens)/"
CONFIGURATION = "tests/fuzz/schemathesis.toml"


@pytest.fixture(scope="module")
def unlimited(tmp_path_factory, django_db_setup, django_db_blocker):
    """The address of the running product, which lets one client ask as often as it likes."""
    quick = {"ENTENTE_RATE_LIMIT": "0", "ENTENTE_LOG_LEVEL": "WARNING"}
    with django_db_blocker.unblock(), served(tmp_path_factory.mktemp("fuzzed"), **quick) as address:
        yield address


def test_every_answer_is_as_the_document_says(unlimited, request, tmp_path):
    report = tmp_path / "report.json"
    examples, phases = request.config.getoption("examples"), request.config.getoption("phases")

    done = schemathesis(
        "run", "openapi.yaml", "--url", unlimited, "--phases", phases, "--max-examples", examples,
        "--seed", request.config.getoption("seed"),
        "--include-method", "GET", "--exclude-path-regex", FOR_ACCOUNTS,
        "--report", "json", "--report-json-path", report,
    )  # fmt: skip

    assert done.returncode == 0, done.stdout + done.stderr
    assert_went_through(json.loads(report.read_text()), phases.split(","))


def assert_went_through(said, phases):
    """No phase and no operation was left out, and nothing broke off."""
    operations = [methods.get("get") for methods in document()["paths"].values()]
    count = sum(each is not None and "security" not in each for each in operations)
    assert (said["complete"], said["exit_code"], said["errors"]) == (True, 0, [])
    assert [said["operations"][name] for name in ("selected", "tested", "errored", "skipped")] == [
        count,
        count,
        0,
        0,
    ]
    assert {name for name, phase in said["phases"].items() if phase["status"] == "success"} == set(phases)
    # Refusals alone would say little: some made-up question of each operation was answered.
    refused = [
        name
        for name, rates in said["valid_rates"].items()
        if not any(each["accepted"] for each in rates.values())
    ]
    assert refused == []


def schemathesis(*arguments):
    """Run the tool from the root of the repository with our configuration and our hooks."""
    command = [sys.executable, "-m", "schemathesis.cli", "--config-file", CONFIGURATION, *map(str, arguments)]
    environment = {**os.environ, "SCHEMATHESIS_HOOKS": "tests.fuzz.hooks", "PYTHONPATH": "."}
    return subprocess.run(
        command, cwd=settings.BASE_DIR, env=environment, capture_output=True, text=True, check=False
    )
