"""Claims and conflicts on the desk."""

from django.contrib import admin

from relations.admin.filters import KindListFilter, SourceListFilter
from relations.admin.reading import ReadingAdmin
from relations.models import Claim, Conflict


@admin.register(Claim)
class ClaimAdmin(ReadingAdmin):
    """What paragraphs say about facts, and how that stands to the records."""

    list_display = ("record_key", "fact", "printed", "source", "paragraph", "modality", "standing")
    list_select_related = ("source", "paragraph")
    list_filter = ("standing", "modality", "negated", KindListFilter, "is_public", SourceListFilter)
    searched = {"record_key": (None, "record_key"), "source__slug": ("source", "key")}


@admin.register(Conflict)
class ConflictAdmin(ReadingAdmin):
    """Facts on which sources disagree."""

    list_display = ("record_key", "fact", "source_count", "reason", "is_public")
    list_filter = (KindListFilter, "is_public")
    searched = {"record_key": (None, "record_key")}
