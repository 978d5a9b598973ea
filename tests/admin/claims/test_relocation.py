"""The page that moves claims to the paragraphs of a changed text."""

import pytest

from relations.models import Claim, Proposal, Source
from relations.values.text.printed import SourceText
from tests.admin.conftest import admin_url
from tests.factories import ClaimFactory, VisitFactory
from tests.factories.paragraph_text import attach_text, create_source_with_text
from tests.factories.record import correct_record

pytestmark = pytest.mark.django_db

TEXT = "On 12 December the river rose\nIt flows to Da Nang\nand rests"
NEW_TEXT = "A new heading\nOn 12 December the river rose\nIt now flows to Da Nang"
PAGE = admin_url(Source, "relocation", "river")
REASON = "The text of the source changed."


def change_text(source):
    """Read the source from the new text and attach it. The claims stay where they are."""
    correct_record(source, {"paragraphs": list(SourceText.read("now.txt", NEW_TEXT.encode()).digests)})
    return attach_text(source, NEW_TEXT)


@pytest.fixture
def changed():
    """A source whose text changed, and a draft with claims on it."""
    source, visit = create_source_with_text(TEXT, id="river"), VisitFactory(id="to-hanoi")
    for number, printed in ((1, "12 December"), (2, "Da Nang"), (3, "rests")):
        ClaimFactory(record=visit, at=f"river#{number}", printed=printed)
    return change_text(source)


def checkbox_value(printed, position):
    return f"{Claim.objects.get(printed=printed).pk}@{position}"


def messages_of(response):
    return [str(each) for each in response.context["messages"]]


def claim_positions():
    return dict(Claim.objects.values_list("printed", "paragraph__position"))


def test_each_claim_is_shown_with_its_proposed_paragraph(open_as_curator, changed):
    response = open_as_curator(PAGE)

    found = [
        (each["claim"].printed, str(each["relocated"].finding.found)) for each in response.context["found"]
    ]
    assert found == [("12 December", "moved"), ("Da Nang", "drifted"), ("rests", "missing")]
    page = " ".join(response.content.decode().split())
    assert "#1 → #2: moved" in page
    assert "Paragraph 3: It now flows to <mark>Da Nang</mark>" in page
    assert f'value="{checkbox_value("Da Nang", 3)}"' in page
    assert page.count('type="checkbox"') == 2
    assert "Correct or remove the claim" in page


def test_accepted_claims_are_moved_in_one_correction_of_their_record(client, anna, changed):
    chosen = [checkbox_value("12 December", 2), checkbox_value("Da Nang", 3)]

    response = client.post(PAGE, {"claim": chosen, "reason": REASON}, follow=True)

    assert messages_of(response) == ["Saved as revision 5."]
    assert claim_positions() == {"12 December": 2, "Da Nang": 3, "rests": 3}
    assert [each["claim"].printed for each in response.context["found"]] == ["rests"]


def test_moving_claims_of_a_published_record_is_proposed(client, anna):
    source = create_source_with_text(TEXT, id="river", published=True)
    visit = VisitFactory(id="seen", published=True)
    claim = ClaimFactory(record=visit, fact="period", at="river#2", printed="Da Nang", value=None)
    change_text(source)

    client.post(PAGE, {"claim": checkbox_value("Da Nang", 3), "reason": REASON})

    proposal = Proposal.objects.get()
    assert (proposal.key, proposal.by, proposal.reason) == ("seen", "anna", REASON)
    assert '"at":"river#3"' in proposal.document
    claim.refresh_from_db()
    assert claim.paragraph.position == 2


def test_claims_that_changed_since_the_page_was_opened_are_not_moved(client, anna, changed):
    chosen = [checkbox_value("12 December", 7), "no-claim@1", "\x00@1", checkbox_value("rests", "None")]

    response = client.post(PAGE, {"claim": chosen, "reason": REASON}, follow=True)

    assert [line.partition(" ")[2].partition(" ")[2] for line in messages_of(response)] == [
        "was moved or corrected by somebody else. Check it again."
    ] * 4
    assert claim_positions() == {"12 December": 1, "Da Nang": 2, "rests": 3}


def test_the_reason_and_the_selection_are_kept_after_an_error(client, anna, changed):
    typed = {
        "reason": "The <editor> moved it.",
        "claim": [checkbox_value("12 December", 2), checkbox_value("rests", 1)],
    }

    some = client.post(PAGE, typed, follow=True)
    long = client.post(PAGE, {"claim": checkbox_value("Da Nang", 3), "reason": "x" * 2001})
    none = client.post(PAGE, {"reason": typed["reason"]})

    assert [each["claim"].printed for each in some.context["found"]] == ["Da Nang", "rests"]
    assert 'value="The &lt;editor&gt; moved it."' in some.content.decode()
    assert f'value="{checkbox_value("Da Nang", 3)}" checked>' in long.content.decode()
    assert f'value="{"x" * 2001}"' in long.content.decode()
    assert messages_of(none) == [
        "No claim is selected. Select each claim whose new paragraph is right, and accept again."
    ]
    assert 'value="The &lt;editor&gt; moved it."' in none.content.decode()
    assert claim_positions() == {"12 December": 2, "Da Nang": 2, "rests": 3}


def test_a_long_list_is_paged_with_the_same_number_of_queries(open_as_curator, changed, monkeypatch):
    few = open_as_curator(PAGE).queries
    monkeypatch.setattr("relations.admin.claims.relocation.ON_A_PAGE", 2)

    first, second = (open_as_curator(PAGE, page=page) for page in (1, 2))

    assert [len(each.context["found"]) for each in (first, second)] == [2, 1]
    assert (first.context["next"], second.context["previous"], second.context["next"]) == (2, 1, None)
    assert first.queries == few


def test_an_unchanged_text_has_no_claims_to_move(open_as_curator):
    create_source_with_text(TEXT, id="river")

    assert "The text has not changed" in open_as_curator(PAGE).content.decode()


def test_the_reader_links_to_the_page_when_claims_have_to_move(open_as_curator, changed):
    assert f'href="{PAGE}"' in open_as_curator(admin_url(Source, "reader", "river")).content.decode()


def test_the_reader_shows_the_command_that_attaches_a_changed_text(open_as_curator):
    source = create_source_with_text(TEXT, id="river")
    assert "relocate" not in open_as_curator(admin_url(Source, "reader", "river")).content.decode()
    correct_record(source, {"paragraphs": list(SourceText.read("now.txt", NEW_TEXT.encode()).digests)})

    page = open_as_curator(admin_url(Source, "reader", "river")).content.decode()

    assert "manage.py relocate river --text FILE" in page


def test_users_who_may_only_view_cannot_move_claims(open_page, client, curator, changed):
    page = open_page(PAGE).content.decode()

    assert "drifted" in page
    assert "checkbox" not in page
    assert client.post(PAGE, {"claim": checkbox_value("Da Nang", 3), "reason": REASON}).status_code == 403


def test_the_history_shows_curators_the_command_that_redacts_a_revision(open_as_curator):
    visit = VisitFactory(id="to-hanoi")

    page = open_as_curator(admin_url(type(visit), "history", visit.key)).content.decode()

    assert "manage.py redact visit/to-hanoi --sequence N" in page
