"""The query parameters of writes."""

from typing import Any

from relations.api.bodies.body import LONGEST_REASON, REASON, ReasonedBody
from relations.api.parameters import patterns
from relations.api.parameters.parameter import InvalidValue, Parameter
from relations.errors import InvalidDocuments


class DryRunParameter(Parameter):
    """Whether a write only returns what it would change."""

    schema = {"type": "boolean", "default": False}

    def default(self, view: Any) -> bool:
        return False

    def clean(self, text: str, view: Any) -> bool:
        if text not in ("true", "false"):
            raise InvalidValue("invalid_choice", f"{self.name} is true or false.")
        return text == "true"


class ReasonParameter(Parameter):
    """The reason of a write without a body, with the rules of the reason in a body."""

    schema = {
        "type": "string",
        "maxLength": LONGEST_REASON,
        "pattern": patterns.anchored(f"({patterns.WORDS})?"),
    }

    def default(self, view: Any) -> str:
        return ""

    def clean(self, text: str, view: Any) -> str:
        try:
            return str(ReasonedBody(data={REASON: text}).checked()[REASON])
        except InvalidDocuments as error:
            first, *others = [(each.code, each.message) for each in error.errors]
            raise InvalidValue(*first, *others) from error


DRY_RUN = DryRunParameter("dry_run", "Return what would change, and write nothing.", example=True)
REASON_IN_QUERY = ReasonParameter(
    REASON, "Reason. Required for published records.", example="It never took place."
)
