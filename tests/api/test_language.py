"""Names of countries in the language of the reader, from CLDR."""

import csv
import io

import pytest
from babel import Locale

from relations.api import language
from tests.api.timeline_world import feed_titles, summaries
from tests.factories import (
    AgreementFactory,
    ClaimFactory,
    CountryFactory,
    LeaderFactory,
    OrganisationFactory,
    VisitFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def visit():
    CountryFactory(id="CHN"), CountryFactory(id="VNM"), CountryFactory(id="XAA", name="Anterra")
    return VisitFactory(id="the-visit", published=True)


@pytest.mark.parametrize(
    ("header", "spoken", "name"),
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
def test_a_country_is_named_in_the_first_language_that_cldr_has(api, visit, header, spoken, name):
    answer = api.get("/api/v1/countries/VNM/", headers={"accept-language": header.encode().decode("latin-1")})

    assert answer.headers["Content-Language"] == spoken
    assert answer.json()["name_language"] == spoken
    if spoken not in ("fr", "zh-Hans"):  # CLDR writes these in more than one way, from release to release
        assert answer.json()["name"] == name
    assert answer.json()["official_name"] is None or "Viet" in answer.json()["official_name"]


def test_a_name_that_cldr_lacks_is_marked(api, visit):
    shown = api.get("/api/v1/countries/XAA/", headers={"accept-language": "vi"})

    assert shown.headers["Content-Language"] == "vi"
    assert (shown.json()["name"], shown.json()["name_language"]) == ("Anterra", "en")


def test_every_mention_of_a_country_is_in_the_language(api, visit):
    ClaimFactory(record=visit, fact="host", value="country/VNM")
    shown = api.get("/api/v1/visits/the-visit/?include=claims", headers={"accept-language": "vi"}).json()

    assert (shown["host"]["name"], shown["host"]["name_language"]) == ("Việt Nam", "vi")
    assert (shown["guest"]["name"], shown["guest"]["name_language"]) == ("Trung Quốc", "vi")
    named = [claim["value"] for claim in shown["claims"] if claim["fact"] == "host"]
    assert {(value["name"], value["name_language"]) for value in named} == {("Việt Nam", "vi")}
    assert {claim["record"]["name_language"] for claim in shown["claims"]} == {None}


def test_what_is_found_is_called_as_it_is_in_the_language(api, visit):
    aliases = [
        {"text": "Đảng Cộng sản Việt Nam", "language": "vi", "kind": "native"},
        {"text": "ĐCSVN", "language": "vi", "kind": "short"},
        {"text": "越南共产党", "language": "zh", "kind": "translation"},
    ]
    OrganisationFactory(id="cpv", name="Communist Party of Vietnam", aliases=aliases, published=True)

    def called(language, words="Communist Party"):
        answer = api.get("/api/v1/search/", {"q": words}, headers={"accept-language": language})
        assert answer.headers["Content-Language"] == language
        return [(hit["name"], hit["name_language"]) for hit in answer.json()["results"]]

    assert called("vi") == [("Đảng Cộng sản Việt Nam", "vi")]
    assert called("zh-Hans") == [("越南共产党", "zh-Hans")]
    assert called("zh-Hant") == called("ru") == called("en") == [("Communist Party of Vietnam", None)]
    assert ("Việt Nam", "vi") in called("vi", "VNM")
    assert ("Anterra", "en") in called("vi", "Anterra")


def test_timelines_name_countries_in_the_language(api, visit):
    answer = api.get("/api/v1/relations/CHN-VNM/timeline/", headers={"accept-language": "vi"})

    assert answer.headers["Content-Language"] == "vi"
    [entry] = answer.json()["results"]
    assert entry["title"] == "State visit of Trung Quốc to Việt Nam"
    table = api.get("/api/v1/relations/CHN-VNM/timeline/?format=csv", headers={"accept-language": "vi"})
    assert entry["title"] in table.content.decode()


@pytest.fixture
def named_world(visit):
    """What stands on a timeline, some of it with names in other languages."""
    xi = LeaderFactory(
        id="xi",
        name="Xi",
        native_name="习近平",
        aliases=[
            {"text": "习近平", "language": "zh", "kind": "native"},
            {"text": "Tập Cận Bình", "language": "vi", "kind": "transliteration"},
        ],
        published=True,
    )
    party = OrganisationFactory(
        id="cpc",
        name="CPC",
        country="CHN",
        aliases=[{"text": "中国共产党", "language": "zh", "kind": "native"}],
        published=True,
    )
    hidden = [{"text": "Bình", "language": "vi", "kind": "short"}]
    LeaderFactory(id="wang", name="Wang", aliases=hidden, published=True)
    AgreementFactory(
        id="pact",
        title="Pact",
        signed="2020",
        aliases=[{"text": "Hiệp ước", "language": "vi", "kind": "official"}],
        published=True,
    )
    principals = [{"leader": xi.slug, "role": "principal"}, {"leader": "wang", "role": "principal"}]
    VisitFactory(id="by-party", guest=f"organisation/{party.slug}", period="2021", published=True)
    VisitFactory(id="by-xi", delegation=principals[:1], period="2022", published=True)
    VisitFactory(id="by-two", delegation=principals, period="2023", published=True)


NAMED = "/api/v1/relations/CHN-VNM/timeline/?until=2023"


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        (
            "en",
            [
                ("Pact", None),
                ("State visit of CPC to Viet Nam", None),
                ("State visit of Xi to Viet Nam", None),
                ("State visit of Wang and Xi to Viet Nam", None),
                ("State visit of China to Viet Nam", "en"),
            ],
        ),
        (
            "vi",
            [
                ("Hiệp ước", "vi"),
                ("State visit of CPC to Việt Nam", None),
                ("State visit of Tập Cận Bình to Việt Nam", "vi"),
                ("State visit of Wang and Tập Cận Bình to Việt Nam", None),
                ("State visit of Trung Quốc to Việt Nam", "vi"),
            ],
        ),
        (
            "zh-Hans",
            [
                ("Pact", None),
                ("State visit of 中国共产党 to 越南", "zh-Hans"),
                ("State visit of 习近平 to 越南", "zh-Hans"),
                ("State visit of Wang and 习近平 to 越南", None),
                ("State visit of 中国 to 越南", "zh-Hans"),
            ],
        ),
    ],
)
def test_timelines_name_all_that_has_a_name_in_the_language_and_mark_the_rest(
    api, named_world, language, expected
):
    def asked(format_):
        answer = api.get(f"{NAMED}&format={format_}", headers={"accept-language": language})
        assert answer.headers["Content-Language"] == language
        return answer

    entries = asked("json").json()["results"]
    assert [(entry["title"], entry["title_language"]) for entry in entries] == expected
    pact = entries[0]["record"]
    assert (pact["name"], pact["name_language"]) == expected[0]

    rows = list(csv.DictReader(io.StringIO(asked("csv").content.decode(), newline="")))
    assert [(row["title"], row["title_language"] or None) for row in rows] == expected
    for told in (summaries(asked("ics")), feed_titles(asked("atom"))):
        assert list(told) == [title for title, _ in expected]
        is_told = {title: f"Names: {of}." for title, of in expected if of not in (None, "en")}
        mixed = {title: f"Names: not all in {language}." for title, of in expected if of is None}
        for title, text in told.items():
            assert (is_told | (mixed if language != "en" else {})).get(title, "") in text
            assert ("Names:" in text) == (language != "en")


