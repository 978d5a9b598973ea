"""The readings of one fact, side by side, to be chosen from: whether sources disagree on it or not."""

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.template.response import TemplateResponse
from django.urls import path, reverse

from relations.actions import choosing, curation, identity
from relations.actions.outcome import Asked, Outcome
from relations.admin.addresses import address, lead_to
from relations.admin.asking import may_curate, standing_at
from relations.admin.confirmation import Decision, confirmed
from relations.admin.inputs import input_for
from relations.admin.missing import Missing, or_index
from relations.admin.page import PageAdmin
from relations.admin.reference_input import ReferenceField, name_choices
from relations.documents.choice import Choice
from relations.documents.declaration import fact_part, parts
from relations.documents.rows import RowsPart
from relations.errors import InvalidDocument, InvalidDocuments
from relations.models import RECORDS, Claim, Conflict, Publication, Record
from relations.models.alias import AliasKind
from relations.queries.dispute import dispute
from relations.refusals import NoReason, NoSuchClaim

TYPED = "typed"
WORDINGS = ("name", "title", "label", "native_name", "abbreviation")  # facts that aliases serve, too


class FactPage(PageAdmin):
    """The page of a fact: what each source says about it, and what can be decided."""

    def get_urls(self):
        view = self.admin_site.admin_view(self.fact_view)
        where = "<slug:noun>/<slug:key>/<slug:fact>/"
        return [path(where, view, name="relations_conflict_fact"), *super().get_urls()]

    @or_index
    def fact_view(self, request, noun, key, fact):
        """The readings; decisions are posted here, those on what readers see shown before they are made."""
        if not self.has_view_permission(request) or (request.method == "POST" and not may_curate(request)):
            raise PermissionDenied
        if noun not in RECORDS or fact not in RECORDS[noun].facts:
            raise Http404
        record = RECORDS[noun].objects.filter(slug=key).first()
        if record is None:
            raise Missing(RECORDS[noun]._meta, key)
        page = FactDesk(record, fact)
        told = self.about(request) | page.context(request)
        if request.method == "POST":
            is_seen = record.publication == Publication.PUBLISHED
            decision = Decision(told, f"Decide on {fact}", page.address, page.deed(request), is_seen)
            if answer := confirmed(request, decision):
                return answer
        return TemplateResponse(request, "admin/relations/conflict.html", told)

    def about(self, request) -> dict:
        return {**self.admin_site.each_context(request), "opts": self.opts, "has_view_permission": True}


class FactDesk:
    """One fact of a record, as the desk shows it."""

    def __init__(self, record: Record, fact: str):
        self.record, self.fact = record, fact
        self.part = fact_part(type(record), fact)
        self.address = reverse("admin:relations_conflict_fact", args=[record.noun(), record.key, fact])

    def context(self, request) -> dict:
        """What the page is told."""
        number, data = standing_at(self.record)
        reading = dispute(self.conflict(data))
        lead_to(reading.mentions)
        is_asked = self.record.publication != Publication.RETRACTED or request.method == "POST"
        may_decide = may_curate(request) and is_asked
        form = self.form(request, data) if may_decide else None
        other = self.other_form(request) if may_decide else None
        return {
            "title": f"{self.record.key}: {self.fact}",
            "original": self.conflict(data),
            "dispute": reading,
            "record_url": address(self.record.noun(), self.record.key),
            "revision": number,
            "form": form,
            "other_form": other,
            "starts_new": self.fact in WORDINGS,
            "media": form.media + other.media if form else "",
            "decide_url": self.address if may_decide else "",
            "sent": request.POST,
            "alias_kinds": AliasKind.choices if self.fact in WORDINGS else (),
        }

    def conflict(self, data: dict[str, Any]) -> Conflict:
        """The conflict on the fact, whether there is one or not."""
        basis = data.get("basis", {}).get(self.fact, {})
        found = Conflict(fact=self.fact, chosen=data.get(self.fact), reason=basis.get("reason", ""))
        found.attach(self.record)
        return found

    def form(self, request, data: dict[str, Any]) -> forms.Form:
        """The input for another value; lists of several members have theirs in the form of the record."""
        fields = {}
        if not isinstance(self.part, RowsPart):
            fields["value"] = input_for(type(self.record), self.part)
        form = type("ValueForm", (forms.Form,), fields)(
            request.POST or None, initial={"value": data.get(self.fact)}
        )
        name_choices([form])
        return form

    def other_form(self, request) -> forms.Form:
        """The input for another record of the kind."""
        noun = self.record.noun()
        field = ReferenceField((noun,), noun=noun, label="That record")
        form = type("OtherForm", (forms.Form,), {"other": field})(request.POST or None)
        name_choices([form])
        return form

    def deed(self, request):
        """What the pressed button asks for, of the claim that is chosen."""
        deeds = {"deprecate": self.deprecate, "alias": self.name, "move": self.move, "start": self.start}
        return lambda asked: deeds.get(request.POST.get("deed"), self.choose)(request, asked)

    def choose(self, request, asked: Asked) -> Outcome:
        """Let the fact hold what a claim says, or what was typed."""
        chosen = request.POST.get("choice", "")
        if chosen != TYPED:
            return choosing.choose(self.record, Choice(self.fact, claim=chosen), asked)
        form = self.form(request, {})
        form.is_valid()
        return choosing.choose(self.record, Choice(self.fact, value=form.cleaned_data.get("value")), asked)

    def deprecate(self, request, asked: Asked) -> Outcome:
        """Let a claim count no more; the reason says why."""
        if not asked.reason:
            raise NoReason(self.record.record_key)
        claim, why = request.POST.get("choice", ""), {"deprecated": asked.reason}
        return curation.correct_claim(self.record, claim, why, asked)

    def name(self, request, asked: Asked) -> Outcome:
        """Make the words of a claim another name of the record."""
        claim = self.named_claim(request)
        alias = {"text": claim.printed, "kind": request.POST.get("kind"), "claim": str(claim.pk)}
        if language := request.POST.get("language", "").strip():
            alias |= {"language": language}
        return curation.name(self.record, alias, asked)

    def named_claim(self, request) -> Claim:
        """The claim that is chosen. Raises NoSuchClaim."""
        chosen = request.POST.get("choice", "")
        found = [each for each in dispute(self.conflict({})).claims if str(each.pk) == chosen]
        if not found:
            raise NoSuchClaim(self.record.record_key, chosen)
        return found[0]

    def move(self, request, asked: Asked) -> Outcome:
        """Move a claim to the record that its words mean."""
        form = self.other_form(request)
        form.is_valid()
        key = (form.cleaned_data.get("other") or "").rpartition("/")[2]
        other = None if "\x00" in key else type(self.record).objects.filter(slug=key).first()
        if other is None:
            rule, cure = f"is no {self.record.noun()} that exists", "Choose one by typing a part of its name."
            raise InvalidDocuments([InvalidDocument("unknown_reference", "other", key, rule, cure)])
        return identity.move(self.record, other, request.POST.get("choice", ""), asked)

    def start(self, request, asked: Asked) -> Outcome:
        """Start a record that is called as a claim prints it, like this one in what it must have."""
        claim = self.named_claim(request)
        now = standing_at(self.record)[1]
        needed = {part.name: now[part.name] for part in parts(type(self.record)) if part.is_required}
        new = needed | {self.fact: said(claim), "id": request.POST.get("new", "").strip()}
        return identity.move_to_new(self.record, new, str(claim.pk), asked)


def said(claim: Claim) -> str:
    """What a claim calls something: as it means it, or, where it says only words, as it prints it."""
    return (claim.value or {}).get("text") or claim.printed
