"""The result of an import."""

from rest_framework import serializers


class ImportReportSerializer(serializers.Serializer):
    """The result of an import, or of its dry run."""

    created = serializers.ListField(child=serializers.CharField(), help_text="New drafts.")
    changed = serializers.ListField(child=serializers.CharField(), help_text="Corrected drafts.")
    unchanged = serializers.IntegerField(help_text="The number of documents without changes.")
    dry_run = serializers.BooleanField(help_text="Whether this was a dry run, which writes nothing.")

    examples = {
        "created": ["visit/xi-jinping-vietnam-2023-12"],
        "changed": ["leader/to-lam"],
        "unchanged": 3,
        "dry_run": True,
    }
