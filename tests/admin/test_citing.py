"""The form of a claim beside the text: what it fills in, what it saves, and what it refuses."""

from urllib.parse import urlencode

import pytest

from relations.models import Claim, Proposal, Source
from tests.admin.conftest import MOST_QUERIES, address
from tests.factories import (
    CountryFactory,
    LeaderFactory,
    OrganisationFactory,
    PlaceFactory,
    TradeFigureFactory,
    VisitFactory,
)
from tests.factories.paragraph_text import attached

pytestmark = pytest.mark.django_db

LINES = "In Hanoi the river rose\nOn 12 December 2023 it fell by 20.3 percent\nand rests"
BESIDE = {"X-Requested-With": "fetch"}


@pytest.fixture
def river():
    return attached(LINES, id="river", published=True)


@pytest.fixture
def opened(client, anna, river, django_assert_max_num_queries):
    """The form as it is filled in for some words."""

    def shown(**given):
        with django_assert_max_num_queries(MOST_QUERIES):
            answer = client.get(address(Source, "claim", "river"), {"paragraph": "2"} | given, headers=BESIDE)
        assert answer.status_code == 200
        return answer.context

    return shown


@pytest.fixture
def saved(client, anna, river):
    """What comes of sending the form."""

    def answer(**given):
        return client.post(address(Source, "claim", "river"), {"paragraph": "2"} | given)

    return answer


def told(answer):
    return [str(each) for each in answer.wsgi_request._messages]


def test_facts_that_the_words_fit_come_first_and_the_only_one_is_chosen(opened):
    VisitFactory(id="to-hanoi", period="2023-12")

    shown = opened(printed="12 December 2023", record="visit/to-hanoi")

    fits, others = shown["citing"].facts.values()
    assert fits == [("period", "Period")]
    assert ("guest", "Guest") in others
    assert shown["citing"].fact == "period"
    assert (shown["form"]["value"].value(), shown["standing"]) == ("2023-12-12", "refines")


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
def test_the_value_is_filled_in_where_the_words_say_it(opened, record, fact, printed, value):
    VisitFactory(id="to-hanoi", guest="country/CHN", host=CountryFactory(id="VNM", name="Viet Nam"))
    PlaceFactory(id="hanoi", name="Hanoi", aliases=[{"text": "Ha Noi", "kind": "former"}])
    LeaderFactory(id="to-lam", name="Tô Lâm")
    TradeFigureFactory(id="exports")

    shown = opened(printed=printed, record=record, fact=fact)

    assert shown["form"].initial.get("value") == value


def test_a_name_that_several_things_have_is_left_to_the_curator(opened):
    for key in ("one", "other"):
        OrganisationFactory(id=key, name="Ministry")
    VisitFactory(id="to-hanoi")

    assert opened(printed="Ministry", record="visit/to-hanoi", fact="guest")["form"].initial["value"] is None


def test_what_was_typed_stays_until_something_else_is_asked(opened):
    VisitFactory(id="to-hanoi", period="2023-12")
    asked = {"printed": "12 December 2023", "record": "visit/to-hanoi", "fact": "period"}
    meant_for = opened(**asked)["citing"].meant_for

    kept = opened(**asked, value="2023", note="So.", meant_for=meant_for)
    anew = opened(**asked | {"printed": "2023"}, value="2024", note="So.", meant_for=meant_for)

    assert (kept["form"]["value"].value(), kept["form"]["note"].value()) == ("2023", "So.")
    assert (anew["form"]["value"].value(), anew["form"]["note"].value()) == ("2023", "So.")


