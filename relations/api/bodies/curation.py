"""Bodies of decisions on records: values chosen, records merged, renamed or restored, claims moved."""

from typing import ClassVar

from rest_framework import serializers

from relations.api.bodies.body import ReasonedBody
from relations.api.bodies.field import (
    FactField,
    KnownChoiceField,
    PortableValueField,
    TextField,
    TextListField,
    TextMapField,
    WholeNumberField,
)
from relations.api.bodies.text import EXAMPLES, identifier
from relations.documents.edits.union import BOTH, OURS, THEIRS

MOST_NAMED = 100  # claims that a value rests on
LARGEST_SEQUENCE, LARGEST_REVISION = 2**63 - 1, 2**31 - 1
WHY = {"reason": "The second paragraph says so."}
FROM = "from"
CHOICES = [
    (OURS, "That of this record"),
    (THEIRS, "That of the other"),
    (BOTH, "The values of both, in a list"),
]


class SubmissionBodySerializer(ReasonedBody):
    """Submits a draft for review."""

    example = {"reason": "Complete."}


class RestorationBodySerializer(ReasonedBody):
    """Restores a record to one of its revisions."""

    sequence = WholeNumberField(
        LARGEST_SEQUENCE, "Copy it from the history.", help_text="The revision, by its `sequence`."
    )

    examples = {"sequence": 412}
    example = {"sequence": 412} | WHY


class ValueChoiceBodySerializer(ReasonedBody):
    """Chooses the value of a fact: that of a claim, or another."""

    fact = FactField(help_text="The fact whose value is chosen.")
    claim = TextField(required=False, max_length=36, help_text="The claim whose value the fact gets.")
    value = PortableValueField(
        required=False,
        allow_null=True,
        help_text="The value that the fact gets, in portable form; null empties it.",
    )
    rests_on = TextListField(
        required=False,
        child=TextField(max_length=36),
        max_length=MOST_NAMED,
        help_text="The claims that the value rests on, unless it is the value of one claim.",
    )

    exactly_one_of: ClassVar[tuple[str, ...]] = ("claim", "value")
    examples = {"fact": "period", "claim": EXAMPLES["uuid"], "value": EXAMPLES["period"], "rests_on": []}


class UnmergeBodySerializer(ReasonedBody):
    """Undoes a merge."""

    examples = {FROM: "vo-van-tuong"}

    def get_fields(self) -> dict[str, serializers.Field]:
        other = identifier("Identifier of the other record.")
        return {FROM: other} | super().get_fields()


class MergeBodySerializer(UnmergeBodySerializer):
    """Merges another record into this one."""

    from_revision = WholeNumberField(
        LARGEST_REVISION,
        "Copy it from the document of the other record.",
        help_text="The revision of the other record that you read.",
    )
    choices = TextMapField(
        required=False,
        child=KnownChoiceField(CHOICES),
        help_text="Which record each field takes its value from. By default this one, or the other where "
        "this one has no value.",
    )

    examples = {"from_revision": 3, "choices": {"country": THEIRS}}


class RenamingBodySerializer(ReasonedBody):
    """Changes the identifier of a record."""

    new_id = identifier("The new identifier.")

    examples = {"new_id": "vo-van-thuong"}


class MoveBodySerializer(ReasonedBody):
    """Moves a claim to another record of the same kind."""

    claim = TextField(max_length=36, help_text="Identifier of the claim.")
    target = identifier("Identifier of the record that the claim moves to.")

    examples = {"claim": EXAMPLES["uuid"], "target": "vo-van-tuong"}
