"""The kinds of entries on a timeline: which records they show, and where their columns stand."""

from typing import Any

from django.db.models import Q
from django.db.models.functions import Coalesce

from relations.models import (
    AgreementStatus,
    AgreementStatusChange,
    PartnershipStatus,
    PartnershipStatusChange,
)
from relations.queries.timeline_strand import TEXTS, Strand

QUANTITY = {part: f"quantity_{part}" for part in ("amount", "operator", "rounded_to", "unit")}


def strand(kind: str, noun: str = "", **more: Any) -> Strand:
    """A strand whose texts are given as lookup paths."""
    own = {name: more.pop(name) for name in tuple(more) if name in TEXTS}
    return Strand(kind=kind, noun=noun or kind, texts=own, **more)


def without(steps: Any, owner: str) -> Q:
    """The condition that a record has no steps: where it has, they tell more than it does."""
    return ~Q(pk__in=steps.objects.order_by().values(owner))


STRANDS = (
    strand(
        "visit",
        sort="kind",
        status="status",
        # No name of its own: the organisation that comes, which names it where nobody leads the delegation.
        label="guest_organisation__slug",
        origin=Coalesce("guest_country", "guest_organisation__country"),
        destination="host",
    ),
    strand("meeting", label="title", sort="format", status="status"),
    strand(
        "agreement",
        label="title",
        sort="kind",
        status="status",
        period="signed",
        condition=Q(signed__isnull=False) | without(AgreementStatusChange, "agreement"),
    ),
    strand(
        "agreement_change",
        "agreement",
        steps=AgreementStatusChange,
        period="on",
        label="agreement__title",
        sort="agreement__kind",
        status="status",
        condition=~Q(status=AgreementStatus.SIGNED) | Q(agreement__signed__isnull=True),
    ),
    strand("statement", label="gist", sort="kind"),
    strand(
        "partnership",
        label="label",
        status="status",
        condition=Q(period__isnull=False) | without(PartnershipStatusChange, "partnership"),
    ),
    strand(
        "partnership_change",
        "partnership",
        steps=PartnershipStatusChange,
        period="on",
        label="partnership__label",
        status="status",
        condition=~Q(status=PartnershipStatus.IN_FORCE) | Q(partnership__period__isnull=True),
    ),
    strand(
        "trade_figure",
        label="product",
        sort="measure",
        aspect="flow",
        origin="exporter",
        destination="importer",
        **QUANTITY,
    ),
    strand(
        "investment_figure",
        sort="measure",
        aspect="series",
        origin="investor",
        destination="host",
        **QUANTITY,
    ),
    strand("travel_figure", sort="measure", origin="origin", destination="destination", **QUANTITY),
)
RANKS = {each.kind: rank for rank, each in enumerate(STRANDS)}
"""Where each kind stands among entries of one day."""
