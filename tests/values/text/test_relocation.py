"""Finding paragraphs in a changed text."""

from hypothesis import given
from hypothesis import strategies as st

from relations.values.text.printed import Finding, Found, SourceText, digest
from relations.values.text.relocation import Relocation

FORMER_LINES = ("The river rose", "It flows to Da Nang", "and rests", "Two boats came")


def make_relocation(new_lines, former_lines=FORMER_LINES):
    return Relocation(
        tuple(digest(each) for each in former_lines), SourceText("now.txt", "", tuple(new_lines))
    )


def test_an_unchanged_paragraph_is_exact_and_a_shifted_one_moved():
    found = make_relocation(("A new heading", *FORMER_LINES))

    assert found.whereabouts("rose", 1) == Finding(Found.MOVED, 2)
    assert make_relocation((*FORMER_LINES, "More")).whereabouts("rose", 1) == Finding(Found.EXACT, 1)


def test_a_paragraph_is_found_by_its_digest_whatever_words_a_claim_prints():
    assert make_relocation((FORMER_LINES[1], FORMER_LINES[0])).whereabouts("no such words", 1) == Finding(
        Found.MOVED, 2
    )


def test_words_in_a_rewritten_paragraph_have_drifted():
    found = make_relocation((FORMER_LINES[0], "It now flows to Da  Nang", *FORMER_LINES[2:]))

    assert found.whereabouts("to Da Nang", 2) == Finding(Found.DRIFTED, 2)


def test_of_several_paragraphs_the_expected_one_is_proposed():
    found = make_relocation(("boats", "x", "boats?", *FORMER_LINES[:3], "Two boats came!"))

    assert found.whereabouts("boats", 4) == Finding(Found.DRIFTED, 7)
    twice = make_relocation(("and rests", "y", *FORMER_LINES))
    assert twice.whereabouts("and", 3) == Finding(Found.MOVED, 5)


def test_words_that_are_in_no_paragraph_are_missing():
    assert make_relocation(FORMER_LINES[:3]).whereabouts("Two boats", 4) == Finding(Found.MISSING)
    assert make_relocation(FORMER_LINES[:3]).whereabouts("", 4) == Finding(Found.MISSING)
    assert make_relocation(()).whereabouts("Two boats", 9) == Finding(Found.MISSING)


def test_the_numbers_of_changed_paragraphs_are_listed():
    assert make_relocation(("New", *FORMER_LINES[1:3])).changed == [1, 4]
    assert make_relocation(FORMER_LINES).changed == []
    assert not make_relocation(FORMER_LINES).is_needed
    assert make_relocation((*FORMER_LINES, "More")).is_needed


LINES = st.lists(st.text("abc ", min_size=1).filter(str.strip), unique_by=digest, max_size=8)


@given(st.permutations(FORMER_LINES), LINES, st.integers(0, 4))
def test_an_unchanged_paragraph_is_found_wherever_it_moved(shuffled, more, index):
    new_lines = (*shuffled[:index], *more, *shuffled[index:])
    found = make_relocation(new_lines)

    for number, paragraph in enumerate(FORMER_LINES, start=1):
        finding = found.whereabouts(paragraph[:5], number)
        assert new_lines[finding.position - 1] == paragraph
        assert (finding.found is Found.EXACT) == (finding.position == number)
