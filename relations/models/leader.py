"""People who act for a country or organisation."""

from django.db import models

from relations.models.alias import AliasKind
from relations.models.constraint import is_not_empty, is_one_of
from relations.models.dimension import by_columns
from relations.models.duplicates import SameName
from relations.models.ordering import SortedCharField, filter_index
from relations.models.record import Record


class NameOrder(models.TextChoices):
    """The order of family name and given name."""

    FAMILY_FIRST = "family_first", "Family name first"
    GIVEN_FIRST = "given_first", "Given name first"


class Leader(Record):
    """A person who acts for a country or organisation. Analysts and authors are not leaders."""

    example_key = "xi-jinping"
    document = ("name", "family_name", "given_name", "name_order", "native_name", "country")
    facts = ("name", "native_name", "country")
    name_field = "name"
    searched_fields = {"native_name": AliasKind.NATIVE}
    search_rank = 1
    dimensions = by_columns("country")
    list_columns = ("name", "country")
    duplicates = (SameName(),)
    country_field = "country"
    compared_fields = ("country",)
    country_paths = ("country",)

    name = SortedCharField(max_length=160, help_text="Full name as usually written in English.")
    family_name = models.CharField(
        max_length=80, null=True, blank=True, help_text="Family name. Null if not stated."
    )
    given_name = models.CharField(
        max_length=120, null=True, blank=True, help_text="Given name. Null if not stated."
    )
    name_order = models.CharField(
        max_length=12,
        choices=NameOrder.choices,
        null=True,
        blank=True,
        help_text="Order of family name and given name. Null if not stated.",
    )
    native_name = models.CharField(
        max_length=160,
        null=True,
        blank=True,
        help_text="Name in the script of the leader's language. Null if not stated.",
    )
    country = models.ForeignKey(
        "relations.Country",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="leaders",
        help_text="The country that the leader acts for. Null if not stated.",
    )

    class Meta(Record.Meta):
        verbose_name = "leader"
        verbose_name_plural = "leaders"
        constraints = [
            *Record.Meta.constraints,
            is_one_of("name_order", NameOrder, name="leader_name_order_is_declared"),
            is_not_empty("name", name="leader_has_a_name"),
        ]
        indexes = [
            *Record.Meta.indexes,
            models.Index(fields=["publication", "name", "slug"], name="leader_by_name"),
            filter_index("native_name", name="leader_of_native_name", may_lack=True),
            filter_index("family_name", name="leader_of_family_name", may_lack=True),
        ]
