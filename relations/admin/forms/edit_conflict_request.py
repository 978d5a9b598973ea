"""A request to a form that detects edit conflicts, shows both versions and saves what is chosen."""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse

from relations.actions.outcome import Outcome
from relations.admin.forms.edit_conflict import EDIT_CONFLICT_FIELD, EditConflict, read_signed
from relations.admin.links import record_url
from relations.admin.messages import document_errors
from relations.errors import Error, NothingChanged, RevisionMismatch
from relations.models import Publication, Revision

EDIT_CONFLICT = "admin/relations/edit_conflict.html"
STALE = (
    "The form did not say which revision it was opened with, so nothing was saved. Make your changes again."
)
Data = dict[str, Any]


class EditConflictRequest(ABC):
    """A request to a form about a record. Subclasses say what it shows and what it saves."""

    def __init__(self, model_admin, request, record=None):
        self.model_admin, self.request, self.record = model_admin, request, record
        self.model = model_admin.model

    @property
    def is_retracted(self) -> bool:
        """Whether the record was retracted or merged while the form was open."""
        return getattr(self.record, "publication", None) == Publication.RETRACTED

    @abstractmethod
    def open_form(self):
        """The response with the form as the record is now."""

    @abstractmethod
    def redirect_after(self, outcome: Outcome):
        """The response after the form was saved."""

    @abstractmethod
    def current(self) -> tuple[int, Data]:
        """The number of the current revision, and what the form can edit of its document."""

    @abstractmethod
    def amend(self, changes: Data, number: int) -> Outcome:
        """Change the record. Raises RevisionMismatch if `number` is not its current revision."""

    def edit_conflict(self, before: Data, mine: Data) -> EditConflict:
        """The conflict between what was submitted and the current revision."""
        self.record.refresh_from_db()
        number, theirs = self.current()
        return EditConflict(before, theirs, mine, number)

    def save_choices(self):
        """Save what was chosen on the page of an edit conflict, or show the page again."""
        found = read_signed(self.request.POST[EDIT_CONFLICT_FIELD])
        if found is None or self.record is None:
            messages.error(self.request, STALE)
            return self.open_form()
        if undecided := found.undecided(self.request.POST):
            return self.edit_conflict_page(found, [f"Choose a value for {', '.join(undecided)}."])
        changes = found.changes(self.request.POST)
        try:
            return self.redirect_after(self.amend(changes, found.revision))
        except RevisionMismatch:
            return self.edit_conflict_page(self.edit_conflict(found.theirs, found.theirs | changes))
        except NothingChanged:
            messages.info(self.request, "You kept all of their values, so there was nothing to save.")
            return HttpResponseRedirect(record_url(self.model.noun(), self.record.key))
        except Error as error:
            return self.edit_conflict_page(found, [each.message for each in document_errors(error)])

    def edit_conflict_page(self, found: EditConflict, errors: Sequence[str] = ()):
        """The page with both values of every field, to choose from."""
        choices = found.choices(self.model, self.request.POST)
        context = {"edit_conflict": found, "saved": self.saved(found), "choices": choices, "errors": errors}
        return self.render(EDIT_CONFLICT, context | {"media": ""})

    def saved(self, found: EditConflict) -> Revision | None:
        """The revision that somebody else saved: by whom and why."""
        steps = Revision.objects.filter(noun=self.record.noun(), key=self.record.key)
        return steps.filter(number=found.revision).first()

    def render(self, template: str, context: Data):
        """A page about the record, or about a new one."""
        about = self.model_admin.about(self.request, self.record)
        given = {"reason": self.request.POST.get("reason", ""), "add": self.record is None}
        return TemplateResponse(self.request, template, about | given | context)
