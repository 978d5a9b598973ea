"""Visits and who travelled."""

from django.db import models

from relations.models.constraint import is_one_of, is_ordered
from relations.models.one_of import OneOf, at_most_one, exactly_one
from relations.models.ordering import asked_index, ordering_index, with_bounds
from relations.models.period_field import PeriodField
from relations.models.record import Record
from relations.values.period import Reading


class VisitKind(models.TextChoices):
    """The protocol of a visit."""

    STATE = "state", "State visit"
    OFFICIAL = "official", "Official visit"
    WORKING = "working", "Working visit"
    INFORMAL = "informal", "Informal visit"
    PRIVATE = "private", "Private visit"
    TRANSIT = "transit", "Transit"
    MULTILATERAL = "multilateral", "For a multilateral occasion"


BROADER_VISIT_KINDS = {VisitKind.STATE: {VisitKind.OFFICIAL}, VisitKind.WORKING: {VisitKind.OFFICIAL}}


class VisitStatus(models.TextChoices):
    """The state of a visit in the world."""

    ANNOUNCED = "announced", "Announced"
    UNDER_WAY = "under_way", "Under way"
    COMPLETED = "completed", "Completed"
    POSTPONED = "postponed", "Postponed"
    CANCELLED = "cancelled", "Cancelled"


class Visit(Record):
    """A stay of a country's or organisation's people in one other country, from arrival to departure."""

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
    broader = {"kind": BROADER_VISIT_KINDS}

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
        "relations.Place", blank=True, related_name="visits", help_text="Where the guest was."
    )
    period = PeriodField(
        reading=Reading.SOME_TIME_IN, help_text="From the day of arrival to that of departure."
    )
    kind = models.CharField(
        max_length=12,
        choices=VisitKind.choices,
        null=True,
        blank=True,
        help_text="Protocol; null if not said.",
    )
    status = models.CharField(
        max_length=10, choices=VisitStatus.choices, null=True, blank=True, help_text="State in the world."
    )
    invited_by_leader = models.ForeignKey(
        "relations.Leader",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="invitations",
        help_text="The leader who invited.",
    )
    invited_by_organisation = models.ForeignKey(
        "relations.Organisation",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="invitations",
        help_text="The organisation that invited.",
    )
    invited_by_country = models.ForeignKey(
        "relations.Country",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="invitations",
        help_text="The country that invited.",
    )
    invited_by = OneOf(
        leader="invited_by_leader",
        organisation="invited_by_organisation",
        country="invited_by_country",
        is_required=False,
    )
    occasion = models.CharField(
        max_length=160, null=True, blank=True, help_text="Shared by the visits of one summit or celebration."
    )
    tour = models.CharField(
        max_length=160, null=True, blank=True, help_text="Shared by the legs of one journey."
    )

    class Meta(Record.Meta):
        verbose_name = "visit"
        verbose_name_plural = "visits"
        constraints = [
            *Record.Meta.constraints,
            is_one_of("kind", VisitKind, name="visit_kind_is_declared"),
            is_one_of("status", VisitStatus, name="visit_status_is_declared"),
            is_ordered("period", name="visit_ends_after_it_starts"),
            models.CheckConstraint(
                condition=exactly_one(("guest_country", "guest_organisation")),
                name="visit_has_exactly_one_guest",
            ),
            models.CheckConstraint(
                condition=at_most_one(("invited_by_leader", "invited_by_organisation", "invited_by_country")),
                name="visit_has_at_most_one_inviter",
            ),
            models.CheckConstraint(
                condition=~models.Q(guest_country=models.F("host")), name="visit_guest_is_not_its_host"
            ),
        ]
        indexes = [
            *with_bounds(
                "period",
                *Record.Meta.indexes,
                ordering_index("period_starts_earliest", name="visit_by_period"),
                ordering_index("period_starts_earliest", descending=True, name="visit_by_period_latest"),
            ),
            asked_index("kind", name="visit_of_kind", may_lack=True),
            asked_index("status", name="visit_of_status", may_lack=True),
            asked_index("occasion", name="visit_of_occasion", may_lack=True),
            asked_index("tour", name="visit_of_tour", may_lack=True),
        ]


class DelegationRole(models.TextChoices):
    """What a leader is in a delegation."""

    PRINCIPAL = "principal", "Principal"
    ACCOMPANYING = "accompanying", "Accompanying"


class DelegationMember(models.Model):
    """A leader who travelled on a visit."""

    document = ("leader", "role", "capacity")

    visit = models.ForeignKey(Visit, on_delete=models.CASCADE, related_name="delegation")
    leader = models.ForeignKey(
        "relations.Leader", on_delete=models.PROTECT, related_name="delegations", help_text="Who travelled."
    )
    role = models.CharField(
        max_length=12, choices=DelegationRole.choices, help_text="Principal or accompanying."
    )
    capacity = models.CharField(
        max_length=120, null=True, blank=True, help_text="The office in which the leader travelled, in words."
    )

    class Meta:
        ordering = ["-role", "leader__slug"]
        constraints = [
            is_one_of("role", DelegationRole, name="delegation_role_is_declared"),
            models.UniqueConstraint(fields=["visit", "leader"], name="delegation_lists_a_leader_once"),
        ]

    def __str__(self) -> str:
        return f"{self.leader} ({self.role})"
