"""Curating from a text to what readers see, by two people in Chromium; docs/curation.md shows pictures."""

from io import StringIO

import pytest
from django.core.management import call_command

from relations.models import Claim, Proposal, Source, Visit
from tests.browser.desk import Desk
from tests.browser.reading import Curator
from tests.factories import VisitFactory
from tests.factories.account import account
from tests.factories.paragraph_text import read_from

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

GAZETTE = """The Harbour Gazette
The president came to Hanoi on 13 December 2023, at the invitation of his hosts.
Both sides signed 36 agreements, more than in any year before.
Talks went on about a railway to the border."""
TITLE = {"at": "harbour-gazette#1", "printed": "The Harbour Gazette", "value": "The Harbour Gazette"}
CLAIMS = {
    "guest": [{"at": "evening-herald#1", "printed": "the president of China", "value": "country/CHN"}],
    "host": [{"at": "evening-herald#1", "printed": "in Hanoi", "value": "country/VNM"}],
    "period": [{"at": "evening-herald#2", "printed": "12 December", "value": "2023-12-12"}],
    "kind": [{"at": "evening-herald#2", "printed": "state visit", "value": "state"}],
    "status": [{"at": "evening-herald#2", "printed": "has ended", "value": "completed"}],
}


@pytest.fixture
def desk(browser, signed_in, live_server, picture):
    return Desk(browser, signed_in, live_server.url, picture)


@pytest.fixture
def other_desk(second_browser, signed_in, live_server, picture):
    return Desk(second_browser, signed_in, live_server.url, picture)


@pytest.fixture
def anna():
    """Who writes here. She may review what others write."""
    return account("anna", "reviewer", is_staff=True)


@pytest.fixture
def binh():
    """Who reviews here."""
    return account("binh", "reviewer", is_staff=True)


@pytest.fixture
def gazette(tmp_path):
    """A source with its text, beside a visit of which another source tells."""
    about = {"id": "harbour-gazette", "title": TITLE["value"], "claims": {"title": [TITLE]}}
    source = read_from(GAZETTE, **about, published=True)
    VisitFactory(id="hanoi-2023-12", period="2023-12-12", claims=CLAIMS, by="anna")
    (tmp_path / "gazette.txt").write_text(GAZETTE)
    call_command("attach_text", tmp_path, stdout=StringIO())
    return source


def test_a_phrase_of_a_text_becomes_what_readers_see(desk, anna, binh, gazette, client):
    claim_a_phrase(desk, anna, gazette)
    see_the_conflict_and_choose(desk, anna)
    desk.open(anna, Visit, "change", "hanoi-2023-12")
    desk.follow("Submit")
    desk.press("Submit")
    waiting = Proposal.objects.get().pk

    desk.open(anna, Proposal, "change", waiting)
    assert "You wrote this, so somebody else approves it." in desk.says
    desk.picture("own-proposal", 240, "[aria-labelledby=decision]")
    desk.open(binh, Proposal, "change", waiting)
    desk.picture("proposal", 700)
    desk.fill("word", "Both sources are read.")
    assert "Approved" in desk.press("Approve")

    assert client.get("/api/v1/visits/hanoi-2023-12/").json()["period"]["edtf"] == "2023-12-13"


def claim_a_phrase(desk, anna, gazette):
    """Select words, find the record, save: the value is read from the words, and how it stands is told."""
    desk.open(anna, Source, "reader", gazette.pk)
    desk.picture("reader")
    curator = Curator(desk.browser)
    curator.select(2, "13 December 2023")
    curator.choose_record("hanoi-2023-12")
    curator.value("#claim [name=value]", "2023-12-13")
    desk.picture("claim")
    assert "contradicts" in curator.save()
    assert curator.deeds <= 5


def see_the_conflict_and_choose(desk, anna):
    """The conflict stands beside the fact; what is chosen between its readings is told with a reason."""
    desk.open(anna, Visit, "change", "hanoi-2023-12")
    desk.picture("record", 700)
    assert "The Harbour Gazette" in desk.follow("in conflict")
    desk.picture("conflict", 700)
    desk.find(f"input[value='{Claim.objects.get(printed='13 December 2023').pk}']").click()
    desk.fill("reason", "The Gazette had somebody there.")
    assert "Saved as revision" in desk.press("Choose this value")


def test_two_people_in_one_form_decide_field_by_field(desk, other_desk, anna, binh):
    VisitFactory(id="hanoi-2023-12", period="2023-12", occasion="A summit", by="anna")
    desk.open(anna, Visit, "change", "hanoi-2023-12")
    other_desk.open(binh, Visit, "change", "hanoi-2023-12")
    other_desk.fill("period", "2023-12-12/2023-12-14")
    other_desk.fill("occasion", "A state visit")
    other_desk.press("Save")

    desk.fill("period", "2023-12-12")
    assert "Nothing is lost" in desk.press("Save")
    desk.picture("collision", 400)
    desk.choose("choose-period", "theirs")
    desk.press("Save what is chosen")

    visit = Visit.objects.get()
    assert (str(visit.period), visit.occasion) == ("2023-12-12/2023-12-14", "A state visit")
