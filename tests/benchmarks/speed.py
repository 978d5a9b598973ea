"""Requests a second beside other servers: `make bench`, on an empty PostgreSQL database; it needs wrk.

It makes 100 000 visits and trade figures, stores their JSON, gives the same rows as plain tables to stock
Django REST Framework (peers.py), and asks each server the same question in turn, in rounds. The product runs
twice: as it is, and with ENTENTE_RESPONSE_CACHE=0, so that each response is made anew.
"""

import json
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import ExitStack, contextmanager
from pathlib import Path
from urllib.request import urlopen

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
os.environ["ENTENTE_RATE_LIMIT"] = "0"
django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402

from relations.actions.recording import representing  # noqa: E402
from relations.models import TradeFigure, Visit  # noqa: E402
from tests.benchmarks import many_figures, many_records, many_rows  # noqa: E402
from tests.served import free_port, wait_for  # noqa: E402

SECONDS, CONNECTIONS, ROUNDS, WORKERS = 3, 16, 3, "2"
PRODUCT, ANEW, STOCK, STATIC = "product", "product, made anew", "stock DRF", "static bytes"
PLAIN = """
CREATE TABLE plain_visit AS
  SELECT id, slug, guest_country_id AS guest, host_id AS host, kind, status,
         coalesce(occasion, '') AS occasion, coalesce(period, '') AS period, period_starts_earliest AS starts
  FROM relations_visit WHERE period_starts_earliest IS NOT NULL;
ALTER TABLE plain_visit ADD PRIMARY KEY (id);
CREATE UNIQUE INDEX ON plain_visit (slug);
CREATE INDEX ON plain_visit (host, starts DESC, slug);
CREATE TABLE plain_figure AS
  SELECT id, slug, exporter_id AS exporter, importer_id AS importer, flow, quantity_number AS amount,
         quantity_unit AS unit, extract(year FROM period_starts_earliest)::int AS year
  FROM relations_tradefigure;
ALTER TABLE plain_figure ADD PRIMARY KEY (id);
CREATE INDEX ON plain_figure (exporter, importer, year, slug);
"""


def build() -> None:
    """Make the rows, store their JSON, and copy them into plain tables."""
    call_command("migrate", verbosity=0)
    if not Visit.objects.exists():
        chance = many_rows.random.Random(7)
        for made in (*many_rows.MADE, many_records.visits, many_records.delegations):
            many_rows.store(made(chance))
        many_rows.store(many_figures.trade_figures(chance))
        with connection.cursor() as cursor:
            cursor.execute(PLAIN)
    for model in (Visit, TradeFigure):
        for keys in representing.portions(representing.without_text(model), "slug"):
            representing.store(model, keys)
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")


def questions() -> dict[str, dict[str, str]]:
    """The path of each question on each kind of server."""
    visit = Visit.objects.filter(period_starts_earliest__isnull=False).order_by("slug")[500]
    figure = TradeFigure.objects.order_by("slug")[500]
    pair = (figure.exporter_id, figure.importer_id)
    participants = f"exporter={pair[0]}&importer={pair[1]}"
    largest = f"/api/v1/trade-figures/groups/?by=year&aggregate=max&measure=value&{participants}"
    found = {
        "list of 100 visits, one filter": (
            f"/api/v1/visits/?host={visit.host_id}&limit=100",
            f"/visits/?host={visit.host_id}",
        ),
        "one visit": (f"/api/v1/visits/{visit.slug}/", f"/visits/{visit.slug}/"),
        "series of a pair": (
            f"/api/v1/relations/{'-'.join(sorted(pair))}/trade/",
            f"/series/?{participants}",
        ),
        "largest by year": (largest, f"/largest/?{participants}"),
    }
    return {
        name: {PRODUCT: ours, ANEW: ours, STOCK: theirs, STATIC: "/"}
        for name, (ours, theirs) in found.items()
    }


@contextmanager
def server(application: str, *arguments: str, **variables: str):
    """Yield the URL of an application that gunicorn serves with two processes of eight threads."""
    port = free_port()
    environment = os.environ | {"PORT": str(port), "ENTENTE_WORKERS": WORKERS, "ENTENTE_LOG_LEVEL": "ERROR"}
    command = [Path(sys.executable).with_name("gunicorn"), *arguments, application]
    process = subprocess.Popen(command, env=environment | variables, stderr=subprocess.DEVNULL)
    try:
        yield wait_for(f"http://127.0.0.1:{port}", process)
    finally:
        process.terminate()
        process.wait(timeout=60)


