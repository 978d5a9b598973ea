"""Which record is which, on the desk: renaming, making one of two field by field, and undoing that."""

from collections.abc import Iterator
from dataclasses import dataclass

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse

from relations.actions import identity
from relations.actions.outcome import Asked, Outcome
from relations.admin.addresses import address
from relations.admin.asking import may_curate, number_of, standing_at
from relations.admin.confirmation import Decision, confirmed
from relations.admin.inputs import titled
from relations.admin.missing import Missing, or_index
from relations.admin.reference_input import ReferenceField
from relations.documents.declaration import declared
from relations.documents.document import Document
from relations.documents.union import GOES_WITH, OURS, THEIRS, choices_of
from relations.models import Record
from relations.queries.merges import merged_into
from relations.queries.record_facts import listed_values

CHOOSE, MOST_MERGED = "choose-", 50


@dataclass(frozen=True)
class Sides:
    """One field of two records, in words, and whose value is chosen."""

    name: str
    ours: list[str]
    theirs: list[str]
    choices: tuple[str, ...]
    chosen: str

    @property
    def title(self) -> str:
        """Its name in words."""
        return titled(self.name)


class IdentityPage:
    """A kind of record of which two may be one."""

    def get_urls(self):
        name, view = f"relations_{self.opts.model_name}", self.admin_site.admin_view
        return [
            path("<slug:key>/identity/", view(self.identity_view), name=f"{name}_identity"),
            path("<slug:key>/merge/<slug:other>/", view(self.merge_view), name=f"{name}_merge"),
            *super().get_urls(),
        ]

    @or_index
    def identity_view(self, request, key):
        """Renaming, finding what may be the same, and what was merged here, to be parted again."""
        record = self.named(request, key)
        if other := request.GET.get("other", "").rpartition("/")[2]:
            return HttpResponseRedirect(self.merge_address(record, self.named(request, other).key))
        context = self.about(request, record) | {
            "title": "Rename or merge",
            "revision": record.revision,
            "form": OtherForm(self.model.noun()),
            "merged": list(merged_into(record)[:MOST_MERGED]),
            "sent": request.POST,
        }
        context["media"] = self.media + context["form"].media
        if request.method == "POST":
            decision = Decision(context, "Rename or part", request.path, self.deed(request, record))
            if answer := confirmed(request, decision):
                return answer
        return TemplateResponse(request, "admin/relations/identity.html", context)

    def deed(self, request, record: Record):
        """Part from what is named, or rename."""
        loser = request.POST.get("from")
        if loser is None:
            to = request.POST.get("to", "").strip()
            return lambda asked: identity.rename(record, to, asked)
        other = self.named(request, loser)
        return lambda asked: identity.unmerge(record, other, asked)

    @or_index
    def merge_view(self, request, key, other):
        """Two records side by side: whose value each field shall have."""
        winner, loser = self.named(request, key), self.named(request, other)
        (number, ours), (read, theirs) = standing_at(winner), standing_at(loser)
        sides = list(self.sides(ours, theirs, request.POST))
        context = self.about(request, winner) | {
            "title": f"Make one of {winner.key} and {loser.key}",
            "other": loser,
            "other_url": address(loser.noun(), loser.key),
            "swapped": self.merge_address(loser, winner.key),
            "revision": number,
            "read": read,
            "sides": [each for each in sides if each.ours != each.theirs],
            "same": [each.title for each in sides if each.ours == each.theirs],
            "sent": request.POST,
        }

        def merge(asked: Asked) -> Outcome:
            posted = request.POST
            given = {name.removeprefix(CHOOSE): posted[name] for name in posted if name.startswith(CHOOSE)}
            return identity.merge(winner, loser, given, number_of(request, "read"), asked)

        if request.method == "POST" and (
            answer := confirmed(request, Decision(context, "Make one of two", request.path, merge))
        ):
            return answer
        return TemplateResponse(request, "admin/relations/merge.html", context)

    def named(self, request, key: str) -> Record:
        """The record under a key. Raises PermissionDenied, Missing."""
        if not may_curate(request) or not self.has_view_permission(request):
            raise PermissionDenied
        found = None if "\x00" in key else self.model.objects.filter(slug=key).first()
        if found is None:
            raise Missing(self.opts, key)
        return found

    def merge_address(self, record: Record, other: str) -> str:
        return reverse(f"admin:relations_{self.opts.model_name}_merge", args=[record.key, other])

    def sides(self, ours: dict, theirs: dict, sent) -> Iterator[Sides]:
        """The fields that either of two documents has."""
        document = Document(self.model.noun(), ours["id"], ours)
        for name in declared(self.model):
            if name in GOES_WITH or not (name in ours or name in theirs):
                continue
            words = [
                [each.text for each in listed_values(self.model, name, data.get(name))]
                for data in (ours, theirs)
            ]
            chosen = sent.get(f"{CHOOSE}{name}", OURS if name in ours else THEIRS)
            yield Sides(name, *words, choices_of(document, name), chosen)


class OtherForm(forms.Form):
    """Another record of a kind, found by typing."""

    def __init__(self, noun: str):
        super().__init__()
        self.fields["other"] = ReferenceField((noun,), noun=noun, label="The other record")
