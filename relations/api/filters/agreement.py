"""Filters of agreements."""

from django.db.models import Q

from relations.api.filters.bound import AmountParameter
from relations.api.filters.parameter import ChoiceParameter
from relations.api.filters.period import PeriodFilter
from relations.api.filters.record import RecordFilter, SidesFilter
from relations.api.filters.reference import ReferenceParameter
from relations.models import AgreementKind, AgreementLink, AgreementStatus, PartyRole


class LinkParameter(ReferenceParameter):
    """Agreements with a link of type `link` to another."""

    def __init__(self, link: str, *, help_text: str) -> None:
        self.link = link
        super().__init__(
            help_text=help_text, example="xi-vietnam-2023-12-package", agreement="links__agreement"
        )

    def condition(self, model, keys):
        origins = AgreementLink.objects.filter(kind=self.link, agreement__slug__in=[key for _, key in keys])
        return Q(pk__in=origins.values("origin"))


class AgreementFilter(RecordFilter, SidesFilter, PeriodFilter):
    """Filters of agreements. `since`, `until` and `on` apply to the date of signing."""

    period_field = "signed"

    party = ReferenceParameter(
        country="parties__country",
        organisation="parties__organisation",
        leader="parties__leader",
        help_text="Agreements to which this country, organisation or leader is itself a party.",
        example="VNM",
    )
    role = ChoiceParameter(
        "parties__role", choices=PartyRole.choices, help_text="Agreements with a party in this role."
    )
    place = ReferenceParameter(
        place="places", help_text="Agreements signed at this place, or about it.", example="chongqing"
    )
    topic = ReferenceParameter(topic="topics", help_text="Agreements about this topic.", example="railways")
    visit = ReferenceParameter(
        visit="visit", help_text="Agreements made during this visit.", example="to-lam-china-2024-08"
    )
    kind = ChoiceParameter(choices=AgreementKind.choices, help_text="Agreements of this kind.")
    status = ChoiceParameter(choices=AgreementStatus.choices, help_text="Agreements with this status.")
    part_of = LinkParameter("part_of", help_text="Agreements that are part of this one.")
    renews = LinkParameter("renews", help_text="Agreements that renew this one.")
    amends = LinkParameter("amends", help_text="Agreements that amend this one.")
    follows = LinkParameter("follows", help_text="Agreements that follow this one.")
    item_count__gte = AmountParameter(
        "item_count_number", "gte", help_text="Packages of this many agreements or more.", example="30"
    )
    item_count__lte = AmountParameter(
        "item_count_number", "lte", help_text="Packages of this many agreements or fewer.", example="40"
    )