def servers(stack: ExitStack, body: Path) -> dict[str, str]:
    """The URL of each server."""
    product = ("config.wsgi:application", "--config", "config/gunicorn.py")
    plain = (
        "--workers",
        WORKERS,
        "--threads",
        "8",
        "--worker-class",
        "gthread",
        "--bind",
        "127.0.0.1:{port}",
    )
    found = {
        PRODUCT: server(*product),
        ANEW: server(*product, ENTENTE_RESPONSE_CACHE="0"),
        STOCK: peer("stock", plain),
        STATIC: peer("static", plain, STATIC_BODY=str(body)),
    }
    return {name: stack.enter_context(each) for name, each in found.items()}


@contextmanager
def peer(name: str, arguments: tuple[str, ...], **variables: str):
    """Yield the URL of a server of tests/benchmarks/peers.py."""
    port = free_port()
    command = [
        Path(sys.executable).with_name("gunicorn"),
        *(each.format(port=port) for each in arguments),
        f"tests.benchmarks.peers:{name}",
    ]
    environment = {key: value for key, value in os.environ.items() if key != "DJANGO_SETTINGS_MODULE"}
    process = subprocess.Popen(command, env=environment | variables, stderr=subprocess.DEVNULL)
    try:
        yield wait_until_open(f"http://127.0.0.1:{port}", process)
    finally:
        process.terminate()
        process.wait(timeout=60)


def wait_until_open(url: str, process: subprocess.Popen) -> str:
    """The URL, once somebody listens there."""
    for _ in range(200):
        assert process.poll() is None, f"{url} has stopped."
        try:
            with urlopen(f"{url}/none/", timeout=5):  # noqa: S310 (our own)
                return url
        except OSError as error:
            if getattr(error, "code", None):
                return url
            time.sleep(0.1)
    raise SystemExit(f"{url} does not respond.")


def rate(url: str, *headers: str) -> float:
    """Requests a second."""
    options = [part for header in headers for part in ("-H", header)]
    command = ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{SECONDS}s", *options, url]
    printed = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    assert "Non-2xx or 3xx" not in printed, (url, printed)
    return float(re.search(r"Requests/sec:\s+([0-9.]+)", printed)[1])


def tag_of(url: str) -> str:
    with urlopen(url) as response:  # noqa: S310 (our own)
        return response.headers["ETag"]


def main() -> None:
    build()
    found = questions()
    with ExitStack() as stack, tempfile.TemporaryDirectory() as folder:
        body = Path(folder, "body.json")
        with ExitStack() as first:
            url = first.enter_context(server("config.wsgi:application", "--config", "config/gunicorn.py"))
            with urlopen(url + found["list of 100 visits, one filter"][PRODUCT]) as response:  # noqa: S310
                body.write_bytes(response.read())
                assert len(json.loads(body.read_bytes())["results"]) == 100
        urls = servers(stack, body)
        rates: dict[str, dict[str, list[float]]] = {}
        for _ in range(ROUNDS):
            for name, paths in found.items():
                for each, url in urls.items():
                    rates.setdefault(name, {}).setdefault(each, []).append(rate(url + paths[each]))
            path = found["one visit"][PRODUCT]
            for each in (PRODUCT, ANEW):
                again = rate(urls[each] + path, f"If-None-Match: {tag_of(urls[each] + path)}")
                rates.setdefault("304 of one visit", {}).setdefault(each, []).append(again)
    print_table(rates)


def print_table(rates: dict[str, dict[str, list[float]]]) -> None:
    """Medians, the spread of the rounds, and the ratios to stock DRF and to static bytes."""
    names = (PRODUCT, ANEW, STOCK, STATIC)
    lines = [f"| requests a second | {' | '.join(names)} | product / stock | made anew / stock |"]
    lines.append("|---|" + "--:|" * (len(names) + 2))
    for question, found in rates.items():
        medians = {name: statistics.median(found[name]) for name in found}
        cells = [
            f"{medians[name]:.0f} ({min(found[name]):.0f}-{max(found[name]):.0f})" if name in found else ""
            for name in names
        ]
        ratios = [
            f"{medians[name] / medians[STOCK]:.1f}" if STOCK in medians else "" for name in (PRODUCT, ANEW)
        ]
        lines.append(f"| {question} | {' | '.join(cells)} | {' | '.join(ratios)} |")
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
