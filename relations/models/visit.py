"""Visits and their delegations."""

from django.db import models

from relations.models.composed_name import column
from relations.models.constraint import check, is_one_of, is_ordered
from relations.models.dimension import by, by_columns, by_year
from relations.models.duplicates import SameTime
from relations.models.one_of import OneOf, at_most_one, exactly_one
from relations.models.ordering import filter_index, ordering_index, with_bounds
from relations.models.period_field import PeriodField
from relations.models.record import Record
from relations.models.search_entry import NameKind
from relations.models.timeline_entry import TimelineEntry
from relations.values.period import Reading


class VisitKind(models.TextChoices):
    """The kinds of visits by protocol."""

    STATE = "state", "State visit"
    OFFICIAL = "official", "Official visit"
    WORKING = "working", "Working visit"
    INFORMAL = "informal", "Informal visit"
    PRIVATE = "private", "Private visit"
    TRANSIT = "transit", "Transit"
    MULTILATERAL = "multilateral", "For a multilateral occasion"


BROADER_VISIT_KINDS = {VisitKind.STATE: {VisitKind.OFFICIAL}, VisitKind.WORKING: {VisitKind.OFFICIAL}}


class VisitStatus(models.TextChoices):
    """The status of a visit."""

    ANNOUNCED = "announced", "Announced"
    UNDER_WAY = "under_way", "Under way"
    COMPLETED = "completed", "Completed"
    POSTPONED = "postponed", "Postponed"
    CANCELLED = "cancelled", "Cancelled"


class Visit(Record):
    """A stay of people from a country or organisation in one other country, from arrival to departure."""

    example_key = "xi-jinping-vietnam-2023-12"
    document = (
        "guest",
        "host",
        "places",
        "period",
        "kind",
        "status",
        "delegation",
        "invited_by",
        "occasion",
        "tour",
    )
    facts = document
    broader_choices = {"kind": BROADER_VISIT_KINDS}
    searched_fields = {"occasion": NameKind.TEXT, "tour": NameKind.TEXT}
    search_rank = 8
    date_field = "period"
    dimensions = {
        "guest": by("guest_country", "guest_organisation__slug"),
        **by_columns("host", "kind", "status", "occasion", "tour"),
        "year": by_year(),
    }
    list_columns = ("guest", "host", "period", "kind", "status")
    duplicates = (SameTime("delegation", "leader", "delegations", "host"),)
    country_paths = ("guest_country", "guest_organisation__country", "host")
    breakdown_field = "status"
    name_parts = (
        "Visit of ",
        column("guest_country__name", "guest_organisation__name"),
        " to ",
        column("host__name"),
        column("period", before=", "),
    )
    timeline_entry = TimelineEntry(
        {
            "sort": "kind",
            "status": "status",
            # The organisation that visits: titles name it where nobody leads the delegation.
            "label": "guest_organisation__slug",
            "origin": ("guest_country", "guest_organisation__country"),
            "destination": "host",
        }
    )

    guest_country = models.ForeignKey(
        "relations.Country",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="paid_visits",
        help_text="The country that visits.",
    )
    guest_organisation = models.ForeignKey(
        "relations.Organisation",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="paid_visits",
        help_text="The organisation that visits.",
    )
    guest = OneOf(country="guest_country", organisation="guest_organisation")
    host = models.ForeignKey(
        "relations.Country",
        on_delete=models.PROTECT,
        related_name="received_visits",
        help_text="The country visited.",
    )
    places = models.ManyToManyField(
        "relations.Place", blank=True, related_name="visits", help_text="Places that the guests visited."
    )
    period = PeriodField(
        reading=Reading.SOME_TIME_IN,
        help_text="From the day of arrival to the day of departure. Null if not stated.",
    )
    kind = models.CharField(
        max_length=12,
        choices=VisitKind.choices,
        null=True,
        blank=True,
        help_text="Kind of visit by protocol. Null if not stated.",
    )
    status = models.CharField(
        max_length=10,
        choices=VisitStatus.choices,
        null=True,
        blank=True,
        help_text="Status of the visit. Null if not stated.",
    )
    invited_by_leader = models.ForeignKey(
        "relations.Leader",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="invitations",
        help_text="The leader who invited the guests. Null if not stated.",
    )
    invited_by_organisation = models.ForeignKey(
        "relations.Organisation",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="invitations",
        help_text="The organisation that invited the guests. Null if not stated.",
    )
    invited_by_country = models.ForeignKey(
        "relations.Country",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="invitations",
        help_text="The country that invited the guests. Null if not stated.",
    )
    invited_by = OneOf(
        leader="invited_by_leader",
        organisation="invited_by_organisation",
        country="invited_by_country",
        is_required=False,
    )
    occasion = models.CharField(
        max_length=160,
        null=True,
        blank=True,
        help_text="The summit or celebration that the visit is for. Null if there is none.",
    )
    tour = models.CharField(
        max_length=160,
        null=True,
        blank=True,
        help_text="The journey that the visit is a part of. Null if there is none.",
    )

    class Meta(Record.Meta):
        verbose_name = "visit"
        verbose_name_plural = "visits"
        constraints = [
            *Record.Meta.constraints,
            is_one_of("kind", VisitKind, name="visit_kind_is_declared"),
            is_one_of("status", VisitStatus, name="visit_status_is_declared"),
            is_ordered("period", name="visit_ends_after_it_starts"),
            check(
                exactly_one(("guest_country", "guest_organisation")),
                name="visit_has_exactly_one_guest",
                message="A visit has exactly one guest. Name one country or organisation.",
            ),
            check(
                at_most_one(("invited_by_leader", "invited_by_organisation", "invited_by_country")),
                name="visit_has_at_most_one_inviter",
                message="A visit has at most one inviter. Name one leader, organisation or country.",
            ),
            check(
                ~models.Q(guest_country=models.F("host")),
                name="visit_guest_is_not_its_host",
                message="Guest and host are the same country. Name two countries.",
            ),
        ]
        indexes = [
            *with_bounds(
                "period",
                *Record.Meta.indexes,
                ordering_index("period_starts_earliest", name="visit_by_period"),
                ordering_index("period_starts_earliest", descending=True, name="visit_by_period_latest"),
            ),
            filter_index("kind", name="visit_of_kind", may_lack=True),
            filter_index("status", name="visit_of_status", may_lack=True),
            filter_index("occasion", name="visit_of_occasion", may_lack=True),
            filter_index("tour", name="visit_of_tour", may_lack=True),
        ]
