"""Measures which changes of the product its tests notice: lines drawn by a seed, one mutation each.

1. `pytest --cov=relations --cov=config --cov-context=test` writes `.coverage`: which test reaches which line.
   It needs pytest-cov, in an environment of your own.
2. `python -m tests.mutation.run draw mutants.json --seed 1 --count 40` draws lines over all packages.
3. `python -m tests.mutation.run try mutants.json --minutes 25` applies one mutant after the other in this
   checkout, runs the tests that reach its line with `-x`, restores the file, and prints the survivors.

A mutant is found by the text of its line, so the same file serves a later version of the product: compare
what is noticed before and after a change of the tests. Run it in a checkout without uncommitted changes.
"""

import argparse
import json
import random
import re
import sqlite3
import subprocess
import sys
import time
from collections import defaultdict
from contextlib import closing
from pathlib import Path

from tests.mutation.mutations import mutations

ROOT = Path(__file__).resolve().parents[2]
MOST_TESTS = 60  # of a line that more tests reach, as many drawn by the seed
SECONDS = 300

LINES = """SELECT file.path, line_bits.numbits, context.context FROM line_bits
    JOIN file ON file.id = file_id JOIN context ON context.id = context_id WHERE context != ''"""


def tests_by_line(database: Path) -> dict[tuple[str, int], set[str]]:
    """The tests that reach each line of the product, as coverage recorded them."""
    found = defaultdict(set)
    with closing(sqlite3.connect(database)) as connection:
        for path, bits, context in connection.execute(LINES):
            module = re.search(r"(?:relations|config)/.*", path)[0]
            for byte, value in enumerate(bits):
                for line in lines_of(byte, value):
                    found[module, line].add(context.partition("|")[0])
    return found


def lines_of(byte: int, value: int) -> list[int]:
    """The line numbers of the bits set in one byte of a bit field."""
    return [byte * 8 + bit for bit in range(8) if value & (1 << bit)]


def draw(database: Path, seed: int, count: int) -> list[dict]:
    """Mutants of lines drawn in turn from each package, each with the tests that reach it."""
    chance, lines, packages = random.Random(seed), tests_by_line(database), defaultdict(list)
    for path, line in sorted(lines):
        packages[path.rpartition("/")[0]].append((path, line))
    for each in packages.values():
        chance.shuffle(each)
    found = []
    while len(found) < count and any(packages.values()):
        names = [name for name in chance.sample(sorted(packages), len(packages)) if packages[name]]
        mutants = [mutant_of(*packages[name].pop(), chance) for name in names]
        found += [mutant for mutant in mutants if mutant]
    return [
        each | {"tests": sample_tests(lines[each["path"], each["number"]], chance)} for each in found[:count]
    ]


def sample_tests(tests: set[str], chance: random.Random) -> list[str]:
    """These tests, or a sample of at most MOST_TESTS."""
    return sorted(chance.sample(sorted(tests), min(len(tests), MOST_TESTS)))


def mutant_of(path: str, line: int, chance: random.Random) -> dict | None:
    """One mutant of a line whose text is unique in its file, if there is a mutation of it."""
    source = (ROOT / path).read_text()
    lines = source.split("\n")
    options = list(mutations(source, line)) if lines.count(lines[line - 1]) == 1 else []
    if not options:
        return None
    name, mutated = chance.choice(options)
    becomes = mutated.split("\n")[line - 1]
    return {"path": path, "number": line, "line": lines[line - 1], "mutation": name, "becomes": becomes}


def attempt(mutant: dict) -> str:
    """Apply a mutant, run its tests and restore the file; return "noticed", "survived" or another reason."""
    file = ROOT / mutant["path"]
    source = file.read_text() if file.exists() else ""
    if source.count(f"{mutant['line']}\n") != 1:
        return "not in this version"
    file.write_text(source.replace(f"{mutant['line']}\n", f"{mutant['becomes']}\n"))
    try:
        command = [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", *mutant["tests"]]
        code = subprocess.run(command, cwd=ROOT, capture_output=True, timeout=SECONDS, check=False).returncode
    except subprocess.TimeoutExpired:
        return f"undecided: no result in {SECONDS} s"
    finally:
        file.write_text(source)
    return {0: "survived", 1: "noticed", 2: "noticed (cannot be imported)"}.get(
        code, f"not tried: pytest {code}"
    )


def attempt_all(mutants: list[dict], minutes: float) -> dict[str, list[dict]]:
    """Try the mutants one after the other until the time is over, and print each result."""
    results, end = defaultdict(list), time.monotonic() + minutes * 60
    for mutant in mutants:
        result = attempt(mutant) if time.monotonic() < end else "not tried: no time left"
        results[result.partition(" ")[0]].append(mutant)
        print(f"{result:30} {mutant['path']}: {mutant['mutation']}: {mutant['becomes'].strip()}", flush=True)  # noqa: T201
    return results


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("do", choices=("draw", "try"))
    parser.add_argument("file", type=Path, help="the mutants, as JSON")
    parser.add_argument("--coverage", type=Path, default=ROOT / ".coverage")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=40)
    parser.add_argument("--minutes", type=float, default=25)
    options = parser.parse_args()
    if options.do == "draw":
        drawn = draw(options.coverage, options.seed, options.count)
        options.file.write_text(json.dumps(drawn, indent=1))
        return
    results = attempt_all(json.loads(options.file.read_text()), options.minutes)
    print(", ".join(f"{len(mutants)} {result}" for result, mutants in sorted(results.items())))  # noqa: T201


if __name__ == "__main__":
    main()
