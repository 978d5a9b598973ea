"""Claims and conflicts on the desk."""

from django.contrib import admin

from relations.admin.reading import ReadingAdmin
from relations.models import Claim, Conflict


@admin.register(Claim)
class ClaimAdmin(ReadingAdmin):
    """What paragraphs say about facts, and how that stands to the records."""

    list_display = ("record_key", "fact", "printed", "source", "paragraph", "modality", "standing")
    list_select_related = ("source", "paragraph")
    list_filter = ("standing", "modality", "noun", "is_public")
    search_fields = ("record_key", "printed")


@admin.register(Conflict)
class ConflictAdmin(ReadingAdmin):
    """Facts on which sources disagree."""

    list_display = ("record_key", "fact", "source_count", "reason", "is_public")
    list_filter = ("noun", "is_public")
    search_fields = ("record_key",)
