"""The stored models, one noun per file."""

from relations.models.agreement import (
    Agreement,
    AgreementKind,
    AgreementStatus,
    AgreementStatusChange,
)
from relations.models.agreement_link import AgreementLink, LinkKind
from relations.models.agreement_party import AgreementParty, PartyRole
from relations.models.alias import Alias, AliasKind
from relations.models.claim import Claim, Modality
from relations.models.conflict import Conflict
from relations.models.country import Country, CountryCode, CountryKind
from relations.models.delegation_member import DelegationMember, DelegationRole
from relations.models.external_identifier import ExternalIdentifier
from relations.models.figure import Figure, Measure
from relations.models.investment_figure import InvestmentFigure, Series
from relations.models.leader import Leader, NameOrder
from relations.models.meeting import Meeting, MeetingFormat, MeetingParticipant, MeetingStatus
from relations.models.office import Office, OfficeFunction
from relations.models.organisation import Organisation, OrganisationKind
from relations.models.paragraph import Paragraph
from relations.models.paragraph_mark import ParagraphMark
from relations.models.paragraph_text import ParagraphText
from relations.models.partnership import Partnership, PartnershipStatus, PartnershipStatusChange
from relations.models.place import Place, PlaceKind
from relations.models.proposal import Proposal, ProposalState
from relations.models.record import Documented, Publication, Record, ReferenceData
from relations.models.representation import Representation
from relations.models.revision import Revision, RevisionKind
from relations.models.search_entry import CLAIM, NAME_KINDS, NameKind, SearchEntry
from relations.models.search_word import SearchWord
from relations.models.source import Source, SourceAuthor, SourceKind
from relations.models.spelling import Spelling
from relations.models.statement import Statement, StatementKind
from relations.models.stored_response import StoredResponse
from relations.models.tenure import Capacity, Tenure, TenureSighting
from relations.models.token import Scope, Token
from relations.models.topic import Topic
from relations.models.trade_figure import Flow, TradeFigure
from relations.models.travel_figure import TravelFigure
from relations.models.visit import Visit, VisitKind, VisitStatus

FIGURES: tuple[type[Figure], ...] = (TradeFigure, InvestmentFigure, TravelFigure)

# In the order of import: what others refer to comes first.
REFERENCE_DATA: dict[str, type[ReferenceData]] = {model.noun(): model for model in (Country, Place, Topic)}
RECORDS: dict[str, type[Record]] = {
    model.noun(): model
    for model in (
        Organisation,
        Source,
        Leader,
        Office,
        Tenure,
        Visit,
        Meeting,
        Agreement,
        Statement,
        Partnership,
        *FIGURES,
    )
}
KINDS: dict[str, type[Documented]] = REFERENCE_DATA | RECORDS

__all__ = [
    "CLAIM",
    "FIGURES",
    "KINDS",
    "NAME_KINDS",
    "RECORDS",
    "REFERENCE_DATA",
    "Agreement",
    "AgreementKind",
    "AgreementLink",
    "AgreementParty",
    "AgreementStatus",
    "AgreementStatusChange",
    "Alias",
    "AliasKind",
    "Capacity",
    "Claim",
    "Conflict",
    "Country",
    "CountryCode",
    "CountryKind",
    "DelegationMember",
    "DelegationRole",
    "Documented",
    "ExternalIdentifier",
    "Figure",
    "Flow",
    "InvestmentFigure",
    "Leader",
    "LinkKind",
    "Measure",
    "Meeting",
    "MeetingFormat",
    "MeetingParticipant",
    "MeetingStatus",
    "Modality",
    "NameKind",
    "NameOrder",
    "Office",
    "OfficeFunction",
    "Organisation",
    "OrganisationKind",
    "Paragraph",
    "ParagraphMark",
    "ParagraphText",
    "Partnership",
    "PartnershipStatus",
    "PartnershipStatusChange",
    "PartyRole",
    "Place",
    "PlaceKind",
    "Proposal",
    "ProposalState",
    "Publication",
    "Record",
    "ReferenceData",
    "Representation",
    "Revision",
    "RevisionKind",
    "Scope",
    "SearchEntry",
    "SearchWord",
    "Series",
    "Source",
    "SourceAuthor",
    "SourceKind",
    "Spelling",
    "Statement",
    "StatementKind",
    "StoredResponse",
    "Tenure",
    "TenureSighting",
    "Token",
    "Topic",
    "TradeFigure",
    "TravelFigure",
    "Visit",
    "VisitKind",
    "VisitStatus",
]
