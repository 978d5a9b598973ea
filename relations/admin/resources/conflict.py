"""The list and the pages of conflicts."""

from django.contrib import admin

from relations.admin.lists.filters import KindListFilter
from relations.admin.pages.fact import FactPage, FactResolution
from relations.models import RECORDS, Conflict


@admin.register(Conflict)
class ConflictAdmin(FactPage):
    """Facts on which sources disagree."""

    change_form_template = "admin/relations/conflict.html"
    list_display = ("record_key", "fact", "source_count", "reason", "is_public")
    list_filter = (KindListFilter, "is_public")
    searched = {"record_key": (None, "record_key")}

    def page_context(self, request, obj):
        noun, _, key = obj.record_key.partition("/")
        return FactResolution(RECORDS[noun].objects.get(slug=key), obj.fact).context(request)
