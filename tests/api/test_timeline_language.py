"""Titles on timelines, in the language of the reader."""

import csv
import io

import pytest

from tests.api.timeline_world import feed_titles, summaries
from tests.factories import AgreementFactory, CountryFactory, LeaderFactory, OrganisationFactory, VisitFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def visit():
    CountryFactory(id="CHN"), CountryFactory(id="VNM"), CountryFactory(id="XAA", name="Anterra")
    return VisitFactory(id="the-visit", published=True)


def test_timelines_name_countries_in_the_language(api, visit):
    answer = api.get("/api/v1/relations/CHN-VNM/timeline/", headers={"accept-language": "vi"})

    assert answer.headers["Content-Language"] == "vi"
    [entry] = answer.json()["results"]
    assert entry["title"] == "State visit of Trung Quốc to Việt Nam"
    table = api.get("/api/v1/relations/CHN-VNM/timeline/?format=csv", headers={"accept-language": "vi"})
    assert entry["title"] in table.content.decode()


def test_a_country_that_cldr_lacks_keeps_its_name_in_titles(api, visit):
    VisitFactory(id="to-anterra", host="XAA", published=True)
    answer = api.get("/api/v1/relations/CHN-XAA/timeline/", headers={"accept-language": "vi"})

    assert [entry["title"] for entry in answer.json()["results"]] == ["State visit of Trung Quốc to Anterra"]


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
