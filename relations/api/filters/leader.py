"""Filters of leaders."""

from django.db.models import Q

from relations.api.filters.parameter import TextParameter
from relations.api.filters.record import RecordFilter
from relations.api.filters.reference import CountryParameter, ReferenceParameter
from relations.models import Tenure


class HeldOfficeParameter(ReferenceParameter):
    """Leaders with a published tenure in one of these offices."""

    def condition(self, model, keys):
        tenures = Tenure.objects.published().filter(office__slug__in=[key for _, key in keys])
        return Q(pk__in=tenures.order_by().values("leader"))


class LeaderFilter(RecordFilter):
    """Filters of leaders."""

    country = CountryParameter(help_text="Leaders who act for this country.")
    office = HeldOfficeParameter(
        office="tenures",
        help_text="Leaders who hold or held this office.",
        example="prime-minister-of-vietnam",
    )
    name = TextParameter("name", help_text="Leaders with exactly this name.", example="Xi Jinping")
    native_name = TextParameter(
        "native_name", help_text="Leaders with exactly this name in its own script.", example="Tô Lâm"
    )
    family_name = TextParameter("family_name", help_text="Leaders with this family name.", example="Nguyen")
