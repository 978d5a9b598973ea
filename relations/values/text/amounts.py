"""Quantities in English words: `more than $230.2 billion`. The results are suggestions for curators."""

import re
from decimal import Decimal

from relations.errors import InvalidQuantity
from relations.values.quantity import Operator, Quantity, plain
from relations.values.text.dates import MONTHS

_SMALL = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven"),
    *("twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_NUMBER_WORDS = {
    **{word: number for number, word in enumerate(_SMALL)},
    **{word: number for number, word in enumerate(_ORDINALS, start=1)},
    **{word: 10 * number for number, word in enumerate(_TENS, start=2)},
    **{
        f"{ten}-{_SMALL[n]}": 10 * number + n
        for number, ten in enumerate(_TENS, start=2)
        for n in range(1, 10)
    },
    "dozen": 12,
}
_SCALES = {"thousand": 3, "million": 6, "mn": 6, "billion": 9, "bn": 9, "trillion": 12}
_OPERATORS = {
    Operator.GE: r"at least|no less than|not less than|no fewer than",
    Operator.LE: r"at most|up to|no more than|not more than",
    Operator.GT: r"more than|over|above|exceed(?:s|ed|ing)?|surpass(?:es|ed|ing)?|upwards of",
    Operator.LT: r"less than|fewer than|under|below",
    Operator.APPROX: r"about|around|approximately|roughly|some|circa|an estimated",
    Operator.NEARLY: r"nearly|almost|close to|just under",
}
_UNITS = {
    "USD": r"dollars?|usd|\$",
    "CNY": r"yuan|rmb|renminbi|cny",
    "EUR": r"euros?|eur|€",
    "VND": r"dong|vnd",
    "percent": r"percent(?:age points?)?|per cent|%",
    "projects": r"projects?",
    "persons": r"persons?|people|visitors?|tourists?|travell?ers?|arrivals?",
}
_NUMBER = re.compile(
    r"(?P<part>\d{1,3}/\d{1,3})(?![\d/])|(?P<figures>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(?:st|nd|rd|th)?"
    rf"|\b(?P<word>{'|'.join(sorted(_NUMBER_WORDS, key=len, reverse=True))})\b"
)
_SCALE = re.compile(rf"\s*({'|'.join(_SCALES)})\b")
_DATE = re.compile(
    rf"\b(?:{'|'.join(MONTHS)})[a-z]*\.? \d{{1,2}}(?: ?(?:-|to) ?\d{{1,2}})?(?:, ?\d{{4}})?\b"
    r"|(?<![\d,.])(?:1[5-9]|20)\d\d\b"
)
_LARGEST = re.compile(r"\b(?:largest|biggest)\b")


def quantity_in(words: str) -> Quantity | None:
    """The quantity in the words. None if they have none, or several."""
    text = words.lower().replace("–", "-")
    found = list(_NUMBER.finditer(_DATE.sub(lambda date: " " * len(date[0]), text)))
    found = found or list(_NUMBER.finditer(text))
    try:
        if not found and _LARGEST.search(text):
            return Quantity.from_parts(1)
        return _quantity(text, found[0]) if len(found) == 1 else None
    except InvalidQuantity:
        return None


def _quantity(text: str, number: re.Match[str]) -> Quantity:
    if number["part"]:
        return _share(number["part"])
    scale = _SCALE.match(text, number.end())
    zeros = _SCALES[scale[1]] if scale else 0
    figures = (number["figures"] or str(_NUMBER_WORDS[number["word"]])).replace(",", "")
    amount = Decimal(figures).scaleb(zeros)
    operator = _operator(text[: number.start()], text[scale.end() if scale else number.end() :])
    step = Decimal(figures).as_tuple().exponent
    unit = _unit(text)
    is_rounded = operator is Operator.EQ and number["figures"] and (zeros or step or unit == "percent")
    rounded_to = Decimal(1).scaleb(int(step) + zeros) if is_rounded else None
    return Quantity.from_parts(plain(amount), operator.value, rounded_to and plain(rounded_to), unit)


def _share(part: str) -> Quantity:
    """A fraction as a percentage, rounded to 0.1."""
    numerator, _, denominator = part.partition("/")
    if not int(denominator):
        raise InvalidQuantity(part, "the denominator is 0", "Write another denominator")
    share = (Decimal(numerator) * 100 / Decimal(denominator)).quantize(Decimal("0.1"))
    return Quantity.from_parts(plain(share), "approx", None, "percent")


def _operator(before: str, after: str) -> Operator:
    if re.match(r"\s*(?:\+|or more)", after):
        return Operator.GE
    for operator, wordings in _OPERATORS.items():
        if re.search(rf"(?:^|\s)(?:{wordings})\s*(?:us)?[$€]?\s*$", before):
            return operator
    return Operator.EQ


def _unit(text: str) -> str:
    """The unit in the words. Empty if they have none, or several."""
    found = [
        unit
        for unit, words in _UNITS.items()
        if re.search(rf"(?:(?<![a-z])|(?=\$))(?:{words})(?![a-z])", text)
    ]
    return found[0] if len(found) == 1 else ""
