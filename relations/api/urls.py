"""The URLs of the API."""

from collections.abc import Iterator

from django.urls import URLPattern, include, path, re_path
from rest_framework.routers import SimpleRouter

from relations.api.openapi.generators import GENERATORS
from relations.api.views.agreement import AgreementViewSet
from relations.api.views.alias import AliasViewSet
from relations.api.views.change import ChangeViewSet
from relations.api.views.claim import ClaimViewSet
from relations.api.views.conflict import ConflictViewSet
from relations.api.views.country import CountryViewSet
from relations.api.views.coverage import CoverageViewSet
from relations.api.views.curation import CurationViewSet
from relations.api.views.group import GroupViewSet
from relations.api.views.history import DocumentViewSet, HistoryViewSet
from relations.api.views.index import IndexView
from relations.api.views.ingestion import ImportView
from relations.api.views.investment_figure import InvestmentFigureViewSet
from relations.api.views.leader import LeaderViewSet
from relations.api.views.meeting import MeetingViewSet
from relations.api.views.office import OfficeViewSet
from relations.api.views.openapi import openapi
from relations.api.views.organisation import OrganisationViewSet
from relations.api.views.paragraph_mark import ParagraphMarkViewSet
from relations.api.views.partnership import PartnershipViewSet
from relations.api.views.place import PlaceViewSet
from relations.api.views.proposal import ProposalViewSet
from relations.api.views.record_claim import RecordClaimViewSet
from relations.api.views.relation import RelationView
from relations.api.views.resource import DocumentedViewSet
from relations.api.views.revision import RevisionViewSet
from relations.api.views.search import SearchViewSet, SuggestView
from relations.api.views.source import ParagraphViewSet, SourceViewSet
from relations.api.views.source_comparison import SourceComparisonView
from relations.api.views.statement import StatementViewSet
from relations.api.views.tenure import TenureViewSet
from relations.api.views.timeline import TimelineView
from relations.api.views.token import TokenViewSet
from relations.api.views.topic import TopicViewSet
from relations.api.views.trade import TradeView
from relations.api.views.trade_figure import TradeFigureViewSet
from relations.api.views.travel_figure import TravelFigureViewSet
from relations.api.views.visit import VisitViewSet
from relations.models import RECORDS

# Every part of the API with the view that describes it, in order of importance: what curators do, then what
# readers read. The index and the tags of the OpenAPI documents are in this order.
PARTS: dict[str, type] = {
    "proposals": ProposalViewSet,
    "imports": ImportView,
    "tokens": TokenViewSet,
    "visits": VisitViewSet,
    "agreements": AgreementViewSet,
    "meetings": MeetingViewSet,
    "statements": StatementViewSet,
    "leaders": LeaderViewSet,
    "tenures": TenureViewSet,
    "offices": OfficeViewSet,
    "organisations": OrganisationViewSet,
    "partnerships": PartnershipViewSet,
    "trade-figures": TradeFigureViewSet,
    "investment-figures": InvestmentFigureViewSet,
    "travel-figures": TravelFigureViewSet,
    "relations": RelationView,
    "claims": ClaimViewSet,
    "conflicts": ConflictViewSet,
    "coverage": CoverageViewSet,
    "sources": SourceViewSet,
    "countries": CountryViewSet,
    "places": PlaceViewSet,
    "topics": TopicViewSet,
    "changes": ChangeViewSet,
    "search": SearchViewSet,
    "index": IndexView,
}
OTHERS = {"changes", "coverage"}  # lists that the index names, although their rows have no URLs
UNLISTED = {"proposals", "imports", "tokens", "relations", "search", "index"}
RESOURCES = {name: view for name, view in PARTS.items() if name not in OTHERS | UNLISTED}

LIST = {"get": "list"}
# The URLs below that of one record: view set, and actions by method.
READ_ONLY: dict[str, tuple[type, dict[str, str]]] = {
    "revisions/": (RevisionViewSet, LIST),
}
WRITABLE: dict[str, tuple[type, dict[str, str]]] = {
    **READ_ONLY,
    "document/": (DocumentViewSet, {"get": "retrieve"}),
    "history/": (HistoryViewSet, LIST),
    "aliases/": (AliasViewSet, {"post": "add_alias"}),
    r"aliases/(?P<place>[1-9][0-9]{0,3})/": (
        AliasViewSet,
        {"patch": "correct_alias", "delete": "remove_alias"},
    ),
}
RECORD: dict[str, tuple[type, dict[str, str]]] = {
    **WRITABLE,
    "claims/": (RecordClaimViewSet, {"get": "list", "post": "add_claim"}),
    **{f"{action}/": (CurationViewSet, {"post": action}) for action in CurationViewSet.bodies},
}
SOURCE: dict[str, tuple[type, dict[str, str]]] = {
    r"paragraphs/(?P<number>[0-9]{1,9})/": (ParagraphViewSet, {"get": "retrieve"}),
    "marks/": (ParagraphMarkViewSet, {"get": "list", "post": "mark"}),
    r"marks/(?P<mark>[1-9][0-9]{0,17})/": (ParagraphMarkViewSet, {"delete": "take_back"}),
}
SUBRESOURCES = {
    **{model.resource(): RECORD for model in RECORDS.values()},
    "countries": READ_ONLY,
    "places": WRITABLE,
    "topics": WRITABLE,
    "sources": RECORD | SOURCE,
}


def below(name: str) -> Iterator[URLPattern]:
    """The URLs below those of each record of a resource."""
    for path_, (viewset, actions) in SUBRESOURCES.get(name, {}).items():
        view = viewset.as_view(actions, resource=RESOURCES[name])
        part = path_.partition("(")[0].strip("/")
        yield re_path(rf"^{name}/(?P<id>[^/]+)/{path_}$", view, name=f"{name}-{part}")


router = SimpleRouter()
for name, viewset in RESOURCES.items():
    router.register(name, viewset, basename=name)
# For curators: these are not in the index.
router.register("proposals", ProposalViewSet, basename="proposals")
router.register("tokens", TokenViewSet, basename="tokens")

LISTS = [(name, view) for name, view in PARTS.items() if name not in UNLISTED]

urlpatterns = [
    path("", IndexView.as_view(resources=LISTS), name="index"),
    *(path(f"{name}.<str:extension>", openapi, {"name": name}, name=name) for name in GENERATORS),
    path("imports/", ImportView.as_view(), name="imports"),
    path("changes/", ChangeViewSet.as_view(LIST), name="changes-list"),
    path("coverage/", CoverageViewSet.as_view(LIST), name="coverage-list"),
    path("search/", SearchViewSet.as_view(LIST), name="search"),
    path("search/suggest/", SuggestView.as_view(LIST), name="suggest"),
    path("sources/compare/", SourceComparisonView.as_view(), name="sources-compare"),
    path("relations/<str:id>/", RelationView.as_view(), name="relation"),
    path("relations/<str:id>/timeline/", TimelineView.as_view(), name="relation-timeline"),
    path("relations/<str:id>/trade/", TradeView.as_view(), name="relation-trade"),
    *(
        path(f"{name}/groups/", GroupViewSet.as_view(LIST, resource=viewset), name=f"{name}-groups")
        for name, viewset in RESOURCES.items()
        if issubclass(viewset, DocumentedViewSet)
    ),
    path("", include(router.urls)),
    *(each for name in RESOURCES for each in below(name)),
]
