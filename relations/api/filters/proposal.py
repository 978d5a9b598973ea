"""What can be asked of proposals."""

from django_filters import FilterSet

from relations.api.filters.parameter import ChoiceParameter, TextParameter
from relations.api.serializers.reference import REFERENCE_KINDS
from relations.models import ProposalState


class ProposalFilter(FilterSet):
    """Filters of proposals."""

    state = ChoiceParameter(choices=ProposalState.choices, help_text="Only proposals that came so far.")
    kind = ChoiceParameter(
        field_name="noun", choices=REFERENCE_KINDS, help_text="Only proposals about this kind of record."
    )
    id = TextParameter(
        field_name="key",
        help_text="Only proposals about the record of this identifier.",
        example="xi-jinping-vietnam-2023-12",
    )
    by = TextParameter(help_text="Only proposals of this account.", example="anna")
