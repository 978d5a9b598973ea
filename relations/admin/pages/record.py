"""The page of a record: each fact with its value and its claims."""

from django.http import HttpResponseRedirect
from django.urls import reverse

from relations.admin.links import add_mention_urls
from relations.admin.pages.page import PageAdmin
from relations.admin.request_context import query_number
from relations.models import Record
from relations.queries.curation.record_facts import Turned, facts


def is_in_conflict(record) -> bool:
    """Whether sources disagree on any fact of a record; never for reference data."""
    return isinstance(record, Record) and record.conflict_count > 0


class RecordPage(PageAdmin):
    """Shows the values of a record, why they were chosen, and its claims.

    URLs accept the identifier of a record as well as its primary key.
    """

    change_form_template = "admin/relations/record.html"

    def get_object(self, request, object_id, from_field=None):
        if "\x00" in object_id:
            return None
        found = super().get_object(request, object_id, from_field)
        if found is None and from_field is None:
            found = self.get_queryset(request).filter(**{self.model.key_field: object_id}).first()
        return found

    def page_context(self, request, obj):
        return {"facts": self.facts_of(obj, request), "subtitle": obj.key, "noun": obj.noun()}

    def facts_of(self, record, request):
        """The facts of a record, with the URLs of what they mention and of their conflicts."""
        found = facts(record, Turned(request.GET.get("fact", ""), query_number(request, "page")))
        conflicts = dict(record.conflicts.values_list("fact", "pk")) if is_in_conflict(record) else {}
        for fact in found:
            add_mention_urls(fact.mentions)
            fact.conflict = conflicts.get(fact.name)
        return found

    def history_view(self, request, object_id, extra_context=None):
        """A redirect to the list of revisions, filtered to the record."""
        found = self.get_object(request, object_id)
        if found is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
        revisions = reverse("admin:relations_revision_changelist")
        return HttpResponseRedirect(f"{revisions}?noun={found.noun()}&key={found.key}")
