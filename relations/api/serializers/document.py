"""The current document of a record, for curators."""

from typing import Any

from rest_framework import serializers

from relations.api.serializers.outcome import (
    PortableDocumentField,
    ProposalMentionSerializer,
    SubjectSerializer,
)
from relations.models import Documented, Proposal, Publication, Record
from relations.queries.evidence.assessment import uncited_facts
from relations.representations.urls import key_url


class CurrentDocumentSerializer(serializers.Serializer):
    """The current document of a record, drafts included, with what remains to do."""

    record = SubjectSerializer(help_text="The record.")
    revision = serializers.IntegerField(help_text="Number of the latest revision, for If-Match.")
    publication = serializers.ChoiceField(
        choices=Publication.choices, allow_null=True, help_text="Editorial state; null for reference data."
    )
    conflicts = serializers.ListField(
        child=serializers.CharField(), help_text="Facts on which sources disagree."
    )
    uncited_facts = serializers.ListField(
        child=serializers.CharField(), help_text="Facts with a value and without a claim."
    )
    proposals = ProposalMentionSerializer(many=True, help_text="Open proposals.")
    document = PortableDocumentField(help_text="The document.")

    examples = {"revision": 3, "publication": "draft", "conflicts": ["period"], "uncited_facts": ["host"]}

    def to_representation(self, found: Documented) -> dict[str, Any]:
        noun, key, document = found.noun(), found.key, found.current_document
        is_record = isinstance(found, Record)
        waiting = Proposal.objects.open().about(found).values_list("pk", flat=True)
        values = {
            "record": {"kind": noun, "id": key, "url": key_url(self.context, noun, key)},
            "revision": found.revision,
            "publication": document.data.get("publication"),
            "conflicts": found.evidence.get("conflicts", []) if is_record else [],
            "uncited_facts": uncited_facts(document) if is_record else [],
            "proposals": [{"id": pk, "url": key_url(self.context, "proposal", str(pk))} for pk in waiting],
            "document": document.data,
        }
        return super().to_representation(values)
