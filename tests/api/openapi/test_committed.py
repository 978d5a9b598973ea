"""The committed OpenAPI documents are valid, match the code, and are those that are served."""

import pytest
import yaml
from django.conf import settings
from django.core.management import call_command

from relations.api.openapi.generators import GENERATORS
from tests.openapi import generated

EACH = pytest.mark.parametrize("name", GENERATORS)


@EACH
def test_the_document_is_generated_without_a_warning(name, capfd):
    cls = GENERATORS[name]
    path = f"{cls.__module__}.{cls.__name__}"

    call_command(
        *("spectacular", "--validate", "--fail-on-warn"), "--generator-class", path, "--file", "/dev/null"
    )

    assert capfd.readouterr() == ("", "")


@EACH
def test_the_committed_document_is_up_to_date_and_is_served(name, client):
    committed = yaml.load((settings.BASE_DIR / f"{name}.yaml").read_text(), yaml.CSafeLoader)

    assert committed == generated(name)
    assert client.get(f"/api/v1/{name}.json").json() == committed
    assert yaml.load(client.get(f"/api/v1/{name}.yaml").content, yaml.CSafeLoader) == committed
    assert client.get(f"/api/v1/{name}.xml").status_code == 404


@EACH
@pytest.mark.parametrize("extension", ["json", "yaml"])
@pytest.mark.parametrize("coding", ["gzip", "identity"])
def test_the_document_supports_conditional_requests(client, name, extension, coding):
    url = f"/api/v1/{name}.{extension}"

    def get_document(**headers):
        return client.get(url, headers=headers | {"accept-encoding": coding})

    first = get_document()
    again = get_document(**{"if-none-match": first.headers["ETag"]})

    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["ETag"] == first.headers["ETag"]
    assert first.headers["Cache-Control"] == "public, max-age=60" == again.headers["Cache-Control"]
    other = client.get(url, headers={"if-none-match": first.headers["ETag"]})
    assert other.status_code == (304 if coding == "identity" else 200)
