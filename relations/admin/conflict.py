"""Conflicts on the desk: what each source says, side by side."""

from django.contrib import admin

from relations.admin.fact_page import FactDesk, FactPage
from relations.admin.filters import KindListFilter
from relations.models import RECORDS, Conflict


@admin.register(Conflict)
class ConflictAdmin(FactPage):
    """Facts on which sources disagree."""

    change_form_template = "admin/relations/conflict.html"
    list_display = ("record_key", "fact", "source_count", "reason", "is_public")
    list_filter = (KindListFilter, "is_public")
    searched = {"record_key": (None, "record_key")}

    def shown(self, request, obj):
        noun, _, key = obj.record_key.partition("/")
        return FactDesk(RECORDS[noun].objects.get(slug=key), obj.fact).context(request)
