"""References as text."""

import pytest

from relations.errors import InvalidReference
from relations.values.reference import Reference


def test_a_reference_is_read_and_written_as_kind_and_key():
    reference = Reference.parse("leader/xi-jinping")

    assert (reference.kind, reference.key) == ("leader", "xi-jinping")
    assert str(reference) == "leader/xi-jinping"


def test_references_are_equal_when_they_denote_the_same():
    hanoi = Reference("place", "hanoi", within=frozenset({("country", "VNM")}))

    assert hanoi == Reference.parse("place/hanoi")
    assert len({hanoi, Reference.parse("place/hanoi")}) == 1


NO_REFERENCES = ["", "leader", "leader/", "/xi", "Leader/xi", "a/b/c", "a/b c", "a/b\n", "a/\0", "a/\ud800"]


@pytest.mark.parametrize("text", [*NO_REFERENCES, "a/" + "x" * 201, None, 5, []], ids=ascii)
def test_parse_refuses_what_is_no_kind_and_key(text):
    with pytest.raises(InvalidReference) as refusal:
        Reference.parse(text)

    assert "leader/xi-jinping" in str(refusal.value).encode().decode()
