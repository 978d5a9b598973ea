"""The page of a record: each fact with its claims."""

import pytest
from django.urls import reverse

from relations.models import KINDS, RECORDS, Agreement, Country, Leader, Visit
from relations.queries.curation import record_facts
from tests.admin.conftest import admin_url
from tests.factories import AgreementFactory, ClaimFactory, CountryFactory, LeaderFactory, VisitFactory
from tests.factories.record import correct_record, factory_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def open_fact(open_page):
    """Opens the page of a record. Returns one fact as it is shown there."""

    def get(record, name, **parameters):
        response = open_page(admin_url(type(record), "change", record.key), **parameters)
        [found] = [each for each in response.context["facts"] if each.name == name]
        return found

    return get


@pytest.mark.parametrize("noun", KINDS)
def test_every_kind_has_a_page_with_its_fields_in_order(open_page, noun):
    given = {"published": True} if noun in RECORDS else {}
    record = factory_of(noun)(**given)

    facts = open_page(admin_url(type(record), "change", record.pk)).context["facts"]

    assert [each.name for each in facts][: len(record.document)] == list(record.document)
    assert any(each.values for each in facts)


def test_a_record_is_found_by_its_identifier(open_page, client):
    VisitFactory(id="to-hanoi")

    assert "to-hanoi" in open_page(admin_url(Visit, "change", "to-hanoi")).content.decode()
    assert client.get(admin_url(Visit, "change", "to-nowhere")).status_code == 302
    assert client.get(admin_url(Visit, "change", "to\x00hanoi")).status_code == 302
    assert client.get(admin_url(Visit, "change", "99")).status_code == 302


def test_each_fact_is_shown_with_its_claims(open_fact):
    visit = VisitFactory(period="2023-12-12/2023-12-13")
    claim = ClaimFactory(record=visit, at="first-witness#2", printed="in December", value="2023-12")
    ClaimFactory(record=visit, fact="kind", value="state")
    found = open_fact(visit, "period")

    assert [(value.text, value.mentions) for value in found.values] == [("2023-12-12/2023-12-13", [])]
    assert [(each.pk, each.standing, each.displayed.text) for each in found.claims] == [
        (claim.pk, "compatible", "2023-12")
    ]


def test_the_standing_of_a_claim_is_current(open_fact):
    visit = VisitFactory(period="2023-12-12")
    ClaimFactory(record=visit, value="2023-12-12")
    correct_record(visit, {"period": "2023-12-14"})

    [claim] = open_fact(visit, "period").claims

    assert claim.standing == "contradicts"
    assert open_fact(visit, "period").is_in_conflict


def test_the_page_shows_the_words_the_place_and_the_qualifiers_of_claims(open_page):
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

    page = open_page(admin_url(Visit, "change", visit.key)).content.decode()

    for text in (
        "12 December 1923",
        "Deprecated: A century off.",
        "Planned",
        "A spokeswoman",
        "See the other page.",
    ):
        assert text in page
    assert f'href="{reverse("admin:relations_source_reader", args=["first-witness"])}?paragraph=2#p2"' in page
    assert "row 7" in page
    assert "Denied" in page


def test_references_are_shown_by_name_with_a_link(open_fact):
    CountryFactory(id="VNM")
    LeaderFactory(id="to-lam", name="Tô Lâm")
    visit = VisitFactory(host="VNM", delegation=[{"leader": "to-lam", "role": "principal"}])

    host, [delegate] = open_fact(visit, "host").values[0], open_fact(visit, "delegation").values

    assert [(each.name, each.url) for each in host.mentions] == [
        ("Viet Nam", admin_url(Country, "change", "VNM"))
    ]
    assert delegate.text == "leader to-lam, role principal"
    assert [(each.name, each.url) for each in delegate.mentions] == [
        ("Tô Lâm", admin_url(Leader, "change", "to-lam"))
    ]


