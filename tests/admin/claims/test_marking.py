"""Marking paragraphs as read on the reader: marking, removing the mark, and who may do so."""

import pytest
from django.urls import reverse

from relations.models import ParagraphMark, Source
from tests.admin.conftest import admin_url
from tests.factories import ClaimFactory
from tests.factories.account import create_account
from tests.factories.paragraph_mark import mark_paragraph
from tests.factories.paragraph_text import create_source_with_text

pytestmark = pytest.mark.django_db

TEXT = "On 12 December the river rose\nIt flows to Da Nang\nand rests\nTwo boats came"


@pytest.fixture
def source():
    return create_source_with_text(TEXT, id="river")


@pytest.fixture
def send(client, anna, source):
    """Sends the form of a paragraph as Anna. Returns the response."""

    def post(position, **given):
        digest = source.paragraphs.get(position=position).digest
        body = {"paragraph": position, "digest": digest} | given
        return client.post(admin_url(Source, "reader", "river"), body, follow=True)

    return post


def messages_of(response):
    return [str(message) for message in response.context["messages"]]


def test_a_marked_paragraph_counts_as_read_and_is_no_longer_to_do(send, open_as_curator):
    response = send(4, reason="The boats are not named.")

    assert messages_of(response) == ["Marked paragraph 4 as read, nothing to record."]
    assert response.redirect_chain == [(f"{admin_url(Source, 'reader', 'river')}?paragraph=4#p4", 302)]
    assert [text.position for text in response.context["reading"].to_do] == [1, 2]
    page = response.content.decode()
    assert "0 of 4 paragraphs have claims, 1 is marked as read with nothing to record." in page
    assert "Marked by anna" in page
    assert "The boats are not named." in page
    listed = open_as_curator(admin_url(Source), q="river").content.decode()
    assert '<td class="field-paragraphs_read">1 of 4</td>' in listed
    assert '<td class="field-still_to_do">2</td>' in listed
    state = open_as_curator(admin_url(Source, "change", "river")).content.decode()
    assert "0 of 4 paragraphs have claims, 1 is marked as read with nothing to record, 2 are to do." in state


def test_a_mark_is_removed(send):
    send(4)
    mark = ParagraphMark.objects.get()

    response = send(4, action="take_back", mark=mark.pk)

    assert messages_of(response) == ["Removed the mark from paragraph 4."]
    assert [text.position for text in response.context["reading"].to_do] == [1, 2, 4]
    mark.refresh_from_db()
    assert mark.taken_back_by == "anna"


def test_a_refused_mark_shows_a_message(send):
    ClaimFactory(at="river#1", printed="December")

    assert "river#1 is cited by claims" in messages_of(send(1))[0]
    assert "river#4 has changed since you read it" in messages_of(send(4, digest="\x00"))[0]
    assert "has changed since you read it" in messages_of(send(4, paragraph="soon"))[0]
    assert "has no mark 0" in messages_of(send(4, action="take_back", mark="\x00"))[0]
    assert "is longer than 2000 characters" in messages_of(send(4, reason="x" * 2001))[0]
    assert not ParagraphMark.objects.exists()


def test_the_reason_is_kept_when_the_mark_is_refused(send, source):
    typed = {"reason": 'The "boats" <are> not named.'}
    ClaimFactory(at="river#1", printed="December")
    mark_paragraph(source, 2)

    pages = [send(*arguments, **typed).content.decode() for arguments in ((1,), (2,))]
    pages.append(send(4, digest="0", **typed).content.decode())

    for page, number in zip(pages, (1, 2, 4), strict=True):
        form = page.partition(
            f'<details class="curation-mark" open><summary>Mark as read</summary>'
            f'<form method="post" action="?paragraph={number}#p{number}">'
        )[2]
        assert 'value="The &quot;boats&quot; &lt;are&gt; not named."' in form.partition("</form>")[0]
        assert page.count("not named.") == 1


def test_a_mark_on_a_changed_paragraph_is_outdated(send, source, open_as_curator):
    send(4)
    source.paragraphs.filter(position=4).update(digest="0" * 64)

    response = open_as_curator(admin_url(Source, "reader", "river"))

    assert [mark.position for mark in response.context["reading"].outdated] == [4]
    page = response.content.decode()
    assert "Outdated marks" in page
    assert "1 is marked as read with nothing to record" not in page


def test_only_curators_see_the_form_and_can_mark(client, open_page, source, curator):
    mark_paragraph(source, 3)
    page = open_page(admin_url(Source, "reader", "river")).content.decode()
    body = {"paragraph": 4, "digest": source.paragraphs.get(position=4).digest}

    assert 'name="reason"' not in page
    assert "Remove the mark" not in page
    assert client.post(admin_url(Source, "reader", "river"), body).status_code == 403
    client.force_login(create_account("reader-only", "reader"))
    assert client.post(admin_url(Source, "reader", "river"), body).status_code == 302
    assert ParagraphMark.objects.count() == 1


def test_an_unknown_source_redirects_to_the_home_page(client, anna):
    response = client.post(admin_url(Source, "reader", "none"), {"paragraph": 1})

    assert response.headers["Location"] == reverse("admin:index")


def test_the_reader_runs_the_same_number_of_queries_with_many_marks(open_as_curator, source):
    few = open_as_curator(admin_url(Source, "reader", "river")).queries
    for position in (1, 2, 3, 4):
        mark_paragraph(source, position)

    assert open_as_curator(admin_url(Source, "reader", "river")).queries == few
