"""Where paragraphs went when a text changed."""

from hypothesis import given
from hypothesis import strategies as st

from relations.values.printed import Finding, Found, SourceText, digest
from relations.values.relocation import Relocation

READ = ("The river rose", "It flows to Da Nang", "and rests", "Two boats came")


def relocation(now, read=READ):
    return Relocation(tuple(digest(each) for each in read), SourceText("now.txt", "", tuple(now)))


def test_what_stayed_is_exact_and_what_stands_elsewhere_moved():
    found = relocation(("A new heading", *READ))

    assert found.whereabouts("rose", 1) == Finding(Found.MOVED, 2)
    assert relocation((*READ, "More")).whereabouts("rose", 1) == Finding(Found.EXACT, 1)


def test_a_paragraph_is_known_by_its_digest_whatever_words_a_claim_prints():
    assert relocation((READ[1], READ[0])).whereabouts("no such words", 1) == Finding(Found.MOVED, 2)


def test_words_in_a_paragraph_that_was_rewritten_drifted():
    found = relocation((READ[0], "It now flows to Da  Nang", *READ[2:]))

    assert found.whereabouts("to Da Nang", 2) == Finding(Found.DRIFTED, 2)


def test_of_several_places_the_one_where_it_should_be_is_proposed():
    found = relocation(("boats", "x", "boats?", *READ[:3], "Two boats came!"))

    assert found.whereabouts("boats", 4) == Finding(Found.DRIFTED, 7)
    twice = relocation(("and rests", "y", *READ))
    assert twice.whereabouts("and", 3) == Finding(Found.MOVED, 5)


def test_words_that_stand_nowhere_are_missing():
    assert relocation(READ[:3]).whereabouts("Two boats", 4) == Finding(Found.MISSING)
    assert relocation(READ[:3]).whereabouts("", 4) == Finding(Found.MISSING)
    assert relocation(()).whereabouts("Two boats", 9) == Finding(Found.MISSING)


def test_the_numbers_at_which_another_paragraph_stands_are_told():
    assert relocation(("New", *READ[1:3])).changed == [1, 4]
    assert relocation(READ).changed == []
    assert not relocation(READ).is_needed
    assert relocation((*READ, "More")).is_needed


LINES = st.lists(st.text("abc ", min_size=1).filter(str.strip), unique_by=digest, max_size=8)


@given(st.permutations(READ), LINES, st.integers(0, 4))
def test_a_paragraph_that_still_stands_is_found_wherever_it_went(shuffled, more, place):
    now = (*shuffled[:place], *more, *shuffled[place:])
    found = relocation(now)

    for number, paragraph in enumerate(READ, start=1):
        where = found.whereabouts(paragraph[:5], number)
        assert now[where.position - 1] == paragraph
        assert (where.found is Found.EXACT) == (where.position == number)
