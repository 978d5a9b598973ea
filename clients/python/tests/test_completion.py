"""What a shell completes, in the shell itself where it is installed; bash is everywhere."""

import json
import os
import pty
import shutil
import socket
import time

import pytest
from terminal import ENTENTE, entente, environment, read

SHELLS = {
    "bash": ["bash", "--noprofile", "--rcfile", "{folder}/.zshrc", "-i"],
    "zsh": ["zsh", "-i"],
    "fish": ["fish", "--no-config", "--init-command", "entente completion fish | source"],
}
STARTS = {
    "bash": 'eval "$(entente completion bash)"\n',
    "zsh": 'autoload -Uz compinit && compinit -D -u\neval "$(entente completion zsh)"\n',
    "fish": "",
}
PATIENT = {"ENTENTE_COMPLETION_SECONDS": "60"}


@pytest.fixture(autouse=True)
def cache(tmp_path, monkeypatch):
    """A cache of its own for each test."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache" / "entente" / "completion.json"


def offered(typed, **variables):
    """What is offered behind what was typed, as bash hears it."""
    words = f"entente {typed}"
    place = len(words.split()) - (not words.endswith(" "))
    said = entente(
        _ENTENTE_COMPLETE="bash_complete",
        COMP_WORDS=words,
        COMP_CWORD=str(place),
        **(PATIENT | variables),
    )
    assert (said.returncode, said.stderr) == (0, "")
    return [line.removeprefix("plain,") for line in said.stdout.splitlines() if line]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("vis", "visits"),
        ("visits --st", "--status"),
        ("visits --status c", "cancelled"),
        ("export tr", "trade-figures"),
        ("show vi", "visit/"),
        ("show visit/xi-jinping-vietnam-2", "visit/xi-jinping-vietnam-2023-12"),
        ("show trade_figure/chn-vnm-turnover-2", "trade_figure/chn-vnm-turnover-2022-chinese-customs"),
        ("cite visit/xi-jinping-vietnam-2023-12 ki", "kind"),
        ("visits --leader xi", "xi-jinping"),
        ("visits --id ", "xi-jinping-vietnam-2023-12"),
        ("visits --host VNM,CH", "VNM,CHN"),
        ("visits --invited-by li-q", "li-qiang"),
        ("visits --relation CHN-V", "CHN-VNM"),
        ("claims --record agreement/xi-v", "agreement/xi-vietnam-2023-12-package"),
        ("timeline CHN-V", "CHN-VNM"),
    ],
)
def test_the_shell_is_offered_what_fits(typed, found):
    assert found in offered(typed)


def test_only_what_begins_with_the_word_is_offered():
    assert {each[0] for each in offered("visits --host V")} == {"V"}


def test_a_name_becomes_the_identifier_that_it_leads_to():
    assert offered("leaders --country bhutan") == ["BTN"]


def test_what_is_no_kind_has_nothing_to_offer():
    assert offered("show nonsense/x") == []
    assert offered("cite nonsense/x ki") == []


def test_a_part_of_many_does_not_pass_for_all(cache):
    rows = [{"id": f"visit-one-{number}", "name": None, "hint": None} for number in range(20)]
    offered("visits --id visit")
    [(question, (moment, _))] = json.loads(cache.read_text()).items()
    cache.write_text(json.dumps({question: (moment, rows)}))

    # As a shell takes it: nothing is common to these but the word.
    assert "visit" in offered("visits --id visit")


def test_what_was_offered_is_not_asked_again(cache):
    first = offered("show visit/xi")
    # Nobody listens there; the question is the same.
    [(question, said)] = json.loads(cache.read_text()).items()
    away = "http://127.0.0.1:9"
    cache.write_text(json.dumps({away + question[question.index("/api/") :]: said}))

    assert offered("show visit/xi", ENTENTE_URL=away) == first != []


def test_what_was_offered_long_ago_is_asked_again(cache):
    offered("show visit/xi")
    [(question, (moment, _))] = json.loads(cache.read_text()).items()
    cache.write_text(json.dumps({question: (moment - 301, [])}))

    assert offered("show visit/xi") != []


@pytest.mark.parametrize("address", ["http://127.0.0.1:9", "nowhere", "http://[", "https://127.0.0.1:9"])
def test_when_the_service_is_away_nothing_is_offered_and_nothing_is_said(address):
    assert offered("show visit/xi", ENTENTE_URL=address) == []


def test_a_service_that_does_not_answer_is_not_waited_for():
    start = time.monotonic()
    with socket.create_server(("127.0.0.1", 0)) as silent:
        address = f"http://127.0.0.1:{silent.getsockname()[1]}"
        found = offered("show visit/xi", ENTENTE_URL=address, ENTENTE_COMPLETION_SECONDS="0.1")

    assert found == []
    assert time.monotonic() - start < 20


def test_a_cache_that_cannot_be_written_or_read_is_none(cache):
    cache.parent.mkdir(parents=True)
    cache.mkdir()

    assert offered("visits --leader xi") == ["xi-jinping"]


@pytest.mark.parametrize("shell", SHELLS)
def test_what_makes_a_shell_complete_is_printed(shell):
    assert "_ENTENTE_COMPLETE" in entente("completion", shell).stdout


@pytest.mark.parametrize("shell", [each for each in SHELLS if shutil.which(each)])
def test_the_key_completes_what_a_person_types(shell, tmp_path):
    (tmp_path / ".zshrc").write_text(STARTS[shell])

    # A kind without a space behind it, then the rest: the command that is run names the record.
    seen = in_a_shell(shell, tmp_path, "entente show visit/xi-jinping-vietnam-2023\t\nexit\n")

    assert '"id": "xi-jinping-vietnam-2023-12"' in seen


def in_a_shell(shell, folder, keys):
    """What a person sees who types these keys into a shell."""
    command = [each.format(folder=folder) for each in SHELLS[shell]]
    path = f"{ENTENTE.parent}:{os.environ['PATH']}"
    home = {"HOME": str(folder), "ZDOTDIR": str(folder), "PATH": path, "NO_COLOR": "1", **PATIENT}
    process, terminal = pty.fork()
    if process == 0:
        os.execvpe(command[0], command, environment(**home))  # noqa: S606 (a shell, as a person has it)
    os.write(terminal, keys.encode())
    seen = b"".join(iter(lambda: read(terminal), b""))
    os.close(terminal)
    os.waitpid(process, 0)
    return seen.decode(errors="replace")
