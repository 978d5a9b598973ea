"""A factory for every model: one noun a file, as in `relations/models/`."""

from tests.factories.agreement import (
    AgreementFactory,
    AgreementLinkFactory,
    AgreementPartyFactory,
    AgreementStatusChangeFactory,
)
from tests.factories.alias import AliasFactory
from tests.factories.claim import ClaimFactory
from tests.factories.conflict import ConflictFactory
from tests.factories.country import CountryCodeFactory, CountryFactory
from tests.factories.external_identifier import ExternalIdentifierFactory
from tests.factories.investment_figure import InvestmentFigureFactory
from tests.factories.leader import LeaderFactory
from tests.factories.meeting import MeetingFactory, MeetingParticipantFactory
from tests.factories.office import OfficeFactory
from tests.factories.organisation import OrganisationFactory
from tests.factories.paragraph import ParagraphFactory
from tests.factories.paragraph_mark import ParagraphMarkFactory
from tests.factories.paragraph_text import ParagraphTextFactory
from tests.factories.partnership import PartnershipFactory, PartnershipStatusChangeFactory
from tests.factories.place import PlaceFactory
from tests.factories.proposal import ProposalFactory
from tests.factories.representation import RepresentationFactory
from tests.factories.revision import RevisionFactory
from tests.factories.search_entry import SearchEntryFactory
from tests.factories.search_word import SearchWordFactory
from tests.factories.source import SourceAuthorFactory, SourceFactory
from tests.factories.spelling import SpellingFactory
from tests.factories.statement import StatementFactory
from tests.factories.stored_response import StoredResponseFactory
from tests.factories.tenure import TenureFactory, TenureSightingFactory
from tests.factories.token import TokenFactory
from tests.factories.topic import TopicFactory
from tests.factories.trade_figure import TradeFigureFactory
from tests.factories.travel_figure import TravelFigureFactory
from tests.factories.visit import DelegationMemberFactory, VisitFactory

__all__ = [
    "AgreementFactory",
    "AgreementLinkFactory",
    "AgreementPartyFactory",
    "AgreementStatusChangeFactory",
    "AliasFactory",
    "ClaimFactory",
    "ConflictFactory",
    "CountryCodeFactory",
    "CountryFactory",
    "DelegationMemberFactory",
    "ExternalIdentifierFactory",
    "InvestmentFigureFactory",
    "LeaderFactory",
    "MeetingFactory",
    "MeetingParticipantFactory",
    "OfficeFactory",
    "OrganisationFactory",
    "ParagraphFactory",
    "ParagraphMarkFactory",
    "ParagraphTextFactory",
    "PartnershipFactory",
    "PartnershipStatusChangeFactory",
    "PlaceFactory",
    "ProposalFactory",
    "RepresentationFactory",
    "RevisionFactory",
    "SearchEntryFactory",
    "SearchWordFactory",
    "SourceAuthorFactory",
    "SourceFactory",
    "SpellingFactory",
    "StatementFactory",
    "StoredResponseFactory",
    "TenureFactory",
    "TenureSightingFactory",
    "TokenFactory",
    "TopicFactory",
    "TradeFigureFactory",
    "TravelFigureFactory",
    "VisitFactory",
]
