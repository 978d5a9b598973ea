"""Writing claims that changed: every column that a member is kept in, and no other."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from relations.actions.correction import correct
from relations.actions.writing import COLUMNS
from relations.models import Claim, Visit
from relations.models.about import About
from tests.actions.world import AT, claims_of

BY = {"by": "anna", "at": AT, "reason": "A second reading."}
# What it is about, which claim it is, and what is worked out from all that is said.
ELSEWHERE = {field.name for field in About._meta.fields} | {"id", "standing"}


def updates(asked):
    """The columns that each update of claims writes."""
    texts = [each["sql"] for each in asked if each["sql"].startswith('UPDATE "relations_claim"')]
    return [re.findall(r'"(\w+)" = [(]?CASE', text) for text in texts]


def test_every_member_and_every_column_of_a_claim_is_told():
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
def test_what_stays_of_a_claim_is_not_written_again(member, text, columns):
    visit = Visit.objects.get(slug="first")
    said = claims_of(visit)
    said["period"][0] |= {member: text}

    with CaptureQueriesContext(connection) as asked:
        correct(visit, {"claims": said}, **BY)

    assert {*updates(asked)[0]} == {*columns}
    assert claims_of(Visit.objects.get(slug="first"))["period"][0][member] == text
