"""Updating claims writes the columns of the members that changed, and no others."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from relations.actions.changes.correction import correct
from relations.actions.recording.rows import COLUMNS
from relations.models import Claim, Visit
from relations.models.about import About
from tests.actions.world import AT, claims_of

BY = {"by": "anna", "at": AT, "reason": "A second reading."}
# The record of a claim, its identifier, and its standing, which is derived.
ELSEWHERE = {field.name for field in About._meta.fields} | {"id", "standing"}


def updated_columns(queries):
    """The columns that each update of claims writes."""
    texts = [each["sql"] for each in queries if each["sql"].startswith('UPDATE "relations_claim"')]
    return [re.findall(r'"(\w+)" = [(]?CASE', text) for text in texts]


def test_every_member_of_a_claim_has_its_columns():
    kept = {column for columns in COLUMNS.values() for column in columns}

    assert {*Claim.document} - {"id"} == COLUMNS.keys() - {"fact"}
    assert kept == {field.name for field in Claim._meta.fields} - ELSEWHERE


@pytest.mark.usefixtures("world")
@pytest.mark.parametrize(
    ("member", "text", "columns"),
    [
        ("note", "Read twice.", ["note"]),
        ("printed", "twelve", ["printed"]),
        ("at", "gamma#2", ["source_id", "paragraph_id"]),
    ],
)
def test_only_the_columns_that_changed_are_updated(member, text, columns):
    visit = Visit.objects.get(slug="first")
    claims = claims_of(visit)
    claims["period"][0] |= {member: text}

    with CaptureQueriesContext(connection) as queries:
        correct(visit, {"claims": claims}, **BY)

    assert {*updated_columns(queries)[0]} == {*columns}
    assert claims_of(Visit.objects.get(slug="first"))["period"][0][member] == text
