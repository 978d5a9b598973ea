"""Stock generators and linters accept both OpenAPI documents, without templates or casts of ours."""

import json
import os
import subprocess
from pathlib import Path

import pytest
from django.conf import settings

from relations.api.openapi.sharing import schema_name
from relations.models import KINDS, Claim, Country, Proposal
from tests.api.curator import Curator
from tests.api.routes import create_records, fill_route
from tests.components import CHECKS, CLIENT_BUILDER
from tests.openapi import CURATION, READING, document

VALIDATING = Path(__file__).with_name("validating.py")
CHANGES = {"external_ids": ["test:1"]}
EACH = pytest.mark.parametrize("name", [READING, CURATION])

pytestmark = pytest.mark.typescript


def run(*command, name=READING):
    """Run a tool in the folder of the checks. Its scripts read the name of the OpenAPI document."""
    done = subprocess.run(
        [str(each) for each in command],
        cwd=CHECKS,
        env={**os.environ, "NODE_NO_WARNINGS": "1", "DOCUMENT": name},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-3000:]


@pytest.fixture
def responses(name, client, db):
    """Responses by operationId, each as [name of its schema, body].

    One of each operation for readers; of those for curators one of each that reads, and of each correction.
    """
    create_records()
    if name == READING:
        return dict(reads(client, name))
    curator = Curator("anna")
    corrected = dict(corrections(curator))
    return corrected | dict(reads(curator, name))


def reads(client, name):
    """The response of each operation of a document that reads."""
    claim, proposal = Claim.objects.public().first().pk, Proposal.objects.first()
    for path, methods in document(name)["paths"].items():
        if "get" in methods:
            route = path.replace("{id}", str(proposal.pk)) if "/proposals/" in path else path
            response = client.get(fill_route(route, claim))
            assert response.status_code == 200, path
            yield named_response(methods["get"], response)


def corrections(curator):
    """The response to a correction of something of each kind, of which one becomes a proposal."""
    for model in [each for each in KINDS.values() if each is not Country]:
        record = model._default_manager.first()
        operation = document(CURATION)["paths"][f"/api/v1/{model.resource()}/{{id}}/"]["patch"]
        yield named_response(operation, curator.correct(record, CHANGES, dry_run="true"))
    yield named_response(operation, curator.correct(record, CHANGES))


def named_response(operation, response):
    """The name of an operation, with the name of its schema and the body of its response."""
    documented = operation["responses"][str(response.status_code)]
    return operation["operationId"], [schema_name(documented), response.json()]


def write_json(tmp_path, content):
    """Write a JSON file with this content and return its path."""
    path = tmp_path / "responses.json"
    path.write_text(json.dumps(content), encoding="utf-8")
    return path


@pytest.mark.parametrize("generator", ["openapi-typescript", "hey-api"])
def test_rows_details_and_bodies_have_one_type_each_in_strict_mode(generator):
    for name in (READING, CURATION):
        run("npm", "run", "--silent", generator, name=name)
    run("npm", "run", "--silent", "types", "--", "--project", f"tsconfig.{generator}.json")


@EACH
def test_zod_accepts_the_responses(name, responses, tmp_path):
    assert len(responses) > 45
    run("npm", "run", "--silent", "orval", name=name)
    bodies = {operation: body for operation, (_, body) in responses.items()}
    run("node", "responses.mjs", name, write_json(tmp_path, bodies))


@EACH
def test_pydantic_accepts_the_responses(name, responses, tmp_path):
    models = tmp_path / "models.py"
    run(
        *(CLIENT_BUILDER, "-W", "ignore", "-m", "datamodel_code_generator"),
        *("--input", settings.BASE_DIR / f"{name}.yaml"),
        *("--input-file-type", "openapi", "--output-model-type", "pydantic_v2.BaseModel"),
        *("--target-python-version", "3.11", "--output", models),
    )
    with_schema = {operation: each for operation, each in responses.items() if each[0]}
    assert len(with_schema) > 45
    run(CLIENT_BUILDER, VALIDATING, models, write_json(tmp_path, with_schema))


@EACH
@pytest.mark.parametrize("linter", ["redocly", "spectral"])
def test_linters_find_nothing(linter, name):
    run("npm", "run", "--silent", linter, name=name)


def test_every_disabled_linter_rule_has_a_reason():
    for name in ("redocly.yaml", "spectral.yaml"):
        lines = (CHECKS / name).read_text(encoding="utf-8").splitlines()
        switched_off = [place for place, line in enumerate(lines) if line.endswith(": off")]

        assert switched_off
        assert all(lines[place - 1].lstrip().startswith("#") for place in switched_off), name
