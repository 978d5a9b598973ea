"""Filters of lists: a parameter that filters a queryset, and the sets that views declare."""

from typing import Any, ClassVar

from django.db.models import QuerySet

from relations.api.parameters.parameter import Parameter, Schema


class Filter(Parameter):
    """A parameter that filters a list. Its attribute in a FilterSet gives its name and its default column."""

    is_filter = True

    def __init__(self, column: str | None = None, *, help_text: str, example: str) -> None:
        super().__init__("", help_text, example=example)
        self.column = column or ""

    def __set_name__(self, owner: type, name: str) -> None:
        self.name, self.column = name, self.column or name

    def described(self, view: Any) -> str:
        several = "Several values mean *or*." if self.splits else "Several if repeated: any of them."
        return f"{self.description} {several}" if self.repeats else self.description

    def schema_for(self, view: Any) -> Schema:
        return self.schema | {"examples": [self.example_value(self.example)]}

    def example_value(self, example: str) -> Any:
        """The example as a JSON value."""
        return [example] if self.repeats else example

    def filter(self, queryset: QuerySet, value: Any) -> QuerySet:
        """The rows that match a value; all rows for None."""
        return queryset


class FilterSet:
    """The filters of a list, declared as attributes. Subclasses inherit those of all their bases."""

    parameters: ClassVar[dict[str, Filter]] = {}

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        attributes = {name: value for base in reversed(cls.__mro__) for name, value in vars(base).items()}
        cls.parameters = {name: value for name, value in attributes.items() if isinstance(value, Filter)}

    @classmethod
    def apply(cls, queryset: QuerySet, values: Any) -> QuerySet:
        """The rows that match all filters; `values` has the value of each by name."""
        for name, parameter in cls.parameters.items():
            queryset = parameter.filter(queryset, values[name])
        return queryset
