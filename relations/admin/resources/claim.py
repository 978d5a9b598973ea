"""The list and the pages of claims."""

from django.contrib import admin

from relations.admin.lists.filters import KindListFilter, SourceListFilter
from relations.admin.lists.read_only import ReadOnlyAdmin
from relations.models import Claim
from relations.queries.evidence.verification import verification


@admin.register(Claim)
class ClaimAdmin(ReadOnlyAdmin):
    """Claims of sources about facts, and whether the records agree."""

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

    @admin.display(description="Words found in the text")
    def verified(self, claim):
        """Whether the printed words are in the attached text, and where."""
        found = verification(claim)
        return f"{found.result}, now in paragraph {found.found_at}" if found.is_elsewhere else found.result
