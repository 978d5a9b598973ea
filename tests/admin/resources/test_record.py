"""The lists of records: columns, filters and search."""

from html import unescape

import pytest

from relations.admin.lists import read_only
from relations.models import (
    KINDS,
    RECORDS,
    Agreement,
    Claim,
    Conflict,
    Leader,
    Revision,
    Visit,
)
from tests.admin.conftest import admin_url
from tests.factories import (
    AgreementFactory,
    ClaimFactory,
    ConflictFactory,
    LeaderFactory,
    SourceFactory,
    VisitFactory,
)
from tests.factories.record import factory_of

pytestmark = pytest.mark.django_db

LISTED = [*KINDS.values(), Claim, Conflict, Revision]


@pytest.mark.parametrize("model", LISTED, ids=lambda model: model.__name__)
def test_a_list_runs_the_same_queries_for_many_rows(open_page, model):
    make = {Claim: ClaimFactory, Conflict: ConflictFactory, Revision: LeaderFactory}.get(model)
    make = make or factory_of(model.noun())
    given = {"published": True} if model in RECORDS.values() else {}
    make(**given)
    few = open_page(admin_url(model)).queries
    make(**given), make(**given)

    assert open_page(admin_url(model)).queries == few


def test_a_list_shows_the_main_fields_of_records(open_page):
    VisitFactory(id="to-hanoi", guest="country/CHN", host="VNM", period="2023-12-12/2023-12-13", kind="state")

    page = open_page(admin_url(Visit)).content.decode()

    for text in ("to-hanoi", "CHN", "VNM", "2023-12-12/2023-12-13", "State visit", "Draft"):
        assert f">{text}<" in page


@pytest.mark.parametrize("words", ["to lam", "TÔ LÂM", "lam to", "to-lam", "to la"])
def test_search_ignores_case_diacritics_and_order(list_keys, words):
    LeaderFactory(id="to-lam", name="Tô Lâm")
    LeaderFactory(id="pham-minh-chinh", name="Phạm Minh Chính")

    assert list_keys(Leader, q=words) == ["to-lam"]


def test_claims_conflicts_and_revisions_are_found_by_the_name_of_their_record(list_keys):
    agreement = AgreementFactory(title="Đà Nẵng package", published=True, conflicting=True)
    ClaimFactory()

    assert set(list_keys(Claim, q="da nang")) == {*agreement.claims.values_list("pk", flat=True)}
    assert list_keys(Conflict, q="da nang") == [agreement.conflicts.get().pk]
    assert len(list_keys(Revision, q="da nang")) == 2


def test_claims_are_found_by_the_title_of_their_source(list_keys):
    SourceFactory(id="a-river", title="Cửu Long", published=True)
    claim = ClaimFactory(at="a-river#1")

    assert claim.pk in list_keys(Claim, q="cuu long")


@pytest.mark.parametrize(
    ("words", "error"),
    [
        ("?", "has no letter or digit"),
        ("x" * 201, "has more than 200 characters"),
        ("a b c d e f g h i j k l m n", "has more than 12 words"),
    ],
)
def test_an_invalid_search_finds_nothing_and_shows_the_error(open_page, words, error):
    LeaderFactory()

    response = open_page(admin_url(Leader), q=words)

    assert response.context["cl"].result_count == 0
    assert error in response.content.decode()


WINDOWS = [
    ({}, {"coarse", "exact", "undated", "early"}),
    ({"since": "2023", "until": "2023"}, {"coarse", "exact", "undated"}),
    ({"since": "2023-06", "until": "2023-06"}, {"coarse", "undated"}),
    ({"since": "2023-06", "until": "2023-06", "match": "certain"}, set()),
    ({"since": "2023", "until": "2023", "match": "certain"}, {"coarse", "exact"}),
    ({"until": "196X"}, {"early", "undated"}),
    ({"since": "2023-12-13"}, {"coarse", "exact", "undated"}),
    ({"match": "undated"}, {"undated"}),
    ({"since": "yesterday"}, set()),
    ({"since": "XXXX-12-12"}, set()),
]


def test_the_time_filter_handles_uncertain_periods(list_keys):
    VisitFactory(id="coarse", period="2023")
    VisitFactory(id="exact", period="2023-12-12/2023-12-13")
    VisitFactory(id="undated", period=None)
    VisitFactory(id="early", period="1965-03")

    assert [(query, set(list_keys(Visit, **query))) for query, _ in WINDOWS] == WINDOWS


