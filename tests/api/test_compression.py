"""Answers in gzip: the same answer in fewer bytes, whose tag stays strong."""

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
def test_gzip_goes_out_only_to_those_who_accept_it(client, offer, is_compressed):
    answer = client.get(URL, headers={"accept-encoding": offer})
    plain = client.get(URL)

    assert answer.headers.get("Content-Encoding") == ("gzip" if is_compressed else None)
    assert "Accept-Encoding" in answer.headers["Vary"].split(", ")
    body = gzip.decompress(answer.content) if is_compressed else answer.content
    assert body == plain.content


@pytest.mark.parametrize("word", ["json", "ndjson", "csv"])
def test_the_same_answer_is_the_same_bytes_under_its_strong_tag(client, word):
    one, other = (client.get(f"{URL}?format={word}", headers={"accept-encoding": "gzip"}) for _ in range(2))

    assert one.headers["ETag"] == other.headers["ETag"]
    assert one.headers["ETag"].startswith('"')
    assert one.getvalue() == other.getvalue()


@pytest.mark.parametrize("weak", ["", "W/"])
def test_a_compressed_answer_is_spared_as_others_are(client, weak):
    headers = {"accept-encoding": "gzip"}
    tag = client.get(URL, headers=headers).headers["ETag"]

    assert client.get(URL, headers={**headers, "If-None-Match": weak + tag}).status_code == 304
    assert client.get(URL, headers={"If-None-Match": weak + tag}).status_code == 200


def test_streams_are_compressed_as_they_go(api):
    answer = api.get(f"{URL}?format=ndjson", headers={"accept-encoding": "gzip"})

    assert answer.streaming
    assert answer.headers["Content-Encoding"] == "gzip"
    assert json.loads(body_of(answer).splitlines()[-1])["count"] == 3


def test_pages_for_people_are_left_alone(client):
    assert "Content-Encoding" not in client.get("/", headers={"accept-encoding": "gzip"}).headers
