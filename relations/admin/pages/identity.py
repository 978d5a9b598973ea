"""Renaming a record, merging two records field by field, and undoing a merge."""

from collections.abc import Iterator
from dataclasses import dataclass

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse

from relations.actions import identity
from relations.actions.outcome import ChangeRequest, Outcome
from relations.admin.forms.reference import ReferenceField
from relations.admin.links import record_url
from relations.admin.pages.confirmation import Decision, confirmed
from relations.admin.pages.page import NotFound, redirect_if_not_found
from relations.admin.request_context import current_document, may_curate, posted_number
from relations.documents.declaration import declared
from relations.documents.descriptions import field_title
from relations.documents.document import Document
from relations.documents.edits.union import DECIDED_WITH, OURS, THEIRS, choices_of
from relations.models import Record
from relations.queries.curation.record_facts import listed_values
from relations.queries.history.merges import merged_into

CHOOSE, MOST_MERGED = "choose-", 50


@dataclass(frozen=True)
class FieldComparison:
    """One field of two records, as text, and whose value is chosen."""

    name: str
    ours: list[str]
    theirs: list[str]
    choices: tuple[str, ...]
    chosen: str

    @property
    def title(self) -> str:
        """The name of the field as a label."""
        return field_title(self.name)


class IdentityPage:
    """A kind of record that can be renamed and merged."""

    def get_urls(self):
        name, view = f"relations_{self.opts.model_name}", self.admin_site.admin_view
        return [
            path("<slug:key>/identity/", view(self.identity_view), name=f"{name}_identity"),
            path("<slug:key>/merge/<slug:other>/", view(self.merge_view), name=f"{name}_merge"),
            *super().get_urls(),
        ]

    @redirect_if_not_found
    def identity_view(self, request, key):
        """The page that renames a record, searches another to merge, and undoes merges into it."""
        record = self.record_to_change(request, key)
        if other := request.GET.get("other", "").rpartition("/")[2]:
            return HttpResponseRedirect(self.merge_url(record, self.record_to_change(request, other).key))
        context = self.about(request, record) | {
            "title": "Rename or merge",
            "revision": record.revision,
            "form": OtherForm(self.model.noun()),
            "merged": list(merged_into(record)[:MOST_MERGED]),
            "sent": request.POST,
        }
        context["media"] = self.media + context["form"].media
        if request.method == "POST":
            decision = self.decision(request, record, context)
            if response := confirmed(request, decision):
                return response
        return TemplateResponse(request, "admin/relations/identity.html", context)

    def decision(self, request, record: Record, context: dict) -> Decision:
        """What the submitted form asks for: undoing a merge, or renaming."""
        if "from" in request.POST:
            other = self.record_to_change(request, request.POST["from"])
            return Decision(
                context,
                f"Undo the merge of {other.key} into {record.key}",
                ("Undo merge now", "Propose undoing the merge"),
                request.path,
                lambda requested: identity.unmerge(record, other, requested),
            )
        new_key = request.POST.get("new_id", "").strip()
        return Decision(
            context,
            f"Rename {record.key}",
            ("Rename now", "Propose rename"),
            request.path,
            lambda requested: identity.rename(record, new_key, requested),
        )

    @redirect_if_not_found
    def merge_view(self, request, key, other):
        """The page that compares two records and asks whose value to keep in each field."""
        winner, loser = self.record_to_change(request, key), self.record_to_change(request, other)
        (number, ours), (read, theirs) = current_document(winner), current_document(loser)
        fields = list(self.compared_fields(ours, theirs, request.POST))
        title = f"Merge {loser.key} into {winner.key}"
        context = self.about(request, winner) | {
            "title": title,
            "other": loser,
            "other_url": record_url(loser.noun(), loser.key),
            "swapped_url": self.merge_url(loser, winner.key),
            "revision": number,
            "read": read,
            "fields": [each for each in fields if each.ours != each.theirs],
            "same": [each.title for each in fields if each.ours == each.theirs],
            "sent": request.POST,
        }

        def merge(requested: ChangeRequest) -> Outcome:
            posted = request.POST
            chosen = {name.removeprefix(CHOOSE): posted[name] for name in posted if name.startswith(CHOOSE)}
            return identity.merge(winner, loser, chosen, posted_number(request, "read"), requested)

        decision = Decision(context, title, ("Merge now", "Propose merge"), request.path, merge)
        if request.method == "POST" and (response := confirmed(request, decision)):
            return response
        return TemplateResponse(request, "admin/relations/merge.html", context)

    def record_to_change(self, request, key: str) -> Record:
        """The record with an identifier. Raises PermissionDenied, NotFound."""
        if not may_curate(request) or not self.has_view_permission(request):
            raise PermissionDenied
        found = None if "\x00" in key else self.model.objects.filter(slug=key).first()
        if found is None:
            raise NotFound(self.opts, key)
        return found

    def merge_url(self, record: Record, other: str) -> str:
        """The URL of the page that merges another record into a record."""
        return reverse(f"admin:relations_{self.opts.model_name}_merge", args=[record.key, other])

    def compared_fields(self, ours: dict, theirs: dict, posted) -> Iterator[FieldComparison]:
        """The fields that either of two documents has, in the order of documents."""
        document = Document(self.model.noun(), ours["id"], ours)
        for name in declared(self.model):
            if name in DECIDED_WITH or not (name in ours or name in theirs):
                continue
            texts = [
                [each.text for each in listed_values(self.model, name, data.get(name))]
                for data in (ours, theirs)
            ]
            chosen = posted.get(f"{CHOOSE}{name}", OURS if name in ours else THEIRS)
            yield FieldComparison(name, *texts, choices_of(document, name), chosen)


class OtherForm(forms.Form):
    """An input for another record of a kind."""

    def __init__(self, noun: str):
        super().__init__()
        self.fields["other"] = ReferenceField((noun,), noun=noun, label="Other record")
