"""`manage.py verify_claims`, on small texts of our own and on the curated fixtures."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from relations.models import Claim
from relations.values.printed import SourceText
from tests.factories import ClaimFactory, SourceFactory

TEXT = "The river\nrises and flows\nto the sea\n"


def verify(folder):
    output = StringIO()
    call_command("verify_claims", articles=folder, stdout=output)
    return output.getvalue()


def refusal(folder):
    """What is printed, and what the command ends with."""
    output = StringIO()
    with pytest.raises(CommandError) as refused:
        call_command("verify_claims", articles=folder, stdout=output)
    return output.getvalue(), str(refused.value)


@pytest.fixture
def river(db, tmp_path):
    """A folder with the text of a source, two of whose paragraphs a claim stands at."""
    text = SourceText.read("river.txt", TEXT.encode())
    (tmp_path / "river.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "README.md").write_text("What is in this folder", encoding="utf-8")
    SourceFactory(id="river", sha256=text.sha256, paragraphs=list(text.digests))
    ClaimFactory(at="river#2", printed="rises and")
    ClaimFactory(at="river#3", printed="the sea")
    return tmp_path


def test_claims_that_stand_as_printed_are_counted_by_source(river):
    assert verify(river) == "river: river.txt: 2 exact\nAll 2 claims stand as printed.\n"


def test_a_moved_claim_is_told_with_the_paragraph_it_stands_in_now(river):
    (river / "river.txt").write_text(f"A title\n{TEXT}", encoding="utf-8")

    printed, reason = refusal(river)

    assert "moved to #3: visit/" in printed
    assert "period at river#2: 'rises and'" in printed
    assert "river: river.txt (not the file that was read): 2 moved" in printed
    assert reason == "2 of 2 claims do not stand as printed: 2 moved."


def test_a_paragraph_that_reads_otherwise_has_drifted(river):
    (river / "river.txt").write_text(TEXT.replace("flows", "falls"), encoding="utf-8")

    printed, reason = refusal(river)

    assert "drifted: visit/" in printed
    assert reason == "1 of 2 claims do not stand as printed: 1 exact, 1 drifted."


def test_words_that_stand_nowhere_are_missing(river):
    (river / "river.txt").write_text(TEXT.replace("the sea", "a lake"), encoding="utf-8")

    printed, reason = refusal(river)

    assert "missing: visit/" in printed
    assert reason == "1 of 2 claims do not stand as printed: 1 exact, 1 missing."


def test_a_source_without_a_file_is_named(river):
    (river / "river.txt").unlink()

    printed, reason = refusal(river)

    assert printed == "river: no file in the folder: 2 missing\n"
    assert "No text was found for river." in reason


def test_a_source_without_a_file_is_an_error_even_if_no_claim_rests_on_it(river):
    SourceFactory(id="lake")

    assert "No text was found for lake." in refusal(river)[1]


def test_a_folder_that_does_not_exist_is_refused(db, tmp_path):
    assert "no such folder" in refusal(tmp_path / "none")[1]


def test_an_empty_database_verifies_nothing(db, tmp_path):
    assert "Import the records first" in refusal(tmp_path)[1]


@pytest.mark.articles
@pytest.mark.django_db
def test_every_claim_of_the_fixtures_stands_in_its_article(curated, articles_dir):
    printed = verify(articles_dir)

    claims = Claim.objects.filter(paragraph__isnull=False).count()
    assert printed.endswith(f"All {claims} claims stand as printed.\n")
    assert printed.count(".txt: ") == 5


@pytest.mark.articles
@pytest.mark.django_db
def test_the_fixtures_quote_no_sentence_of_an_article(curated, articles_dir):
    texts = [SourceText.read(path.name, path.read_bytes()) for path in articles_dir.glob("*.txt")]
    paragraphs = {paragraph for text in texts for paragraph in text.paragraphs if len(paragraph.split()) > 12}

    assert not [claim for claim in Claim.objects.all() if claim.printed in paragraphs]
