"""The running API against openapi.yaml: questions made from it, answers judged by it.

Every run asks the same questions, so that a change answers for what it changes. `make fuzz EXAMPLES=1000`
asks others at each run, and more, and goes through the bounds of every parameter too.
"""

import json
import os
import re
import subprocess
import sys

import pytest
from django.conf import settings

from tests.contract import document
from tests.fuzz.work import done_at
from tests.served import served
from tests.writable import ANNA, token, writable

CONFIGURATION = "tests/fuzz/schemathesis.toml"
PARTS = 3  # of the writes, each with a database of its own, so that they can be asked at the same time
QUICK = {"ENTENTE_RATE_LIMIT": "0", "ENTENTE_LOGIN_LIMIT": "0", "ENTENTE_LOG_LEVEL": "WARNING"}


@pytest.fixture(scope="module")
def unlimited(tmp_path_factory, django_db_setup, django_db_blocker):
    """The address of the running product, which lets one client ask as often as it likes."""
    with django_db_blocker.unblock(), served(tmp_path_factory.mktemp("fuzzed"), **QUICK) as address:
        yield address


@pytest.fixture
def worked_in(tmp_path, django_db_setup, django_db_blocker):
    """The address of another, in which accounts have written."""
    with django_db_blocker.unblock(), writable(tmp_path, **QUICK) as address:
        yield address


def reads(*, need_account):
    """The names of all GET operations of the document that need an account, or of all others."""
    found = [methods["get"] for methods in document()["paths"].values() if "get" in methods]
    return [each["operationId"] for each in found if ("security" in each) == need_account]


def writes():
    """The names of all other operations."""
    return [
        found["operationId"]
        for methods in document()["paths"].values()
        for method, found in methods.items()
        if method != "get"
    ]


def test_every_answer_is_as_the_document_says(unlimited, request, tmp_path):
    assert_all_is_as_the_document_says(reads(need_account=False), unlimited, request.config, tmp_path)


def test_every_answer_to_an_account_is_as_the_document_says(worked_in, request, tmp_path):
    token = done_at(worked_in)

    assert_all_is_as_the_document_says(
        reads(need_account=True), worked_in, request.config, tmp_path, "--header", f"Authorization: {token}"
    )


@pytest.mark.parametrize("part", range(PARTS))
def test_every_answer_to_a_write_is_as_the_document_says(worked_in, part, request, tmp_path):
    account = f"Authorization: Bearer {token(worked_in, ANNA)}"

    assert_all_is_as_the_document_says(
        writes()[part::PARTS], worked_in, request.config, tmp_path, "--header", account
    )


def assert_all_is_as_the_document_says(names, address, config, folder, *arguments):
    """Let the tool ask each of these operations, and nothing else."""
    names = [name for name in names if re.search(config.getoption("operations"), name)]
    if not names:
        pytest.skip("none of them is asked for")
    report = folder / "report.json"
    examples, phases = config.getoption("examples"), config.getoption("phases")

    done = schemathesis(
        "run", "openapi.yaml", "--url", address, "--phases", phases, "--max-examples", examples,
        "--seed", config.getoption("seed"), "--report", "json", "--report-json-path", report,
        *(part for name in names for part in ("--include-operation-id", name)),
        *arguments,
    )  # fmt: skip

    assert done.returncode == 0, done.stdout
    assert_went_through(json.loads(report.read_text()), phases.split(","), len(names))


def assert_went_through(said, phases, count):
    """No phase and no operation was left out, and nothing broke off."""
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
    # What it writes to stderr tells how far it is.
    return subprocess.run(
        command, cwd=settings.BASE_DIR, env=environment, stdout=subprocess.PIPE, text=True, check=False
    )
