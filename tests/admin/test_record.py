"""How kinds are listed, narrowed and found on the desk."""

from html import unescape

import pytest

from relations.admin import reading
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
from tests.admin.conftest import address
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
def test_a_list_asks_few_queries_however_many_rows_it_shows(desk, model):
    make = {Claim: ClaimFactory, Conflict: ConflictFactory, Revision: LeaderFactory}.get(model)
    make = make or factory_of(model.noun())
    given = {"published": True} if model in RECORDS.values() else {}
    make(**given)
    few = desk(address(model)).queries
    make(**given), make(**given)

    assert desk(address(model)).queries == few


def test_a_list_shows_what_records_are(desk):
    VisitFactory(id="to-hanoi", guest="country/CHN", host="VNM", period="2023-12-12/2023-12-13", kind="state")

    page = desk(address(Visit)).content.decode()

    for shown in ("to-hanoi", "CHN", "VNM", "2023-12-12/2023-12-13", "State visit", "Draft"):
        assert f">{shown}<" in page


@pytest.mark.parametrize("words", ["to lam", "TÔ LÂM", "lam to", "to-lam", "to la"])
def test_search_forgives_case_diacritics_and_order(listed, words):
    LeaderFactory(id="to-lam", name="Tô Lâm")
    LeaderFactory(id="pham-minh-chinh", name="Phạm Minh Chính")

    assert listed(Leader, q=words) == ["to-lam"]


def test_claims_and_conflicts_are_found_by_what_their_record_is_called(listed):
    agreement = AgreementFactory(title="Đà Nẵng package", published=True, conflicting=True)
    ClaimFactory()

    assert set(listed(Claim, q="da nang")) == {*agreement.claims.values_list("pk", flat=True)}
    assert listed(Conflict, q="da nang") == [agreement.conflicts.get().pk]
    assert len(listed(Revision, q="da nang")) == 2


def test_claims_are_found_by_what_their_source_is_called(listed):
    SourceFactory(id="a-river", title="Cửu Long", published=True)
    claim = ClaimFactory(at="a-river#1")

    assert claim.pk in listed(Claim, q="cuu long")


@pytest.mark.parametrize("words", ["?", "x" * 201, "a b c d e f g h i j k l m n"])
def test_words_that_cannot_be_searched_find_nothing_and_say_why(desk, words):
    LeaderFactory()

    answer = desk(address(Leader), q=words)

    assert answer.context["cl"].result_count == 0
    assert "Write at " in answer.content.decode()


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


def test_a_window_of_time_respects_uncertain_periods(listed):
    VisitFactory(id="coarse", period="2023")
    VisitFactory(id="exact", period="2023-12-12/2023-12-13")
    VisitFactory(id="undated", period=None)
    VisitFactory(id="early", period="1965-03")

    assert [(asked, set(listed(Visit, **asked))) for asked, _ in WINDOWS] == WINDOWS


def test_a_date_that_is_none_is_named_with_its_cure(desk):
    page = desk(address(Visit), since="yesterday").content.decode()

    assert "&#x27;yesterday&#x27;" in page


def test_a_window_that_ends_before_it_starts_finds_nothing_and_says_so(desk):
    VisitFactory(period="2022/2024")

    answer = desk(address(Visit), since="2023-06", until="202X")
    assert answer.context["cl"].result_count == 1

    answer = desk(address(Visit), since="2024", until="2023")
    assert answer.context["cl"].result_count == 0
    assert "'from 2024 until 2023': it ends before it starts." in unescape(answer.content.decode())


def test_time_leads_from_decades_to_years_to_months(desk):
    VisitFactory(period="1965-03")
    VisitFactory(period="1983-03/..")

    def steps(**asked):
        return desk(address(Visit), **asked).context["calendar"]

    assert [step.label for step in steps()] == ["1960s", "1970s", "1980s"]
    assert [step.label for step in steps(since="1960", until="1969")][:3] == ["all years", "1960", "1961"]
    months = steps(since="1965", until="1965")
    assert [step.label for step in months][:3] == ["1960s", "January", "February"]
    assert months[3][1:] == ("1965-03", "1965-03")
    assert [step.label for step in steps(since="1965-03", until="1965-03")][1] == "1960"
    assert [step.label for step in steps(since="1965", until="1983")] == ["all years"]


def test_kinds_without_a_period_have_no_calendar(desk):
    assert "calendar" not in desk(address(Leader)).context


@pytest.mark.parametrize(("asked", "expected"), [("yes", ["disputed"]), ("no", ["agreed"])])
def test_records_are_listed_by_conflict(listed, asked, expected):
    VisitFactory(id="disputed", published=True, conflicting=True)
    VisitFactory(id="agreed")

    assert listed(Visit, conflict=asked) == expected


def test_records_are_listed_by_editorial_state(listed):
    VisitFactory(id="shown", published=True)
    VisitFactory(id="a-draft")

    assert listed(Visit, publication__exact="draft") == ["a-draft"]


def test_records_and_claims_are_listed_by_the_source_that_speaks_of_them(listed):
    VisitFactory(id="silent")
    claim = ClaimFactory(record=VisitFactory(id="spoken-of"))
    source = {"source": str(claim.source_id)}

    assert listed(Visit, **source) == ["spoken-of"]
    assert set(listed(Claim, **source)) == {
        *Claim.objects.filter(source=claim.source_id).values_list("pk", flat=True)
    }


def test_records_are_listed_by_a_country_on_either_side(listed):
    VisitFactory(id="there", guest="country/CHN", host="VNM")
    VisitFactory(id="back", guest="country/VNM", host="CHN")
    VisitFactory(id="elsewhere", guest="country/VNM", host="LAO")

    assert set(listed(Visit, country="CHN")) == {"there", "back"}


@pytest.mark.parametrize(
    "asked", [{"source": "999"}, {"source": "river"}, {"country": "QQQ"}, {"country": "\x00"}]
)
def test_what_is_not_there_to_narrow_by_is_named(desk, asked):
    VisitFactory()

    answer = desk(address(Visit), **asked)

    assert answer.context["cl"].result_count == 0
    assert "There is no" in answer.content.decode()


def test_typing_finds_sources_without_their_diacritics(desk):
    source = SourceFactory(id="a-river", title="Cửu Long")
    SourceFactory(id="a-lake")
    field = {"app_label": "relations", "model_name": "claim", "field_name": "source"}

    found = desk("/admin/autocomplete/", term="cuu lo", **field).json()

    assert found["results"] == [{"id": str(source.pk), "text": "a-river"}]


def test_a_long_list_is_not_counted_to_its_end(desk, monkeypatch):
    monkeypatch.setattr(reading, "MOST_COUNTED", 2)
    VisitFactory.create_batch(3)

    answer = desk(address(Visit))

    assert answer.context["cl"].result_count == 2
    assert "the first 2 of many visits" in answer.content.decode()


def test_lists_are_sorted_by_the_day_a_period_may_start(listed):
    for slug, period in (("b", "2023"), ("a", "2024-01"), ("c", None), ("d", "2022-12-31")):
        AgreementFactory(id=slug, signed=period)
    signed = 3  # after identifier, title and kind

    assert listed(Agreement, o=str(signed)) == ["c", "d", "b", "a"]
    assert listed(Agreement, o=f"-{signed}") == ["a", "b", "d", "c"]
