"""The page of a record: each fact with its claims beside it."""

import pytest
from django.urls import reverse

from relations.models import KINDS, RECORDS, Agreement, Country, Leader, Visit
from relations.queries import record_facts
from tests.admin.conftest import address
from tests.factories import AgreementFactory, ClaimFactory, CountryFactory, LeaderFactory, VisitFactory
from tests.factories.record import corrected, factory_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def fact(desk):
    """One fact as the page of a record shows it."""

    def shown(record, name, **parameters):
        answer = desk(address(type(record), "change", record.key), **parameters)
        [found] = [each for each in answer.context["facts"] if each.name == name]
        return found

    return shown


@pytest.mark.parametrize("noun", KINDS)
def test_every_kind_has_a_page_with_its_document_in_order(desk, noun):
    given = {"published": True} if noun in RECORDS else {}
    record = factory_of(noun)(**given)

    shown = desk(address(type(record), "change", record.pk)).context["facts"]

    assert [each.name for each in shown][: len(record.document)] == list(record.document)
    assert any(each.values for each in shown)


def test_a_record_is_found_by_its_identifier(desk, client):
    VisitFactory(id="to-hanoi")

    assert "to-hanoi" in desk(address(Visit, "change", "to-hanoi")).content.decode()
    assert client.get(address(Visit, "change", "to-nowhere")).status_code == 302
    assert client.get(address(Visit, "change", "to\x00hanoi")).status_code == 302
    assert client.get(address(Visit, "change", "99")).status_code == 302


def test_claims_stand_beside_the_fact_they_bear_on(fact):
    visit = VisitFactory(period="2023-12-12/2023-12-13")
    claim = ClaimFactory(record=visit, at="first-witness#2", printed="in December", value="2023-12")
    ClaimFactory(record=visit, fact="kind", value="state")
    found = fact(visit, "period")

    assert [(value.text, value.mentions) for value in found.values] == [("2023-12-12/2023-12-13", [])]
    assert [(each.pk, each.standing, each.shown.text) for each in found.claims] == [
        (claim.pk, "compatible", "2023-12")
    ]


def test_the_standing_is_that_after_the_latest_change(fact):
    visit = VisitFactory(period="2023-12-12")
    ClaimFactory(record=visit, value="2023-12-12")
    corrected(visit, {"period": "2023-12-14"})

    [claim] = fact(visit, "period").claims

    assert claim.standing == "contradicts"
    assert fact(visit, "period").is_in_conflict


def test_the_page_shows_words_place_standing_and_why_a_claim_is_deprecated(desk):
    visit = VisitFactory(period="2023-12-12")
    ClaimFactory(
        record=visit,
        at="first-witness#2",
        printed="12 December 1923",
        value="1923-12-12",
        deprecated="A century off.",
        modality="planned",
        attributed_to="A spokeswoman",
        note="See the other page.",
    )
    ClaimFactory(
        record=visit, at="first-witness", locator="row 7", printed=None, negated="true", value="1999"
    )

    page = desk(address(Visit, "change", visit.key)).content.decode()

    for shown in (
        "12 December 1923",
        "Deprecated: A century off.",
        "Planned",
        "A spokeswoman",
        "See the other page.",
    ):
        assert shown in page
    assert f'href="{reverse("admin:relations_source_reader", args=["first-witness"])}?paragraph=2#p2"' in page
    assert "row 7" in page
    assert "Denied" in page


def test_what_is_referred_to_is_named_and_leads_to_its_page(fact):
    CountryFactory(id="VNM")
    LeaderFactory(id="to-lam", name="Tô Lâm")
    visit = VisitFactory(host="VNM", delegation=[{"leader": "to-lam", "role": "principal"}])

    host, [delegate] = fact(visit, "host").values[0], fact(visit, "delegation").values

    assert [(each.name, each.url) for each in host.mentions] == [
        ("Viet Nam", address(Country, "change", "VNM"))
    ]
    assert delegate.text == "leader to-lam, role principal"
    assert [(each.name, each.url) for each in delegate.mentions] == [
        ("Tô Lâm", address(Leader, "change", "to-lam"))
    ]


