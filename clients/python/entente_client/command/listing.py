"""A command for each list of the API: its options are the filters that openapi.yaml declares."""

from collections.abc import Iterator
from itertools import islice
from typing import Any

import click

from entente_client import declared
from entente_client.asking import Filter, Listing
from entente_client.command.completing import Completer, identifiers, records, relations
from entente_client.command.output import FORMATS
from entente_client.synchronous.client import Client
from entente_client.synchronous.pages import Pages
from entente_client.synchronous.resources import Resources

# Lists below one thing, with the command that asks for it.
BELOW = {"/api/v1/relations/{id}/timeline/": ("timeline", "relations", "RELATION")}
WORDS = {"search", "suggest"}


def list_commands() -> Iterator[click.Command]:
    """Yield the commands, by name."""
    for name, resource in Resources.names.items():
        if resource.path in declared.LISTS:
            yield list_command(name.replace("_", "-"), declared.LISTS[resource.path], name)
    for path, (name, resource_name, metavar) in BELOW.items():
        yield list_command(name, declared.LISTS[path], resource_name, metavar)


def list_command(name: str, listing: Listing, resource: str, of: str = "") -> click.Command:
    """Return the command of one list."""

    @click.pass_obj
    def ask(client: Client, /, **chosen: Any) -> None:
        show(pages_of(client, resource, name if of else "", chosen), chosen)

    first = [click.Argument(["of"], metavar=of, shell_complete=relations)] if of else []
    first += [click.Argument(["q"], metavar="WORDS")] if name in WORDS else []
    filters = [each for each in listing.filters.values() if each.name not in OURS]
    options = [option(each, resource) for each in filters if each.name != "q" or name not in WORDS]
    return click.Command(name, params=[*first, *options, *shape()], callback=ask, help=f"{listing.help}.")


def pages_of(client: Client, resource: str, below: str, chosen: dict[str, Any]) -> Pages[Any]:
    """Return the rows that the options ask for."""
    filters = {name: value for name, value in chosen.items() if value not in (None, ()) and name not in OURS}
    found = getattr(client, resource)
    of = filters.pop("of", None)
    pages: Pages[Any] = getattr(found, below)(of, **filters) if below else found(**filters)
    return pages


def show(pages: Pages[Any], chosen: dict[str, Any]) -> None:
    """Print the rows, at most `--limit` of them, each with the members of `--fields`."""
    members = [name for each in chosen["fields"] for name in each.split(",")]
    FORMATS[chosen["format"]](islice(pages.select(*members), chosen["limit"]))


# Said by options of the command itself; `limit` counts rows, not those of a page.
OURS = {"fields", "format", "limit", "aggregate"}


def shape() -> list[click.Parameter]:
    """Return the options that every list has."""
    return [
        click.Option(["--fields"], multiple=True, help="Only these members of each row: id,period."),
        click.Option(
            ["--format"],
            type=click.Choice(list(FORMATS)),
            default="table",
            show_default=True,
            help="How rows are printed.",
        ),
        click.Option(["--limit"], type=click.IntRange(min=1), help="At most so many rows; all if not said."),
    ]


def option(filter: Filter, resource: str) -> click.Option:
    """Return the option of a filter."""
    name = f"--{filter.name.replace('__', '-').replace('_', '-')}"
    if filter.form == "boolean":
        return click.Option([f"{name}/--no-{name[2:]}", filter.name], default=None, help=filter.help)
    return click.Option(
        [name, filter.name],
        type=click.Choice(filter.choices) if filter.choices else TYPES.get(filter.form, str),
        multiple=filter.is_list,
        help=filter.help,
        shell_complete=completer(filter, resource),
    )


TYPES: dict[str, type] = {"integer": int}
WHOLE: dict[str, Completer] = {"record": records, "relation": relations}
KIND_OF = {resource: kind for kind, resource in declared.RESOURCE_OF.items()}


def completer(filter: Filter, resource: str) -> Completer | None:
    """Return what completes the values of a filter, if they are identifiers."""
    kinds = (KIND_OF[resource],) if filter.name == "id" and resource in KIND_OF else filter.kinds
    return WHOLE.get(filter.form) or (identifiers(*kinds) if kinds else None)
