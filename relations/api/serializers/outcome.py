"""What came of a write, or would come of it."""

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from relations.actions.outcome import Outcome
from relations.api.addresses import address
from relations.api.serializers.portable import AsItIsField, PortableDocumentSerializer
from relations.api.serializers.reference import REFERENCE_KINDS
from relations.api.serializers.revision import ClaimChangeSerializer, FieldChangeSerializer
from relations.models import Publication
from relations.queries.difference import difference

APPLIED, PROPOSED, REHEARSED = "applied", "proposed", "rehearsed"
OUTCOMES = [
    (APPLIED, "It is so now"),
    (PROPOSED, "It waits for somebody else's approval"),
    (REHEARSED, "It would be so; nothing was written"),
]


class SubjectSerializer(serializers.Serializer):
    """The record that a write or a proposal is about."""

    kind = serializers.ChoiceField(choices=REFERENCE_KINDS, help_text="Kind.")
    id = serializers.CharField(help_text="Identifier within its kind.")
    url = serializers.URLField(help_text="Where it answers once readers see it.")

    examples = {
        "kind": "visit",
        "id": "xi-jinping-vietnam-2023-12",
        "url": "http://127.0.0.1:8000/api/v1/visits/xi-jinping-vietnam-2023-12/",
    }


class ProposalMentionSerializer(serializers.Serializer):
    """A proposal, and where it answers."""

    id = serializers.IntegerField(help_text="Its number.")
    url = serializers.URLField(help_text="Where it answers.")

    examples = {"id": 12, "url": "http://127.0.0.1:8000/api/v1/proposals/12/"}


@extend_schema_field(PortableDocumentSerializer)
class PortableDocumentField(AsItIsField):
    """A whole document."""


class OutcomeSerializer(serializers.Serializer):
    """What came of a write: it is so now, waits for approval, or was only rehearsed; and what changes."""

    outcome = serializers.ChoiceField(choices=OUTCOMES, help_text="Applied, proposed or rehearsed.")
    record = SubjectSerializer(help_text="The record.")
    revision = serializers.IntegerField(
        allow_null=True, help_text="Number of the revision that was made; null if none was."
    )
    publication = serializers.ChoiceField(
        choices=Publication.choices,
        allow_null=True,
        help_text="Editorial state after it; null for reference data.",
    )
    proposal = ProposalMentionSerializer(
        allow_null=True, help_text="The proposal that was made; null if none was."
    )
    changed_fields = FieldChangeSerializer(many=True, help_text="Fields before and after.")
    changed_claims = ClaimChangeSerializer(many=True, help_text="Claims before and after.")
    new_conflicts = serializers.ListField(
        child=serializers.CharField(), help_text="Facts on which sources disagree since."
    )
    uncited_facts = serializers.ListField(
        child=serializers.CharField(), help_text="Facts that hold a value and have no claim yet."
    )
    also_changed = SubjectSerializer(
        many=True, help_text="Other records that change with it: what was merged, and what refers to that."
    )
    document = PortableDocumentField(help_text="The whole document after it.")

    examples = {
        "outcome": "applied",
        "revision": 4,
        "publication": "draft",
        "new_conflicts": ["period"],
        "uncited_facts": ["host"],
    }

    def to_representation(self, found: Outcome) -> dict[str, Any]:
        return super().to_representation(told(found, self.context))


def told(found: Outcome, context: dict[str, Any]) -> dict[str, Any]:
    """An outcome in the words of the answer."""
    after, proposal = found.after, found.proposal
    changed = difference(found.before, after)
    shown = proposed_address(context, proposal.pk) if proposal else None
    return {
        "outcome": PROPOSED if proposal else APPLIED if found.revision else REHEARSED,
        "record": subject(context, after.record_key),
        "revision": found.revision and found.revision.number,
        "publication": after.data.get("publication"),
        "proposal": proposal and {"id": proposal.pk, "url": shown},
        "changed_fields": changed.fields,
        "changed_claims": changed.claims,
        "new_conflicts": found.new_conflicts,
        "uncited_facts": found.uncited_facts,
        "also_changed": [subject(context, record_key) for record_key in found.also_changed],
        "document": after.data,
    }


def subject(context: dict[str, Any], record_key: str) -> dict[str, str]:
    """A record, and where it answers."""
    kind, _, key = record_key.partition("/")
    return {"kind": kind, "id": key, "url": address(context, kind, key)}


def proposed_address(context: dict[str, Any], number: int) -> str:
    return address(context, "proposal", str(number))
