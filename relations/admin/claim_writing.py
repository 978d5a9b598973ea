"""One request to the form of a claim of a record: adding it, correcting it, removing it."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponseRedirect

from relations.actions import curation
from relations.actions.outcome import Outcome
from relations.admin.addresses import address
from relations.admin.asking import asked, opened_at, standing_at, tell_outcome
from relations.admin.claim_form import ClaimForm, claim_form, filled_in
from relations.admin.colliding import STALE, Colliding
from relations.admin.collision import SENT
from relations.admin.inputs import titled
from relations.admin.preview import preview
from relations.admin.reference_input import name_choices
from relations.documents.claim import fact_of
from relations.documents.document import parse
from relations.errors import EntenteError, InvalidDocuments
from relations.models import Source
from relations.queries.claimed import standing_of_new
from relations.queries.history import document_after
from relations.refusals import OtherRevision

FORM = "admin/relations/claim_form.html"
REMOVE = "_remove"
Data = dict[str, Any]


def claim_in(data: Data, identifier: str) -> Data:
    """A claim of a document without its identifier; empty if it is not there."""
    fact = fact_of(data, identifier)
    found = [each for each in data["claims"][fact] if each["id"] == identifier] if fact else [{}]
    return {name: each for name, each in found[0].items() if name != "id"}


class ClaimWriting(Colliding):
    """A request to add a claim on a fact, or to correct the one that has an identifier."""

    def __init__(self, desk, request, record, *, fact: str, identifier: str = ""):
        super().__init__(desk, request, record)
        self.fact, self.identifier = fact, identifier
        self.form = claim_form(self.model, fact)

    def answer(self):
        """What the request is answered."""
        if self.request.method != "POST":
            return self.opened()
        if SENT in self.request.POST:
            return self.chosen()
        return self.corrected() if self.identifier else self.added()

    def opened(self):
        """The form as the claim stands; of a new one, with what the address says already."""
        number, claim = self.now()
        if not self.identifier:
            claim = {name: self.request.GET[name] for name in ("at", "printed") if name in self.request.GET}
        return self.page(self.form(initial=filled_in(claim)), number)

    def added(self):
        """A new claim. It takes nothing away, so it does not matter what else was saved meanwhile."""
        form = self.form(self.request.POST)
        return self.tried(
            form, 0, lambda claim: curation.cite(self.record, self.fact, claim, asked(self.request))
        )

    def corrected(self):
        """Other members of a claim, or none of it."""
        opened = opened_at(self.request, self.record)
        if opened is None:
            messages.error(self.request, STALE)
            return self.opened()
        form, base = self.form(self.request.POST), document_after(opened).data
        try:
            return self.tried(form, opened.number, lambda claim: self.amend(claim, opened.number))
        except OtherRevision:
            return self.collided(form, base, opened.number)

    def collided(self, form: ClaimForm, base: Data, number: int):
        """Somebody else saved meanwhile: both sides of the claim, unless what was typed is faulty."""
        fact = fact_of(base, self.identifier) or self.fact
        said = {name: each for name, each in form.claim().items() if each is not None}
        claims = [each for each in base.get("claims", {}).get(fact, []) if each["id"] != self.identifier]
        typed = base.get("claims", {}) | {fact: [*claims, said | {"id": self.identifier}]}
        try:
            mine = claim_in(parse(self.model.noun(), base | {"claims": typed}).data, self.identifier)
        except InvalidDocuments as refusal:
            form.tell(refusal)
            return self.page(form, number)
        return self.collision_page(self.collision(claim_in(base, self.identifier), mine))

    def now(self) -> tuple[int, Data]:
        number, data = standing_at(self.record)
        return number, claim_in(data, self.identifier)

    def amend(self, changes: Data, number: int) -> Outcome:
        removed = REMOVE in self.request.POST
        question = asked(self.request, number)
        return curation.correct_claim(self.record, self.identifier, None if removed else changes, question)

    def tried(self, form: ClaimForm, number: int, deed):
        """Do what the form says, or show what is wrong with it. Raises OtherRevision."""
        if self.is_gone or not form.is_valid():
            return self.page(form, number)
        try:
            outcome = deed(form.claim())
        except OtherRevision:
            raise
        except EntenteError as refusal:
            form.tell(refusal)
            return self.page(form, number)
        return (
            self.done(outcome) if outcome.revision or outcome.proposal else self.page(form, number, outcome)
        )

    def done(self, outcome: Outcome):
        tell_outcome(self.request, outcome)
        return HttpResponseRedirect(f"{address(self.model.noun(), self.record.key)}#fact-{self.fact}")

    def page(self, form: ClaimForm, number: int, outcome: Outcome | None = None):
        """The form, with what would come of it where that was asked."""
        name_choices([form])
        what = "Correct the claim" if self.identifier else "Add a claim"
        context = {
            "title": f"{what} on {titled(self.fact).lower()}",
            "form": form,
            "media": self.desk.media + form.media,
            "revision": number,
            "preview": outcome and preview(outcome),
            "standing": outcome and self.standing(form, outcome),
            "is_known": bool(self.identifier),
            "fact": self.fact,
        }
        return self.shown(FORM, context)

    def standing(self, form: ClaimForm, outcome: Outcome) -> str | None:
        """How the claim would stand."""
        source = Source.objects.filter(slug=form.claim()["at"].partition("#")[0]).first()
        return source and standing_of_new(outcome.before, outcome.after, source)
