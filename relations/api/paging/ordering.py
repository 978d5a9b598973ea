"""The declared orderings of a list: `?ordering=-period,id`."""

from typing import Any, NamedTuple

from relations.api.parameters.parameter import InvalidValue, Parameter, Schema
from relations.api.problems.did_you_mean import did_you_mean
from relations.queries.paging.keyset import Term


class Ordering(NamedTuple):
    """A requested ordering and its columns."""

    text: str
    terms: list[Term]


class OrderingParameter(Parameter):
    """One of the `orderings` of a view, with `id` added to set its direction."""

    def default(self, view: Any) -> Ordering:
        return self.clean(view.default_ordering, view)

    def clean(self, text: str, view: Any) -> Ordering:
        return Ordering(text, terms_of(view, text))

    def described(self, view: Any) -> str:
        names = ", ".join(offered(view))
        return f"One of {names}; `-` reverses; `,id` or `,-id` breaks ties. Nulls come last."

    def schema_for(self, view: Any) -> Schema:
        names = offered(view)
        plain = "|".join(name for name in names if not name.startswith("-"))
        pattern, default = f"^-?({plain})(,-?id)?$", view.default_ordering
        return {"type": "string", "pattern": pattern, "default": default, "examples": [names[-1]]}

    def explain(self, value: Ordering) -> list[str]:
        return [with_tie_breaker(value.text)]


ORDERING = OrderingParameter("ordering", "")


def terms_of(view: Any, text: str) -> list[Term]:
    """The columns of an ordering, the unique one last. Raises InvalidValue."""
    names = text.split(",")
    if len(names) > 2 or (len(names) == 2 and names[1].removeprefix("-") != "id"):
        raise InvalidValue("unknown_ordering", f"Order by one of {choices(view)}, and then by id or -id.")
    terms: list[Term] = []
    for term in (term for name in names for term in columns_of(view, name)):
        terms += [] if term.column in [known.column for known in terms] else [term]
    if all(term.column != view.unique for term in terms):
        terms.append(Term(view.unique, terms[0].descending))
    return terms


def columns_of(view: Any, name: str) -> list[Term]:
    """The columns of one name. Raises InvalidValue, which suggests the closest name."""
    columns = view.orderings.get(name.removeprefix("-"))
    if columns is None and name.removeprefix("-") != "id":
        hint = did_you_mean(name, offered(view))
        detail = f"{name[:80]!r} is not an ordering here.{hint} Choose from {choices(view)}."
        raise InvalidValue("unknown_ordering", detail)
    meta = (view.rows or view.queryset.model)._meta
    names = [columns or view.unique] if not isinstance(columns, tuple) else columns
    return [Term(column, name.startswith("-"), meta.get_field(column).null) for column in names]


def with_tie_breaker(text: str) -> str:
    """An ordering with its implicit last key."""
    breaks_ties = "," in text or text.removeprefix("-") == "id"
    return text if breaks_ties else f"{text},{'-' if text.startswith('-') else ''}id"


def offered(view: Any) -> list[str]:
    """All orderings of a view, in both directions."""
    names = list(dict.fromkeys([*view.orderings, "id"]))
    return [sign + name for name in names for sign in ("", "-")]


def choices(view: Any) -> str:
    return ", ".join(offered(view))
