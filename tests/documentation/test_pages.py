"""Every block of every page is run against the curated data, and prints what the page shows."""

import json

import pytest

from tests.components import missing
from tests.documentation.blocks import (
    ELSEWHERE,
    PRINTED,
    RUN,
    Block,
    blocks,
    directives,
    fences,
    joined,
    pages,
)
from tests.documentation.running import component, fits, printed, writes

PAGES = [page for page in pages() if any(block.language in RUN for block in blocks(page))]


@pytest.fixture(scope="session")
def account(writable, tokens):
    """Where blocks may write, and as whom."""
    return writable, tokens[0]


def block(text, language="text"):
    return Block("a page", 1, language, text, None)


@pytest.mark.parametrize("page", PAGES)
def test_what_the_blocks_of_a_page_print_is_what_it_shows(page, product, tmp_path, request):
    # What needs a client is run where it is built; CI has both (--require typescript,python_client).
    absent = missing()
    for each in blocks(page):
        if each.reason is None and each.language in RUN and component(each) not in absent:
            account = request.getfixturevalue("account") if writes(each) else (product, "")
            real = printed(each, account[0], tmp_path, account[1])
            assert each.printed is not None or not real, f"{each} prints what the page does not show: {real}"
            assert each.printed is None or fits(each.printed, real), f"{each} prints {real}"


@pytest.mark.parametrize("page", pages())
def test_every_block_is_run_or_says_why_not(page):
    for each in blocks(page):
        is_run = each.language in RUN and each.reason is None
        assert is_run or each.reason or (page, each.language) in ELSEWHERE, (
            f"{each}: is not run, and says not why"
        )


@pytest.mark.parametrize("page", pages())
def test_no_block_hides_from_this_test(page):
    found = blocks(page)

    known = len(found) + sum(each.printed is not None for each in found) + directives(page)
    assert fences(page) == 2 * known


def test_the_quickstart_is_told_in_three_languages():
    assert {each.language for each in blocks("docs/quickstart.md") if each.reason is None} >= set(RUN)


def test_a_block_takes_what_it_prints_only_from_right_below():
    text = "```console\nls\n```\n\n```json\n{}\n```\n\nWords.\n\n```python\nx\n```\nWords.\n```text\ny\n```\n"

    first, second, third = joined("a page", text)

    assert (first.language, first.printed.language) == ("console", "json")
    assert (second.printed, third.language) == (None, "text")


def test_a_reason_belongs_to_the_block_below_it():
    found = list(joined("a page", "<!-- not run: it takes an hour -->\n```console\nls\n```\n"))

    assert [each.reason for each in found] == ["it takes an hour"]


@pytest.mark.parametrize(
    ("shown", "real", "is_fit"),
    [
        ({"a": 1}, {"a": 1}, True),
        ({"a": 1}, {"a": 2}, False),
        ({"a": 1}, {"a": 1, "b": 2}, False),
        ({"a": 1, "…": "…"}, {"a": 1, "b": 2}, True),
        ({"a": 1, "…": "…"}, {"b": 2}, False),
        ({"a": "…"}, {"a": [1]}, True),
        ([1, "…"], [1, 2, 3], True),
        ([1, 2, "…"], [1], False),
        ([1], [1, 2], False),
        ([{"a": 1}, "…"], [{"a": 2}], False),
        ({"a": 1}, [], False),
    ],
)
def test_json_fits_what_is_shown_of_it(shown, real, is_fit):
    assert fits(block(json.dumps(shown), "json"), json.dumps(real)) is is_fit


@pytest.mark.parametrize(
    ("shown", "real", "is_fit"),
    [
        ("a\nb", "a\r\nb\r\n", True),
        ("a\n…\nc", "a\nb\nb\nc", True),
        ("a …", "a b", True),
        ("a", "a b", False),
        ("a.c", "abc", False),
    ],
)
def test_text_fits_what_is_shown_of_it(shown, real, is_fit):
    assert fits(block(shown), real) is is_fit


def test_what_is_printed_and_what_is_run_are_told_apart():
    assert set(RUN).isdisjoint(PRINTED)