def test_a_claim_on_a_draft_is_saved_and_its_standing_and_new_conflicts_are_told(saved):
    VisitFactory(id="to-hanoi", period="2023-11")

    answer = saved(
        printed="12 December 2023", record="visit/to-hanoi", fact="period", value="2023-12-12", negated=""
    )

    assert answer.headers["Location"].endswith("/reader/?paragraph=2#p2")
    assert Claim.objects.get(record_key="visit/to-hanoi").standing == "contradicts"
    assert told(answer) == [
        "The claim stands as “contradicts” beside visit/to-hanoi, Period.",
        "Saved as revision 2.",
        "Sources disagree on period.",
    ]


def test_a_claim_on_what_readers_see_is_proposed_with_its_reason(saved):
    VisitFactory(id="to-hanoi", period="2023-11", published=True)
    sent = {"printed": "2023", "record": "visit/to-hanoi", "fact": "period", "value": "2023"}

    refused = saved(**sent)
    assert "Say in a sentence why" in str(refused.context["form"]["reason"].errors)
    answer = saved(**sent, reason="A second source.")

    assert told(answer)[0] == "The claim would stand as “compatible” beside visit/to-hanoi, Period."
    assert Proposal.objects.get().reason == "A second source."
    assert Claim.objects.filter(source__slug="river", record_key="visit/to-hanoi").count() == 0


def test_the_record_stays_chosen_and_so_does_the_source(saved, opened):
    VisitFactory(id="to-hanoi", period="2023-12")
    saved(printed="2023", record="visit/to-hanoi", fact="period", value="2023")

    shown = opened(printed="rests", paragraph="3")

    assert shown["citing"].record.record_key == "visit/to-hanoi"
    assert "to-hanoi" in str(shown["choice"])


def test_beside_the_text_the_answer_says_where_to_go(client, anna, river):
    VisitFactory(id="to-hanoi")
    sent = {"paragraph": "2", "printed": "2023", "record": "visit/to-hanoi", "fact": "period"}

    answer = client.post(address(Source, "claim", "river"), sent, headers=BESIDE)

    assert (answer.status_code, answer.headers["X-Next"]) == (
        204,
        "/admin/relations/source/river/reader/?paragraph=2#p2",
    )


def test_every_fault_stands_beside_its_field_and_nothing_typed_is_lost(saved):
    VisitFactory(id="to-hanoi")

    answer = saved(
        printed="x" * 81,
        record="visit/to-hanoi",
        fact="period",
        value="soon",
        modality="guessed",
        reason="Because.",
        paragraph="9",
    )

    form = answer.context["form"]
    assert set(form.errors) == {"printed", "value", "modality"}
    assert (form["value"].value(), form["reason"].value()) == ("soon", "Because.")
    assert not Claim.objects.filter(record_key="visit/to-hanoi").exists()


def test_a_paragraph_that_is_not_there_is_refused(saved):
    VisitFactory(id="to-hanoi")

    answer = saved(printed="x", record="visit/to-hanoi", fact="period", paragraph="9")

    assert "is no paragraph of that source" in answer.content.decode()


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
def test_whatever_is_sent_is_answered(client, anna, river, given):
    VisitFactory(id="to-hanoi")
    sent, url = urlencode(given, errors="surrogatepass"), address(Source, "claim", "river")

    assert client.post(url, sent, content_type="application/x-www-form-urlencoded").status_code == 200
    assert client.get(f"{url}?{sent}", headers=BESIDE).status_code == 200
    assert client.get(f"{url}?{sent}").status_code == 200
    assert not Claim.objects.filter(record_key="visit/to-hanoi").exists()


def test_without_a_script_the_form_is_a_page_of_its_own_with_the_paragraph(client, anna, river):
    page = client.get(address(Source, "claim", "river"), {"paragraph": "1"}).content.decode()

    assert "In Hanoi the river rose" in page
    assert "Fill in" in page


def test_the_form_is_only_for_those_who_may_curate(client, river, desk):
    assert "claim/?paragraph" not in desk(address(Source, "reader", "river")).content.decode()
    assert client.get(address(Source, "claim", "river")).status_code == 403
    assert client.post(address(Source, "claim", "river")).status_code == 403
