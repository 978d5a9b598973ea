"""The claim form of the reader: what it prefills, what it saves, and what it refuses."""

from urllib.parse import urlencode

import pytest

from relations.models import Claim, Proposal, Source
from tests.admin.conftest import MOST_QUERIES, admin_url
from tests.factories import (
    CountryFactory,
    LeaderFactory,
    OrganisationFactory,
    PlaceFactory,
    TradeFigureFactory,
    VisitFactory,
)
from tests.factories.paragraph_text import create_source_with_text

pytestmark = pytest.mark.django_db

LINES = "In Hanoi the river rose\nOn 12 December 2023 it fell by 20.3 percent\nand rests"
FETCH = {"X-Requested-With": "fetch"}


@pytest.fixture
def river():
    return create_source_with_text(LINES, id="river", published=True)


@pytest.fixture
def open_form(client, anna, river, django_assert_max_num_queries):
    """Opens the form for some words. Returns the context of the page."""

    def get(**given):
        with django_assert_max_num_queries(MOST_QUERIES):
            response = client.get(
                admin_url(Source, "claim", "river"), {"paragraph": "2"} | given, headers=FETCH
            )
        assert response.status_code == 200
        return response.context

    return get


@pytest.fixture
def send_form(client, anna, river):
    """Sends the form. Returns the response."""

    def post(**given):
        return client.post(admin_url(Source, "claim", "river"), {"paragraph": "2"} | given)

    return post


def messages_of(response):
    return [str(each) for each in response.wsgi_request._messages]


def test_facts_that_match_the_words_come_first_and_a_single_one_is_selected(open_form):
    VisitFactory(id="to-hanoi", period="2023-12")

    context = open_form(printed="12 December 2023", record="visit/to-hanoi")

    suggested, others = context["claim_request"].facts.values()
    assert suggested == [("period", "Period")]
    assert ("guest", "Guest") in others
    assert context["claim_request"].fact == "period"
    assert (context["form"]["value"].value(), context["standing"]) == ("2023-12-12", "refines")


@pytest.mark.parametrize(
    ("record", "fact", "printed", "value"),
    [
        ("visit/to-hanoi", "period", "12 December 2023", "2023-12-12"),
        ("visit/to-hanoi", "host", "Viet Nam's", "country/VNM"),
        ("visit/to-hanoi", "places", "Ha Noi", "place/hanoi"),
        ("visit/to-hanoi", "delegation", "Tô Lâm", "leader/to-lam"),
        ("visit/to-hanoi", "kind", "a state visit", "state"),
        ("visit/to-hanoi", "host", "the other side", None),
        ("leader/to-lam", "name", "Lam", "Lam"),
        ("visit/to-hanoi", "record", "Viet Nam", None),
        (
            "trade_figure/exports",
            "quantity",
            "fell by 20.3 percent",
            {"amount": "20.3", "rounded_to": "0.1", "unit": "percent"},
        ),
    ],
)
def test_the_value_is_prefilled_when_the_words_give_it(open_form, record, fact, printed, value):
    VisitFactory(id="to-hanoi", guest="country/CHN", host=CountryFactory(id="VNM", name="Viet Nam"))
    PlaceFactory(id="hanoi", name="Hanoi", aliases=[{"text": "Ha Noi", "kind": "former"}])
    LeaderFactory(id="to-lam", name="Tô Lâm")
    TradeFigureFactory(id="exports")

    context = open_form(printed=printed, record=record, fact=fact)

    assert context["form"].initial.get("value") == value


def test_an_ambiguous_name_is_not_prefilled(open_form):
    for key in ("one", "other"):
        OrganisationFactory(id=key, name="Ministry")
    VisitFactory(id="to-hanoi")

    assert (
        open_form(printed="Ministry", record="visit/to-hanoi", fact="guest")["form"].initial["value"] is None
    )


def test_typed_fields_stay_and_the_value_follows_other_words(open_form):
    VisitFactory(id="to-hanoi", period="2023-12")
    query = {"printed": "12 December 2023", "record": "visit/to-hanoi", "fact": "period"}
    meant_for = open_form(**query)["claim_request"].meant_for

    with_same_words = open_form(**query, value="2023", note="So.", meant_for=meant_for)
    with_other_words = open_form(**query | {"printed": "2023"}, value="2024", note="So.", meant_for=meant_for)

    assert (with_same_words["form"]["value"].value(), with_same_words["form"]["note"].value()) == (
        "2023",
        "So.",
    )
    assert (with_other_words["form"]["value"].value(), with_other_words["form"]["note"].value()) == (
        "2023",
        "So.",
    )