def test_the_basis_and_its_reason_are_shown(open_page):
    visit = VisitFactory(period="2023-12-12")
    claim = ClaimFactory(record=visit, value="2023-12")
    basis = {"basis": "combined", "rests_on": [str(claim.pk)], "reason": "Only one of them names the year."}
    correct_record(visit, {"basis": {"period": basis}})

    assert (
        "Combined: Only one of them names the year."
        in open_page(admin_url(Visit, "change", visit.key)).content.decode()
    )


def test_a_fact_in_conflict_links_to_its_conflict(open_page):
    visit = VisitFactory(published=True, conflicting=True)
    conflict = visit.conflicts.get()

    page = open_page(admin_url(Visit, "change", visit.key)).content.decode()

    assert admin_url(type(conflict), "change", conflict.pk) in page


def test_long_lists_are_paged_and_run_no_more_queries(open_page, monkeypatch):
    monkeypatch.setattr(record_facts, "CLAIMS", 2)
    monkeypatch.setattr(record_facts, "ROWS", 2)
    agreement = AgreementFactory(published=True)
    url = admin_url(Agreement, "change", agreement.key)
    few = open_page(url).queries
    parties = [{"party": f"country/{code}", "role": "party"} for code in ("CHN", "LAO", "VNM")]
    correct_record(agreement, {"parties": parties})
    for number in range(5):
        ClaimFactory(
            record=agreement, fact="title", at=f"first-witness#{number + 2}", printed=f"words {number}"
        )

    def open_page_of(name, page):
        response = open_page(url, fact=name, page=page)
        assert response.queries <= few + 1
        [found] = [each for each in response.context["facts"] if each.name == name]
        return found

    assert [claim.paragraph.position for claim in open_page_of("title", 1).claims] == [1, 2]
    assert [claim.paragraph.position for claim in open_page_of("title", 3).claims] == [5, 6]
    assert (
        open_page_of("title", 2).page.previous,
        open_page_of("title", 2).page.next,
        open_page_of("title", 2).page.last,
    ) == (
        1,
        3,
        3,
    )
    assert [len(open_page_of("parties", page).values) for page in (1, 2, 3)] == [2, 1, 0]


def test_a_page_with_150_rows_and_claims_runs_the_queries_of_a_page_with_one(open_page):
    queries, row_counts = [], []
    for rows in (1, 150):
        claims = [{"at": f"first-witness#{n % 9 + 1}", "printed": f"words {n}"} for n in range(rows)]
        history = [{"status": "announced", "on": str(1850 + n)} for n in range(rows)]
        agreement = AgreementFactory(status="announced", status_history=history, claims={"title": claims})
        response = open_page(admin_url(Agreement, "change", agreement.key))
        facts = {each.name: each for each in response.context["facts"]}
        queries.append(response.queries)
        row_counts.append((len(facts["title"].claims), len(facts["status_history"].values)))

    assert queries[0] == queries[1]
    assert row_counts == [(1, 1), (record_facts.CLAIMS, record_facts.ROWS)]


@pytest.mark.parametrize("page", ["0", "-1", "x", "9999999999999999999999", "²"])
def test_an_invalid_page_number_shows_the_first_page(open_fact, page):
    visit = VisitFactory(period="2023")
    ClaimFactory(record=visit)

    assert open_fact(visit, "period", fact="period", page=page).page.number == 1


def test_the_history_of_an_unknown_record_redirects(open_page, client):
    assert client.get(admin_url(Visit, "history", 99)).status_code == 302


def test_users_who_may_only_view_cannot_change_the_record(open_page, client):
    visit = VisitFactory()

    assert client.post(admin_url(Visit, "change", visit.pk), {"period": "2023"}).status_code == 403


def test_a_user_without_permission_is_refused(client, django_user_model):
    visit = VisitFactory()
    client.force_login(django_user_model.objects.create_user("stranger", is_staff=True))

    assert client.get(admin_url(Visit, "change", visit.pk)).status_code == 403


def test_markup_in_claims_is_escaped(open_page):
    visit = VisitFactory()
    ClaimFactory(record=visit, printed="<script>alert(1)</script>", note="<img src=x>")

    page = open_page(admin_url(Visit, "change", visit.key)).content.decode()

    assert "<script>alert" not in page
    assert "<img src=x" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
