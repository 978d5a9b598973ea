"""A record as it stands, for those who curate it."""

from typing import Any

from rest_framework import serializers

from relations.api.addresses import address
from relations.api.serializers.outcome import (
    PortableDocumentField,
    ProposalMentionSerializer,
    SubjectSerializer,
)
from relations.models import Documented, Proposal, Publication, Record
from relations.queries.evidence import uncited_facts


class StandingDocumentSerializer(serializers.Serializer):
    """A record as it stands, drafts included, with what is still to do."""

    record = SubjectSerializer(help_text="The record.")
    revision = serializers.IntegerField(help_text="Number of its latest revision, for If-Match.")
    publication = serializers.ChoiceField(
        choices=Publication.choices, allow_null=True, help_text="Editorial state; null for reference data."
    )
    conflicts = serializers.ListField(
        child=serializers.CharField(), help_text="Facts on which sources disagree."
    )
    uncited_facts = serializers.ListField(
        child=serializers.CharField(), help_text="Facts that hold a value and have no claim yet."
    )
    proposals = ProposalMentionSerializer(many=True, help_text="What waits for approval.")
    document = PortableDocumentField(help_text="The whole document.")

    examples = {"revision": 3, "publication": "draft", "conflicts": ["period"], "uncited_facts": ["host"]}

    def to_representation(self, found: Documented) -> dict[str, Any]:
        noun, key, document = found.noun(), found.key, found.standing_document
        is_record = isinstance(found, Record)
        waiting = Proposal.objects.open().about(found).values_list("pk", flat=True)
        told = {
            "record": {"kind": noun, "id": key, "url": address(self.context, noun, key)},
            "revision": found.revision,
            "publication": document.data.get("publication"),
            "conflicts": found.evidence.get("conflicts", []) if is_record else [],
            "uncited_facts": uncited_facts(document) if is_record else [],
            "proposals": [{"id": pk, "url": address(self.context, "proposal", str(pk))} for pk in waiting],
            "document": document.data,
        }
        return super().to_representation(told)
