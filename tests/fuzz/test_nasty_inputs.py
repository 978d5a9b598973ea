"""No input gives a 5xx, and every refusal is a problem whose page exists."""

import re
from functools import cache, partial

import pytest
from django.contrib.auth import get_user_model
from django.test import Client

from tests.contract import ContractClient, body_of
from tests.fuzz.nasty import BODIES, NASTY, WORST
from tests.openapi import document

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("curated")]

PATHS = list(document()["paths"])
# Others of their sort are read by the same code: they get the worst inputs only.
REPRESENTATIVE = [
    *("/api/v1/", "/api/v1/visits/", "/api/v1/visits/{id}/", "/api/v1/visits/{id}/revisions/"),
    *("/api/v1/countries/{id}/", "/api/v1/claims/{id}/", "/api/v1/sources/{id}/paragraphs/{number}/"),
    *("/api/v1/search/", "/api/v1/changes/", "/api/v1/relations/{id}/", "/api/v1/relations/{id}/timeline/"),
]
LIST, DETAIL, PAGE = "/api/v1/visits/?limit=1", "/api/v1/visits/xi-jinping-vietnam-2023-12/", "/"
HEADERS = [
    *("Accept", "Accept-Language", "Accept-Encoding", "Origin", "Range", "Host", "Cookie", "Authorization"),
    *("If-None-Match", "If-Match", "If-Modified-Since", "If-Unmodified-Since"),
    *("Content-Type", "X-Request-ID", "X-Forwarded-For", "X-HTTP-Method-Override"),
]
# Pages, files and the login page of the admin.
OTHER_URLS = (
    "/{}",
    "/problems/{}/",
    "/static/{}",
    "/api/v1/openapi.{}",
    "/admin/login/?next={}",
    "/api/v1/docs/?{}",
)


@pytest.fixture(scope="module")
def reader():
    """A reader who sees what a server would answer to faults."""
    return ContractClient(raise_request_exception=False)


def without_keys(path):
    """A path of the document with the examples of its own keys."""
    return filled(path, keys(path))


def keys(path):
    return {each["name"]: each["schema"]["examples"][0] for each in parameters(path, "path")}


def filled(path, keys):
    return re.sub(r"\{(\w+)\}", lambda match: str(keys[match[1]]), path)


def parameters(path, place):
    methods = document()["paths"][path]
    found = methods.get("get") or next(iter(methods.values()))
    return [each for each in found.get("parameters", ()) if each["in"] == place]


def kind_of(parameter):
    """What parameters of one kind have in common: their values are read in one place."""
    schema = parameter["schema"]
    items = schema.get("items", {})
    return (items["type"], "enum" in items, "pattern" in items) if items else parameter["name"]


def representatives():
    """One parameter of each kind, with a path that takes it."""
    return {
        kind_of(each): (path, each["name"]) for path in PATHS for each in parameters(path, "query")
    }.values()


def writings():
    """Every operation that takes a body, and all methods at some addresses that take none."""
    methods = ("post", "put", "patch", "delete")
    found = [(path, method) for path in PATHS for method in methods if method in document()["paths"][path]]
    return [
        *found,
        *((path, method) for path in REPRESENTATIVE[:5] for method in methods if (path, method) not in found),
    ]


def errors(ask, inputs):
    """What is wrong with the answers, by input."""
    found = {name: wrong_with(ask(value)) for name, value in inputs.items()}
    return {name: wrong for name, wrong in found.items() if wrong}


def wrong_with(response):
    if response.status_code >= 500:
        return f"{response.status_code} {body_of(response)[:300]}"
    if response.status_code < 400:
        return ""
    if response.headers["Content-Type"] != "application/problem+json":
        return f"{response.status_code} {response.headers['Content-Type']}"
    return "" if has_page(response.json()["code"]) else f"no page for {response.json()['type']}"


@cache
def has_page(code):
    return Client().get(f"/problems/{code}/").status_code == 200


@pytest.mark.sample(16)
@pytest.mark.parametrize("path", [path for path in PATHS if "{" in path])
def test_no_key_breaks_an_address(reader, path):
    inputs = NASTY if path in REPRESENTATIVE else WORST
    for name in keys(path):
        assert (
            errors(lambda value, name=name: reader.get(filled(path, keys(path) | {name: value})), inputs)
            == {}
        )


@pytest.mark.parametrize(("path", "name"), representatives())
def test_no_value_breaks_a_parameter(reader, path, name):
    address = without_keys(path)

    assert errors(lambda value: reader.get(f"{address}?{name}={value}"), NASTY) == {}
    assert errors(lambda value: reader.get(f"{address}?{name}={value}&{name}={value}"), WORST) == {}


@pytest.mark.sample(16)
@pytest.mark.parametrize("path", PATHS)
def test_no_name_of_a_parameter_breaks_an_address(reader, path):
    address = without_keys(path)
    inputs = NASTY if path in REPRESENTATIVE else WORST

    assert errors(lambda value: reader.get(f"{address}?{value}=1"), inputs) == {}


@pytest.mark.sample(16)
@pytest.mark.parametrize("address", [LIST, DETAIL, PAGE, "/readyz"])
@pytest.mark.parametrize("header", HEADERS)
def test_no_header_breaks_an_address(reader, address, header):
    assert errors(lambda value: reader.get(address, headers={header: value}), in_headers()) == {}


def in_headers():
    """As a server hands them on: each byte as a letter of Latin-1. Control characters it refuses itself."""
    inputs = {name: bytes_of(value).decode("latin-1") for name, value in NASTY.items()}
    return {name: value for name, value in inputs.items() if value.isprintable()}


def bytes_of(encoded):
    return re.sub(rb"%([0-9A-F]{2})", lambda match: bytes.fromhex(match[1].decode()), encoded.encode())


@pytest.mark.sample(24)
@pytest.mark.parametrize(("path", "method"), writings())
def test_no_body_breaks_an_address(admin_reader, path, method):
    ask = partial(getattr(admin_reader, method), without_keys(path), content_type="application/json")

    assert errors(lambda body: ask(data=body), BODIES) == {}


@pytest.mark.parametrize("media_type", ["application/x-ndjson", "text/csv"])
def test_no_lines_break_imports(admin_reader, media_type):
    address = "/api/v1/imports/" + ("?kind=leader" if media_type == "text/csv" else "")

    assert errors(lambda lines: admin_reader.post(address, lines, content_type=media_type), BODIES) == {}


@pytest.fixture
def admin_reader(curated):
    """Somebody who may do everything."""
    client = ContractClient(raise_request_exception=False)
    client.force_login(get_user_model().objects.create_superuser("somebody"))
    return client


@pytest.mark.parametrize("address", OTHER_URLS)
def test_no_input_breaks_other_urls(reader, address):
    assert errors(lambda value: reader.get(address.format(value)), NASTY) == {}


@pytest.mark.parametrize(
    "address",
    ["/admin/relations/visit/?{}=1", "/admin/relations/visit/?q={}", "/admin/relations/visit/{}/change/"],
)
def test_nothing_breaks_the_admin(admin_reader, address):
    assert errors(lambda value: admin_reader.get(address.format(value)), NASTY) == {}
