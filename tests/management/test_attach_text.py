"""`manage.py attach_text`: texts are matched with their sources, and other texts are refused."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from relations.models import ParagraphText, Revision
from tests.factories import SourceFactory
from tests.factories.paragraph_text import TEXT, create_source_from_text, create_source_with_text

pytestmark = pytest.mark.django_db


@pytest.fixture
def text(tmp_path):
    """A file with the text."""
    file = tmp_path / "river.txt"
    file.write_text(TEXT, encoding="utf-8")
    return file


def attach(*paths, **options):
    output = StringIO()
    call_command("attach_text", *paths, stdout=output, **options)
    return output.getvalue()


def error_message(*paths, **options):
    with pytest.raises(CommandError) as caught:
        attach(*paths, **options)
    return str(caught.value)


def test_a_text_is_attached_to_the_source_that_was_read_from_it(text):
    source = create_source_from_text(id="river")

    assert attach(text) == "river: river.txt: 3 paragraphs attached.\n"
    assert [each.text for each in source.texts.all()] == TEXT.split("\n")


def test_a_folder_of_texts_is_attached_and_other_files_are_listed(text):
    create_source_from_text(id="river")
    (text.parent / "README.md").write_text("What is in this folder", encoding="utf-8")

    reported = attach(text.parent)

    assert "river: river.txt: 3 paragraphs attached." in reported
    assert "README.md: not the text of a source. Name its source with --source." in reported


def test_claim_candidates_are_stored_with_each_paragraph(text):
    source = create_source_from_text()

    attach(text)

    mentioned = source.texts.values_list("has_dates", "has_numbers", "has_names")
    assert list(mentioned) == [(True, True, False), (False, False, True), (False, False, False)]


def test_a_text_is_not_attached_twice(text):
    source = create_source_with_text()

    attach(text)

    assert source.texts.count() == ParagraphText.objects.count() == 3


def test_a_different_text_is_refused_with_the_paragraphs_and_advice(text):
    create_source_from_text(id="river")
    text.write_text(TEXT.replace("flows", "falls"), encoding="utf-8")

    assert error_message(text) == (
        "'river.txt': is not the text of source/river: the text differs in #2. Attach the original text, "
        "or correct the paragraphs of the source (digest_source prints them)."
    )
    assert not ParagraphText.objects.exists()


def test_a_refused_text_keeps_the_attached_one(text):
    source = create_source_with_text(id="river")
    text.write_text(f"A title\n{TEXT}", encoding="utf-8")

    assert "it has 4 paragraphs, but the source has 3" in error_message(text)
    assert source.texts.count() == 3


def test_many_changed_paragraphs_are_counted(text):
    create_source_from_text("\n".join(f"line {n}" for n in range(9)), id="river")
    text.write_text("\n".join(["line 0", *(f"row {n}" for n in range(1, 9))]), encoding="utf-8")

    assert "the text differs in #2, #3, #4, #5, #6 and 3 more." in error_message(text)


def test_the_source_of_one_text_can_be_given(text):
    SourceFactory(id="lake", paragraphs=[])

    assert "source/lake: the source has no paragraphs" in error_message(text, source="lake")
    assert error_message(text, source="sea") == "sea: no such source. Add it first, with its paragraphs."
    assert error_message(text, text, source="lake") == ("--source needs one text, not 2. Name one file.")


def test_a_missing_file_or_source_is_refused(text):
    assert "no such file or folder" in error_message(text.parent / "none")
    assert error_message(text) == "Nothing was attached. Add the source and its paragraphs first."


def test_attached_texts_are_not_in_the_history(text):
    create_source_from_text()
    before = Revision.objects.count()

    attach(text)

    assert Revision.objects.count() == before
    assert not Revision.objects.filter(document__contains="Da Nang").exists()


@pytest.mark.articles
def test_every_article_is_the_text_of_its_source(curated, articles_dir):
    assert attach(articles_dir).count("paragraphs attached.") == 5
