"""The number of typing errors between two words, computed slowly; and words with one error."""

import random
from string import ascii_lowercase


def edit_distance(one, other):
    """The Damerau-Levenshtein distance: letters to change, add, remove, or swap with their neighbour."""
    rows = [list(range(len(other) + 1))]
    for place, letter in enumerate(one, start=1):
        row = [place]
        for where, other_letter in enumerate(other, start=1):
            costs = [rows[-1][where] + 1, row[-1] + 1, rows[-1][where - 1] + (letter != other_letter)]
            if place > 1 and where > 1 and letter == other[where - 2] and one[place - 2] == other_letter:
                costs.append(rows[-2][where - 2] + 1)
            row.append(min(costs))
        rows.append(row)
    return rows[-1][-1]


def mistype(word, rng: random.Random):
    """The word with one random typing error."""
    place = rng.randrange(len(word))
    before, letter, after = word[:place], word[place], word[place + 1 :]
    exchanged = f"{before}{after[:1]}{letter}{after[1:]}"
    another = rng.choice(ascii_lowercase)
    added, changed = f"{before}{another}{letter}{after}", f"{before}{another}{after}"
    return rng.choice([before + after, added, changed, exchanged])
