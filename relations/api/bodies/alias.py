"""Bodies of aliases: as parts of documents, and on their own."""

from rest_framework import serializers

from relations.api.bodies.body import Body, ParsedBody, emptied
from relations.api.bodies.field import KnownChoiceField
from relations.api.bodies.text import EXAMPLES, NOT_BLANK, text_field
from relations.documents.descriptions import field_description
from relations.documents.parts.basis import ALIAS_LIMITS
from relations.models.alias import Alias, AliasKind


class AliasBodySerializer(Body):
    """An alias of a record."""

    text = text_field(NOT_BLANK, field_description(Alias, "text"), ALIAS_LIMITS["text"], required=True)
    language = text_field(NOT_BLANK, field_description(Alias, "language"), ALIAS_LIMITS["language"])
    kind = KnownChoiceField(AliasKind.choices, help_text=field_description(Alias, "kind"))
    claim = text_field(NOT_BLANK, "The claim that prints it: its id, or its source and paragraph.")

    examples = {"text": "Tô Lâm", "language": "vi", "claim": EXAMPLES["at"]}


class NewAliasBodySerializer(ParsedBody, AliasBodySerializer):
    """An alias to add."""

    example = {"text": "An Example", "kind": "short", "reason": "The second paragraph says so."}


class AliasCorrectionBodySerializer(ParsedBody, AliasBodySerializer):
    """Changes of an alias; null empties a field."""

    example = {"kind": "former", "reason": "The second paragraph says so."}

    def get_fields(self) -> dict[str, serializers.Field]:
        return emptied(super().get_fields(), "text", "kind")
