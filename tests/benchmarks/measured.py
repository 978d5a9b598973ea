"""The lists that the benchmark measures: those of all resources, the changes feed, and lists of one record.

Searches are measured by tests/benchmarks/search.py; timelines, dossiers and coverage by
tests/benchmarks/relations.py. There are no 80 000 countries, nor claims or revisions of one record: of those
lists only the query plans are checked, and no page far down is timed.
"""

from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any

from django.db.models import QuerySet

from relations.api.urls import RESOURCES
from relations.api.views.record_claim import RecordClaimViewSet
from relations.api.views.revision import RevisionViewSet
from relations.models import Agreement, Meeting, Revision, Visit
from relations.queries.history import changes
from tests.benchmarks.questions import FACTS, QUESTIONS

NOT_FILTERS = {"match"}


@dataclass(frozen=True)
class Listed:
    """A list, its view and the query strings for it."""

    name: str
    view: Any
    own: tuple[str, ...] = ()

    @property
    def rows(self) -> QuerySet:
        """All rows of the list."""
        return self.view.queryset.all()

    @property
    def questions(self) -> list[str]:
        """Every query string, with identifiers from the database filled in; first the empty one."""
        some = {model.noun(): model.objects.order_by("id")[7].slug for model in (Visit, Meeting, Agreement)}
        return ["", *(question.format(**some) for question in self.own)]


def unrequested_parameters(name: str) -> set[str]:
    """The filters of a resource that no query string uses."""
    names = {pair.partition("=")[0] for question in QUESTIONS[name] for pair in question.split("&")}
    return set(RESOURCES[name].filterset_class.parameters) - names - NOT_FILTERS


class OfOneRecord:
    """A list of one record as a view: its rows are looked up when they are needed."""

    def __init__(self, viewset: Any, select_rows: Any) -> None:
        for name in ("rows", "filterset_class", "orderings", "default_ordering", "unique"):
            setattr(self, name, getattr(viewset, name, None))
        self.select_rows = select_rows

    @property
    def queryset(self) -> QuerySet:
        return self.select_rows(Visit.objects.order_by("id")[7])


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
        OfOneRecord(RecordClaimViewSet, lambda visit: visit.claims.public().with_sources()),
        tuple(each for each in QUESTIONS["claims"] if each not in FACTS[:3]),
    ),
    Listed(
        "revisions of one",
        OfOneRecord(RevisionViewSet, lambda visit: changes.documents_of(visit.noun(), visit.slug)),
    ),
]
