"""The time to parse a period, compared with the `edtf` package: `python -m tests.benchmarks.period`."""

import sys
from timeit import repeat

import edtf

from relations.values.period import Period

EXPRESSIONS = (
    "2022",
    "2022-10",
    "2023-12-12",
    "2023-12-12/2023-12-13",
    "2020-02/..",
    "1979-05-03?",
    "[2023-11-21..2023-11-30]",
    "XXXX-12-12/XXXX-12-13",
)
LEVEL_0 = EXPRESSIONS[:4]
ROUNDS = 5


def microseconds(parse, expression, times):
    return min(repeat(lambda: parse(expression), number=times, repeat=ROUNDS)) / times * 1_000_000


def main():
    for expression in EXPRESSIONS:
        ours = microseconds(Period.parse, expression, 2_000)
        line = f"{expression:28} {ours:7.1f} µs"
        if expression in LEVEL_0:
            theirs = microseconds(edtf.parse_edtf, expression, 20)
            line += f"   edtf {theirs:8.1f} µs   {theirs / ours:5.0f} times as long"
        sys.stdout.write(line + "\n")


if __name__ == "__main__":
    main()