def test_names_in_a_language_cost_one_query_whatever_there_is(api, named_world, queries_of):
    def asked(language, until):
        return queries_of(
            lambda: api.get(
                f"/api/v1/relations/CHN-VNM/timeline/?until={until}", headers={"accept-language": language}
            )
        )

    assert asked("vi", "2021") == asked("vi", "2023") == asked("en", "2023") + 1


def test_a_native_name_whose_language_an_alias_tells_is_found_in_it(api, named_world):
    answer = api.get("/api/v1/search/?q=xi&kind=leader", headers={"accept-language": "zh-CN"})

    [hit] = answer.json()["results"]
    assert (hit["name"], hit["name_language"]) == ("习近平", "zh-Hans")


def test_a_name_that_is_the_same_in_several_languages_is_in_each_of_them(api, visit):
    same = [{"text": "Hanoi Club", "language": each, "kind": "translation"} for each in ("fr", "de")]
    OrganisationFactory(id="club", name="Hanoi Club", aliases=same, published=True)

    for spoken, expected in (("fr", "fr"), ("de", "de"), ("ru", None)):
        [hit] = api.get("/api/v1/search/?q=hanoi", headers={"accept-language": spoken}).json()["results"]
        assert (hit["name"], hit["name_language"]) == ("Hanoi Club", expected)
        assert hit["matched"] == {"text": "Hanoi Club", "kind": "name", "language": None, "is_near": False}


def test_a_country_that_cldr_lacks_keeps_its_name_in_titles(api, visit):
    VisitFactory(id="to-anterra", host="XAA", published=True)
    answer = api.get("/api/v1/relations/CHN-XAA/timeline/", headers={"accept-language": "vi"})

    assert [entry["title"] for entry in answer.json()["results"]] == ["State visit of Trung Quốc to Anterra"]


def test_tables_speak_the_language_too(api, visit):
    answer = api.get("/api/v1/visits/?format=csv&fields=host", headers={"accept-language": "vi"})

    assert "VNM,Việt Nam,vi," in answer.getvalue().decode()


def test_filters_and_orderings_do_not_hang_on_the_language(api, visit):
    rows = api.get("/api/v1/countries/?ordering=name", headers={"accept-language": "vi"}).json()["results"]

    assert [row["id"] for row in rows] == ["XAA", "CHN", "VNM"]


@pytest.mark.parametrize("tag", ["vi", "zh-Hans", "zh-Hant", "ar", "es", "fr", "ru"])
def test_names_are_those_of_cldr(tag):
    expected = Locale.parse(tag, sep="-").territories

    assert language.names_in(tag) == {code: name for code, name in expected.items() if len(code) == 2}
