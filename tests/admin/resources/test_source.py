"""The reader: numbered paragraphs with their claims, and what is still to do."""

import pytest

from relations.models import Source
from relations.queries.curation import source_reading
from tests.admin.conftest import admin_url
from tests.factories import ClaimFactory, VisitFactory
from tests.factories.paragraph_text import create_source_from_text, create_source_with_text

pytestmark = pytest.mark.django_db

TEXT = "On 12 December the river rose\nIt flows to Da Nang\nand rests\nTwo boats came"


@pytest.fixture
def open_reader(open_page):
    """Opens a page of the reader. Returns the response and the reading in its context."""

    def get(source, **parameters):
        response = open_page(admin_url(Source, "reader", source.slug), **parameters)
        return response, response.context["reading"]

    return get


def marked_words(paragraph):
    return [stretch.text for stretch in paragraph.stretches if stretch.marks]


def test_a_source_is_shown_as_numbered_paragraphs(open_reader):
    response, reading = open_reader(create_source_with_text(TEXT, id="river"))

    assert [paragraph.text for paragraph in reading.paragraphs] == TEXT.split("\n")
    assert '<li id="p2" value="2"' in response.content.decode()


def test_the_words_of_claims_are_highlighted_and_the_claims_listed(open_reader):
    source = create_source_with_text(TEXT, id="river")
    claim = ClaimFactory(record=VisitFactory(id="to-hanoi"), at="river#1", printed="12  December")

    response, reading = open_reader(source)

    assert marked_words(reading.paragraphs[0]) == ["12 December"]
    assert reading.paragraphs[0].claims == [claim]
    page = response.content.decode()
    assert "<mark>12 December</mark>" in page
    assert 'href="/admin/relations/visit/to-hanoi/change/#fact-period"' in page


def test_overlapping_words_are_all_highlighted(open_reader):
    source = create_source_with_text(TEXT, id="river")
    for printed in ("12 December the", "December the river", "rose"):
        ClaimFactory(at="river#1", printed=printed)

    paragraph = open_reader(source)[1].paragraphs[0]

    assert marked_words(paragraph) == ["12 ", "December the", " river", "rose"]
    assert "".join(stretch.text for stretch in paragraph.stretches) == "On 12 December the river rose"


def test_claims_whose_words_are_not_in_the_paragraph_are_reported(open_reader):
    source = create_source_with_text(TEXT, id="river")
    ClaimFactory(at="river#1", printed="December")
    astray = ClaimFactory(at="river#1", printed="November")

    response, reading = open_reader(source)

    assert reading.paragraphs[0].astray == [astray]
    assert response.content.decode().count("These words are not in the paragraph.") == 1
    assert open_reader(create_source_from_text(TEXT, id="lake"))[1].paragraphs[0].astray == []


def test_paragraphs_with_claim_candidates_and_without_claims_are_to_do(open_reader):
    source = create_source_with_text(TEXT, id="river")
    ClaimFactory(at="river#1", printed="December")

    response, reading = open_reader(source)

    assert [text.position for text in reading.to_do] == [2, 4]
    assert [paragraph.position for paragraph in reading.paragraphs if paragraph.is_to_do] == [2, 4]
    assert "To do: numbers" in response.content.decode()


def test_coverage_is_shown_on_the_source_and_in_the_list(open_reader, open_page):
    source = create_source_with_text(TEXT, id="river")
    ClaimFactory(at="river#1", printed="December")
    ClaimFactory(at="river#1", printed="12")

    page = open_reader(source)[0].content.decode()
    assert "1 of 4 paragraphs have claims." in page
    assert "Claims by kind of record: visit 2." in page
    record = open_page(admin_url(Source, "change", "river")).content.decode()
    assert "1 of 4 paragraphs have claims, 2 are to do." in record
    page = open_page(admin_url(Source), q="river").content.decode()
    assert '<td class="field-paragraphs_read">1 of 4</td>' in page
    assert '<td class="field-still_to_do">2</td>' in page


def test_without_an_attached_text_paragraphs_have_no_words(open_reader, open_page):
    source = create_source_from_text(TEXT, id="river")

    response, reading = open_reader(source)

    assert [paragraph.text for paragraph in reading.paragraphs] == [None] * 4
    assert "manage.py attach_text" in response.content.decode()
    assert '<td class="field-still_to_do">-</td>' in open_page(admin_url(Source), q="river").content.decode()


def test_long_sources_are_paged(open_reader, monkeypatch):
    monkeypatch.setattr(source_reading, "PARAGRAPHS", 3)
    monkeypatch.setattr("relations.admin.claims.reader.PARAGRAPHS", 3)
    source = create_source_with_text(TEXT, id="river")

    def positions(**parameters):
        return [paragraph.position for paragraph in open_reader(source, **parameters)[1].paragraphs]

    assert positions() == [1, 2, 3]
    assert positions(page=2) == positions(paragraph=4) == [4]
    assert positions(paragraph=3) == [1, 2, 3]
    assert 'rel="next" href="?page=2"' in open_reader(source)[0].content.decode()


def test_many_claims_on_a_paragraph_are_cut_and_counted(open_reader, monkeypatch):
    monkeypatch.setattr(source_reading, "CLAIMS", 2)
    source = create_source_with_text(TEXT, id="river")
    visit = VisitFactory()
    for _ in range(5):
        ClaimFactory(record=visit, at="river#1", printed="December")

    response, reading = open_reader(source)

    assert (len(reading.paragraphs[0].claims), reading.paragraphs[0].more) == (2, 3)
    assert f"?paragraph={source.paragraphs.get(position=1).pk}" in response.content.decode()


def test_claims_are_filtered_by_paragraph(list_keys):
    create_source_with_text(TEXT, id="river")
    claim = ClaimFactory(at="river#1", printed="December")
    ClaimFactory(at="river#2", printed="Da Nang")

    assert list_keys(type(claim), paragraph=claim.paragraph_id) == [claim.pk]


def test_short_and_long_sources_run_the_same_number_of_queries(open_reader):
    few = open_reader(create_source_with_text("The river\nrises", id="brook"))[0].queries
    long = create_source_with_text("\n".join(f"On {n} May it rose" for n in range(150)), id="river")
    visit = VisitFactory()
    for number in range(1, 4):
        ClaimFactory(record=visit, at=f"river#{number}", printed="May")

    assert open_reader(long)[0].queries == few


def test_markup_in_a_text_is_escaped(open_reader):
    source = create_source_with_text("<script>alert(1)</script> on 12 May\n<b>so</b>", id="river")
    ClaimFactory(at="river#1", printed="<script>")

    page = open_reader(source)[0].content.decode()

    assert "<script>alert" not in page
    assert "<mark>&lt;script&gt;</mark>alert(1)&lt;/script&gt; on 12 May" in page


def test_only_users_who_may_view_sources_can_open_the_reader(client, django_user_model):
    source = create_source_with_text(TEXT, id="river")
    url = admin_url(Source, "reader", source.slug)

    assert client.get(url).status_code == 302
    client.force_login(django_user_model.objects.create_user("stranger", is_staff=True))
    assert client.get(url).status_code == 403
    client.force_login(django_user_model.objects.create_user("reader"))
    assert client.get(url).status_code == 302


def test_an_unknown_source_redirects(open_page, client):
    assert client.get(admin_url(Source, "reader", "none")).status_code == 302
