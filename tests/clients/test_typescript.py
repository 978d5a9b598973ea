"""The TypeScript client: its own tests against the running product, and its package."""

import json
import os
import re
import subprocess
import tomllib

import pytest
import yaml

from relations.api.openapi.sharing import operations_of, parameters_of
from tests.components import OPENAPI, PYTHON_CLIENT, TYPESCRIPT


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


def test_the_client_joins_the_same_lists_as_the_document():
    """The client needs the names of the joined parameters, because openapi-fetch knows no schema."""
    lists = [
        parameter
        for document in documents()
        for operation in operations_of(document)
        for parameter in parameters_of(operation, document)
        if parameter["schema"]["type"] == "array"
    ]
    items = re.search(r"JOINED.*?\[(.*?)\]", (TYPESCRIPT / "src" / "client.ts").read_text())[1]

    joined = {each["name"] for each in lists if not each.get("explode", True)}
    assert set(json.loads(f"[{items}]")) == joined
    assert joined.isdisjoint(each["name"] for each in lists if each.get("explode", True))


def test_the_client_repeats_no_post_without_an_idempotency_key():
    source = (TYPESCRIPT / "src" / "sending.ts").read_text()
    keyless = re.compile(re.search(r"KEYLESS = /(.*)/;", source)[1].replace(r"\/", "/"))
    posts = {
        path: parameter_names(each["post"], document)
        for document in documents()
        for path, each in document["paths"].items()
        if "post" in each
    }

    without_key = {path for path, names in posts.items() if "Idempotency-Key" not in names}
    assert {path for path in posts if keyless.search(path)} == without_key != set()


def documents():
    """The OpenAPI documents that the client is built from."""
    return [yaml.load(path.read_text(), yaml.CSafeLoader) for path in OPENAPI]


def parameter_names(operation, document):
    """The names of the parameters of an operation."""
    return {parameter["name"] for parameter in parameters_of(operation, document)}


@pytest.mark.typescript
def test_the_package_contains_only_built_files_and_its_licence():
    packed = subprocess.run(
        ["npm", "pack", "--dry-run", "--json"], cwd=TYPESCRIPT, capture_output=True, text=True, check=True
    )
    names = {each["path"] for each in json.loads(packed.stdout[packed.stdout.index("[") :])[0]["files"]}

    sources = {
        path.relative_to(TYPESCRIPT / "src").with_suffix("") for path in TYPESCRIPT.glob("src/**/*.ts")
    }
    built = {f"dist/src/{each}{ending}" for each in sources for ending in (".js", ".d.ts")}
    assert names == built | {"package.json", "README.md", "LICENSE"}


def test_both_clients_have_the_same_version():
    package = json.loads((TYPESCRIPT / "package.json").read_text())["version"]
    python = tomllib.loads((PYTHON_CLIENT / "pyproject.toml").read_text())["project"]["version"]

    assert package == python
    assert f'VERSION = "{package}"' in (TYPESCRIPT / "src" / "version.ts").read_text()


def test_the_lock_file_contains_no_registry():
    assert "resolved" not in (TYPESCRIPT / "package-lock.json").read_text()
