"""`manage.py verify_claims`, on small texts and on the curated fixtures."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from relations.models import Claim
from relations.values.text.printed import SourceText
from tests.factories import ClaimFactory, SourceFactory

TEXT = "The river\nrises and flows\nto the sea\n"


def verify(folder):
    output = StringIO()
    call_command("verify_claims", articles=folder, stdout=output)
    return output.getvalue()


def output_and_error(folder):
    """The output and the error of the command."""
    output = StringIO()
    with pytest.raises(CommandError) as caught:
        call_command("verify_claims", articles=folder, stdout=output)
    return output.getvalue(), str(caught.value)


@pytest.fixture
def river(db, tmp_path):
    """A folder with the text of a source that has claims on two paragraphs."""
    text = SourceText.read("river.txt", TEXT.encode())
    (tmp_path / "river.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "README.md").write_text("What is in this folder", encoding="utf-8")
    SourceFactory(id="river", sha256=text.sha256, paragraphs=list(text.digests))
    ClaimFactory(at="river#2", printed="rises and")
    ClaimFactory(at="river#3", printed="the sea")
    return tmp_path


def test_exact_claims_are_counted_by_source(river):
    assert verify(river) == "river: river.txt: 2 exact\nAll 2 claims are exact.\n"


def test_a_moved_claim_is_reported_with_its_new_paragraph(river):
    (river / "river.txt").write_text(f"A title\n{TEXT}", encoding="utf-8")

    printed, reason = output_and_error(river)

    assert "moved to #3: visit/" in printed
    assert "period at river#2: 'rises and'" in printed
    assert "river: river.txt (not the file that was read): 2 moved" in printed
    assert reason == "2 of 2 claims are not exact: 2 moved."


def test_a_claim_in_a_changed_paragraph_has_drifted(river):
    (river / "river.txt").write_text(TEXT.replace("flows", "falls"), encoding="utf-8")

    printed, reason = output_and_error(river)

    assert "drifted: visit/" in printed
    assert reason == "1 of 2 claims are not exact: 1 exact, 1 drifted."


def test_words_that_are_in_no_paragraph_are_missing(river):
    (river / "river.txt").write_text(TEXT.replace("the sea", "a lake"), encoding="utf-8")

    printed, reason = output_and_error(river)

    assert "missing: visit/" in printed
    assert reason == "1 of 2 claims are not exact: 1 exact, 1 missing."


def test_a_source_without_a_file_is_reported(river):
    (river / "river.txt").unlink()

    printed, reason = output_and_error(river)

    assert printed == "river: no file in the folder: 2 missing\n"
    assert "No text was found for river." in reason


def test_a_source_without_a_file_is_an_error_even_without_claims(river):
    SourceFactory(id="lake")

    assert "No text was found for lake." in output_and_error(river)[1]


def test_a_folder_that_does_not_exist_is_refused(db, tmp_path):
    assert "no such folder" in output_and_error(tmp_path / "none")[1]


def test_an_empty_database_verifies_nothing(db, tmp_path):
    assert "Import the records first" in output_and_error(tmp_path)[1]


@pytest.mark.articles
@pytest.mark.django_db
def test_every_claim_of_the_fixtures_is_exact_in_its_article(curated, articles_dir):
    printed = verify(articles_dir)

    claims = Claim.objects.filter(paragraph__isnull=False).count()
    assert printed.endswith(f"All {claims} claims are exact.\n")
    assert printed.count(".txt: ") == 5


@pytest.mark.articles
@pytest.mark.django_db
def test_the_fixtures_quote_no_sentence_of_an_article(curated, articles_dir):
    texts = [SourceText.read(path.name, path.read_bytes()) for path in articles_dir.glob("*.txt")]
    paragraphs = {paragraph for text in texts for paragraph in text.paragraphs if len(paragraph.split()) > 12}

    assert not [claim for claim in Claim.objects.all() if claim.printed in paragraphs]
