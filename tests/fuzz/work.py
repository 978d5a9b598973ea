"""What accounts have done before the tool reads as one of them: histories, and proposals in every state."""

from itertools import count, cycle

from tests.contract import document
from tests.writable import ANNA, BINH, sent, token

# What becomes of proposals, in turn. Who declines their own withdraws it.
DECISIONS = (None, ("approve", BINH, {}), ("decline", BINH, {"word": "Not so."}), ("decline", ANNA, {}))


def done_at(address: str) -> str:
    """Let Anna correct each record that the document has as an example. What she authorises herself with."""
    tokens = {name: {"Authorization": f"Bearer {token(address, name)}"} for name in (ANNA, BINH)}
    for record, number, decision in zip(records(), count(1), cycle(DECISIONS), strict=False):
        body = {"external_ids": [f"test:{number}"], "reason": "It says so."}
        tag = sent("GET", f"{address}{record}document/", **tokens[ANNA])[1]["ETag"]
        _, headers = sent("PATCH", f"{address}{record}", body, **tokens[ANNA], **{"If-Match": tag})
        if decision:
            deed, name, word = decision
            sent("POST", f"{headers['Location']}{deed}/", word, **tokens[name])
    return tokens[ANNA]["Authorization"]


def records():
    """The addresses of the records whose histories the document has as examples."""
    for path, methods in document()["paths"].items():
        if path.endswith("/history/"):
            key = next(each for each in methods["get"]["parameters"] if each["name"] == "id")
            yield path.removesuffix("history/").replace("{id}", key["schema"]["examples"][0])
