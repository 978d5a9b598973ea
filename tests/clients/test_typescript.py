"""The client in TypeScript against the running product: its own tests, run by node."""

import json
import os
import re
import subprocess

import pytest
import yaml

from relations.api.shared_parameters import operations_of, parameters_of
from tests.components import TYPESCRIPT

ROOT = TYPESCRIPT.parents[1]


@pytest.mark.typescript
def test_the_tests_of_the_client_pass_against_the_running_product(writable, tokens):
    environment = {**os.environ, "ENTENTE_ADDRESS": writable, "ENTENTE_TOKEN": tokens[0]}

    done = subprocess.run(
        ["npm", "test", "--silent"],
        cwd=TYPESCRIPT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stdout + done.stderr
    assert int(re.search(r"^# pass (\d+)$", done.stdout, re.MULTILINE)[1]) >= 30, done.stdout


def test_it_joins_the_lists_that_the_document_joins():
    """What travels as one value is known by name: openapi-fetch knows no schema."""
    document = yaml.load((ROOT / "openapi.yaml").read_text(), yaml.CSafeLoader)
    lists = [
        parameter
        for operation in operations_of(document)
        for parameter in parameters_of(operation, document)
        if parameter["schema"]["type"] == "array"
    ]
    written = re.search(r"JOINED.*?\[(.*?)\]", (TYPESCRIPT / "src" / "client.ts").read_text())[1]

    joined = {each["name"] for each in lists if not each.get("explode", True)}
    assert set(json.loads(f"[{written}]")) == joined
    assert joined.isdisjoint(each["name"] for each in lists if each.get("explode", True))


def test_no_registry_is_named_in_the_lock():
    assert "resolved" not in (TYPESCRIPT / "package-lock.json").read_text()
