"""What a form does when somebody else saved meanwhile: both sides are shown, and what is chosen is saved."""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse

from relations.actions.outcome import Outcome
from relations.admin.addresses import address
from relations.admin.collision import SENT, Collision, unsealed
from relations.admin.telling import faults_of
from relations.errors import EntenteError, NothingChanged
from relations.models import Publication, Revision
from relations.refusals import OtherRevision

COLLISION = "admin/relations/collision.html"
STALE = "This form does not say at which revision it was opened. It is opened anew; type your changes again."
Data = dict[str, Any]


class Colliding(ABC):
    """A request to a form about a record. Subclasses say what it shows and what it saves."""

    def __init__(self, desk, request, record=None):
        self.desk, self.request, self.record = desk, request, record
        self.model = desk.model

    @property
    def is_gone(self) -> bool:
        """Whether the record was retracted, or merged, while the form was open."""
        return getattr(self.record, "publication", None) == Publication.RETRACTED

    @abstractmethod
    def opened(self):
        """The form as things stand."""

    @abstractmethod
    def done(self, outcome: Outcome):
        """What is answered when it is saved."""

    @abstractmethod
    def now(self) -> tuple[int, Data]:
        """The revision at which the record stands, and what the form can say of it."""

    @abstractmethod
    def amend(self, changes: Data, number: int) -> Outcome:
        """Change the record as it stands at a revision."""

    def collision(self, before: Data, mine: Data) -> Collision:
        """The sides, of which theirs is what stands now."""
        self.record.refresh_from_db()
        number, theirs = self.now()
        return Collision(before, theirs, mine, number)

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
            return self.done(self.amend(changes, found.revision))
        except OtherRevision:
            return self.collision_page(self.collision(found.theirs, found.theirs | changes))
        except NothingChanged:
            messages.info(self.request, "Nothing of yours was left: the record stays as it is.")
            return HttpResponseRedirect(address(self.model.noun(), self.record.key))
        except EntenteError as refusal:
            return self.collision_page(found, [fault.sentence for fault in faults_of(refusal)])

    def collision_page(self, found: Collision, faults: Sequence[str] = ()):
        """Both sides of every field, to choose from."""
        choices = found.choices(self.model, self.request.POST)
        context = {"collision": found, "saved": self.saved(found), "choices": choices, "faults": faults}
        return self.shown(COLLISION, context | {"media": ""})

    def saved(self, found: Collision) -> Revision | None:
        """What somebody else saved, which tells who and why."""
        steps = Revision.objects.filter(noun=self.record.noun(), key=self.record.key)
        return steps.filter(number=found.revision).first()

    def shown(self, template: str, context: Data):
        """A page about the record, or about a new one."""
        about = self.desk.about(self.request, self.record)
        given = {"reason": self.request.POST.get("reason", ""), "add": self.record is None}
        return TemplateResponse(self.request, template, about | given | context)
