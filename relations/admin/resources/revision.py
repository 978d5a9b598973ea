"""The list and the pages of revisions."""

from django.contrib import admin

from relations.admin.lists.columns import column
from relations.admin.lists.filters import KindListFilter, StateListFilter
from relations.admin.lists.read_only import ReadOnlyAdmin
from relations.models import Revision


@admin.register(Revision)
class RevisionAdmin(ReadOnlyAdmin):
    """Revisions of all records: who changed what, when and why."""

    list_display = (
        "sequence",
        "noun",
        "key",
        column("number", "Revision"),
        "action",
        "publication",
        column("by", "Author"),
        column("at", "Time"),
        "reason",
    )
    list_filter = ("action", KindListFilter, StateListFilter)
    searched = {"key": (None, "key")}
    ordering = ("-sequence",)
