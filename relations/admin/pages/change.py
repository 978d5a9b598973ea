"""Pages that submit, restore or retract a record: what would change, and the reason for it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse

from relations.actions.outcome import ChangeRequest, Outcome
from relations.admin.links import add_mention_urls, record_url
from relations.admin.messages import document_errors, unique
from relations.admin.pages.preview import Preview, preview
from relations.admin.request_context import (
    add_outcome_message,
    change_request,
    current_document,
    opened_revision,
    query_number,
)
from relations.documents.document import Document
from relations.errors import Error, RevisionMismatch
from relations.models import Record
from relations.queries.comparison.difference import difference
from relations.queries.comparison.difference_reading import difference_reading
from relations.queries.evidence.assessment import uncited_facts

PAGE = "admin/relations/change.html"
STALE = "The form did not say which revision it showed, so nothing was changed. Check the page and try again."


@dataclass(frozen=True)
class RequestedChange:
    """A change of a record: the texts of its page, the action, and the document before and after it."""

    title: str
    about: str
    button: str
    action: Callable[[ChangeRequest], Outcome]
    before: Document | None
    after: Document


class ChangePage:
    """A request to the page of a change."""

    def __init__(self, model_admin, request, record, change: RequestedChange):
        self.model_admin, self.request, self.record = model_admin, request, record
        self.change = change

    def respond(self):
        """The response: the page, or a redirect after the change, made to the revision that was shown."""
        if self.request.method != "POST":
            return self.page()
        opened = opened_revision(self.request, self.record)
        if opened is None:
            return self.page([STALE])
        try:
            outcome = self.change.action(change_request(self.request, opened.number))
        except RevisionMismatch as error:
            return self.page([error.message])
        except Error as error:
            return self.page(unique(each.message for each in document_errors(error)))
        if not (outcome.revision or outcome.proposal):
            return self.page(found=preview(outcome, query_number(self.request, "page")))
        add_outcome_message(self.request, outcome)
        return HttpResponseRedirect(record_url(self.record.noun(), self.record.key))

    def page(self, errors: Sequence[str] = (), found: Preview | None = None):
        """The page with errors, and with what would change."""
        context = {
            "title": self.change.title,
            "change": self.change,
            "errors": errors,
            "preview": found or self.expected(),
            "is_dry_run": found is not None,
            "reason": self.request.POST.get("reason", ""),
            "revision": current_document(self.record)[0],
            "media": self.model_admin.media,
        }
        about = self.model_admin.about(self.request, self.record)
        return TemplateResponse(self.request, PAGE, about | context)

    def expected(self) -> Preview:
        """What changes in the document. New conflicts are known only after a dry run."""
        changed = difference(self.change.before, self.change.after)
        page = query_number(self.request, "page")
        found = difference_reading(self.change.after.model, changed, page)
        add_mention_urls(found.mentions)
        uncited = uncited_facts(self.change.after) if issubclass(self.change.after.model, Record) else []
        return Preview(found, [], uncited)
