"""The difference of two documents has every change and nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relations.documents.document import Document
from relations.queries.comparison.difference import Difference, claims_by_id, difference

KEYS = ("id", "guest", "host", "places", "period", "kind", "aliases", "basis")
VALUES = st.one_of(st.sampled_from(["a", "b"]), st.lists(st.sampled_from(["a", "b"]), min_size=1))
CLAIMS = st.dictionaries(
    st.sampled_from(["1", "2", "3"]),
    st.fixed_dictionaries(
        {"at": st.sampled_from(["s#1", "s#2"]), "fact": st.sampled_from(["host", "period"])}
    ),
)


@st.composite
def documents(draw):
    data = draw(st.dictionaries(st.sampled_from(KEYS), VALUES))
    claims = {}
    for identifier, claim in draw(CLAIMS).items():
        claims.setdefault(claim["fact"], []).append({"id": identifier, "at": claim["at"]})
    return Document("visit", "this", data | ({"claims": claims} if claims else {}))


def apply_difference(before, found):
    """The fields and claims after a difference."""
    fields = {name: value for name, value in before.data.items() if name != "claims"}
    fields |= {change.field: change.after for change in found.fields}
    claims = claims_by_id(before) | {change.id: change.after for change in found.claims}
    return tuple(
        {key: each for key, each in values.items() if each is not None} for values in (fields, claims)
    )


@given(before=documents(), after=documents())
def test_applying_a_difference_gives_the_second_document(before, after):
    found = difference(before, after)

    kept = {name: value for name, value in after.data.items() if name != "claims"}
    assert apply_difference(before, found) == (kept, claims_by_id(after))
    assert all(change.before != change.after for change in (*found.fields, *found.claims))


@given(before=documents(), after=documents())
def test_the_difference_in_the_other_direction_is_the_mirror(before, after):
    there, back = difference(before, after), difference(after, before)

    assert {(each.field, each.before, str(each.after)) for each in there.fields if each.before is None} == {
        (each.field, each.after, str(each.before)) for each in back.fields if each.after is None
    }
    mirrored = {"added": "removed", "removed": "added", "changed": "changed"}
    assert {(each.id, mirrored[each.change]) for each in there.claims} == {
        (each.id, each.change) for each in back.claims
    }


@given(document=documents())
def test_equal_documents_have_an_empty_difference(document):
    assert difference(document, document) == Difference([], [])


@pytest.mark.parametrize("order", [KEYS, KEYS[::-1]])
def test_fields_are_in_the_declared_order_of_the_kind(order):
    found = difference(None, Document("visit", "this", dict.fromkeys(order, "a")))

    assert [each.field for each in found.fields] == list(KEYS)
    assert {each.before for each in found.fields} == {None}
