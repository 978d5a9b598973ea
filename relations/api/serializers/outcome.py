"""The outcome of a write or of its dry run."""

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from relations.actions.outcome import Outcome
from relations.models import Publication
from relations.queries.comparison.difference import difference
from relations.representations.portable import AsItIsField, PortableDocumentSerializer
from relations.representations.reference import REFERENCE_KINDS
from relations.representations.revision import ClaimChangeSerializer, FieldChangeSerializer
from relations.representations.urls import key_url

APPLIED, PROPOSED, DRY_RUN_STATE = "applied", "proposed", "dry_run"
OUTCOMES = [
    (APPLIED, "Applied"),
    (PROPOSED, "Proposed; somebody else has to approve it"),
    (DRY_RUN_STATE, "Dry run; nothing was written"),
]


class SubjectSerializer(serializers.Serializer):
    """The record that a write or a proposal is about."""

    kind = serializers.ChoiceField(choices=REFERENCE_KINDS, help_text="Kind.")
    id = serializers.CharField(help_text="Identifier within its kind.")
    url = serializers.URLField(help_text="URL of the record once it is published.")

    examples = {
        "kind": "visit",
        "id": "xi-jinping-vietnam-2023-12",
        "url": "http://127.0.0.1:8000/api/v1/visits/xi-jinping-vietnam-2023-12/",
    }


class ProposalMentionSerializer(serializers.Serializer):
    """A mention of a proposal."""

    id = serializers.IntegerField(help_text="Number of the proposal.")
    url = serializers.URLField(help_text="URL of the proposal.")

    examples = {"id": 12, "url": "http://127.0.0.1:8000/api/v1/proposals/12/"}


@extend_schema_field(PortableDocumentSerializer)
class PortableDocumentField(AsItIsField):
    """A document."""


class OutcomeSerializer(serializers.Serializer):
    """The outcome of a write: applied, proposed, or previewed by a dry run; and what changes."""

    outcome = serializers.ChoiceField(
        choices=OUTCOMES, help_text="Whether the change was applied, proposed, or only previewed."
    )
    record = SubjectSerializer(help_text="The record.")
    revision = serializers.IntegerField(
        allow_null=True, help_text="Number of the new revision; null if there is none."
    )
    publication = serializers.ChoiceField(
        choices=Publication.choices,
        allow_null=True,
        help_text="Editorial state after the change; null for reference data.",
    )
    proposal = ProposalMentionSerializer(
        allow_null=True, help_text="The new proposal; null if there is none."
    )
    changed_fields = FieldChangeSerializer(many=True, help_text="Fields before and after.")
    changed_claims = ClaimChangeSerializer(many=True, help_text="Claims before and after.")
    new_conflicts = serializers.ListField(
        child=serializers.CharField(), help_text="Facts on which sources newly disagree."
    )
    uncited_facts = serializers.ListField(
        child=serializers.CharField(), help_text="Facts with a value and without a claim."
    )
    also_changed = SubjectSerializer(
        many=True, help_text="Other records that change: the merged one, and records that refer to it."
    )
    document = PortableDocumentField(help_text="The document after the change.")

    examples = {
        "outcome": "applied",
        "revision": 4,
        "publication": "draft",
        "new_conflicts": ["period"],
        "uncited_facts": ["host"],
    }

    def to_representation(self, found: Outcome) -> dict[str, Any]:
        return super().to_representation(outcome_fields(found, self.context))


def outcome_fields(found: Outcome, context: dict[str, Any]) -> dict[str, Any]:
    """The fields of an outcome."""
    after, proposal = found.after, found.proposal
    changed = difference(found.before, after)
    url = proposal_url(context, proposal.pk) if proposal else None
    return {
        "outcome": PROPOSED if proposal else APPLIED if found.revision else DRY_RUN_STATE,
        "record": subject(context, after.record_key),
        "revision": found.revision and found.revision.number,
        "publication": after.data.get("publication"),
        "proposal": proposal and {"id": proposal.pk, "url": url},
        "changed_fields": changed.fields,
        "changed_claims": changed.claims,
        "new_conflicts": found.new_conflicts,
        "uncited_facts": found.uncited_facts,
        "also_changed": [subject(context, record_key) for record_key in found.also_changed],
        "document": after.data,
    }


def subject(context: dict[str, Any], record_key: str) -> dict[str, str]:
    """The kind, identifier and URL of a record."""
    kind, _, key = record_key.partition("/")
    return {"kind": kind, "id": key, "url": key_url(context, kind, key)}


def proposal_url(context: dict[str, Any], number: int) -> str:
    return key_url(context, "proposal", str(number))
