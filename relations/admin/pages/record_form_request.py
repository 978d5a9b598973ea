"""A request to the form of a record: opening, previewing and saving it, and edit conflicts."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponseRedirect

from relations.actions import curation
from relations.actions.outcome import Outcome
from relations.admin.forms.edit_conflict import EDIT_CONFLICT_FIELD
from relations.admin.forms.edit_conflict_request import STALE, EditConflictRequest
from relations.admin.forms.record import RecordForm
from relations.admin.forms.sections import sections
from relations.admin.links import record_url
from relations.admin.pages.preview import preview, update_standings
from relations.admin.request_context import (
    add_outcome_message,
    change_request,
    current_document,
    opened_revision,
    query_number,
)
from relations.documents.document import parse
from relations.errors import Error, InvalidDocuments, RevisionMismatch
from relations.models import Proposal
from relations.queries.curation.record_facts import Turned
from relations.queries.history.revisions import document_after

FORM = "admin/relations/record_form.html"
STATE = ("claims", "publication", "merged_into")
INCOMPLETE = "The form arrived incomplete. Open it again, or submit fewer rows at once."


def editable(data: dict[str, Any]) -> dict[str, Any]:
    """The part of a document that the form edits: not the claims, nor the editorial state."""
    return {name: each for name, each in data.items() if name not in STATE}


class RecordFormRequest(EditConflictRequest):
    """A request to add a record of a kind, or to change one."""

    def __init__(self, model_admin, request, record=None):
        super().__init__(model_admin, request, record)
        self.turned = Turned(request.GET.get("fact", ""), query_number(request, "page"))

    def respond(self):
        """The response: the form, an edit conflict, or a redirect after saving."""
        if self.request.method != "POST":
            return self.open_form()
        if EDIT_CONFLICT_FIELD in self.request.POST:
            return self.save_choices()
        return self.change() if self.record else self.add()

    def open_form(self):
        """The form with the record as it is now."""
        number, data = current_document(self.record) if self.record else (0, {})
        return self.page(RecordForm(self.model, data, None, self.turned), number)

    def add(self):
        """Create a record from the form."""
        form, noun = RecordForm(self.model, {}, self.request.POST, self.turned), self.model.noun()
        return self.try_action(
            form, 0, lambda data: curation.create(noun, data, change_request(self.request))
        )

    def change(self):
        """Correct the record with the form."""
        opened = opened_revision(self.request, self.record)
        if opened is None:
            messages.error(self.request, STALE)
            return self.open_form()
        form = RecordForm(self.model, document_after(opened).data, self.request.POST, self.turned)
        return self.try_action(form, opened.number, lambda data: self.amend(data, opened.number))

    def try_action(self, form: RecordForm, number: int, action):
        """Run an action on the submitted document, or show the form with its errors."""
        if self.is_retracted:
            return self.page(form, number)
        if form.is_complete():
            try:
                return self.response_to(action(form.document()), form, number)
            except RevisionMismatch:
                return self.edit_conflict_response(form)
            except Error as error:
                form.add_errors(error)
        else:
            form.general_errors.append(INCOMPLETE)
        return self.page(form, number)

    def response_to(self, outcome: Outcome, form: RecordForm, number: int):
        """The redirect after a change, or the form with a preview of it."""
        if outcome.revision or outcome.proposal:
            return self.redirect_after(outcome)
        return self.page(form, number, outcome)

    def redirect_after(self, outcome: Outcome):
        """A redirect to the record, or to the list if the record is only proposed."""
        add_outcome_message(self.request, outcome)
        if not (self.record or outcome.revision):
            return HttpResponseRedirect(self.model_admin.list_url())
        return HttpResponseRedirect(record_url(self.model.noun(), outcome.after.key))

    def edit_conflict_response(self, form: RecordForm):
        """The page with both versions of every field, or the form if what was submitted has errors."""
        try:
            mine = parse(self.model.noun(), form.base | form.document()).data
        except InvalidDocuments as error:
            form.add_errors(error)
            return self.page(form, int(self.request.POST["revision"]))
        return self.edit_conflict_page(self.edit_conflict(editable(form.base), editable(mine)))

    def current(self):
        """The number of the current revision, and what the form can edit of its document."""
        number, data = current_document(self.record)
        return number, editable(data)

    def amend(self, changes: dict[str, Any], number: int) -> Outcome:
        """Correct the record. Raises RevisionMismatch if `number` is not its current revision."""
        return curation.correct(self.record, changes, change_request(self.request, number))

    def page(self, form: RecordForm, number: int, outcome: Outcome | None = None):
        """The form, with a preview if an outcome is given."""
        facts = self.model_admin.facts_of(self.record, self.request) if self.record else []
        if outcome and self.record:
            update_standings(facts, outcome.after)
        context = {
            "form": form.with_choice_labels(),
            "media": self.model_admin.media + form.media,
            "sections": list(sections(form, facts)),
            "preview": outcome and preview(outcome),
            "proposals": Proposal.objects.open().about(self.record)[:20] if self.record else (),
        }
        return self.render(FORM, context | {"revision": number})
