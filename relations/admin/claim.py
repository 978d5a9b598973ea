"""Claims on the desk."""

from django.contrib import admin

from relations.admin.filters import KindListFilter, SourceListFilter
from relations.admin.reading import ReadingAdmin
from relations.models import Claim
from relations.queries.verification import verification


@admin.register(Claim)
class ClaimAdmin(ReadingAdmin):
    """What paragraphs say about facts, and how that stands to the records."""

    list_display = ("record_key", "fact", "printed", "source", "paragraph", "modality", "standing")
    list_select_related = ("source", "paragraph")
    list_filter = ("standing", "modality", "negated", KindListFilter, "is_public", SourceListFilter)
    searched = {"record_key": (None, "record_key"), "source__slug": ("source", "key")}
    fields = (
        "record_key",
        "fact",
        "source",
        "paragraph",
        "locator",
        "printed",
        "value",
        "attributed_to",
        "modality",
        "negated",
        "deprecated_because",
        "standing",
        "verified",
        "note",
    )
    readonly_fields = ("verified",)

    def get_queryset(self, request):
        return super().get_queryset(request).with_sources()

    @admin.display(description="words in the attached text")
    def verified(self, claim):
        found = verification(claim)
        return f"{found.result}, now in paragraph {found.stands_at}" if found.is_elsewhere else found.result