def test_an_invalid_date_is_named_in_the_error(open_page):
    page = open_page(admin_url(Visit), since="yesterday").content.decode()

    assert "&#x27;yesterday&#x27;" in page


def test_a_time_filter_that_ends_before_it_starts_finds_nothing_and_shows_the_error(open_page):
    VisitFactory(period="2022/2024")

    response = open_page(admin_url(Visit), since="2023-06", until="202X")
    assert response.context["cl"].result_count == 1

    response = open_page(admin_url(Visit), since="2024", until="2023")
    assert response.context["cl"].result_count == 0
    assert "'from 2024 until 2023': it ends before it starts." in unescape(response.content.decode())


def test_the_calendar_goes_from_decades_to_years_to_months(open_page):
    VisitFactory(period="1965-03")
    VisitFactory(period="1983-03/..")

    def steps(**query):
        return open_page(admin_url(Visit), **query).context["calendar"]

    assert [step.label for step in steps()] == ["1960s", "1970s", "1980s"]
    assert [step.label for step in steps(since="1960", until="1969")][:3] == ["All years", "1960", "1961"]
    months = steps(since="1965", until="1965")
    assert [step.label for step in months][:3] == ["1960s", "January", "February"]
    assert months[3][1:] == ("1965-03", "1965-03")
    assert [step.label for step in steps(since="1965-03", until="1965-03")][1] == "1960"
    assert [step.label for step in steps(since="1965", until="1983")] == ["All years"]


def test_kinds_without_a_period_have_no_calendar(open_page):
    assert "calendar" not in open_page(admin_url(Leader)).context


@pytest.mark.parametrize(("query", "expected"), [("yes", ["disputed"]), ("no", ["agreed"])])
def test_records_are_filtered_by_conflict(list_keys, query, expected):
    VisitFactory(id="disputed", published=True, conflicting=True)
    VisitFactory(id="agreed")

    assert list_keys(Visit, conflict=query) == expected


def test_records_are_filtered_by_publication(list_keys):
    VisitFactory(id="published", published=True)
    VisitFactory(id="a-draft")

    assert list_keys(Visit, publication__exact="draft") == ["a-draft"]


def test_records_and_claims_are_filtered_by_source(list_keys):
    VisitFactory(id="uncited")
    claim = ClaimFactory(record=VisitFactory(id="cited"))
    source = {"source": str(claim.source_id)}

    assert list_keys(Visit, **source) == ["cited"]
    assert set(list_keys(Claim, **source)) == {
        *Claim.objects.filter(source=claim.source_id).values_list("pk", flat=True)
    }


def test_records_are_filtered_by_participating_country(list_keys):
    VisitFactory(id="there", guest="country/CHN", host="VNM")
    VisitFactory(id="back", guest="country/VNM", host="CHN")
    VisitFactory(id="elsewhere", guest="country/VNM", host="LAO")

    assert set(list_keys(Visit, country="CHN")) == {"there", "back"}


@pytest.mark.parametrize(
    "query", [{"source": "999"}, {"source": "river"}, {"country": "QQQ"}, {"country": "\x00"}]
)
def test_an_unknown_filter_value_is_reported(open_page, query):
    VisitFactory()

    response = open_page(admin_url(Visit), **query)

    assert response.context["cl"].result_count == 0
    assert "There is no" in response.content.decode()


def test_autocompletion_finds_sources_without_diacritics(open_page):
    source = SourceFactory(id="a-river", title="Cửu Long")
    SourceFactory(id="a-lake")
    field = {"app_label": "relations", "model_name": "claim", "field_name": "source"}

    found = open_page("/admin/autocomplete/", term="cuu lo", **field).json()

    assert found["results"] == [{"id": str(source.pk), "text": "a-river"}]


def test_a_long_list_is_counted_up_to_a_limit(open_page, monkeypatch):
    monkeypatch.setattr(read_only, "MOST_COUNTED", 2)
    VisitFactory.create_batch(3)

    response = open_page(admin_url(Visit))

    assert response.context["cl"].result_count == 2
    assert "The first 2 visits. Filter the list" in response.content.decode()


def test_lists_are_sorted_by_the_earliest_start_of_a_period(list_keys):
    for slug, period in (("b", "2023"), ("a", "2024-01"), ("c", None), ("d", "2022-12-31")):
        AgreementFactory(id=slug, signed=period)
    signed = 3  # after identifier, title and kind

    assert list_keys(Agreement, o=str(signed)) == ["c", "d", "b", "a"]
    assert list_keys(Agreement, o=f"-{signed}") == ["a", "b", "d", "c"]
