"""A request to the form of a claim on a record: adding it, correcting it, removing it."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponseRedirect

from relations.actions import curation
from relations.actions.outcome import Outcome
from relations.admin.forms.claim import ClaimForm, claim_form, initial_claim
from relations.admin.forms.edit_conflict import EDIT_CONFLICT_FIELD
from relations.admin.forms.edit_conflict_request import STALE, EditConflictRequest
from relations.admin.forms.reference import load_choice_labels
from relations.admin.links import record_url
from relations.admin.pages.preview import preview
from relations.admin.request_context import (
    add_outcome_message,
    change_request,
    current_document,
    opened_revision,
)
from relations.documents.claim import fact_of_claim
from relations.documents.descriptions import field_title
from relations.documents.document import parse
from relations.errors import Error, InvalidDocuments, RevisionMismatch
from relations.models import Source
from relations.queries.evidence.hypothetical_claim import standing_of_new
from relations.queries.history.revisions import document_after

FORM = "admin/relations/claim_form.html"
REMOVE = "_remove"
Data = dict[str, Any]


def claim_in(data: Data, identifier: str) -> Data:
    """A claim of a document without its identifier; empty if the document does not have it."""
    fact = fact_of_claim(data, identifier)
    found = [each for each in data["claims"][fact] if each["id"] == identifier] if fact else [{}]
    return {name: each for name, each in found[0].items() if name != "id"}


class ClaimFormRequest(EditConflictRequest):
    """A request to add a claim on a fact, or to correct the claim with an identifier."""

    def __init__(self, model_admin, request, record, *, fact: str, identifier: str = ""):
        super().__init__(model_admin, request, record)
        self.fact, self.identifier = fact, identifier
        self.form = claim_form(self.model, fact)

    def respond(self):
        """The response: the form, an edit conflict, or a redirect after saving."""
        if self.request.method != "POST":
            return self.open_form()
        if EDIT_CONFLICT_FIELD in self.request.POST:
            return self.save_choices()
        return self.correct() if self.identifier else self.add()

    def open_form(self):
        """The form with the claim as it is now; for a new claim, with what the URL says of it."""
        number, claim = self.current()
        if not self.identifier:
            claim = {name: self.request.GET[name] for name in ("at", "printed") if name in self.request.GET}
        return self.page(self.form(initial=initial_claim(claim)), number)

    def add(self):
        """Add the claim. A new claim conflicts with no other change, so no revision is compared."""
        form = self.form(self.request.POST)
        return self.try_action(
            form, 0, lambda claim: curation.cite(self.record, self.fact, claim, change_request(self.request))
        )

    def correct(self):
        """Correct or remove the claim, or show an edit conflict."""
        opened = opened_revision(self.request, self.record)
        if opened is None:
            messages.error(self.request, STALE)
            return self.open_form()
        form, base = self.form(self.request.POST), document_after(opened).data
        try:
            return self.try_action(form, opened.number, lambda claim: self.amend(claim, opened.number))
        except RevisionMismatch:
            return self.edit_conflict_response(form, base, opened.number)

    def edit_conflict_response(self, form: ClaimForm, base: Data, number: int):
        """The page with both versions of the claim, or the form if what was submitted has errors."""
        fact = fact_of_claim(base, self.identifier) or self.fact
        stated = {name: each for name, each in form.claim().items() if each is not None}
        claims = [each for each in base.get("claims", {}).get(fact, []) if each["id"] != self.identifier]
        typed = base.get("claims", {}) | {fact: [*claims, stated | {"id": self.identifier}]}
        try:
            mine = claim_in(parse(self.model.noun(), base | {"claims": typed}).data, self.identifier)
        except InvalidDocuments as error:
            form.add_errors(error)
            return self.page(form, number)
        return self.edit_conflict_page(self.edit_conflict(claim_in(base, self.identifier), mine))

    def current(self) -> tuple[int, Data]:
        """The number of the current revision, and the claim in it."""
        number, data = current_document(self.record)
        return number, claim_in(data, self.identifier)

    def amend(self, changes: Data, number: int) -> Outcome:
        """Correct the claim, or remove it if that button was pressed. Raises RevisionMismatch."""
        removed = REMOVE in self.request.POST
        requested = change_request(self.request, number)
        return curation.correct_claim(self.record, self.identifier, None if removed else changes, requested)

    def try_action(self, form: ClaimForm, number: int, action):
        """Run an action on the submitted claim, or show the form with its errors. Raises RevisionMismatch."""
        if self.is_retracted or not form.is_valid():
            return self.page(form, number)
        try:
            outcome = action(form.claim())
        except RevisionMismatch:
            raise
        except Error as error:
            form.add_errors(error)
            return self.page(form, number)
        if outcome.revision or outcome.proposal:
            return self.redirect_after(outcome)
        return self.page(form, number, outcome)

    def redirect_after(self, outcome: Outcome):
        """A redirect to the fact on the page of the record."""
        add_outcome_message(self.request, outcome)
        page = record_url(self.model.noun(), self.record.key)
        return HttpResponseRedirect(f"{page}#fact-{self.fact}")

    def page(self, form: ClaimForm, number: int, outcome: Outcome | None = None):
        """The form, with a preview if an outcome is given."""
        load_choice_labels([form])
        what = "Correct the claim" if self.identifier else "Add a claim"
        context = {
            "title": f"{what} on {field_title(self.fact).lower()}",
            "form": form,
            "media": self.model_admin.media + form.media,
            "revision": number,
            "preview": outcome and preview(outcome),
            "standing": outcome and self.standing(form, outcome),
            "is_empty": outcome and outcome.after.data.get(self.fact) is None,
            "is_known": bool(self.identifier),
            "fact": self.fact,
        }
        return self.render(FORM, context)

    def standing(self, form: ClaimForm, outcome: Outcome) -> str | None:
        """The standing that the claim would have; None if its source does not exist."""
        source = Source.objects.filter(slug=form.claim()["at"].partition("#")[0]).first()
        return source and standing_of_new(outcome.before, outcome.after, source)
