"""Aliases in responses."""

from rest_framework import serializers

from relations.models import Alias


class AliasSerializer(serializers.ModelSerializer):
    """An alias: official, short, native, translated, former, or misspelt by one source."""

    claim = serializers.UUIDField(
        source="claim_id",
        allow_null=True,
        help_text="The claim that prints the alias; null if it comes from elsewhere.",
    )

    examples = {
        "text": "Vo Van Tuong",
        "language": "en",
        "kind": "misspelling",
        "claim": "5f0c3f0e-5d0a-5c43-9d4f-2a6a1c8b7e55",
    }

    class Meta:
        model = Alias
        fields = Alias.document
        read_only_fields = fields
