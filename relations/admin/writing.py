"""One request to the form of a record: opening it, trying it, saving it, and colliding with somebody."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponseRedirect

from relations.actions import curation
from relations.actions.outcome import Outcome
from relations.admin.addresses import address
from relations.admin.asking import asked, opened_at, standing_at, tell_outcome
from relations.admin.colliding import STALE, Colliding
from relations.admin.collision import SENT
from relations.admin.page import number_in
from relations.admin.preview import preview, restand
from relations.admin.record_form import RecordForm
from relations.admin.sections import sections
from relations.documents.document import parse
from relations.errors import EntenteError, InvalidDocuments
from relations.models import Proposal
from relations.queries.history import document_after
from relations.queries.record_facts import Turned
from relations.refusals import OtherRevision

FORM = "admin/relations/record_form.html"
STATE = ("claims", "publication", "merged_into")


def said(data: dict[str, Any]) -> dict[str, Any]:
    """What the form can say: claims are corrected one by one, and review decides on the state."""
    return {name: each for name, each in data.items() if name not in STATE}


class Writing(Colliding):
    """A request to add a record of the kind of a desk, or to change one."""

    def __init__(self, desk, request, record=None):
        super().__init__(desk, request, record)
        self.turned = Turned(request.GET.get("fact", ""), number_in(request, "page"))

    def answer(self):
        """What the request is answered."""
        if self.request.method != "POST":
            return self.opened()
        if SENT in self.request.POST:
            return self.chosen()
        return self.changed() if self.record else self.added()

    def opened(self):
        """The form as the record stands."""
        number, data = standing_at(self.record) if self.record else (0, {})
        return self.page(RecordForm(self.model, data, None, self.turned), number)

    def added(self):
        """The form that was filled in for a new record."""
        form, noun = RecordForm(self.model, {}, self.request.POST, self.turned), self.model.noun()
        return self.tried(form, 0, lambda data: curation.create(noun, data, asked(self.request)))

    def changed(self):
        """The form that was filled in for a record that stands."""
        opened = opened_at(self.request, self.record)
        if opened is None:
            messages.error(self.request, STALE)
            return self.opened()
        form = RecordForm(self.model, document_after(opened).data, self.request.POST, self.turned)
        return self.tried(form, opened.number, lambda data: self.amend(data, opened.number))

    def tried(self, form: RecordForm, number: int, deed):
        """Do what the form says, or show what is wrong with it, with all that was typed."""
        if self.is_gone:
            return self.page(form, number)
        if form.is_readable():
            try:
                return self.told(deed(form.typed()), form, number)
            except OtherRevision:
                return self.collided(form)
            except EntenteError as refusal:
                form.tell(refusal)
        else:
            form.others.append("Not all of the form arrived. Open it again, or send less of it at once.")
        return self.page(form, number)

    def told(self, outcome: Outcome, form: RecordForm, number: int):
        """What came of it, or would come of it."""
        if outcome.revision or outcome.proposal:
            return self.done(outcome)
        return self.page(form, number, outcome)

    def done(self, outcome: Outcome):
        """Say what came of it, and lead to the record."""
        tell_outcome(self.request, outcome)
        is_there = self.record or outcome.revision
        key = outcome.after.key
        return HttpResponseRedirect(address(self.model.noun(), key) if is_there else self.desk.list_address())

    def collided(self, form: RecordForm):
        """Somebody else saved meanwhile: both sides of every field, unless what was typed is faulty."""
        try:
            mine = parse(self.model.noun(), form.base | form.typed()).data
        except InvalidDocuments as refusal:
            form.tell(refusal)
            return self.page(form, int(self.request.POST["revision"]))
        return self.collision_page(self.collision(said(form.base), said(mine)))

    def now(self):
        """The revision at which the record stands, and what the form can say of it."""
        number, data = standing_at(self.record)
        return number, said(data)

    def amend(self, changes: dict[str, Any], number: int) -> Outcome:
        """Correct the record as it stands at a revision."""
        return curation.correct(self.record, changes, asked(self.request, number))

    def page(self, form: RecordForm, number: int, outcome: Outcome | None = None):
        """The form, with what would come of it where that was asked."""
        facts = self.desk.facts_of(self.record, self.request) if self.record else []
        if outcome and self.record:
            restand(facts, outcome.after)
        context = {
            "form": form.with_names(),
            "media": self.desk.media + form.media,
            "sections": list(sections(form, facts)),
            "preview": outcome and preview(outcome),
            "proposals": Proposal.objects.open().about(self.record)[:20] if self.record else (),
        }
        return self.shown(FORM, context | {"revision": number})
