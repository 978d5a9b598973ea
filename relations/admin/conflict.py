"""Conflicts on the desk: what each source says, side by side."""

from django.contrib import admin

from relations.admin.addresses import address, lead_to
from relations.admin.filters import KindListFilter
from relations.admin.page import PageAdmin
from relations.models import Conflict
from relations.queries.dispute import dispute


@admin.register(Conflict)
class ConflictAdmin(PageAdmin):
    """Facts on which sources disagree."""

    change_form_template = "admin/relations/conflict.html"
    list_display = ("record_key", "fact", "source_count", "reason", "is_public")
    list_filter = (KindListFilter, "is_public")
    searched = {"record_key": (None, "record_key")}

    def shown(self, request, obj):
        found = dispute(obj)
        lead_to(found.mentions)
        return {"dispute": found, "record_url": address(*obj.record_key.split("/", 1))}
