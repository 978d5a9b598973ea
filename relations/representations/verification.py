"""The verification of a claim against the text of its source, in responses."""

from rest_framework import serializers

from relations.queries.evidence.verification import NOT_ATTACHED
from relations.representations.claim import ClaimUrlField
from relations.representations.mention import ParagraphMentionField, SourceMentionField
from relations.values.text.printed import Found

RESULTS = [(result, result.capitalize()) for result in (*Found, NOT_ATTACHED)]


class VerificationSerializer(serializers.Serializer):
    """The verification of the printed words of a claim against the attached text of its source."""

    url = ClaimUrlField(source="claim.id", read_only=True, help_text="URL of the claim.")
    printed = serializers.CharField(source="claim.printed", help_text="The words as printed.")
    source = SourceMentionField(source="claim.source", read_only=True, help_text="The source.")
    paragraph = ParagraphMentionField(
        source="claim",
        read_only=True,
        allow_null=True,
        help_text="The paragraph of the claim; null for a claim at a locator.",
    )
    result = serializers.ChoiceField(
        choices=RESULTS,
        help_text="`exact`: the paragraph contains the words. `moved`: another paragraph does. `drifted`: "
        "the paragraph contains them, but its text has changed. `missing`: no paragraph does. `not "
        "attached`: there is no text, as for all claims at a locator.",
    )
    found_at = serializers.IntegerField(
        allow_null=True,
        help_text="The paragraph that now contains the words; null if there is none.",
    )

    examples = {
        "url": "http://127.0.0.1:8000/api/v1/claims/5f0c3f0e-5d0a-5c43-9d4f-2a6a1c8b7e55/",
        "printed": "more than 30",
        "result": Found.EXACT.value,
        "found_at": 7,
    }