def test_the_basis_and_the_reason_stand_with_the_value(desk):
    visit = VisitFactory(period="2023-12-12")
    claim = ClaimFactory(record=visit, value="2023-12")
    basis = {"basis": "combined", "rests_on": [str(claim.pk)], "reason": "Only one of them names the year."}
    corrected(visit, {"basis": {"period": basis}})

    assert (
        "Combined: Only one of them names the year."
        in desk(address(Visit, "change", visit.key)).content.decode()
    )


def test_a_fact_in_conflict_leads_to_its_conflict(desk):
    visit = VisitFactory(published=True, conflicting=True)
    conflict = visit.conflicts.get()

    page = desk(address(Visit, "change", visit.key)).content.decode()

    assert address(type(conflict), "change", conflict.pk) in page


def test_long_relations_are_paged_and_cost_no_more_queries(desk, monkeypatch):
    monkeypatch.setattr(record_facts, "CLAIMS", 2)
    monkeypatch.setattr(record_facts, "ROWS", 2)
    agreement = AgreementFactory(published=True)
    url = address(Agreement, "change", agreement.key)
    few = desk(url).queries
    parties = [{"party": f"country/{code}", "role": "party"} for code in ("CHN", "LAO", "VNM")]
    corrected(agreement, {"parties": parties})
    for number in range(5):
        ClaimFactory(
            record=agreement, fact="title", at=f"first-witness#{number + 2}", printed=f"words {number}"
        )

    def turned(name, page):
        answer = desk(url, fact=name, page=page)
        assert answer.queries <= few + 1
        [found] = [each for each in answer.context["facts"] if each.name == name]
        return found

    assert [claim.paragraph.position for claim in turned("title", 1).claims] == [1, 2]
    assert [claim.paragraph.position for claim in turned("title", 3).claims] == [5, 6]
    assert (turned("title", 2).page.previous, turned("title", 2).page.next, turned("title", 2).page.last) == (
        1,
        3,
        3,
    )
    assert [len(turned("parties", page).values) for page in (1, 2, 3)] == [2, 1, 0]


def test_a_page_of_150_rows_and_claims_asks_what_a_page_of_one_does(desk):
    queries, shown = [], []
    for rows in (1, 150):
        claims = [{"at": f"first-witness#{n % 9 + 1}", "printed": f"words {n}"} for n in range(rows)]
        history = [{"status": "announced", "on": str(1850 + n)} for n in range(rows)]
        agreement = AgreementFactory(status="announced", status_history=history, claims={"title": claims})
        answer = desk(address(Agreement, "change", agreement.key))
        facts = {each.name: each for each in answer.context["facts"]}
        queries.append(answer.queries)
        shown.append((len(facts["title"].claims), len(facts["status_history"].values)))

    assert queries[0] == queries[1]
    assert shown == [(1, 1), (record_facts.CLAIMS, record_facts.ROWS)]


@pytest.mark.parametrize("page", ["0", "-1", "x", "9999999999999999999999", "²"])
def test_a_page_that_is_none_is_the_first(fact, page):
    visit = VisitFactory(period="2023")
    ClaimFactory(record=visit)

    assert fact(visit, "period", fact="period", page=page).page.number == 1


def test_the_history_of_what_is_not_there_leads_back_to_the_desk(desk, client):
    assert client.get(address(Visit, "history", 99)).status_code == 302


def test_nothing_is_changed_from_the_page(desk, client):
    visit = VisitFactory()

    assert client.post(address(Visit, "change", visit.pk), {"period": "2023"}).status_code == 403


def test_who_has_no_right_to_view_is_refused(client, django_user_model):
    visit = VisitFactory()
    client.force_login(django_user_model.objects.create_user("stranger", is_staff=True))

    assert client.get(address(Visit, "change", visit.pk)).status_code == 403


def test_markup_in_what_sources_print_is_shown_as_text(desk):
    visit = VisitFactory()
    ClaimFactory(record=visit, printed="<script>alert(1)</script>", note="<img src=x>")

    page = desk(address(Visit, "change", visit.key)).content.decode()

    assert "<script>alert" not in page
    assert "<img src=x" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
