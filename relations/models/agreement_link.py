"""How agreements are linked to each other."""

from django.db import models
from django.db.models import F, Q

from relations.models.agreement import Agreement
from relations.models.constraint import check, is_one_of, is_unique


class LinkKind(models.TextChoices):
    """The relations between agreements."""

    PART_OF = "part_of", "Part of"
    RENEWS = "renews", "Renews"
    AMENDS = "amends", "Amends"
    FOLLOWS = "follows", "Follows"


class AgreementLink(models.Model):
    """A relation of one agreement to another, e.g. part of a package."""

    document = ("kind", "agreement")

    origin = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="links")
    kind = models.CharField(
        max_length=7, choices=LinkKind.choices, help_text="Relation to the other agreement."
    )
    agreement = models.ForeignKey(
        Agreement, on_delete=models.PROTECT, related_name="linked_from", help_text="The other agreement."
    )

    class Meta:
        ordering = ["kind", "agreement__slug"]
        constraints = [
            is_one_of("kind", LinkKind, name="agreement_link_kind_is_declared"),
            is_unique(
                "origin",
                "kind",
                "agreement",
                name="agreement_link_is_listed_once",
                message="The agreement has the same link twice. List it once.",
            ),
            check(
                ~Q(origin=F("agreement")),
                name="agreement_is_not_linked_to_itself",
                message="An agreement cannot be linked to itself. Link another agreement.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.agreement}"
