"""The edits of accounts before schemathesis reads as one of them: histories, and proposals in every state."""

from itertools import count, cycle

from tests.databases import ANNA, BINH
from tests.openapi import document
from tests.writable import sent, token

# The decisions on proposals, in turn. An author who declines their own proposal withdraws it.
DECISIONS = (None, ("approve", BINH, {}), ("decline", BINH, {"comment": "Not so."}), ("decline", ANNA, {}))


def edit_records(address: str) -> str:
    """Correct each record that is an example of the document as Anna. Returns her Authorization header."""
    tokens = {name: {"Authorization": f"Bearer {token(address, name)}"} for name in (ANNA, BINH)}
    for record, number, decision in zip(records(), count(1), cycle(DECISIONS), strict=False):
        body = {"external_ids": [f"test:{number}"], "reason": "It says so."}
        tag = sent("GET", f"{address}{record}document/", **tokens[ANNA])[1]["ETag"]
        _, headers = sent("PATCH", f"{address}{record}", body, **tokens[ANNA], **{"If-Match": tag})
        if decision:
            action, name, word = decision
            sent("POST", f"{headers['Location']}{action}/", word, **tokens[name])
    return tokens[ANNA]["Authorization"]


def records():
    """The addresses of the records whose histories the document has as examples."""
    for path, methods in document()["paths"].items():
        if path.endswith("/history/"):
            key = next(each for each in methods["get"]["parameters"] if each["name"] == "id")
            yield path.removesuffix("history/").replace("{id}", key["schema"]["examples"][0])
