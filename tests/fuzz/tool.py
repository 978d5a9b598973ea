"""How the tool is run that asks questions made from openapi.yaml, and what a run must have done."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

from tests.contract import document

CONFIGURATION = "tests/fuzz/schemathesis.toml"
QUICK = {"ENTENTE_RATE_LIMIT": "0", "ENTENTE_LOGIN_LIMIT": "0", "ENTENTE_LOG_LEVEL": "WARNING"}


def assert_all_is_as_the_document_says(
    names: list[str], address: str, config: pytest.Config, folder: Path, *arguments: str, without: str = ""
) -> None:
    """Let the tool ask each of these operations, and nothing else; one of its phases can be left out."""
    asked = config.getoption("operations")
    assert any(re.search(asked, name) for name in operations()), f"{asked} is found in no operation"
    names = [name for name in names if re.search(asked, name)]
    if not names:
        return  # --operations asks for others
    report = folder / "report.json"
    examples = config.getoption("examples")
    phases = [each for each in config.getoption("phases").split(",") if each != without]

    done = schemathesis(
        "run", "openapi.yaml", "--url", address, "--phases", ",".join(phases), "--max-examples", examples,
        "--seed", config.getoption("seed"), "--report", "json", "--report-json-path", report,
        *(part for name in names for part in ("--include-operation-id", name)),
        *arguments,
    )  # fmt: skip

    assert done.returncode == 0, done.stdout
    said = json.loads(report.read_text())
    if asked and said["phases"]["stateful"]["status"] == "skip":
        phases = [each for each in phases if each != "stateful"]  # some operations alone may lead nowhere
    assert_went_through(said, phases, len(names))


def operations() -> list[str]:
    """The names of all operations of the document."""
    return [found["operationId"] for methods in document()["paths"].values() for found in methods.values()]


def assert_went_through(said: dict[str, Any], phases: list[str], count: int) -> None:
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


def schemathesis(*arguments: Any) -> subprocess.CompletedProcess[str]:
    """Run the tool from the root of the repository with our configuration and our hooks."""
    command = [sys.executable, "-m", "schemathesis.cli", "--config-file", CONFIGURATION, *map(str, arguments)]
    environment = {**os.environ, "SCHEMATHESIS_HOOKS": "tests.fuzz.hooks", "PYTHONPATH": "."}
    # What it writes to stderr tells how far it is.
    return subprocess.run(
        command, cwd=settings.BASE_DIR, env=environment, stdout=subprocess.PIPE, text=True, check=False
    )
