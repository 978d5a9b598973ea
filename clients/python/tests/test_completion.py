"""Completion in shells: in bash, and in zsh and fish where they are installed."""

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


def completions(typed, **variables):
    """The completions of a command line, as bash receives them."""
    words = f"entente {typed}"
    place = len(words.split()) - (not words.endswith(" "))
    done = entente(
        _ENTENTE_COMPLETE="bash_complete",
        COMP_WORDS=words,
        COMP_CWORD=str(place),
        **(PATIENT | variables),
    )
    assert (done.returncode, done.stderr) == (0, "")
    return [line.removeprefix("plain,") for line in done.stdout.splitlines() if line]


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
def test_fitting_words_are_offered(typed, found):
    assert found in completions(typed)


def test_only_words_with_the_prefix_are_offered():
    assert {each[0] for each in completions("visits --host V")} == {"V"}


def test_a_name_completes_to_its_identifier():
    assert completions("leaders --country bhutan") == ["BTN"]


def test_unknown_kinds_have_no_completions():
    assert completions("show nonsense/x") == []
    assert completions("cite nonsense/x ki") == []


def test_a_full_page_of_suggestions_is_not_completed_to_its_common_prefix(cache):
    rows = [{"id": f"visit-one-{number}", "name": None, "hint": None} for number in range(20)]
    completions("visits --id visit")
    [(url, (moment, _))] = json.loads(cache.read_text()).items()
    cache.write_text(json.dumps({url: (moment, rows)}))

    # With the word itself among them, the common prefix is the word.
    assert "visit" in completions("visits --id visit")


def test_completions_come_from_the_cache(cache):
    first = completions("show visit/xi")
    # No service listens at this URL; the rest of the URL is the same.
    [(url, entry)] = json.loads(cache.read_text()).items()
    away = "http://127.0.0.1:9"
    cache.write_text(json.dumps({away + url[url.index("/api/") :]: entry}))

    assert completions("show visit/xi", ENTENTE_URL=away) == first != []


def test_old_completions_are_requested_again(cache):
    completions("show visit/xi")
    [(url, (moment, _))] = json.loads(cache.read_text()).items()
    cache.write_text(json.dumps({url: (moment - 301, [])}))

    assert completions("show visit/xi") != []


@pytest.mark.parametrize("url", ["http://127.0.0.1:9", "nowhere", "http://[", "https://127.0.0.1:9"])
def test_an_unreachable_service_offers_nothing_and_prints_nothing(url):
    assert completions("show visit/xi", ENTENTE_URL=url) == []


def test_completion_does_not_wait_for_a_slow_service():
    start = time.monotonic()
    with socket.create_server(("127.0.0.1", 0)) as silent:
        url = f"http://127.0.0.1:{silent.getsockname()[1]}"
        found = completions("show visit/xi", ENTENTE_URL=url, ENTENTE_COMPLETION_SECONDS="0.1")

    assert found == []
    assert time.monotonic() - start < 20


def test_an_unusable_cache_is_ignored(cache):
    cache.parent.mkdir(parents=True)
    cache.mkdir()

    assert completions("visits --leader xi") == ["xi-jinping"]


@pytest.mark.parametrize("shell", SHELLS)
def test_the_completion_script_is_printed(shell):
    assert "_ENTENTE_COMPLETE" in entente("completion", shell).stdout


@pytest.mark.parametrize("shell", [each for each in SHELLS if shutil.which(each)])
def test_the_tab_key_completes_in_the_shell(shell, tmp_path):
    (tmp_path / ".zshrc").write_text(STARTS[shell])

    # First the kind, without a space after it, then the identifier.
    seen = in_a_shell(shell, tmp_path, "entente show visit/xi-jinping-vietnam-2023\t\nexit\n")

    assert '"id": "xi-jinping-vietnam-2023-12"' in seen


def in_a_shell(shell, folder, keys):
    """The output of an interactive shell that receives these keys."""
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
