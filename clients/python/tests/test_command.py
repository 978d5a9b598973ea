"""The installed `entente`, with and without a terminal."""

import csv
import io
import json
import subprocess

import pytest
from conftest import ADDRESS
from terminal import ENTENTE, at_a_terminal, entente, environment

COLOUR = "\x1b["


def test_a_list_as_csv_has_the_rows_of_the_client(client):
    done = entente("visits", "--country", "VNM", "--since", "2023", "--format", "csv")

    rows = list(csv.DictReader(io.StringIO(done.stdout)))
    visits = client.visits(country="VNM", since="2023").all()
    assert [row["id"] for row in rows] == [each.id for each in visits] != []
    assert [row["period.edtf"] for row in rows] == [each.period.edtf for each in visits]


def test_a_list_as_json_has_the_rows_of_the_api(client):
    done = entente("visits", "--host", "VNM", "--fields", "id,period", "--format", "json", "--limit", "2")

    assert json.loads(done.stdout) == list(client.visits(host="VNM").select("id", "period"))[:2]


def test_an_empty_list_is_a_list_too():
    assert entente("visits", "--since", "2999", "--format", "json").stdout == "[]\n"
    assert entente("visits", "--since", "2999").stdout == "Nothing found.\n"


def test_a_table_shows_names_and_evidence():
    done = entente("visits", "--id", "xi-jinping-vietnam-2023-12")

    assert "Viet Nam" in done.stdout
    assert "2023-12-12/2023-12-13" in done.stdout
    assert "5 sources, 60 claims" in done.stdout


def test_colours_are_for_terminals():
    arguments = ("visits", "--limit", "1")

    assert COLOUR in at_a_terminal(*arguments)
    assert COLOUR not in entente(*arguments).stdout


def test_no_color_turns_colours_off():
    seen = at_a_terminal("visits", "--limit", "1", NO_COLOR="1")

    # What is left is bold and dim, no colour.
    assert not [code for code in ("[31m", "[36m", "[1;36m", "[1;31m") if code in seen]


def test_every_fact_is_cited_with_source_and_paragraph():
    done = entente("cite", "visit/xi-jinping-vietnam-2023-12", "kind")

    assert done.stdout.startswith("visit/xi-jinping-vietnam-2023-12 kind: state (“")
    assert f"{ADDRESS}/api/v1/sources/" in done.stdout


def test_citations_for_bibliographies(client):
    [first, *_] = client.cite("visit/xi-jinping-vietnam-2023-12", "kind")

    assert (
        first.bibtex()
        in entente("cite", "visit/xi-jinping-vietnam-2023-12", "kind", "--style", "bibtex").stdout
    )
    assert first.csl() in json.loads(
        entente("cite", "visits/xi-jinping-vietnam-2023-12", "kind", "--style", "csl").stdout
    )


def test_show_prints_one_record(client):
    done = entente("show", "country/VN")

    assert json.loads(done.stdout) == client.countries.get("VNM").to_dict()


def test_an_export_leaves_complete_files(tmp_path, client):
    done = entente("export", "visits", "trade-figures", "--output", str(tmp_path))

    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert {each.name for each in tmp_path.iterdir()} == {"visits.ndjson", "trade_figures.ndjson"}
    assert (tmp_path / "visits.ndjson").read_bytes() == b"".join(client.visits().export())


def test_an_export_shows_its_progress_on_a_terminal(tmp_path):
    assert "8/8" in at_a_terminal("export", "visits", "--format", "csv", "--output", str(tmp_path))


def test_an_export_can_be_piped(client):
    assert entente("export", "visits", "--output", "-").stdout.encode() == b"".join(client.visits().export())


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["visits", "--contry", "VNM"], 2, "Did you mean"),
        (["visits", "--status", "done"], 2, "'announced', 'under_way', 'completed'"),
        (["visits", "--host", "VN"], 3, "'VN' is another identifier of VNM. Write VNM."),
        (["show", "visit/nobody"], 3, "There is no visit 'nobody'"),
        (["cite", "country/VNM"], 2, "have no claims. Resources with claims: agreements"),
        (["proposals"], 3, "Authentication required"),
    ],
)
def test_errors_are_printed_on_stderr(arguments, code, message):
    done = entente(*arguments)

    assert (done.returncode, done.stdout) == (code, "")
    assert "Error: " in done.stderr
    assert message in done.stderr
    assert "Traceback" not in done.stderr


def test_a_server_that_cannot_be_reached_is_one_sentence():
    done = entente("--url", "http://127.0.0.1:9", "visits")

    assert done.returncode == 4
    assert done.stderr == (
        "Error: http://127.0.0.1:9 does not respond: [Errno 111] Connection refused. "
        "Set the URL of the API with --url or ENTENTE_URL.\n"
    )


def test_a_closed_pipe_is_no_error():
    done = subprocess.Popen(
        [ENTENTE, "claims", "--format", "ndjson"],
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    done.stdout.readline()
    done.stdout.close()

    assert done.stderr.read() == b""
    done.stderr.close()
    done.wait(timeout=60)


def test_help_lists_every_filter(client):
    text = entente("visits", "--help").stdout

    assert "List visits." in text
    assert "--has-conflict / --no-has-conflict" in text
    assert "Visits to this country." in " ".join(text.split())
