"""Responses that copy stored JSON: the same bytes and headers as from the serializers, in every structure."""

import pytest
from django.test import Client

from relations.actions.recording import representing
from relations.models import KINDS, Representation
from tests.actions.world import rolled_back

LANGUAGES = ("en", "vi", "zh-TW", "ar", "de;q=0.5, fr")
LISTS = (
    ({}, "en"),
    ({}, "vi"),
    ({"limit": 3, "count": "exact"}, "zh-TW"),
    ({"fields": "url,id"}, "ar"),
    ({"omit": "aliases,revision", "limit": 7}, "de;q=0.5, fr"),
    ({"format": "ndjson"}, "en"),
    ({"format": "ndjson", "fields": "id,url"}, "vi"),
    ({"format": "csv", "omit": "url"}, "vi"),
)
DETAILS = (({}, "en"), ({}, "vi"), ({}, "zh-TW"), ({"fields": "url,id"}, "en"), ({"omit": "aliases"}, "ar"))
CHANGING = ("RateLimit", "X-Request-ID", "Link")

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _data(curated, db):
    """The curated data, with all of its texts."""


def parts(api, url, parameters, language):
    """Status, headers and body of a response."""
    response = api.get(url, parameters, headers={"Accept-Language": language})
    body = b"".join(response.streaming_content) if response.streaming else response.content
    headers = {name: value for name, value in response.headers.items() if name not in CHANGING}
    return response.status_code, headers, body


def check_same(api, url, requests):
    """Compare the responses with the stored texts, and without any."""
    stored = [parts(api, url, *request) for request in requests]
    with rolled_back():
        Representation.objects.all().delete()
        for request, found in zip(requests, stored, strict=True):
            assert found == parts(api, url, *request), request
    assert {status for status, _, _ in stored} == {200}


@pytest.mark.sample(6)
@pytest.mark.parametrize("noun", KINDS)
def test_a_list_is_the_same_with_and_without_stored_texts(api, noun):
    check_same(api, f"/api/v1/{KINDS[noun].resource()}/", LISTS)


@pytest.mark.sample(6)
@pytest.mark.parametrize("noun", KINDS)
def test_a_detail_is_the_same_with_and_without_stored_texts(api, noun):
    check_same(api, f"/api/v1/{KINDS[noun].resource()}/{KINDS[noun].example_key}/", DETAILS)


def test_the_stored_text_is_what_is_sent():
    for noun, language in [*((noun, "en") for noun in KINDS), ("visit", "vi")]:
        key = KINDS[noun].example_key
        Representation.objects.filter(noun=noun, key=key).update(text='{"id":"stored"}')
        url = f"/api/v1/{KINDS[noun].resource()}/{key}/"
        response = Client().get(url, headers={"Accept-Language": language})
        assert response.content == b'{"id":"stored"}', noun


def test_the_names_of_countries_themselves_are_rendered_in_other_languages(api):
    found = api.get("/api/v1/countries/VNM/", headers={"Accept-Language": "vi"}).json()
    assert (found["name"], found["name_language"]) == ("Việt Nam", "vi")


def test_every_public_record_has_a_text():
    assert representing.missing_count() == 0
    assert list(representing.wrong()) == []
