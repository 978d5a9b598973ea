"""One request to the form of a record: opening it, trying it, saving it, and colliding with somebody."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse

from relations.actions import curation
from relations.actions.outcome import Outcome
from relations.admin.addresses import address
from relations.admin.asking import asked, opened_at, standing_at, tell_outcome
from relations.admin.collision import SENT, Collision, unsealed
from relations.admin.page import number_in
from relations.admin.preview import preview, restand
from relations.admin.record_form import RecordForm
from relations.admin.sections import sections
from relations.admin.telling import faults_of
from relations.documents.document import parse
from relations.errors import EntenteError, InvalidDocuments, NothingChanged
from relations.models import Proposal
from relations.queries.history import document_after
from relations.queries.record_facts import Turned
from relations.refusals import OtherRevision

FORM, COLLISION = "admin/relations/record_form.html", "admin/relations/collision.html"
STALE = "This form does not say at which revision it was opened. It is opened anew; type your changes again."


class Writing:
    """A request to add a record of the kind of a desk, or to change one."""

    def __init__(self, desk, request, record=None):
        self.desk, self.request, self.record = desk, request, record
        self.model = desk.model
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
        deed = self.corrected(opened.number)
        return self.tried(form, opened.number, deed)

    def corrected(self, number: int):
        """The deed that corrects the record as it stands at a revision."""
        return lambda data: curation.correct(self.record, data, asked(self.request, number))

    def tried(self, form: RecordForm, number: int, deed):
        """Do what the form says, or show what is wrong with it, with all that was typed."""
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
        return self.collision_page(self.collision(form.base, mine))

    def collision(self, before: dict[str, Any], mine: dict[str, Any]) -> Collision:
        """The sides of what the form can say; claims are added and corrected one by one."""
        self.record.refresh_from_db()
        number, theirs = standing_at(self.record)
        sides = [{name: each for name, each in side.items() if name != "claims"} for side in (before, theirs)]
        kept = {name: theirs[name] for name in ("publication", "merged_into") if name in theirs}
        mine = {name: each for name, each in mine.items() if name != "claims"} | kept
        return Collision(*sides, mine, number)

    def chosen(self):
        """Save what was chosen on the page of a collision, against the revision that it showed."""
        found = unsealed(self.request.POST[SENT])
        if found is None or self.record is None:
            messages.error(self.request, STALE)
            return self.opened()
        if undecided := found.undecided(self.request.POST):
            return self.collision_page(found, [f"Choose for {', '.join(undecided)}."])
        changes = found.changes(self.request.POST)
        try:
            return self.done(curation.correct(self.record, changes, asked(self.request, found.revision)))
        except OtherRevision:
            return self.collision_page(self.collision(found.theirs, found.theirs | changes))
        except NothingChanged:
            messages.info(self.request, "Nothing of yours was left: the record stays as it is.")
            return HttpResponseRedirect(address(self.model.noun(), self.record.key))
        except EntenteError as refusal:
            return self.collision_page(found, [fault.sentence for fault in faults_of(refusal)])

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

    def collision_page(self, found: Collision, faults: list[str] = ()):
        """Both sides of every field, to choose from."""
        sent = self.request.POST
        context = {
            "collision": found,
            "choices": found.choices(self.model, sent),
            "faults": faults,
            "media": "",
        }
        return self.shown(COLLISION, context)

    def shown(self, template: str, context: dict[str, Any]):
        """A page about the record, or about a new one."""
        return TemplateResponse(
            self.request,
            template,
            self.desk.about(self.request, self.record)
            | {"reason": self.request.POST.get("reason", ""), "add": self.record is None}
            | context,
        )
