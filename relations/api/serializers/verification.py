"""Whether a claim still stands in the text of its source, in answers."""

from rest_framework import serializers

from relations.api.serializers.claim import ClaimAddressField
from relations.api.serializers.mention import ParagraphMentionField, SourceMentionField
from relations.queries.verification import NOT_ATTACHED
from relations.values.printed import Found

RESULTS = [(result, result.capitalize()) for result in (*Found, NOT_ATTACHED)]


class VerificationSerializer(serializers.Serializer):
    """What became of the printed words of a claim in the text that is attached to its source."""

    url = ClaimAddressField(source="claim.id", read_only=True, help_text="Where the claim answers.")
    printed = serializers.CharField(source="claim.printed", help_text="The words as printed.")
    source = SourceMentionField(source="claim.source", read_only=True, help_text="Who says so.")
    paragraph = ParagraphMentionField(
        source="claim",
        read_only=True,
        allow_null=True,
        help_text="Where it says so; null if the claim stands at a locator.",
    )
    result = serializers.ChoiceField(
        choices=RESULTS,
        help_text="`exact`: the words stand in that very paragraph. `moved`: in another one. `drifted`: in "
        "it, but its text has changed. `missing`: nowhere. `not attached`: there is no text to look in, as "
        "for every claim at a locator.",
    )
    stands_at = serializers.IntegerField(
        allow_null=True,
        help_text="The paragraph in which the words stand now; null if in none that is known.",
    )

    examples = {
        "url": "http://127.0.0.1:8000/api/v1/claims/5f0c3f0e-5d0a-5c43-9d4f-2a6a1c8b7e55/",
        "printed": "more than 30",
        "result": Found.EXACT.value,
        "stands_at": 7,
    }
