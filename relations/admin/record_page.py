"""The page of a record on the desk: fact by fact, with the claims beside them."""

from django.http import HttpResponseRedirect
from django.urls import reverse

from relations.admin.addresses import lead_to
from relations.admin.page import PageAdmin, number_in
from relations.models import Record
from relations.queries.record_facts import Turned, facts


def is_in_conflict(record) -> bool:
    return isinstance(record, Record) and record.conflict_count > 0


class RecordPage(PageAdmin):
    """Shows what a record says, why, and who says so. It is found by its identifier as well as by number."""

    change_form_template = "admin/relations/record.html"

    def get_object(self, request, object_id, from_field=None):
        if "\x00" in object_id:
            return None
        found = super().get_object(request, object_id, from_field)
        if found is None and from_field is None:
            found = self.get_queryset(request).filter(**{self.model.key_field: object_id}).first()
        return found

    def shown(self, request, obj):
        return {"facts": self.facts_of(obj, request), "subtitle": obj.key, "noun": obj.noun()}

    def facts_of(self, record, request):
        """Its facts, each with the addresses of what it mentions and of its conflict."""
        found = facts(record, Turned(request.GET.get("fact", ""), number_in(request, "page")))
        conflicts = dict(record.conflicts.values_list("fact", "pk")) if is_in_conflict(record) else {}
        for fact in found:
            lead_to(fact.mentions)
            fact.conflict = conflicts.get(fact.name)
        return found

    def history_view(self, request, object_id, extra_context=None):
        """The history of a record is that of its revisions."""
        found = self.get_object(request, object_id)
        if found is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
        revisions = reverse("admin:relations_revision_changelist")
        return HttpResponseRedirect(f"{revisions}?noun={found.noun()}&key={found.key}")
