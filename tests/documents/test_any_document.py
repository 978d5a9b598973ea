"""Whatever somebody hands in becomes a canonical document, or faults with a name."""

import json
from functools import cache

from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from relations.documents.declaration import parts
from relations.documents.document import Document, parse
from relations.documents.kept_shape import kept_shape, kept_shapes
from relations.errors import InvalidDocuments
from relations.models import KINDS

anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=12),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=12), inner, max_size=3),
    max_leaves=8,
)
claims = st.dictionaries(
    st.sampled_from(["at", "printed", "value", "locator", "modality", "negated", "id", "deprecated"]),
    anything | st.sampled_from(["alpha#1", "alpha", "planned", "true", "country/CHN", "2023", "leader/x"]),
)


@st.composite
def written(draw):
    """Something that somebody might hand in as a document: right in places, and anything in others."""
    noun = draw(st.sampled_from(sorted(KINDS)))
    names = [part.name for part in parts(KINDS[noun])]
    values = anything | st.sampled_from(
        ["2023", "country/CHN", "CHN", ["CHN", "VNM"], {"amount": "3"}, "export", "X"]
    )
    data = draw(st.dictionaries(st.sampled_from(names), values, max_size=6))
    more = draw(
        st.fixed_dictionaries(
            {},
            optional={
                "id": st.sampled_from(["x", "CHN", 5]),
                "aliases": st.lists(
                    st.dictionaries(st.sampled_from(["text", "kind", "claim"]), anything), max_size=2
                )
                | anything,
                "external_ids": st.lists(st.sampled_from(["a:b", "ab"]) | anything, max_size=2) | anything,
                "basis": st.dictionaries(st.sampled_from(names), anything, max_size=2) | anything,
                "claims": st.dictionaries(st.sampled_from(names), st.lists(claims, max_size=2), max_size=2)
                | anything,
                "merged_into": anything,
                "publication": st.sampled_from(["retracted", "published"]) | anything,
            },
        )
    )
    return noun, data | more


@cache
def form(noun):
    """The form of a document of a kind as it is kept."""
    return Draft202012Validator(
        kept_shape(KINDS[noun], {})
        | {"components": {"schemas": kept_shapes()}, "unevaluatedProperties": False}
    )


@given(written())
def test_whatever_is_written_becomes_a_canonical_document_or_named_faults(given_document):
    noun, data = given_document
    try:
        document = parse(noun, data)
    except InvalidDocuments as refusal:
        told = refusal.faults
    else:
        told = []
        assert parse(noun, document.data) == document
        form(noun).validate(document.data)
        assert Document(noun, document.key, json.loads(document.as_json())).digest() == document.digest()
    assert all(fault.rule and fault.cure for fault in told)
