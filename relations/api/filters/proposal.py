"""Filters of proposals."""

from relations.api.filters.filter import FilterSet
from relations.api.filters.parameter import ChoiceParameter, TextParameter
from relations.models import ProposalState
from relations.representations.reference import REFERENCE_KINDS


class ProposalFilter(FilterSet):
    """Filters of proposals."""

    state = ChoiceParameter(choices=ProposalState.choices, help_text="Proposals in this state.")
    kind = ChoiceParameter("noun", choices=REFERENCE_KINDS, help_text="Proposals about this kind of record.")
    id = TextParameter(
        "key",
        help_text="Proposals about the record with this identifier.",
        example="xi-jinping-vietnam-2023-12",
    )
    author = TextParameter("by", help_text="Proposals of this account.", example="anna")
