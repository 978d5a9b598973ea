"""References as text."""

import pytest

from relations.errors import InvalidReference
from relations.values.reference import Reference


def test_a_reference_is_read_and_written_as_kind_and_key():
    reference = Reference.parse("leader/xi-jinping")

    assert (reference.kind, reference.key) == ("leader", "xi-jinping")
    assert str(reference) == "leader/xi-jinping"


def test_references_are_equal_if_kind_and_key_are_equal():
    hanoi = Reference("place", "hanoi", within=frozenset({("country", "VNM")}))

    assert hanoi == Reference.parse("place/hanoi")
    assert len({hanoi, Reference.parse("place/hanoi")}) == 1


INVALID_REFERENCES = [
    "",
    "leader",
    "leader/",
    "/xi",
    "Leader/xi",
    "a/b/c",
    "a/b c",
    "a/b\n",
    "a/\0",
    "a/\ud800",
]


@pytest.mark.parametrize("text", [*INVALID_REFERENCES, "a/" + "x" * 201, None, 5, []], ids=ascii)
def test_parse_refuses_an_invalid_reference(text):
    with pytest.raises(InvalidReference) as caught:
        Reference.parse(text)

    assert "leader/xi-jinping" in str(caught.value).encode().decode()
