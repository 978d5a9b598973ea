"""`manage.py attach_text`: texts find their sources, and what does not match is refused."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from relations.models import ParagraphText, Revision
from tests.factories import SourceFactory
from tests.factories.paragraph_text import LINES, attached, read_from

pytestmark = pytest.mark.django_db


@pytest.fixture
def text(tmp_path):
    """A file with the text."""
    file = tmp_path / "river.txt"
    file.write_text(LINES, encoding="utf-8")
    return file


def attach(*paths, **options):
    output = StringIO()
    call_command("attach_text", *paths, stdout=output, **options)
    return output.getvalue()


def refusal(*paths, **options):
    with pytest.raises(CommandError) as refused:
        attach(*paths, **options)
    return str(refused.value)


def test_a_text_finds_the_source_that_was_read_from_it(text):
    source = read_from(id="river")

    assert attach(text) == "river: river.txt: 3 paragraphs attached.\n"
    assert [each.text for each in source.texts.all()] == LINES.split("\n")


def test_a_folder_of_texts_is_attached_and_the_rest_of_it_named(text):
    read_from(id="river")
    (text.parent / "README.md").write_text("What is in this folder", encoding="utf-8")

    told = attach(text.parent)

    assert "river: river.txt: 3 paragraphs attached." in told
    assert "README.md: the text of no source. Name its source with --source." in told


def test_what_paragraphs_mention_is_kept_with_them(text):
    source = read_from()

    attach(text)

    mentioned = source.texts.values_list("has_dates", "has_numbers", "has_names")
    assert list(mentioned) == [(True, True, False), (False, False, True), (False, False, False)]


def test_a_text_is_attached_once_however_often_it_is_given(text):
    source = attached()

    attach(text)

    assert source.texts.count() == ParagraphText.objects.count() == 3


def test_other_words_are_refused_with_the_paragraphs_and_the_cure(text):
    read_from(id="river")
    text.write_text(LINES.replace("flows", "falls"), encoding="utf-8")

    assert refusal(text) == (
        "'river.txt': not the text of source/river: other words stand in #2. Attach the text that was read, "
        "or correct the paragraphs of the source (digest_source prints them)."
    )
    assert not ParagraphText.objects.exists()


def test_a_refused_text_leaves_the_one_before_it(text):
    source = attached(id="river")
    text.write_text(f"A title\n{LINES}", encoding="utf-8")

    assert "it has 4 paragraphs, the source 3" in refusal(text)
    assert source.texts.count() == 3


def test_many_changed_paragraphs_are_counted(text):
    read_from("\n".join(f"line {n}" for n in range(9)), id="river")
    text.write_text("\n".join(["line 0", *(f"row {n}" for n in range(1, 9))]), encoding="utf-8")

    assert "other words stand in #2, #3, #4, #5, #6 and 3 more." in refusal(text)


def test_the_source_of_one_text_can_be_named(text):
    SourceFactory(id="lake", paragraphs=[])

    assert "source/lake: the source has no paragraphs" in refusal(text, source="lake")
    assert refusal(text, source="sea") == "sea: no such source. Add it first, with its paragraphs."
    assert refusal(text, text, source="lake") == (
        "--source names the source of one text, not of 2. Name one file."
    )


def test_what_is_not_there_is_refused(text):
    assert "no such file or folder" in refusal(text.parent / "none")
    assert refusal(text) == "Nothing was attached. Add the source and its paragraphs first."


def test_the_history_does_not_know_of_texts(text):
    read_from()
    before = Revision.objects.count()

    attach(text)

    assert Revision.objects.count() == before
    assert not Revision.objects.filter(document__contains="Da Nang").exists()


@pytest.mark.articles
def test_every_article_is_the_text_of_its_source(curated, articles_dir):
    assert attach(articles_dir).count("paragraphs attached.") == 5
