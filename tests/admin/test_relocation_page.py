"""Claims that a changed text left behind, on the desk: where they went, and giving them their place."""

import pytest

from relations.models import Claim, Proposal, Source
from relations.values.printed import SourceText
from tests.admin.conftest import address
from tests.factories import ClaimFactory, VisitFactory
from tests.factories.paragraph_text import attach, attached
from tests.factories.record import corrected

pytestmark = pytest.mark.django_db

LINES = "On 12 December the river rose\nIt flows to Da Nang\nand rests"
NOW = "A new heading\nOn 12 December the river rose\nIt now flows to Da Nang"
PAGE = address(Source, "relocation", "river")
WHY = "The text of the source changed."


def read_anew(source):
    """The source is read from its new text, which is attached; its claims have still to follow."""
    corrected(source, {"paragraphs": list(SourceText.read("now.txt", NOW.encode()).digests)})
    return attach(source, NOW)


@pytest.fixture
def changed():
    """A source whose text changed, and a draft with claims on it."""
    source, visit = attached(LINES, id="river"), VisitFactory(id="to-hanoi")
    for number, printed in ((1, "12 December"), (2, "Da Nang"), (3, "rests")):
        ClaimFactory(record=visit, at=f"river#{number}", printed=printed)
    return read_anew(source)


def value_of(printed, position):
    return f"{Claim.objects.get(printed=printed).pk}@{position}"


def told(answer):
    return [str(each) for each in answer.context["messages"]]


def places():
    return dict(Claim.objects.values_list("printed", "paragraph__position"))


def test_each_claim_is_shown_with_the_paragraph_that_is_proposed(writing_desk, changed):
    answer = writing_desk(PAGE)

    found = [
        (each["claim"].printed, str(each["relocated"].finding.found)) for each in answer.context["found"]
    ]
    assert found == [("12 December", "moved"), ("Da Nang", "drifted"), ("rests", "missing")]
    page = " ".join(answer.content.decode().split())
    assert "#1 → #2: moved" in page
    assert "#3 It now flows to <mark>Da Nang</mark>" in page
    assert f'value="{value_of("Da Nang", 3)}"' in page
    assert page.count('type="checkbox"') == 2
    assert "Correct or remove the claim" in page


def test_what_is_ticked_is_accepted_in_one_correction_of_its_record(client, anna, changed):
    chosen = [value_of("12 December", 2), value_of("Da Nang", 3)]

    answer = client.post(PAGE, {"claim": chosen, "reason": WHY}, follow=True)

    assert told(answer) == ["Saved as revision 5."]
    assert places() == {"12 December": 2, "Da Nang": 3, "rests": 3}
    assert [each["claim"].printed for each in answer.context["found"]] == ["rests"]


def test_of_what_readers_see_it_is_proposed(client, anna):
    source = attached(LINES, id="river", published=True)
    visit = VisitFactory(id="seen", published=True)
    claim = ClaimFactory(record=visit, fact="period", at="river#2", printed="Da Nang", value=None)
    read_anew(source)

    client.post(PAGE, {"claim": value_of("Da Nang", 3), "reason": WHY})

    proposal = Proposal.objects.get()
    assert (proposal.key, proposal.by, proposal.reason) == ("seen", "anna", WHY)
    assert '"at":"river#3"' in proposal.document
    claim.refresh_from_db()
    assert claim.paragraph.position == 2


def test_what_went_elsewhere_since_the_page_was_shown_is_not_accepted(client, anna, changed):
    chosen = [value_of("12 December", 7), "no-claim@1", "\x00@1", value_of("rests", "None")]

    answer = client.post(PAGE, {"claim": chosen, "reason": WHY}, follow=True)

    assert [line.partition(" ")[2].partition(" ")[2] for line in told(answer)] == [
        "went elsewhere by now, or has its place already. Look again, and decide."
    ] * 4
    assert places() == {"12 December": 1, "Da Nang": 2, "rests": 3}


def test_what_was_typed_and_ticked_stays_when_it_is_refused(client, anna, changed):
    typed = {"reason": "The <editor> moved it.", "claim": [value_of("12 December", 2), value_of("rests", 1)]}

    some = client.post(PAGE, typed, follow=True)
    long = client.post(PAGE, {"claim": value_of("Da Nang", 3), "reason": "x" * 2001})
    none = client.post(PAGE, {"reason": typed["reason"]})

    assert [each["claim"].printed for each in some.context["found"]] == ["Da Nang", "rests"]
    assert 'value="The &lt;editor&gt; moved it."' in some.content.decode()
    assert f'value="{value_of("Da Nang", 3)}" checked>' in long.content.decode()
    assert f'value="{"x" * 2001}"' in long.content.decode()
    assert told(none) == [
        "Nothing is ticked. Tick each claim that stands where the page says, and accept again."
    ]
    assert 'value="The &lt;editor&gt; moved it."' in none.content.decode()
    assert places() == {"12 December": 2, "Da Nang": 2, "rests": 3}


def test_long_lists_are_shown_by_page_with_the_same_queries(writing_desk, changed, monkeypatch):
    few = writing_desk(PAGE).queries
    monkeypatch.setattr("relations.admin.relocation_page.ON_A_PAGE", 2)

    first, second = (writing_desk(PAGE, page=page) for page in (1, 2))

    assert [len(each.context["found"]) for each in (first, second)] == [2, 1]
    assert (first.context["next"], second.context["previous"], second.context["next"]) == (2, 1, None)
    assert first.queries == few


def test_a_text_that_did_not_change_has_nothing_to_propose(writing_desk):
    attached(LINES, id="river")

    assert "No change of its text is known" in writing_desk(PAGE).content.decode()


def test_the_reader_leads_there_from_claims_whose_words_stand_elsewhere(writing_desk, changed):
    assert f'href="{PAGE}"' in writing_desk(address(Source, "reader", "river")).content.decode()


def test_the_reader_tells_that_other_words_are_attached(writing_desk):
    source = attached(LINES, id="river")
    assert "relocate" not in writing_desk(address(Source, "reader", "river")).content.decode()
    corrected(source, {"paragraphs": list(SourceText.read("now.txt", NOW.encode()).digests)})

    page = writing_desk(address(Source, "reader", "river")).content.decode()

    assert "manage.py relocate river --text FILE" in page


def test_who_only_views_sees_no_form_and_accepts_nothing(desk, client, curator, changed):
    page = desk(PAGE).content.decode()

    assert "drifted" in page
    assert "checkbox" not in page
    assert client.post(PAGE, {"claim": value_of("Da Nang", 3), "reason": WHY}).status_code == 403


def test_the_history_tells_curators_how_a_step_is_blanked(writing_desk):
    visit = VisitFactory(id="to-hanoi")

    page = writing_desk(address(type(visit), "history", visit.key)).content.decode()

    assert "manage.py redact visit/to-hanoi --sequence N" in page
