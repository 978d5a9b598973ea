"""Any input becomes a canonical document or is refused with errors."""

import json
from functools import cache

from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from relations.documents.declaration import parts
from relations.documents.document import Document, parse
from relations.errors import InvalidDocuments
from relations.models import KINDS
from tests.openapi import document as contract

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
def submitted_documents(draw):
    """Input for a document, with some valid and some random values."""
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
def stored_schema(noun):
    """The schema of a stored document of a kind, without other fields."""
    name = f"{KINDS[noun].__name__}Document"
    return Draft202012Validator(
        {"$ref": f"#/components/schemas/{name}", "components": contract()["components"]}
        | {"unevaluatedProperties": False}
    )


@given(submitted_documents())
def test_any_input_becomes_a_canonical_document_or_errors_with_advice(given_document):
    noun, data = given_document
    try:
        document = parse(noun, data)
    except InvalidDocuments as caught:
        errors = caught.errors
    else:
        errors = []
        assert parse(noun, document.data) == document
        stored_schema(noun).validate(document.data)
        assert Document(noun, document.key, json.loads(document.as_json())).digest() == document.digest()
    assert all(error.rule and error.cure for error in errors)
