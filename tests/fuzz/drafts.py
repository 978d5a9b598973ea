"""What a write needs that nobody could make up: drafts, claims, revisions, and proposals of others."""

import json
import uuid
from collections import defaultdict
from datetime import date
from itertools import count
from pathlib import Path
from typing import Any

import yaml

from tests.databases import ANNA, BINH, PASSWORD
from tests.writable import sent, token

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
AT_ONCE = 6
DIGEST = "9f86d081" * 8
FIRST_DAY = date(1000, 1, 1).toordinal()
REASON = {"reason": "It says so."}
LINES = {"Content-Type": "application/x-ndjson"}
Body = dict[str, Any]


class Drafts:
    """Drafts in reserve at the running product: each at its second revision, with an alias and a claim."""

    def __init__(self, address: str) -> None:
        self.address = f"{address}/api/v1"
        self.schema = yaml.load(Path("openapi-curation.yaml").read_text(), Loader=LOADER)  # noqa: S506 (a safe one)
        self.tokens = {name: {"Authorization": f"Bearer {token(address, name)}"} for name in (ANNA, BINH)}
        self.numbers = count(1)
        self.kept: dict[str, list[str]] = defaultdict(list)
        self.tags: dict[str, str] = {}

    def ask(self, method: str, path: str, body: Any = None, *, by: str = ANNA, **headers: str) -> Any:
        """The body of an answer, and its headers."""
        return sent(method, f"{self.address}{path}", body, **self.tokens[by], **headers)

    def new(self) -> str:
        """An identifier that nothing has."""
        return f"made-up-{next(self.numbers)}"

    def take(self, resource: str) -> str:
        """A draft that is given to nobody else."""
        if not self.kept[resource]:
            keys = [self.new() for _ in range(AT_ONCE)]
            for text in ("first", "now"):
                lines = "".join(self.line(resource, key, external_ids=[f"{text}:{key}"]) for key in keys)
                self.ask("POST", "/imports/", lines, **LINES)
            self.kept[resource] = keys
        return self.kept[resource].pop()

    def line(self, resource: str, key: str, **changes: Any) -> str:
        """A draft as a line of an import."""
        noun = resource.replace("-", "_").removesuffix("s")
        return json.dumps([noun, self.document(resource, key) | changes]) + "\n"

    def document(self, resource: str, key: str) -> Body:
        """The example of the document, with an alias, and a claim on each of its facts."""
        body = {name: value for name, value in self.fresh(resource, key).items() if name != "reason"}
        claim = {name: self.claim(resource)[name] for name in ("at", "printed")}
        return (
            body
            | ({"paragraphs": [DIGEST]} if resource == "sources" else {})
            | {
                "aliases": [{"text": f"Named {key}", "kind": "short"}],
                "claims": {
                    name: [claim | {"id": claim_of(key, name)}]
                    for name in {*self.cited_facts(resource), self.fact(resource)}
                },
            }
        )

    def fresh(self, resource: str, key: str) -> Body:
        """The example of a new record under this identifier; of figures, which stand once, on another day."""
        day = date.fromordinal(FIRST_DAY + int(key.rpartition("-")[2])).isoformat()
        return (
            self.example(resource) | {"id": key} | ({"period": day} if resource.endswith("figures") else {})
        )

    def example(self, resource: str) -> Body:
        """A new record."""
        return self.body(f"/api/v1/{resource}/")["example"]

    def claim(self, resource: str) -> Body:
        """A new claim."""
        example = self.body(f"/api/v1/{resource}/{{id}}/claims/")["example"]
        return example | {"fact": self.fact(resource)}

    def fact(self, resource: str) -> str:
        """The fact that the new claim is about."""
        return next(name for name in reversed(self.values(resource)) if name != "record")

    def cited_facts(self, resource: str) -> list[str]:
        """The facts of a new record, each of which needs a claim; of a record that has none, the record."""
        example = self.fresh(resource, "of-day-1")
        return [name for name in self.facts(resource) if name in example] or ["record"]

    def values(self, resource: str) -> Body:
        """What the facts of a record can be: as in a new record, or as the schema has it."""
        fields, example = self.form(resource)["properties"], self.fresh(resource, "of-day-1")
        found = {
            name: fields[name]["examples"][0]
            for name in self.facts(resource)
            if "examples" in fields.get(name, {})
        }
        return found | {name: example[name] for name in self.facts(resource) if name in example}

    def facts(self, resource: str) -> list[str]:
        """What claims can be about."""
        return list(self.resolved(self.form(resource)["properties"]["claims"])["properties"])

    def form(self, resource: str) -> Body:
        """The schema of a new record."""
        return self.resolved(self.body(f"/api/v1/{resource}/")["schema"])

    def resolved(self, schema: Body) -> Body:
        """The component that a schema refers to."""
        return self.schema["components"]["schemas"][schema["$ref"].rpartition("/")[2]]

    def body(self, path: str) -> Body:
        """What is posted at an address."""
        return self.schema["paths"][path]["post"]["requestBody"]["content"]["application/json"]

    def value(self, resource: str) -> Any:
        """What the fact can be."""
        return self.values(resource)[self.fact(resource)]

    def tag(self, resource: str, key: str) -> str:
        """The revision of a record that others read too: nothing is approved meanwhile."""
        path = f"/{resource}/{key}/document/"
        if path not in self.tags:
            self.tags[path] = self.ask("GET", path)[1]["ETag"]
        return self.tags[path]

    def first_step(self, resource: str, key: str) -> int:
        """The revision by which a draft was made."""
        return self.ask("GET", f"/{resource}/{key}/history/")[0]["results"][0]["sequence"]

    def merged(self, resource: str, winner: str) -> str:
        """Another draft, which became one with this; its tag is that of the third revision."""
        loser = self.take(resource)
        body = {"from": loser, "from_revision": 2} | REASON
        self.ask("POST", f"/{resource}/{winner}/merge/", body, **{"If-Match": '"2"'})
        return loser

    def paragraph(self) -> Body:
        """The paragraph of each draft of a source, from which nothing is claimed."""
        return {"number": 1, "digest": f"sha256:{DIGEST}"}

    def mark(self, key: str) -> int:
        """A mark on it."""
        return self.ask("POST", f"/sources/{key}/marks/", self.paragraph() | REASON)[0]["id"]

    def proposal(self) -> int:
        """What somebody else wrote and proposed: that a draft becomes public."""
        key = self.new()
        self.ask("POST", "/imports/", self.line("leaders", key), by=BINH, **LINES)
        body = self.ask("POST", f"/leaders/{key}/submit/", REASON, by=BINH, **{"If-Match": '"1"'})[0]
        return body["proposal"]["id"]

    def token(self) -> str:
        """How a token of the account begins that nothing else needs."""
        return self.ask("POST", "/tokens/", self.login())[0]["id"]

    def login(self) -> Body:
        return {"username": ANNA, "password": PASSWORD}


def claim_of(key: str, fact: str) -> str:
    """The claim on a fact of a draft."""
    return str(uuid.uuid5(uuid.NAMESPACE_URL, f"{key} {fact}"))
