"""The history on the desk."""

from django.contrib import admin

from relations.admin.filters import KindListFilter, StateListFilter
from relations.admin.reading import ReadingAdmin
from relations.models import Revision


@admin.register(Revision)
class RevisionAdmin(ReadingAdmin):
    """Who did what to which record, when and why."""

    list_display = ("sequence", "noun", "key", "number", "deed", "publication", "by", "at", "reason")
    list_filter = ("deed", KindListFilter, StateListFilter)
    searched = {"key": (None, "key")}
    ordering = ("-sequence",)
