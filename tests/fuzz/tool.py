"""Runs of schemathesis, which generates requests from the OpenAPI documents, and checks of its reports."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Collection
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

from tests.openapi import CURATION, READING, document

CONFIGURATION = "tests/fuzz/schemathesis.toml"
ONLY_ONE = "FUZZ_ONLY_ONE"  # set where each operation gets one request, which should succeed
QUICK = {"ENTENTE_RATE_LIMIT": "0", "ENTENTE_LOGIN_LIMIT": "0", "ENTENTE_LOG_LEVEL": "WARNING"}


def assert_responses_fit_the_document(
    names: list[str],
    address: str,
    config: pytest.Config,
    folder: Path,
    *arguments: str,
    without: Collection[str] = (),
) -> None:
    """Let the tool ask each of these operations, and nothing else; phases can be left out."""
    pattern = config.getoption("operations")
    assert any(re.search(pattern, name) for name in operations()), f"{pattern} is found in no operation"
    names = [name for name in names if re.search(pattern, name)]
    if not names:
        return  # --operations asks for others
    report = folder / "report.json"
    examples = config.getoption("examples")
    phases = [each for each in config.getoption("phases").split(",") if each not in without]

    done = schemathesis(
        "run", document_with(names), "--url", address,
        "--phases", ",".join(phases), "--max-examples", examples,
        "--seed", config.getoption("seed"), "--report", "json", "--report-json-path", report,
        *(part for name in names for part in ("--include-operation-id", name)),
        *arguments,
    )  # fmt: skip

    assert done.returncode == 0, done.stdout
    report_data = json.loads(report.read_text())
    if pattern and report_data["phases"]["stateful"]["status"] == "skip":
        phases = [each for each in phases if each != "stateful"]  # some operations alone may lead nowhere
    assert_complete(report_data, phases, len(names))


def operations(name: str | None = None) -> list[str]:
    """The names of all operations of a document, or of both."""
    paths = document(name)["paths"].values()
    return [found["operationId"] for methods in paths for found in methods.values()]


def document_with(names: list[str]) -> str:
    """The file of the document that has all of these operations."""
    return next(f"{name}.yaml" for name in (READING, CURATION) if {*names} <= {*operations(name)})


def assert_complete(report_data: dict[str, Any], phases: list[str], count: int) -> None:
    """No phase and no operation was left out, and nothing broke off."""
    assert (report_data["complete"], report_data["exit_code"], report_data["errors"]) == (True, 0, [])
    assert [report_data["operations"][name] for name in ("selected", "tested", "errored", "skipped")] == [
        count,
        count,
        0,
        0,
    ]
    assert {name for name, phase in report_data["phases"].items() if phase["status"] == "success"} == set(
        phases
    )
    # Errors alone would show little: some generated request to each operation succeeded.
    failing = [
        name
        for name, rates in report_data["valid_rates"].items()
        if not any(each["accepted"] for each in rates.values())
    ]
    assert failing == [], f"No request to these succeeded: {failing}"


def schemathesis(*arguments: Any) -> subprocess.CompletedProcess[str]:
    """Run the tool from the root of the repository with our configuration and our hooks."""
    command = [sys.executable, "-m", "schemathesis.cli", "--config-file", CONFIGURATION, *map(str, arguments)]
    only_one = {ONLY_ONE: "1"} if arguments[arguments.index("--max-examples") + 1] == 1 else {}
    environment = {**os.environ, "SCHEMATHESIS_HOOKS": "tests.fuzz.hooks", "PYTHONPATH": ".", **only_one}
    # What it writes to stderr tells how far it is.
    return subprocess.run(
        command, cwd=settings.BASE_DIR, env=environment, stdout=subprocess.PIPE, text=True, check=False
    )
