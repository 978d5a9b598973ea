"""Responses in gzip: the same content, with a strong ETag."""

import gzip
import json

import pytest

from tests.contract import body_of
from tests.factories import CountryFactory

pytestmark = pytest.mark.django_db

URL = "/api/v1/countries/"


@pytest.fixture(autouse=True)
def _countries():
    for code in ("CHN", "LAO", "VNM"):
        CountryFactory(id=code)


@pytest.mark.parametrize(
    ("offer", "is_compressed"),
    [
        ("gzip", True),
        ("GZIP", True),
        ("br, gzip;q=0.5", True),
        ("*", True),
        ("gzip;q=1.0, identity;q=0.5", True),
        ("", False),
        ("identity", False),
        ("br", False),
        ("gzip;q=0", False),
        ("*;q=0", False),
        ("gzip;q=0, *", False),
        ("gzip;q=many", False),
        ("xgzip", False),
    ],
)
def test_responses_are_compressed_only_if_accepted(client, offer, is_compressed):
    response = client.get(URL, headers={"accept-encoding": offer})
    plain = client.get(URL)

    assert response.headers.get("Content-Encoding") == ("gzip" if is_compressed else None)
    assert "Accept-Encoding" in response.headers["Vary"].split(", ")
    body = gzip.decompress(response.content) if is_compressed else response.content
    assert body == plain.content


@pytest.mark.parametrize("word", ["json", "ndjson", "csv"])
def test_equal_responses_have_equal_bytes_and_a_strong_etag(client, word):
    one, other = (client.get(f"{URL}?format={word}", headers={"accept-encoding": "gzip"}) for _ in range(2))

    assert one.headers["ETag"] == other.headers["ETag"]
    assert one.headers["ETag"].startswith('"')
    assert one.getvalue() == other.getvalue()


@pytest.mark.parametrize("weak", ["", "W/"])
def test_compressed_responses_support_conditional_requests(client, weak):
    headers = {"accept-encoding": "gzip"}
    tag = client.get(URL, headers=headers).headers["ETag"]

    assert client.get(URL, headers={**headers, "If-None-Match": weak + tag}).status_code == 304
    assert client.get(URL, headers={"If-None-Match": weak + tag}).status_code == 200


def test_streams_are_compressed(api):
    response = api.get(f"{URL}?format=ndjson&trailer=1", headers={"accept-encoding": "gzip"})

    assert response.streaming
    assert response.headers["Content-Encoding"] == "gzip"
    assert json.loads(body_of(response).splitlines()[-1])["count"] == 3


def test_pages_are_not_compressed(client):
    assert "Content-Encoding" not in client.get("/", headers={"accept-encoding": "gzip"}).headers
