"""Printed words and the paragraphs of a text."""

from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relations.values.text.printed import (
    Finding,
    Found,
    SourceText,
    digest,
    find,
    folded_print,
    paragraphs,
    place_of,
)

TEXT = SourceText.read(
    "letter.txt",
    "\ufeffA river rises.\n\n  \t\nIt  flows\u00a0on ‘slowly’.\r\nIt meets “the sea”.\n".encode(),
)


def test_paragraphs_are_the_stripped_lines_that_are_not_blank():
    assert TEXT.paragraphs == ("A river rises.", "It  flows\u00a0on ‘slowly’.", "It meets “the sea”.")


def test_only_a_line_feed_ends_a_paragraph():
    assert paragraphs("one\x0btwo\u2028three\nfour") == ["one\x0btwo\u2028three", "four"]


def test_the_digest_ignores_differences_in_white_space_only():
    assert digest(" It\u00a0 flows\ton ") == sha256(b"It flows on").hexdigest()
    assert digest("It flows on") != digest("it flows on")


def test_the_digest_of_a_file_is_made_of_its_bytes():
    assert SourceText.read("a", b"x\n").sha256 == sha256(b"x\n").hexdigest()


def test_invalid_utf_8_affects_only_its_paragraph():
    assert SourceText.read("a", b"good\nb\xe4d\n").digests[0] == digest("good")


@pytest.mark.parametrize("printed", ["It flows on", "flows\u00a0on", "on 'slowly'", "It flows on `slowly´."])
def test_differences_in_white_space_and_quotes_are_exact(printed):
    found = find(printed, position=2, digest=TEXT.digests[1], text=TEXT)

    assert found == Finding(Found.EXACT, 2)


@pytest.mark.parametrize("printed", ['"the sea"', "''the sea''", "«the sea»", "„the sea“"])
def test_all_shapes_of_double_quotes_are_equal(printed):
    assert find(printed, position=3, digest=TEXT.digests[2], text=TEXT).found is Found.EXACT


@pytest.mark.parametrize("printed", ["it flows on", "flows off", "Itflows"])
def test_different_letters_are_different_words(printed):
    assert find(printed, position=2, digest=TEXT.digests[1], text=TEXT) == Finding(Found.MISSING)


def test_words_in_a_moved_paragraph_have_moved():
    assert find("river", position=2, digest=TEXT.digests[0], text=TEXT) == Finding(Found.MOVED, 1)


def test_words_that_are_only_in_another_paragraph_have_moved():
    assert find("the sea", position=1, digest=TEXT.digests[0], text=TEXT) == Finding(Found.MOVED, 3)
    assert find("the sea", position=9, digest=digest("gone"), text=TEXT) == Finding(Found.MOVED, 3)


def test_words_in_a_changed_paragraph_have_drifted():
    found = find("rises", position=1, digest=digest("A river rises slowly."), text=TEXT)

    assert found == Finding(Found.DRIFTED, 1)


def test_the_digest_of_a_paragraph_counts_more_than_its_number():
    text = SourceText.read("two", b"New, with rain.\nOld, with rain.")

    assert find("rain", position=1, digest=digest("Old, with rain."), text=text) == Finding(Found.MOVED, 2)


def test_of_two_equal_paragraphs_the_one_with_the_number_is_exact():
    text = SourceText.read("twice", b"rain\nsun\nrain")

    assert find("rain", position=3, digest=digest("rain"), text=text) == Finding(Found.EXACT, 3)


@pytest.mark.parametrize(
    ("printed", "paragraph", "words"),
    [
        ("two days", "for two\u00a0 days or two", "two\u00a0 days"),
        ("12", "in 2012 or on 12 May", "12"),
        ("day", "for two days", "day"),
        ('"a friend"', "as “a friend” does", "“a friend”"),
        ("it's", "that it’s so", "it’s"),
        ("(more)", "or (more) of it", "(more)"),
        ("a lake", "to the sea", None),
        ("", "to the sea", None),
    ],
)
def test_printed_words_are_found_in_a_paragraph(printed, paragraph, words):
    span = place_of(printed, paragraph)

    assert (span and paragraph[slice(*span)]) == words


def test_whole_words_are_preferred_to_parts_of_words():
    assert place_of("12", "in 2012 or on 12 May") == (14, 16)


@given(st.text(alphabet="ab '‘“\"`  .\u00a0", max_size=12), st.integers(0, 12), st.integers(0, 12))
def test_any_part_of_a_folded_paragraph_is_found_in_it(paragraph, start, end):
    words = folded_print(paragraph)[start:end].strip()

    assert not words or place_of(words, paragraph) is not None
