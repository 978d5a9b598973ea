"""The history on the desk."""

from django.contrib import admin

from relations.admin.reading import ReadingAdmin
from relations.models import Revision


@admin.register(Revision)
class RevisionAdmin(ReadingAdmin):
    """Who did what to which record, when and why."""

    list_display = ("sequence", "noun", "key", "number", "deed", "publication", "by", "at", "reason")
    list_filter = ("deed", "noun", "publication")
    search_fields = ("key", "by")
    ordering = ("-sequence",)
