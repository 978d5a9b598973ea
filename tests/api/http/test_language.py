"""Names of countries in the requested language, from CLDR."""

import pytest
from babel import Locale

from relations.representations import language
from tests.factories import (
    ClaimFactory,
    CountryFactory,
    OrganisationFactory,
    VisitFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def visit():
    CountryFactory(id="CHN"), CountryFactory(id="VNM"), CountryFactory(id="XAA", name="Anterra")
    return VisitFactory(id="the-visit", published=True)


@pytest.mark.parametrize(
    ("header", "expected", "name"),
    [
        ("", "en", "Viet Nam"),
        ("en", "en", "Viet Nam"),
        ("en-GB, vi;q=0.9", "en", "Viet Nam"),
        ("vi", "vi", "Việt Nam"),
        ("vi-VN,vi;q=0.9,en;q=0.8", "vi", "Việt Nam"),
        ("zh-CN", "zh-Hans", "越南"),
        ("zh-Hant", "zh-Hant", "越南"),
        ("zh-TW", "zh-Hant", "越南"),
        ("pt-BR", "pt", "Vietnã"),
        ("en;q=0.2, fr;q=0.8", "fr", "Viêt Nam"),
        ("tlh, xx-YY, ru;q=0.5", "ru", "Вьетнам"),
        ("vi;q=0, ru", "ru", "Вьетнам"),
        ("vi-VN-x-private", "vi", "Việt Nam"),
        ("de-x-vi, ru;q=0.5", "de", "Vietnam"),
        ("*, vi;q=0.1", "vi", "Việt Nam"),
        ("haw, vi;q=0.5", "vi", "Việt Nam"),
        ("uz-Arab, ru;q=0.1", "ru", "Вьетнам"),
        ("*", "en", "Viet Nam"),
        ("../../etc/passwd", "en", "Viet Nam"),
        ("x" * 5000, "en", "Viet Nam"),
        ("vi" + ",vi" * 3000, "vi", "Việt Nam"),
        ("\u202e,;q=,", "en", "Viet Nam"),
    ],
)
def test_a_country_has_its_name_in_the_first_language_of_cldr(api, visit, header, expected, name):
    response = api.get(
        "/api/v1/countries/VNM/", headers={"accept-language": header.encode().decode("latin-1")}
    )

    assert response.headers["Content-Language"] == expected
    assert response.json()["name_language"] == expected
    if expected not in ("fr", "zh-Hans"):  # CLDR writes these in more than one way, from release to release
        assert response.json()["name"] == name
    assert response.json()["official_name"] is None or "Viet" in response.json()["official_name"]


def test_a_name_without_a_translation_is_marked(api, visit):
    response = api.get("/api/v1/countries/XAA/", headers={"accept-language": "vi"})

    assert response.headers["Content-Language"] == "vi"
    assert (response.json()["name"], response.json()["name_language"]) == ("Anterra", "en")


def test_every_mention_of_a_country_is_in_the_language(api, visit):
    ClaimFactory(record=visit, fact="host", value="country/VNM")
    body = api.get("/api/v1/visits/the-visit/?include=claims", headers={"accept-language": "vi"}).json()

    assert (body["host"]["name"], body["host"]["name_language"]) == ("Việt Nam", "vi")
    assert (body["guest"]["name"], body["guest"]["name_language"]) == ("Trung Quốc", "vi")
    hosts = [claim["value"] for claim in body["claims"] if claim["fact"] == "host"]
    assert {(value["name"], value["name_language"]) for value in hosts} == {("Việt Nam", "vi")}
    assert {claim["record"]["name_language"] for claim in body["claims"]} == {None}


def test_hits_have_their_name_in_the_language(api, visit):
    aliases = [
        {"text": "Đảng Cộng sản Việt Nam", "language": "vi", "kind": "native"},
        {"text": "ĐCSVN", "language": "vi", "kind": "short"},
        {"text": "越南共产党", "language": "zh", "kind": "translation"},
    ]
    OrganisationFactory(id="cpv", name="Communist Party of Vietnam", aliases=aliases, published=True)

    def names_in(language, words="Communist Party"):
        response = api.get("/api/v1/search/", {"q": words}, headers={"accept-language": language})
        assert response.headers["Content-Language"] == language
        return [(hit["name"], hit["name_language"]) for hit in response.json()["results"]]

    assert names_in("vi") == [("Đảng Cộng sản Việt Nam", "vi")]
    assert names_in("zh-Hans") == [("越南共产党", "zh-Hans")]
    assert names_in("zh-Hant") == names_in("ru") == names_in("en") == [("Communist Party of Vietnam", None)]
    assert ("Việt Nam", "vi") in names_in("vi", "VNM")
    assert ("Anterra", "en") in names_in("vi", "Anterra")


def test_a_name_that_is_equal_in_several_languages_has_each_of_them(api, visit):
    same = [{"text": "Hanoi Club", "language": each, "kind": "translation"} for each in ("fr", "de")]
    OrganisationFactory(id="club", name="Hanoi Club", aliases=same, published=True)

    for tag, expected in (("fr", "fr"), ("de", "de"), ("ru", None)):
        [hit] = api.get("/api/v1/search/?q=hanoi", headers={"accept-language": tag}).json()["results"]
        assert (hit["name"], hit["name_language"]) == ("Hanoi Club", expected)
        assert hit["matched"] == {"text": "Hanoi Club", "kind": "name", "language": None, "is_near": False}


def test_tables_are_in_the_language_too(api, visit):
    response = api.get("/api/v1/visits/?format=csv&fields=host", headers={"accept-language": "vi"})

    assert "VNM,Việt Nam,vi," in response.getvalue().decode()


def test_filters_and_orderings_do_not_depend_on_the_language(api, visit):
    rows = api.get("/api/v1/countries/?ordering=name", headers={"accept-language": "vi"}).json()["results"]

    assert [row["id"] for row in rows] == ["XAA", "CHN", "VNM"]


@pytest.mark.parametrize("tag", ["vi", "zh-Hans", "zh-Hant", "ar", "es", "fr", "ru"])
def test_names_are_those_of_cldr(tag):
    expected = Locale.parse(tag, sep="-").territories

    assert language.names_in(tag) == {code: name for code, name in expected.items() if len(code) == 2}
