"""Comparing the sources of one fact, and choosing its value, whether they disagree or not."""

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.template.response import TemplateResponse
from django.urls import path, reverse

from relations.actions import curation, identity
from relations.actions.changes import conflict_resolution
from relations.actions.outcome import ChangeRequest, Outcome
from relations.admin.forms.inputs import input_for
from relations.admin.forms.reference import ReferenceField, load_choice_labels
from relations.admin.links import add_mention_urls, record_url
from relations.admin.pages.confirmation import Decision, confirmed
from relations.admin.pages.page import NotFound, PageAdmin, redirect_if_not_found
from relations.admin.request_context import current_document, may_curate
from relations.documents.declaration import fact_part, parts
from relations.documents.descriptions import field_title
from relations.documents.edits.choice import FactChoice
from relations.documents.parts.rows import RowsPart
from relations.errors import InvalidDocument, InvalidDocuments, MissingReason, NoSuchClaim
from relations.models import RECORDS, Claim, Conflict, Publication, Record
from relations.models.alias import AliasKind
from relations.queries.evidence.conflict import conflict_reading

TYPED = "typed"
NAMES = ("name", "title", "label", "native_name", "abbreviation")  # facts whose claims can become aliases


class FactPage(PageAdmin):
    """Has a page for each fact: what each source says about it, and what can be decided."""

    def get_urls(self):
        view = self.admin_site.admin_view(self.fact_view)
        where = "<slug:noun>/<slug:key>/<slug:fact>/"
        return [path(where, view, name="relations_conflict_fact"), *super().get_urls()]

    @redirect_if_not_found
    def fact_view(self, request, noun, key, fact):
        """The page of a fact; decisions are posted here, and confirmed if readers see the record.

        Raises PermissionDenied, NotFound, or Http404 if the kind has no such fact.
        """
        if not self.has_view_permission(request) or (request.method == "POST" and not may_curate(request)):
            raise PermissionDenied
        if noun not in RECORDS or fact not in RECORDS[noun].facts:
            raise Http404
        record = RECORDS[noun].objects.filter(slug=key).first()
        if record is None:
            raise NotFound(RECORDS[noun]._meta, key)
        resolution = FactResolution(record, fact)
        context = self.about(request) | resolution.context(request)
        if request.method == "POST" and (
            response := confirmed(request, resolution.decision(request, context))
        ):
            return response
        return TemplateResponse(request, "admin/relations/conflict.html", context)

    def about(self, request) -> dict:
        """The context that every page of the admin needs."""
        return {**self.admin_site.each_context(request), "opts": self.opts, "has_view_permission": True}


