"""The parameters of groups: by which fields, and which aggregates."""

from abc import ABC, abstractmethod
from typing import Any

from relations.api.parameters.parameter import InvalidValue, Parameter, Schema
from relations.api.problems.did_you_mean import did_you_mean
from relations.models import Figure
from relations.models.dimension import Dimension
from relations.queries.aggregation.dimensions import dimensions
from relations.queries.aggregation.groups import AGGREGATES, COUNT

MOST_DIMENSIONS = 2


class NamesParameter(Parameter, ABC):
    """Names among those that a view offers, each at most once."""

    repeats = True
    explode = False

    @abstractmethod
    def offered(self, view: Any) -> list[str]:
        """The names that the view offers."""

    def clean_all(self, texts: list[str], view: Any) -> list[str]:
        names, errors = self.offered(view), []
        for name in dict.fromkeys(texts):
            if name not in names:
                hint = did_you_mean(name, names)
                detail = f"{name[:80]!r} is not offered here.{hint} Choose from {', '.join(names)}."
                errors.append(("invalid_choice", detail))
            elif texts.count(name) > 1:
                errors.append(("repeated_parameter", f"{name} is given twice."))
        if errors:
            raise InvalidValue(*errors[0], *errors[1:])
        return texts

    def schema_for(self, view: Any) -> Schema:
        items = {"type": "string", "enum": self.offered(view)}
        return {"type": "array", "items": items, "minItems": 1, "uniqueItems": True}


class ByParameter(NamesParameter):
    """One or two fields, or the year."""

    required = True

    def offered(self, view: Any) -> list[str]:
        return list(dimensions(view.queryset.model))

    def default(self, view: Any) -> Any:
        raise InvalidValue("required", f"Name one or two of {', '.join(self.offered(view))}.")

    def clean_all(self, texts: list[str], view: Any) -> dict[str, Dimension]:
        if len(texts) > MOST_DIMENSIONS:
            raise InvalidValue("too_many", f"Group by at most {MOST_DIMENSIONS}.")
        return {name: dimensions(view.queryset.model)[name] for name in super().clean_all(texts, view)}

    def schema_for(self, view: Any) -> Schema:
        names = self.offered(view)[:MOST_DIMENSIONS]
        return super().schema_for(view) | {"maxItems": MOST_DIMENSIONS, "examples": [names]}


class AggregateParameter(NamesParameter):
    """Aggregates of figures; all of them by default."""

    def offered(self, view: Any) -> list[str]:
        return list(AGGREGATES)

    def default(self, view: Any) -> list[str]:
        return self.offered(view)

    def schema_for(self, view: Any) -> Schema:
        return super().schema_for(view) | {"examples": [[COUNT]]}


BY = ByParameter(
    "by",
    "One or two fields. `year` is known if the period lies in one.",
)
AGGREGATE = AggregateParameter(
    "aggregate",
    "The aggregates of each group; all by default. Figures that cannot be added or compared are a 409 that "
    "names two of them: add filters, or leave out `sum`, `min` and `max`.",
)


def has_amounts(model: Any) -> bool:
    """Whether the rows of a model are figures, which have amounts."""
    return issubclass(model, Figure)
