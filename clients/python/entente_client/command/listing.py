"""A command for each list of the API, with the filters of openapi.yaml as options."""

from collections.abc import Iterator
from itertools import islice
from typing import Any

import click

from entente_client import declared
from entente_client.command.completing import Completer, identifiers, records, relations
from entente_client.command.output import FORMATS
from entente_client.parameters import Filter, Listing
from entente_client.synchronous.client import Client
from entente_client.synchronous.pages import Pages
from entente_client.synchronous.resources import Resources

# Lists below one record, with their command.
BELOW = {"/api/v1/relations/{id}/timeline/": ("timeline", "relations", "RELATION")}
WORDS = {"search", "suggest"}


def list_commands() -> Iterator[click.Command]:
    """Yield the commands, by name."""
    for name, resource in Resources.names.items():
        if resource.path in declared.LISTS:
            yield list_command(name.replace("_", "-"), declared.LISTS[resource.path], name)
    for path, (name, resource_name, metavar) in BELOW.items():
        yield list_command(name, declared.LISTS[path], resource_name, metavar)


def list_command(name: str, listing: Listing, resource: str, parent: str = "") -> click.Command:
    """Return the command of one list."""

    @click.pass_obj
    def run(client: Client, /, **chosen: Any) -> None:
        show(pages_of(client, resource, name if parent else "", chosen), chosen)

    first = [click.Argument(["parent"], metavar=parent, shell_complete=relations)] if parent else []
    first += [click.Argument(["q"], metavar="WORDS")] if name in WORDS else []
    filters = [each for each in listing.filters.values() if each.name not in OURS]
    options = [option(each, resource) for each in filters if each.name != "q" or name not in WORDS]
    return click.Command(
        name, params=[*first, *options, *shared_options()], callback=run, help=f"{listing.help}."
    )


def pages_of(client: Client, resource: str, below: str, chosen: dict[str, Any]) -> Pages[Any]:
    """Return the rows that match the options."""
    filters = {name: value for name, value in chosen.items() if value not in (None, ()) and name not in OURS}
    found = getattr(client, resource)
    parent = filters.pop("parent", None)
    pages: Pages[Any] = getattr(found, below)(parent, **filters) if below else found(**filters)
    return pages


def show(pages: Pages[Any], chosen: dict[str, Any]) -> None:
    """Print the rows, at most `--limit` of them, each with the fields of `--fields`."""
    fields = [name for each in chosen["fields"] for name in each.split(",")]
    FORMATS[chosen["format"]](islice(pages.select(*fields), chosen["limit"]))


# Options of the command itself; here `limit` counts rows, not the rows of a page.
OURS = {"fields", "format", "limit", "aggregate"}


def shared_options() -> list[click.Parameter]:
    """Return the options that all lists share."""
    return [
        click.Option(["--fields"], multiple=True, help="Only these fields of each row: id,period."),
        click.Option(
            ["--format"],
            type=click.Choice(list(FORMATS)),
            default="table",
            show_default=True,
            help="How rows are printed.",
        ),
        click.Option(
            ["--limit"], type=click.IntRange(min=1), help="The largest number of rows; all by default."
        ),
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
BY_FORM: dict[str, Completer] = {"record": records, "relation": relations}
KIND_OF = {resource: kind for kind, resource in declared.RESOURCE_OF.items()}


def completer(filter: Filter, resource: str) -> Completer | None:
    """Return the completer of a filter whose values are identifiers, or None."""
    kinds = (KIND_OF[resource],) if filter.name == "id" and resource in KIND_OF else filter.kinds
    return BY_FORM.get(filter.form) or (identifiers(*kinds) if kinds else None)
