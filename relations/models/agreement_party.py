"""The parties of agreements."""

from django.db import models

from relations.models.agreement import Agreement
from relations.models.constraint import check, is_one_of, is_unique
from relations.models.one_of import OneOf, exactly_one
from relations.models.ordering import filter_index
from relations.models.period_field import EdtfField


class PartyRole(models.TextChoices):
    """The roles of parties in an agreement."""

    PARTY = "party", "Party"
    SIGNATORY = "signatory", "Signatory"
    PROPOSER = "proposer", "Proposer"
    ADDRESSEE = "addressee", "Addressee"


class AgreementParty(models.Model):
    """A country, organisation or leader that takes part in an agreement, with its dated actions."""

    document = ("party", "role", "signed_on", "ratified_on", "in_force_on", "withdrawn_on")

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="parties")
    country = models.ForeignKey(
        "relations.Country", on_delete=models.PROTECT, null=True, blank=True, related_name="agreements"
    )
    organisation = models.ForeignKey(
        "relations.Organisation", on_delete=models.PROTECT, null=True, blank=True, related_name="agreements"
    )
    leader = models.ForeignKey(
        "relations.Leader", on_delete=models.PROTECT, null=True, blank=True, related_name="agreements"
    )
    party = OneOf(country="country", organisation="organisation", leader="leader")
    role = models.CharField(
        max_length=9, choices=PartyRole.choices, default=PartyRole.PARTY, help_text="Role of the party."
    )
    signed_on = EdtfField(help_text="When the party signed. Null if not stated.")
    ratified_on = EdtfField(help_text="When the party ratified. Null if not stated.")
    in_force_on = EdtfField(
        help_text="When the agreement entered into force for the party. Null if not stated."
    )
    withdrawn_on = EdtfField(help_text="When the party withdrew. Null if it did not, or if not stated.")

    class Meta:
        ordering = ["id"]
        constraints = [
            is_one_of("role", PartyRole, name="agreement_party_role_is_declared"),
            check(
                exactly_one(("country", "organisation", "leader")),
                name="agreement_party_is_exactly_one_thing",
                message="A party is exactly one country, organisation or leader. Name one of them.",
            ),
            is_unique(
                "agreement",
                "country",
                "role",
                name="agreement_lists_a_country_once",
                message="The agreement lists a country twice in the same role. List it once.",
            ),
            is_unique(
                "agreement",
                "organisation",
                "role",
                name="agreement_lists_an_organisation_once",
                message="The agreement lists an organisation twice in the same role. List it once.",
            ),
            is_unique(
                "agreement",
                "leader",
                "role",
                name="agreement_lists_a_leader_once",
                message="The agreement lists a leader twice in the same role. List them once.",
            ),
        ]
        indexes = [filter_index("role", name="agreement_party_of_role")]

    def __str__(self) -> str:
        return f"{self.party} ({self.role})"
