"""The commands: one for each list of the API, told from its filters, and a few beside them."""

import json

import click
from click.shell_completion import get_completion_class

from entente_client.citation import address_of
from entente_client.command.completing import facts, records
from entente_client.command.exporting import export
from entente_client.command.listing import list_commands
from entente_client.command.output import as_table
from entente_client.synchronous.client import Client
from entente_client.synchronous.resource import Detailed

EXIT_CODES = """\b
Exit codes: 0 done; 2 the command line is wrong; 3 the API refuses or has
nothing there; 4 the server cannot be reached, or is in trouble.

\b
Completion: eval "$(entente completion bash)", or zsh; entente completion
fish | source. Identifiers are asked of the API and kept for five minutes;
ENTENTE_COMPLETION_SECONDS bounds how long a shell waits for them (0.5).
"""


@click.group(epilog=EXIT_CODES, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--url",
    envvar="ENTENTE_URL",
    default="http://127.0.0.1:8000",
    show_default=True,
    show_envvar=True,
    help="Where the API is.",
)
@click.option("--token", envvar="ENTENTE_TOKEN", show_envvar=True, help="A token, for what needs an account.")
@click.option("--language", help="Language of the names of countries, as in Accept-Language.")
@click.version_option(package_name="entente-client")
@click.pass_context
def program(context: click.Context, url: str, token: str | None, language: str | None) -> None:
    """Diplomatic relations, in which every value leads to a numbered paragraph of a named source."""
    context.obj = context.with_resource(Client(url, token, language=language))


@program.command()
@click.argument("record", metavar="KIND/ID", shell_complete=records)
@click.option("--format", "form", type=click.Choice(["json", "table"]), default="json", show_default=True)
@click.pass_obj
def show(client: Client, record: str, form: str) -> None:
    """Show one record or piece of reference data: visit/xi-jinping-vietnam-2023-12."""
    name, key = address_of(record)
    resource = getattr(client, name, None)
    if not isinstance(resource, Detailed):
        raise click.UsageError(f"{record!r} names no kind that has identifiers; write visit/its-id")
    row = resource.get(key).to_dict()
    if form == "table":
        as_table([row])
    else:
        click.echo(json.dumps(row, ensure_ascii=False, indent=2))


@program.command()
@click.argument("record", metavar="KIND/ID", shell_complete=records)
@click.argument("fact", required=False, shell_complete=facts)
@click.option("--style", type=click.Choice(["text", "bibtex", "csl"]), default="text", show_default=True)
@click.pass_obj
def cite(client: Client, record: str, fact: str | None, style: str) -> None:
    """Cite what a record rests on: a source and a paragraph for each fact, or for one FACT."""
    found = client.cite(record, fact)
    if not found:
        raise click.ClickException(f"no source says anything about {fact or 'any fact'} of {record}")
    if style == "csl":
        click.echo(json.dumps([each.csl() for each in found], ensure_ascii=False, indent=2))
    else:
        texts = [each.bibtex() if style == "bibtex" else str(each) for each in found]
        click.echo("\n".join(dict.fromkeys(texts)))


@program.command()
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def completion(shell: str) -> None:
    """Print what makes a shell complete commands, options and their choices."""
    kind = get_completion_class(shell)
    if kind is None:
        raise click.UsageError(f"nothing is known of {shell}")
    click.echo(kind(program, {}, "entente", "_ENTENTE_COMPLETE").source())


program.add_command(export)
for command in list_commands():
    program.add_command(command)
