"""Titles of timelines in the requested language."""

import csv
import io

import pytest

from tests.api.timeline_world import entry_summaries, event_descriptions
from tests.factories import AgreementFactory, CountryFactory, LeaderFactory, OrganisationFactory, VisitFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def visit():
    CountryFactory(id="CHN"), CountryFactory(id="VNM"), CountryFactory(id="XAA", name="Anterra")
    return VisitFactory(id="the-visit", published=True)


def test_titles_have_the_names_of_countries_in_the_language(api, visit):
    response = api.get("/api/v1/relations/CHN-VNM/timeline/", headers={"accept-language": "vi"})

    assert response.headers["Content-Language"] == "vi"
    [entry] = response.json()["results"]
    assert entry["title"] == "State visit of Trung Quốc to Việt Nam"
    table = api.get("/api/v1/relations/CHN-VNM/timeline/?format=csv", headers={"accept-language": "vi"})
    assert entry["title"] in table.content.decode()


def test_a_country_without_a_cldr_name_keeps_its_name_in_titles(api, visit):
    VisitFactory(id="to-anterra", host="XAA", published=True)
    response = api.get("/api/v1/relations/CHN-XAA/timeline/", headers={"accept-language": "vi"})

    assert [entry["title"] for entry in response.json()["results"]] == [
        "State visit of Trung Quốc to Anterra"
    ]


@pytest.fixture
def named_records(visit):
    """Records of a timeline, some with names in other languages."""
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


URL = "/api/v1/relations/CHN-VNM/timeline/?until=2023"


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
def test_titles_use_names_in_the_language_and_mark_the_others(api, named_records, language, expected):
    def get_timeline(format_):
        response = api.get(f"{URL}&format={format_}", headers={"accept-language": language})
        assert response.headers["Content-Language"] == language
        return response

    entries = get_timeline("json").json()["results"]
    assert [(entry["title"], entry["title_language"]) for entry in entries] == expected
    pact = entries[0]["record"]
    assert (pact["name"], pact["name_language"]) == expected[0]

    rows = list(csv.DictReader(io.StringIO(get_timeline("csv").content.decode(), newline="")))
    assert [(row["title"], row["title_language"] or None) for row in rows] == expected
    for descriptions in (event_descriptions(get_timeline("ics")), entry_summaries(get_timeline("atom"))):
        undated = {title.partition(" (some time in ")[0]: text for title, text in descriptions.items()}
        assert list(undated) == [title for title, _ in expected]
        with_language = {
            title: f"Names: {title_language}."
            for title, title_language in expected
            if title_language not in (None, "en")
        }
        mixed = {
            title: f"Names: not all in {language}."
            for title, title_language in expected
            if title_language is None
        }
        for title, text in undated.items():
            assert (with_language | (mixed if language != "en" else {})).get(title, "") in text
            assert ("Names:" in text) == (language != "en")


def test_names_in_a_language_take_one_query(api, named_records, count_queries):
    def queries_of(language, until):
        return count_queries(
            lambda: api.get(
                f"/api/v1/relations/CHN-VNM/timeline/?until={until}", headers={"accept-language": language}
            )
        )

    assert queries_of("vi", "2021") == queries_of("vi", "2023") == queries_of("en", "2023") + 1


def test_a_native_name_has_the_language_of_its_alias(api, named_records):
    response = api.get("/api/v1/search/?q=xi&kind=leader", headers={"accept-language": "zh-CN"})

    [hit] = response.json()["results"]
    assert (hit["name"], hit["name_language"]) == ("习近平", "zh-Hans")
