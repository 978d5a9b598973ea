"""How many typing errors lie between two words, the slow way; and words with one."""

import random
from string import ascii_lowercase


def distance(one, other):
    """Letters to change, add, leave out, or exchange with their neighbour (Damerau, Levenshtein)."""
    rows = [list(range(len(other) + 1))]
    for place, letter in enumerate(one, start=1):
        row = [place]
        for where, against in enumerate(other, start=1):
            costs = [rows[-1][where] + 1, row[-1] + 1, rows[-1][where - 1] + (letter != against)]
            if place > 1 and where > 1 and letter == other[where - 2] and one[place - 2] == against:
                costs.append(rows[-2][where - 2] + 1)
            row.append(min(costs))
        rows.append(row)
    return rows[-1][-1]


def mistyped(word, chance: random.Random):
    """The word with one typing error, of any sort, at any place."""
    place = chance.randrange(len(word))
    before, letter, after = word[:place], word[place], word[place + 1 :]
    exchanged = f"{before}{after[:1]}{letter}{after[1:]}"
    another = chance.choice(ascii_lowercase)
    added, changed = f"{before}{another}{letter}{after}", f"{before}{another}{after}"
    return chance.choice([before + after, added, changed, exchanged])