class FactResolution:
    """One fact of a record: the context of its page, and the decisions about it."""

    def __init__(self, record: Record, fact: str):
        self.record, self.fact = record, fact
        self.part = fact_part(type(record), fact)
        self.url = reverse("admin:relations_conflict_fact", args=[record.noun(), record.key, fact])

    def context(self, request) -> dict:
        """The context of the template."""
        number, data = current_document(self.record)
        reading = conflict_reading(self.conflict(data))
        add_mention_urls(reading.mentions)
        is_open = self.record.publication != Publication.RETRACTED or request.method == "POST"
        may_decide = may_curate(request) and is_open
        form = self.form(request, data) if may_decide else None
        other = self.other_form(request) if may_decide else None
        return {
            "title": f"Compare sources on {field_title(self.fact).lower()}",
            "subtitle": None,
            "fact_title": field_title(self.fact),
            "original": self.conflict(data),
            "comparison": reading,
            "record_url": record_url(self.record.noun(), self.record.key),
            "revision": number,
            "form": form,
            "other_form": other,
            "starts_new": self.fact in NAMES,
            "media": form.media + other.media if form else "",
            "decide_url": self.url if may_decide else "",
            "sent": request.POST,
            "alias_kinds": AliasKind.choices if self.fact in NAMES else (),
        }

    def conflict(self, data: dict[str, Any]) -> Conflict:
        """The conflict on the fact, unsaved, whether sources disagree or not."""
        basis = data.get("basis", {}).get(self.fact, {})
        found = Conflict(fact=self.fact, chosen=data.get(self.fact), reason=basis.get("reason", ""))
        found.attach(self.record)
        return found

    def form(self, request, data: dict[str, Any]) -> forms.Form:
        """The input for another value. A list has none: it is edited in the form of the record."""
        fields = {}
        if not isinstance(self.part, RowsPart):
            fields["value"] = input_for(type(self.record), self.part)
        form = type("ValueForm", (forms.Form,), fields)(
            request.POST or None, initial={"value": data.get(self.fact)}
        )
        load_choice_labels([form])
        return form

    def other_form(self, request) -> forms.Form:
        """The input for another record of the kind."""
        noun = self.record.noun()
        field = ReferenceField((noun,), noun=noun, label="Existing record")
        form = type("OtherForm", (forms.Form,), {"other": field})(request.POST or None)
        load_choice_labels([form])
        return form

    def decision(self, request, context: dict) -> Decision:
        """The decision that the pressed button stands for, about the chosen claim."""
        actions = {
            "deprecate": (self.deprecate, ("Deprecate now", "Propose deprecation")),
            "alias": (self.add_alias, ("Add alias now", "Propose alias")),
            "move": (self.move_claim, ("Move now", "Propose move")),
            "start": (self.move_claim_to_new_record, ("Create now", "Propose new record")),
        }
        choose = self.choose, ("Change now", "Propose change")
        action, buttons = actions.get(request.POST.get("action"), choose)
        return Decision(
            context,
            f"Decide on {field_title(self.fact).lower()}",
            buttons,
            self.url,
            lambda requested: action(request, requested),
            needs_confirmation=self.record.publication == Publication.PUBLISHED,
        )

    def choose(self, request, requested: ChangeRequest) -> Outcome:
        """Set the fact to the value of a claim, or to the value that was typed."""
        chosen = request.POST.get("choice", "")
        if chosen != TYPED:
            return conflict_resolution.choose(self.record, FactChoice(self.fact, claim=chosen), requested)
        form = self.form(request, {})
        form.is_valid()
        choice = FactChoice(self.fact, value=form.cleaned_data.get("value"))
        return conflict_resolution.choose(self.record, choice, requested)

    def deprecate(self, request, requested: ChangeRequest) -> Outcome:
        """Deprecate a claim for the given reason. Raises MissingReason."""
        if not requested.reason:
            raise MissingReason(self.record.record_key)
        claim, why = request.POST.get("choice", ""), {"deprecated": requested.reason}
        return curation.correct_claim(self.record, claim, why, requested)

    def add_alias(self, request, requested: ChangeRequest) -> Outcome:
        """Add the printed words of a claim as an alias of the record."""
        claim = self.chosen_claim(request)
        alias = {"text": claim.printed, "kind": request.POST.get("kind"), "claim": str(claim.pk)}
        if language := request.POST.get("language", "").strip():
            alias |= {"language": language}
        return curation.add_alias(self.record, alias, requested)

    def chosen_claim(self, request) -> Claim:
        """The chosen claim. Raises NoSuchClaim."""
        chosen = request.POST.get("choice", "")
        found = [each for each in conflict_reading(self.conflict({})).claims if str(each.pk) == chosen]
        if not found:
            raise NoSuchClaim(self.record.record_key, chosen)
        return found[0]

    def move_claim(self, request, requested: ChangeRequest) -> Outcome:
        """Move a claim to another record of the kind. Raises InvalidDocuments if it does not exist."""
        form = self.other_form(request)
        form.is_valid()
        key = (form.cleaned_data.get("other") or "").rpartition("/")[2]
        other = None if "\x00" in key else type(self.record).objects.filter(slug=key).first()
        if other is None:
            rule = f"is not an existing {self.record._meta.verbose_name}"
            cure = "Choose one by typing a part of its name."
            raise InvalidDocuments([InvalidDocument("unknown_reference", "other", key, rule, cure)])
        return identity.move(self.record, other, request.POST.get("choice", ""), requested)

    def move_claim_to_new_record(self, request, requested: ChangeRequest) -> Outcome:
        """Create a draft named as a claim prints it, with the required fields of this record."""
        claim = self.chosen_claim(request)
        now = current_document(self.record)[1]
        required = {part.name: now[part.name] for part in parts(type(self.record)) if part.is_required}
        name = (claim.value or {}).get("text") or claim.printed
        new = required | {self.fact: name, "id": request.POST.get("new", "").strip()}
        return identity.move_to_new(self.record, new, str(claim.pk), requested)
