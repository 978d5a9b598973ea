"""Curation from a text to a published record, by two people; takes the pictures of docs/curation.md."""

from io import StringIO

import pytest
from django.core.management import call_command

from relations.models import Claim, Proposal, Source, Visit
from tests.browser.admin_site import AdminSite
from tests.browser.reading import Curator
from tests.factories import VisitFactory
from tests.factories.account import create_account
from tests.factories.paragraph_text import create_source_from_text

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
def admin_site(browser, signed_in, live_server, picture):
    return AdminSite(browser, signed_in, live_server.url, picture)


@pytest.fixture
def other_admin_site(second_browser, signed_in, live_server, picture):
    return AdminSite(second_browser, signed_in, live_server.url, picture)


@pytest.fixture
def anna():
    """The author, who is also a reviewer."""
    return create_account("anna", "reviewer", is_staff=True)


@pytest.fixture
def binh():
    """The reviewer."""
    return create_account("binh", "reviewer", is_staff=True)


@pytest.fixture
def gazette(tmp_path):
    """A source with its text, and a visit that another source reports."""
    about = {"id": "harbour-gazette", "title": TITLE["value"], "claims": {"title": [TITLE]}}
    source = create_source_from_text(GAZETTE, **about, published=True)
    VisitFactory(id="hanoi-2023-12", period="2023-12-12", claims=CLAIMS, by="anna")
    (tmp_path / "gazette.txt").write_text(GAZETTE)
    call_command("attach_text", tmp_path, stdout=StringIO())
    return source


def test_the_words_of_a_text_become_a_published_value(admin_site, anna, binh, gazette, client):
    add_claim(admin_site, anna, gazette)
    choose_value_of_conflict(admin_site, anna)
    admin_site.open(anna, Visit, "change", "hanoi-2023-12")
    admin_site.follow("Submit for review")
    admin_site.press("Submit for review")
    proposal = Proposal.objects.get().pk

    admin_site.open(anna, Proposal, "change", proposal)
    assert "You cannot approve this proposal, because you wrote it or part of it." in admin_site.text
    admin_site.picture("own-proposal", 240, "[aria-labelledby=decision]")
    admin_site.open(binh, Proposal, "change", proposal)
    admin_site.picture("proposal", 700)
    admin_site.fill("comment", "Both sources are read.")
    assert "Approved" in admin_site.press("Approve")

    assert client.get("/api/v1/visits/hanoi-2023-12/").json()["period"]["edtf"] == "2023-12-13"


def add_claim(admin_site, anna, gazette):
    """Select words and a record, and save. The form shows the value and the standing of the claim."""
    admin_site.open(anna, Source, "reader", gazette.pk)
    admin_site.picture("reader")
    curator = Curator(admin_site.browser)
    curator.select(2, "13 December 2023")
    curator.choose_record("hanoi-2023-12")
    curator.wait_for_value("#claim [name=value]", "2023-12-13")
    admin_site.picture("claim")
    assert "contradicts" in curator.save()
    assert curator.interactions <= 5


def choose_value_of_conflict(admin_site, anna):
    """Open the conflict from its fact, and choose one of the readings with a reason."""
    admin_site.open(anna, Visit, "change", "hanoi-2023-12")
    admin_site.picture("record", 700)
    assert "The Harbour Gazette" in admin_site.follow("In conflict")
    admin_site.picture("conflict", 700)
    admin_site.find(f"input[value='{Claim.objects.get(printed='13 December 2023').pk}']").click()
    admin_site.fill("reason", "The Gazette had somebody there.")
    assert "Saved as revision" in admin_site.press("Choose this value")


def test_an_edit_conflict_is_resolved_field_by_field(admin_site, other_admin_site, anna, binh):
    VisitFactory(id="hanoi-2023-12", period="2023-12", occasion="A summit", by="anna")
    admin_site.open(anna, Visit, "change", "hanoi-2023-12")
    other_admin_site.open(binh, Visit, "change", "hanoi-2023-12")
    other_admin_site.fill("period", "2023-12-12/2023-12-14")
    other_admin_site.fill("occasion", "A state visit")
    other_admin_site.press("Save")

    admin_site.fill("period", "2023-12-12")
    assert "Your changes are not lost" in admin_site.press("Save")
    admin_site.picture("edit-conflict", 400)
    admin_site.choose("choose-period", "theirs")
    admin_site.press("Save the chosen values")

    visit = Visit.objects.get()
    assert (str(visit.period), visit.occasion) == ("2023-12-12/2023-12-14", "A state visit")
