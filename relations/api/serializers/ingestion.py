"""What came of an import."""

from rest_framework import serializers


class ImportReportSerializer(serializers.Serializer):
    """What an import did, or would do."""

    created = serializers.ListField(child=serializers.CharField(), help_text="Drafts that are new.")
    changed = serializers.ListField(child=serializers.CharField(), help_text="Drafts that were corrected.")
    unchanged = serializers.IntegerField(help_text="How many were so already.")
    dry_run = serializers.BooleanField(help_text="Whether nothing was written.")

    examples = {
        "created": ["visit/xi-jinping-vietnam-2023-12"],
        "changed": ["leader/to-lam"],
        "unchanged": 3,
        "dry_run": True,
    }
