"""The commands of `entente`: one for each list of the API, and some others."""

import json

import click
from click.shell_completion import get_completion_class

from entente_client.citation import resource_and_id
from entente_client.command.completing import facts, records
from entente_client.command.exporting import export
from entente_client.command.listing import list_commands
from entente_client.command.output import as_table
from entente_client.synchronous.client import Client
from entente_client.synchronous.resource import Detailed

EXIT_CODES = """\b
Exit codes: 0 success; 2 invalid command line; 3 the API refuses the request
or finds nothing; 4 the server cannot be reached or fails.

\b
Completion: eval "$(entente completion bash)", or zsh; entente completion
fish | source. Identifiers come from the API and are cached for five minutes;
ENTENTE_COMPLETION_SECONDS limits how long a shell waits for them (0.5).
"""


@click.group(epilog=EXIT_CODES, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--url",
    envvar="ENTENTE_URL",
    default="http://127.0.0.1:8000",
    show_default=True,
    show_envvar=True,
    help="URL of the API.",
)
@click.option(
    "--token", envvar="ENTENTE_TOKEN", show_envvar=True, help="Token, for requests that need an account."
)
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
    """Show one record, country, place or topic: visit/xi-jinping-vietnam-2023-12."""
    name, key = resource_and_id(record)
    resource = getattr(client, name, None)
    if not isinstance(resource, Detailed):
        raise click.UsageError(f"{record!r} is not KIND/ID, such as visit/to-lam-china-2024-08")
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
    """Cite the sources of a record: source and paragraph of every claim, or of those on one FACT."""
    found = client.cite(record, fact)
    if not found:
        raise click.ClickException(f"there is no claim on {fact or 'any fact'} of {record}")
    if style == "csl":
        click.echo(json.dumps([each.csl() for each in found], ensure_ascii=False, indent=2))
    else:
        texts = [each.bibtex() if style == "bibtex" else str(each) for each in found]
        click.echo("\n".join(dict.fromkeys(texts)))


@program.command()
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def completion(shell: str) -> None:
    """Print the completion script of a shell."""
    kind = get_completion_class(shell)
    if kind is None:
        raise click.UsageError(f"{shell} is not supported")
    click.echo(kind(program, {}, "entente", "_ENTENTE_COMPLETE").source())


program.add_command(export)
for command in list_commands():
    program.add_command(command)
