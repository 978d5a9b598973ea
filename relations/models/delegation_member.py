"""The leaders who travel on visits."""

from django.db import models

from relations.models.constraint import is_one_of, is_unique
from relations.models.visit import Visit


class DelegationRole(models.TextChoices):
    """The roles of leaders in a delegation."""

    PRINCIPAL = "principal", "Principal"
    ACCOMPANYING = "accompanying", "Accompanying"


class DelegationMember(models.Model):
    """A leader in the delegation of a visit."""

    document = ("leader", "role", "capacity")

    visit = models.ForeignKey(Visit, on_delete=models.CASCADE, related_name="delegation")
    leader = models.ForeignKey(
        "relations.Leader",
        on_delete=models.PROTECT,
        related_name="delegations",
        help_text="The leader who travelled.",
    )
    role = models.CharField(
        max_length=12, choices=DelegationRole.choices, help_text="Principal or accompanying."
    )
    capacity = models.CharField(
        max_length=120,
        null=True,
        blank=True,
        help_text="The office in which the leader travelled, in words. Null if not stated.",
    )

    class Meta:
        ordering = ["-role", "leader__slug"]
        constraints = [
            is_one_of("role", DelegationRole, name="delegation_role_is_declared"),
            is_unique(
                "visit",
                "leader",
                name="delegation_lists_a_leader_once",
                message="The delegation lists a leader twice. List each leader once.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.leader} ({self.role})"
