"""Where each resource of the API answers."""

from django.urls import include, path
from rest_framework.routers import SimpleRouter

from relations.api.views.agreement import AgreementViewSet
from relations.api.views.change import ChangeViewSet
from relations.api.views.claim import ClaimViewSet
from relations.api.views.conflict import ConflictViewSet
from relations.api.views.country import CountryViewSet
from relations.api.views.coverage import CoverageViewSet
from relations.api.views.index import IndexView
from relations.api.views.ingestion import ImportView
from relations.api.views.investment_figure import InvestmentFigureViewSet
from relations.api.views.leader import LeaderViewSet
from relations.api.views.meeting import MeetingViewSet
from relations.api.views.office import OfficeViewSet
from relations.api.views.openapi import openapi
from relations.api.views.organisation import OrganisationViewSet
from relations.api.views.partnership import PartnershipViewSet
from relations.api.views.place import PlaceViewSet
from relations.api.views.proposal import ProposalViewSet
from relations.api.views.relation import RelationView
from relations.api.views.search import SearchViewSet, SuggestView
from relations.api.views.source import SourceViewSet
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

RESOURCES: dict[str, type] = {
    "organisations": OrganisationViewSet,
    "leaders": LeaderViewSet,
    "offices": OfficeViewSet,
    "tenures": TenureViewSet,
    "visits": VisitViewSet,
    "meetings": MeetingViewSet,
    "agreements": AgreementViewSet,
    "statements": StatementViewSet,
    "trade-figures": TradeFigureViewSet,
    "investment-figures": InvestmentFigureViewSet,
    "travel-figures": TravelFigureViewSet,
    "partnerships": PartnershipViewSet,
    "sources": SourceViewSet,
    "countries": CountryViewSet,
    "places": PlaceViewSet,
    "topics": TopicViewSet,
    "claims": ClaimViewSet,
    "conflicts": ConflictViewSet,
}

router = SimpleRouter()
for name, viewset in RESOURCES.items():
    router.register(name, viewset, basename=name)
# For those who curate: no resources of the index.
router.register("proposals", ProposalViewSet, basename="proposals")
router.register("tokens", TokenViewSet, basename="tokens")

OTHERS: dict[str, type] = {"changes": ChangeViewSet, "coverage": CoverageViewSet}

urlpatterns = [
    path("", IndexView.as_view(resources=(*RESOURCES.items(), *OTHERS.items())), name="index"),
    path("openapi.<str:extension>", openapi, name="openapi"),
    path("imports/", ImportView.as_view(), name="imports"),
    path("changes/", ChangeViewSet.as_view({"get": "list"}), name="changes-list"),
    path("coverage/", CoverageViewSet.as_view({"get": "list"}), name="coverage-list"),
    path("search/", SearchViewSet.as_view({"get": "list"}), name="search"),
    path("search/suggest/", SuggestView.as_view({"get": "list"}), name="suggest"),
    path("sources/compare/", SourceComparisonView.as_view(), name="sources-compare"),
    path("relations/<str:id>/", RelationView.as_view(), name="relation"),
    path("relations/<str:id>/timeline/", TimelineView.as_view(), name="relation-timeline"),
    path("relations/<str:id>/trade/", TradeView.as_view(), name="relation-trade"),
    path("", include(router.urls)),
]
