"""Reads the query parameters of a request: all of them, or an error."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from relations.api.parameters.parameter import InvalidValue, Parameter
from relations.api.problems.did_you_mean import did_you_mean
from relations.api.problems.problem import InvalidParameters, ParameterError


class RequestedParameters:
    """The values of the declared parameters of a request."""

    def __init__(self, declared: Sequence[Parameter], given: frozenset[str]) -> None:
        self.declared = {parameter.name: parameter for parameter in declared}
        self.given = given & self.declared.keys()
        self.values: dict[str, Any] = {}

    def __getitem__(self, name: str) -> Any:
        return self.values[name]

    def get(self, name: str) -> Any:
        """The value of a parameter; None if it is not declared."""
        return self.values.get(name)

    def explain(self, name: str) -> list[str] | None:
        """The value of a parameter as it was interpreted; None if it is not declared."""
        return self.declared[name].explain(self.values[name]) if name in self.declared else None


def read_parameters(
    view: Any, declared: Sequence[Parameter], more: Iterable[ParameterError] = ()
) -> RequestedParameters:
    """The values of the declared parameters. Raises InvalidParameters with all errors."""
    view.query = RequestedParameters(declared, frozenset(view.request.query_params))
    errors = [*unknown_parameters(view), *more, *excluded_parameters(view), *invalid_values(view)]
    if errors:
        raise InvalidParameters(errors)
    return view.query


def unknown_parameters(view: Any) -> Iterator[ParameterError]:
    """Parameters that the operation does not have."""
    names = view.query.declared
    for name in view.request.query_params:
        if name not in names:
            detail = f"{name[:80]!r} is not a parameter here.{did_you_mean(name, names)}"
            yield ParameterError(name[:80], "unknown_parameter", detail)


def excluded_parameters(view: Any) -> Iterator[ParameterError]:
    """Parameters that cannot be combined with others, or with the format."""
    query, renderer = view.query, view.request.accepted_renderer
    for parameter in [query.declared[name] for name in query.declared if name in query.given]:
        for name in parameter.excludes:
            if name in query.given:
                detail = f"{name} does not go with {parameter.name}. Leave one of them out."
                yield ParameterError(name, "inconsistent", detail)
        if not parameter.fits(renderer):
            detail = f"{parameter.name} does not go with format={renderer.format}. Leave one of them out."
            yield ParameterError(parameter.name, "wrong_format", detail)


def invalid_values(view: Any) -> Iterator[ParameterError]:
    """Invalid values, by themselves or together with others."""
    query, invalid = view.query, set()
    for name, parameter in query.declared.items():
        try:
            query.values[name] = parameter.read(view)
        except InvalidValue as error:
            query.values[name] = None
            invalid.add(name)
            yield from (ParameterError(name, *each) for each in error.errors)
    for name, parameter in query.declared.items():
        if name in query.given and name not in invalid:
            try:
                parameter.check(query.values[name], view)
            except InvalidValue as error:
                yield from (ParameterError(name, *each) for each in error.errors)
