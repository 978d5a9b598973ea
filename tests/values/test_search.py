import pytest
from hypothesis import given
from hypothesis import strategies as st

from relations.errors import InvalidSearch
from relations.values.search import Search, deletion_variants, is_near, may_be_mistyped, token_set, words
from tests.values.typing_errors import edit_distance

SHORT = st.text("abcd", max_size=6)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Tô Lâm", ["to", "lam"]),
        ("ĐÀ NẴNG", ["da", "nang"]),
        ("Lao Cai–Haiphong railway", ["lao", "cai", "haiphong", "railway"]),
        ("U.S.", ["us"]),
        ("U.S.S.R.", ["ussr"]),
        ("Côte d’Ivoire", ["cote", "d", "ivoire"]),
        ("wikidata:Q956", ["wikidata", "q956"]),
        ("xi_jinping", ["xi", "jinping"]),
        ("习近平", ["习近平"]),
        ("\x00to\u202e\ud800lam", ["tolam"]),
        ("!? …", []),
    ],
)
def test_words_are_folded_and_split(text, found):
    assert words(text) == found


def test_a_token_set_has_words_and_joined_neighbours():
    assert token_set(["Ho Chi Minh", "Ho"]) == ["chi", "chiminh+", "ho", "hochi+", "minh"]


def test_a_token_set_has_the_endings_of_words_without_spaces():
    assert token_set(["习近平"]) == ["习近平", "平+", "近平+"]


@given(SHORT, SHORT)
def test_words_are_near_if_they_are_one_typing_error_apart(one, other):
    assert is_near(one, other) == (edit_distance(one, other) == 1)


@given(SHORT, SHORT)
def test_near_words_share_a_deletion_variant(one, other):
    if is_near(one, other):
        assert deletion_variants(one) & deletion_variants(other)


@pytest.mark.parametrize("word", ["to", "q956", "2023", "习近平", "vietnam+", "x" * 31])
def test_short_and_unusual_words_are_never_corrected(word):
    assert not may_be_mistyped(word)


def test_each_word_may_be_the_beginning_of_a_token_alone_or_with_a_neighbour():
    starts = Search.parse("Ha Noi city").beginnings()

    assert starts == [("ha", "hanoi"), ("noi", "hanoi", "noicity"), ("city", "noicity")]


@given(st.text(max_size=210))
def test_any_search_has_at_most_twelve_words(text):
    try:
        search = Search.parse(text)
    except InvalidSearch:
        return
    assert 1 <= len(search.words) <= 12
    assert all(word in starts for word, starts in zip(search.words, search.beginnings(), strict=True))


@pytest.mark.parametrize("text", ["", " ", "-", "x" * 201, "a " * 13, "a " * 2000])
def test_an_invalid_search_is_refused(text):
    with pytest.raises(InvalidSearch):
        Search.parse(text)
