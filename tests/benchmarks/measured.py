"""Which lists the benchmark tries: those of all resources, the feed of changes, and the lists of one record.

Not among them, and why: searches are measured by tests/benchmarks/search.py; timelines, dossiers and coverage
by tests/benchmarks/relations.py. There are no 80 000 countries, nor claims or revisions of one record: of
those lists the plans are looked at and no page far down is timed.
"""

from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any

from django.db.models import QuerySet

from relations.api.urls import RESOURCES
from relations.api.views.record import RecordViewSet
from relations.models import Agreement, Meeting, Revision, Visit
from relations.queries import changes
from tests.benchmarks.questions import FACTS, QUESTIONS

NOT_FILTERS = {"match"}


@dataclass(frozen=True)
class Listed:
    """A list with what can be asked of it. Its view says by what it can be ordered."""

    name: str
    view: Any
    own: tuple[str, ...] = ()

    @property
    def rows(self) -> QuerySet:
        """All that it lists."""
        return self.view.queryset.all()

    @property
    def questions(self) -> list[str]:
        """Every question, with identifiers of the database in it; and none."""
        some = {model.noun(): model.objects.order_by("id")[7].slug for model in (Visit, Meeting, Agreement)}
        return ["", *(question.format(**some) for question in self.own)]


def unasked(name: str) -> set[str]:
    """The filters of a resource by which no question asks."""
    names = {pair.partition("=")[0] for question in QUESTIONS[name] for pair in question.split("&")}
    return set(RESOURCES[name].filterset_class.base_filters) - names - NOT_FILTERS


class OfOneRecord:
    """A list of one record as a view: its rows are looked up when they are asked for."""

    def __init__(self, action: Any, of: Any) -> None:
        vars(self).update(action.kwargs)
        self._of = of

    @property
    def queryset(self) -> QuerySet:
        return self._of(Visit.objects.order_by("id")[7])


LISTS = [
    *(Listed(name, view, QUESTIONS[name]) for name, view in RESOURCES.items()),
    Listed(
        "changes",
        SimpleNamespace(
            queryset=changes.changes(),
            rows=Revision,
            filterset_class=None,
            orderings={"sequence": "sequence"},
            unique="sequence",
        ),
    ),
    Listed(
        "claims of one",
        OfOneRecord(RecordViewSet.claims, lambda visit: visit.claims.public().with_sources()),
        tuple(each for each in QUESTIONS["claims"] if each not in FACTS[:3]),
    ),
    Listed(
        "revisions of one",
        OfOneRecord(RecordViewSet.revisions, lambda visit: changes.documents_of(visit.noun(), visit.slug)),
    ),
]
