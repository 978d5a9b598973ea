"""The client in TypeScript against the running product: its own tests, run by node."""

import json
import os
import re
import subprocess
import tomllib

import pytest
import yaml

from relations.api.shared_parameters import operations_of, parameters_of
from tests.components import PYTHON_CLIENT, TYPESCRIPT

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


def test_it_repeats_no_post_that_hears_no_key():
    document = yaml.load((ROOT / "openapi.yaml").read_text(), yaml.CSafeLoader)
    source = (TYPESCRIPT / "src" / "sending.ts").read_text()
    keyless = re.compile(re.search(r"KEYLESS = /(.*)/;", source)[1].replace(r"\/", "/"))
    posts = {path: each["post"] for path, each in document["paths"].items() if "post" in each}

    deaf = {path for path, post in posts.items() if "Idempotency-Key" not in names_of(post, document)}
    assert {path for path in posts if keyless.search(path)} == deaf != set()


def names_of(operation, document):
    """What an operation takes beside a body."""
    return {parameter["name"] for parameter in parameters_of(operation, document)}


@pytest.mark.typescript
def test_the_package_holds_what_is_used_and_its_licence():
    packed = subprocess.run(
        ["npm", "pack", "--dry-run", "--json"], cwd=TYPESCRIPT, capture_output=True, text=True, check=True
    )
    names = {each["path"] for each in json.loads(packed.stdout[packed.stdout.index("[") :])[0]["files"]}

    sources = {
        path.relative_to(TYPESCRIPT / "src").with_suffix("") for path in TYPESCRIPT.glob("src/**/*.ts")
    }
    built = {f"dist/src/{each}{ending}" for each in sources for ending in (".js", ".d.ts")}
    assert names == built | {"package.json", "README.md", "LICENSE"}


def test_both_clients_have_one_version_and_say_it():
    package = json.loads((TYPESCRIPT / "package.json").read_text())["version"]
    python = tomllib.loads((PYTHON_CLIENT / "pyproject.toml").read_text())["project"]["version"]

    assert package == python
    assert f'VERSION = "{package}"' in (TYPESCRIPT / "src" / "version.ts").read_text()


def test_no_registry_is_named_in_the_lock():
    assert "resolved" not in (TYPESCRIPT / "package-lock.json").read_text()