def test_a_claim_on_a_draft_is_saved_with_messages_on_standing_and_new_conflicts(send_form):
    VisitFactory(id="to-hanoi", period="2023-11")

    response = send_form(
        printed="12 December 2023", record="visit/to-hanoi", fact="period", value="2023-12-12", negated=""
    )

    assert response.headers["Location"].endswith("/reader/?paragraph=2#p2")
    assert Claim.objects.get(record_key="visit/to-hanoi").standing == "contradicts"
    assert messages_of(response) == [
        "Claim on visit/to-hanoi, period. Standing: contradicts.",
        "Saved as revision 2.",
        "Sources disagree on period.",
    ]


def test_a_claim_on_a_published_record_is_proposed_with_its_reason(send_form):
    VisitFactory(id="to-hanoi", period="2023-11", published=True)
    data = {"printed": "2023", "record": "visit/to-hanoi", "fact": "period", "value": "2023"}

    without_reason = send_form(**data)
    assert "Give the reason in one sentence" in str(without_reason.context["form"]["reason"].errors)
    response = send_form(**data, reason="A second source.")

    assert messages_of(response)[0] == "Claim on visit/to-hanoi, period. Standing: compatible."
    assert Proposal.objects.get().reason == "A second source."
    assert Claim.objects.filter(source__slug="river", record_key="visit/to-hanoi").count() == 0


def test_the_record_of_the_last_claim_stays_selected(send_form, open_form):
    VisitFactory(id="to-hanoi", period="2023-12")
    send_form(printed="2023", record="visit/to-hanoi", fact="period", value="2023")

    context = open_form(printed="rests", paragraph="3")

    assert context["claim_request"].record.record_key == "visit/to-hanoi"
    assert "to-hanoi" in str(context["choice"])


def test_a_fetch_request_gets_the_next_url_in_a_header(client, anna, river):
    VisitFactory(id="to-hanoi")
    data = {"paragraph": "2", "printed": "2023", "record": "visit/to-hanoi", "fact": "period"}

    response = client.post(admin_url(Source, "claim", "river"), data, headers=FETCH)

    assert (response.status_code, response.headers["X-Next"]) == (
        204,
        "/admin/relations/source/river/reader/?paragraph=2#p2",
    )


def test_each_error_is_shown_at_its_field_and_typed_values_are_kept(send_form):
    VisitFactory(id="to-hanoi")

    response = send_form(
        printed="x" * 81,
        record="visit/to-hanoi",
        fact="period",
        value="soon",
        modality="guessed",
        reason="Because.",
        paragraph="9",
    )

    form = response.context["form"]
    assert set(form.errors) == {"printed", "value", "modality"}
    assert (form["value"].value(), form["reason"].value()) == ("soon", "Because.")
    assert not Claim.objects.filter(record_key="visit/to-hanoi").exists()


def test_a_missing_paragraph_is_refused(send_form):
    VisitFactory(id="to-hanoi")

    response = send_form(printed="x", record="visit/to-hanoi", fact="period", paragraph="9")

    assert "is not a paragraph of that source" in response.content.decode()


@pytest.mark.parametrize(
    "given",
    [
        {},
        {"record": "visit/none", "fact": "period"},
        {"record": "no\x00thing", "printed": "\x00", "fact": "\x00"},
        {"record": "country/VNM", "fact": "name"},
        {"record": "visit/to-hanoi", "fact": "none"},
        {"record": "visit/to-hanoi", "fact": "period", "printed": "\ud800", "paragraph": "1" * 400},
        {"record": "/" * 900, "paragraph": "-1", "printed": "9" * 9000},
    ],
)
def test_unusual_input_gets_a_response_and_saves_nothing(client, anna, river, given):
    VisitFactory(id="to-hanoi")
    data, url = urlencode(given, errors="surrogatepass"), admin_url(Source, "claim", "river")

    assert client.post(url, data, content_type="application/x-www-form-urlencoded").status_code == 200
    assert client.get(f"{url}?{data}", headers=FETCH).status_code == 200
    assert client.get(f"{url}?{data}").status_code == 200
    assert not Claim.objects.filter(record_key="visit/to-hanoi").exists()


def test_without_javascript_the_form_is_a_page_with_the_paragraph(client, anna, river):
    page = client.get(admin_url(Source, "claim", "river"), {"paragraph": "1"}).content.decode()

    assert "In Hanoi the river rose" in page
    assert ">Continue</button>" in page


def test_only_curators_can_open_and_send_the_form(client, river, open_page):
    assert "claim/?paragraph" not in open_page(admin_url(Source, "reader", "river")).content.decode()
    assert client.get(admin_url(Source, "claim", "river")).status_code == 403
    assert client.post(admin_url(Source, "claim", "river")).status_code == 403
