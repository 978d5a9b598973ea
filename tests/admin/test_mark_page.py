"""Marking on the reader: nothing to claim, taking that back, and who may."""

import pytest
from django.urls import reverse

from relations.models import ParagraphMark, Source
from tests.admin.conftest import address
from tests.factories import ClaimFactory
from tests.factories.account import account
from tests.factories.paragraph_mark import marked
from tests.factories.paragraph_text import attached

pytestmark = pytest.mark.django_db

LINES = "On 12 December the river rose\nIt flows to Da Nang\nand rests\nTwo boats came"


@pytest.fixture
def source():
    return attached(LINES, id="river")


@pytest.fixture
def send(client, anna, source):
    """Sends the form of a paragraph as Anna; gives the page that comes."""

    def sent(position, **given):
        digest = source.paragraphs.get(position=position).digest
        body = {"paragraph": position, "digest": digest} | given
        return client.post(address(Source, "reader", "river"), body, follow=True)

    return sent


def told(answer):
    return [str(message) for message in answer.context["messages"]]


def test_a_marked_paragraph_is_no_longer_to_do_and_counts_as_done(send, writing_desk):
    answer = send(4, reason="The boats are not named.")

    assert told(answer) == ["#4 is marked: nothing to claim."]
    assert answer.redirect_chain == [(f"{address(Source, 'reader', 'river')}?paragraph=4#p4", 302)]
    assert [text.position for text in answer.context["reading"].to_do] == [1, 2]
    page = answer.content.decode()
    assert "0 of 4 paragraphs have claims, 1 holds nothing to claim." in page
    assert "says anna" in page
    assert "The boats are not named." in page
    listed = writing_desk(address(Source), q="river").content.decode()
    assert '<td class="field-paragraphs_read">1 of 4</td>' in listed
    assert '<td class="field-still_to_do">2</td>' in listed
    state = writing_desk(address(Source, "change", "river")).content.decode()
    assert "0 of 4 paragraphs have claims, 1 holds nothing to claim, 2 are still to do." in state


def test_a_mark_is_taken_back(send):
    send(4)
    mark = ParagraphMark.objects.get()

    answer = send(4, deed="take_back", mark=mark.pk)

    assert told(answer) == ["The mark on #4 is taken back."]
    assert [text.position for text in answer.context["reading"].to_do] == [1, 2, 4]
    mark.refresh_from_db()
    assert mark.taken_back_by == "anna"


def test_what_is_refused_is_told_at_the_paragraph(send):
    ClaimFactory(at="river#1", printed="December")

    assert "river#1 holds claims" in told(send(1))[0]
    assert "river#4 is not the paragraph that you read" in told(send(4, digest="\x00"))[0]
    assert "is not the paragraph that you read" in told(send(4, paragraph="soon"))[0]
    assert "has no mark 0 that stands" in told(send(4, deed="take_back", mark="\x00"))[0]
    assert "is longer than 2000 characters" in told(send(4, reason="x" * 2001))[0]
    assert not ParagraphMark.objects.exists()


def test_the_reason_stays_where_it_was_typed_when_the_mark_is_refused(send, source):
    typed = {"reason": 'The "boats" <are> not named.'}
    ClaimFactory(at="river#1", printed="December")
    marked(source, 2)

    pages = [send(*sent, **typed).content.decode() for sent in ((1,), (2,))]
    pages.append(send(4, digest="0", **typed).content.decode())

    for page, number in zip(pages, (1, 2, 4), strict=True):
        form = page.partition(
            f'<details class="desk-nothing" open><summary>nothing to claim</summary>'
            f'<form method="post" action="?paragraph={number}#p{number}">'
        )[2]
        assert 'value="The &quot;boats&quot; &lt;are&gt; not named."' in form.partition("</form>")[0]
        assert page.count("not named.") == 1


def test_a_mark_on_words_that_changed_is_told_apart(send, source, writing_desk):
    send(4)
    source.paragraphs.filter(position=4).update(digest="0" * 64)

    answer = writing_desk(address(Source, "reader", "river"))

    assert [mark.position for mark in answer.context["reading"].outdated] == [4]
    page = answer.content.decode()
    assert "Marks on words that changed" in page
    assert "1 holds nothing to claim" not in page


def test_only_curators_mark_and_the_form_is_shown_to_nobody_else(client, desk, source, curator):
    marked(source, 3)
    page = desk(address(Source, "reader", "river")).content.decode()
    body = {"paragraph": 4, "digest": source.paragraphs.get(position=4).digest}

    assert 'name="reason"' not in page
    assert "take back" not in page
    assert client.post(address(Source, "reader", "river"), body).status_code == 403
    client.force_login(account("reader-only", "reader"))
    assert client.post(address(Source, "reader", "river"), body).status_code == 302
    assert ParagraphMark.objects.count() == 1


def test_a_source_that_is_not_there_leads_to_the_index(client, anna):
    answer = client.post(address(Source, "reader", "none"), {"paragraph": 1})

    assert answer.headers["Location"] == reverse("admin:index")


def test_the_reader_asks_the_same_queries_with_many_marks(writing_desk, source):
    few = writing_desk(address(Source, "reader", "river")).queries
    for position in (1, 2, 3, 4):
        marked(source, position)

    assert writing_desk(address(Source, "reader", "river")).queries == few
