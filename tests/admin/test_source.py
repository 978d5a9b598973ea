"""The reader: numbered paragraphs, what was taken from them, and what is still to do."""

import pytest

from relations.models import Source
from relations.queries import source_reading
from tests.admin.conftest import address
from tests.factories import ClaimFactory, VisitFactory
from tests.factories.paragraph_text import attached, read_from

pytestmark = pytest.mark.django_db

LINES = "On 12 December the river rose\nIt flows to Da Nang\nand rests\nTwo boats came"


@pytest.fixture
def read(desk):
    """A page of the reader, and what it tells the template."""

    def shown(source, **parameters):
        answer = desk(address(Source, "reader", source.slug), **parameters)
        return answer, answer.context["reading"]

    return shown


def marked(paragraph):
    return [stretch.text for stretch in paragraph.stretches if stretch.marks]


def test_a_source_opens_as_numbered_paragraphs_with_their_words(read):
    answer, reading = read(attached(LINES, id="river"))

    assert [paragraph.text for paragraph in reading.paragraphs] == LINES.split("\n")
    assert '<li id="p2" value="2"' in answer.content.decode()


def test_what_was_taken_is_marked_and_listed_beside_the_paragraph(read):
    source = attached(LINES, id="river")
    claim = ClaimFactory(record=VisitFactory(id="to-hanoi"), at="river#1", printed="12  December")

    answer, reading = read(source)

    assert marked(reading.paragraphs[0]) == ["12 December"]
    assert reading.paragraphs[0].claims == [claim]
    page = answer.content.decode()
    assert "<mark>12 December</mark>" in page
    assert 'href="/admin/relations/visit/to-hanoi/change/#fact-period"' in page


def test_overlapping_words_are_all_marked_and_none_is_lost(read):
    source = attached(LINES, id="river")
    for printed in ("12 December the", "December the river", "rose"):
        ClaimFactory(at="river#1", printed=printed)

    paragraph = read(source)[1].paragraphs[0]

    assert marked(paragraph) == ["12 ", "December the", " river", "rose"]
    assert "".join(stretch.text for stretch in paragraph.stretches) == "On 12 December the river rose"


def test_words_that_do_not_stand_in_their_paragraph_are_told(read):
    source = attached(LINES, id="river")
    ClaimFactory(at="river#1", printed="December")
    astray = ClaimFactory(at="river#1", printed="November")

    answer, reading = read(source)

    assert reading.paragraphs[0].astray == [astray]
    assert answer.content.decode().count("These words do not stand here.") == 1
    assert read(read_from(LINES, id="lake"))[1].paragraphs[0].astray == []


def test_paragraphs_that_mention_something_and_have_no_claim_are_still_to_do(read):
    source = attached(LINES, id="river")
    ClaimFactory(at="river#1", printed="December")

    answer, reading = read(source)

    assert [text.position for text in reading.to_do] == [2, 4]
    assert [paragraph.position for paragraph in reading.paragraphs if paragraph.is_to_do] == [2, 4]
    assert "To do: numbers" in answer.content.decode()


def test_coverage_is_told_of_each_source_and_in_the_list(read, desk):
    source = attached(LINES, id="river")
    ClaimFactory(at="river#1", printed="December")
    ClaimFactory(at="river#1", printed="12")

    page = read(source)[0].content.decode()
    assert "1 of 4 paragraphs have claims." in page
    assert "Claims: visit 2." in page
    record = desk(address(Source, "change", "river")).content.decode()
    assert "1 of 4 paragraphs have claims, 2 are still to do." in record
    page = desk(address(Source), q="river").content.decode()
    assert '<td class="field-paragraphs_read">1 of 4</td>' in page
    assert '<td class="field-still_to_do">2</td>' in page


def test_without_a_text_paragraphs_are_digests_and_nothing_is_known_to_do(read, desk):
    source = read_from(LINES, id="river")

    answer, reading = read(source)

    assert [paragraph.text for paragraph in reading.paragraphs] == [None] * 4
    assert "manage.py attach_text" in answer.content.decode()
    assert '<td class="field-still_to_do">-</td>' in desk(address(Source), q="river").content.decode()


def test_long_sources_are_read_by_page(read, monkeypatch):
    monkeypatch.setattr(source_reading, "PARAGRAPHS", 3)
    monkeypatch.setattr("relations.admin.reader.PARAGRAPHS", 3)
    source = attached(LINES, id="river")

    def positions(**parameters):
        return [paragraph.position for paragraph in read(source, **parameters)[1].paragraphs]

    assert positions() == [1, 2, 3]
    assert positions(page=2) == positions(paragraph=4) == [4]
    assert positions(paragraph=3) == [1, 2, 3]
    assert 'rel="next" href="?page=2"' in read(source)[0].content.decode()


def test_many_claims_on_a_paragraph_are_cut_and_counted(read, monkeypatch):
    monkeypatch.setattr(source_reading, "CLAIMS", 2)
    source = attached(LINES, id="river")
    visit = VisitFactory()
    for _ in range(5):
        ClaimFactory(record=visit, at="river#1", printed="December")

    answer, reading = read(source)

    assert (len(reading.paragraphs[0].claims), reading.paragraphs[0].more) == (2, 3)
    assert f"?paragraph={source.paragraphs.get(position=1).pk}" in answer.content.decode()


def test_all_claims_of_a_paragraph_are_listed(listed):
    attached(LINES, id="river")
    claim = ClaimFactory(at="river#1", printed="December")
    ClaimFactory(at="river#2", printed="Da Nang")

    assert listed(type(claim), paragraph=claim.paragraph_id) == [claim.pk]


def test_the_reader_asks_the_same_queries_of_short_and_long_sources(read):
    few = read(attached("The river\nrises", id="brook"))[0].queries
    long = attached("\n".join(f"On {n} May it rose" for n in range(150)), id="river")
    visit = VisitFactory()
    for number in range(1, 4):
        ClaimFactory(record=visit, at=f"river#{number}", printed="May")

    assert read(long)[0].queries == few


def test_markup_in_a_text_is_shown_as_text(read):
    source = attached("<script>alert(1)</script> on 12 May\n<b>so</b>", id="river")
    ClaimFactory(at="river#1", printed="<script>")

    page = read(source)[0].content.decode()

    assert "<script>alert" not in page
    assert "<mark>&lt;script&gt;</mark>alert(1)&lt;/script&gt; on 12 May" in page


def test_the_reader_is_only_for_those_who_may_view_sources(client, django_user_model):
    source = attached(LINES, id="river")
    url = address(Source, "reader", source.slug)

    assert client.get(url).status_code == 302
    client.force_login(django_user_model.objects.create_user("stranger", is_staff=True))
    assert client.get(url).status_code == 403
    client.force_login(django_user_model.objects.create_user("reader"))
    assert client.get(url).status_code == 302


def test_a_source_that_is_not_there_leads_back_to_the_desk(desk, client):
    assert client.get(address(Source, "reader", "none")).status_code == 302
