"""Pages on which a curator submits, restores or retracts a record: what would change, and why."""

from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse

from relations.actions.outcome import Asked, Outcome
from relations.admin.addresses import address, lead_to
from relations.admin.asking import asked, opened_at, standing_at, tell_outcome
from relations.admin.page import number_in
from relations.admin.preview import Preview, preview
from relations.admin.telling import faults_of, told
from relations.documents.document import Document
from relations.errors import EntenteError
from relations.models import Record
from relations.queries.difference import difference
from relations.queries.difference_reading import difference_reading
from relations.queries.evidence import uncited_facts
from relations.refusals import OtherRevision

PAGE = "admin/relations/deed.html"


@dataclass(frozen=True)
class DeedAsked:
    """A deed on a record: how its page is headed, what it does, and how the record would read after it."""

    title: str
    about: str
    button: str
    deed: Callable[[Asked], Outcome]
    before: Document | None
    after: Document


class DeedPage:
    """One request to the page of a deed."""

    def __init__(self, desk, request, record, deed: DeedAsked):
        self.desk, self.request, self.record, self.deed = desk, request, record, deed

    def answer(self):
        """What the request is answered: the deed is done for the revision that the page showed."""
        if self.request.method != "POST":
            return self.page()
        opened = opened_at(self.request, self.record)
        if opened is None:
            return self.page(["This page does not say which revision it showed. Read it again, and decide."])
        try:
            outcome = self.deed.deed(asked(self.request, opened.number))
        except OtherRevision as refusal:
            return self.page([refusal.sentence])
        except EntenteError as refusal:
            return self.page(told(fault.sentence for fault in faults_of(refusal)))
        if not (outcome.revision or outcome.proposal):
            return self.page(found=preview(outcome, number_in(self.request, "page")))
        tell_outcome(self.request, outcome)
        return HttpResponseRedirect(address(self.record.noun(), self.record.key))

    def page(self, faults: list[str] = (), found: Preview | None = None):
        """What would change, and the reason."""
        context = {
            "title": self.deed.title,
            "deed": self.deed,
            "faults": faults,
            "preview": found or self.expected(),
            "is_rehearsed": found is not None,
            "reason": self.request.POST.get("reason", ""),
            "revision": standing_at(self.record)[0],
            "media": self.desk.media,
        }
        return TemplateResponse(self.request, PAGE, self.desk.about(self.request, self.record) | context)

    def expected(self) -> Preview:
        """What changes by the documents alone; conflicts are known once it is tried."""
        changed = difference(self.deed.before, self.deed.after)
        found = difference_reading(self.deed.after.model, changed, number_in(self.request, "page"))
        lead_to(found.mentions)
        uncited = uncited_facts(self.deed.after) if issubclass(self.deed.after.model, Record) else []
        return Preview(found, [], uncited)
