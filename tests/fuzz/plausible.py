"""Writes that could be: to records that exist, at the revision that they have, in bodies that say something.

Made-up identifiers lead nowhere, made-up tags name no revision, and no claim has a made-up identifier:
all would be refused at the door. So of the parts that fit the schema most are changed here: two of three
writes go to a draft of their own, half of them only to see what would come of it. What is wrong on purpose
stays wrong.
"""

import json
import zlib
from functools import cache
from typing import Any

import schemathesis
from schemathesis.core.parameters import ParameterLocation

from tests.fuzz.drafts import REASON, Drafts, claim_of

SAFE = ("GET", "HEAD", "OPTIONS", "TRACE")
READ, MERGED = '"2"', '"3"'  # the revisions of a draft in reserve, and of one into which another was merged
NDJSON, CSV = "application/x-ndjson", "text/csv"
NO_DRAFTS = ("places", "topics")
DRAFTS_ONLY = ("unmerge", "marks", "{mark}")  # what the examples of the document have no part in
# Every draft cites the source that is an example of the document: a deed that touches all takes ever longer.
CITED = {("sources", "rename"), ("sources", "merge")}


@schemathesis.hook
def map_case(context, case):
    """Make a write plausible."""
    # A method that the address does not have, tried on purpose, is no write.
    is_own = case.method.upper() == case.operation.method.upper()
    if case.meta is not None and is_own and case.method.upper() not in SAFE:
        Plausible(case, drafts_at(case.operation.schema.get_base_url())).make()
    return case


@schemathesis.serializer(NDJSON)
def lines_of(context, value):
    """Text as it is; something else, which does not fit the schema, as JSON."""
    return (value if isinstance(value, str) else json.dumps(value)).encode(errors="surrogatepass")


@cache
def drafts_at(address: str) -> Drafts:
    return Drafts(address)


class Plausible:
    """A write, of which the parts that fit the schema are given what they need."""

    def __init__(self, case: Any, drafts: Drafts) -> None:
        self.case, self.drafts = case, drafts
        _, _, _, self.resource, *words = case.path.rstrip("/").split("/")
        self.word = words[-1] if words else ""
        made_up = (case.path, case.path_parameters, case.query, case.body)
        # A hook can draw nothing: its chance is a checksum.
        self.chance = zlib.crc32(repr(made_up).encode())

    def make(self) -> None:
        """Say which record, at which revision, and what; under a key of its own, or only to see."""
        if self.fits(ParameterLocation.HEADER) and "Idempotency-Key" in (self.case.headers or {}):
            self.case.headers["Idempotency-Key"] = self.drafts.new()
        if self.chance % 2 and any(each.name == "dry_run" for each in self.case.operation.query):
            self.ask(dry_run="true")
        deeds = {
            "tokens": self.token,
            "proposals": self.proposal,
            "imports": self.lines,
            "claims": self.claim,
        }
        deeds.get(self.resource, self.record)()

    def record(self) -> None:
        """A record or a piece of reference data: new, a draft, or what the document has as its example."""
        if not self.word:
            self.say(self.drafts.fresh(self.resource, self.drafts.new()))
        elif self.fits(ParameterLocation.PATH):
            only_drafts = self.word in DRAFTS_ONLY or (self.resource, self.word) in CITED
            is_public = self.resource in NO_DRAFTS or (self.chance % 3 == 0 and not only_drafts)
            key = self.example("id") if is_public else self.drafts.take(self.resource)
            tag = self.drafts.tag(self.resource, key) if is_public else READ
            body = self.body_about(key) if self.case.operation.body else {}
            self.go(id=key, **self.names_beside(key))
            self.at(MERGED if self.word == "unmerge" else tag)
            self.say(body | REASON)

    def names_beside(self, key: str) -> dict[str, Any]:
        """What an address names beside the record."""
        if self.word == "{mark}":
            return {"mark": self.drafts.mark(key)}
        return {"place": 1} if self.word == "{place}" else {}

    def body_about(self, key: str) -> dict[str, Any]:
        """What is said of a record, by the last word of the address."""
        drafts, resource = self.drafts, self.resource
        bodies = {
            "{id}": lambda: {"external_ids": [f"test:{drafts.new()}"]},
            "aliases": lambda: {"text": drafts.new(), "kind": "short"},
            "{place}": lambda: {"text": drafts.new()},
            "choose": lambda: {"fact": drafts.fact(resource), "value": drafts.value(resource)},
            "claims": lambda: drafts.claim(resource),
            "marks": drafts.paragraph,
            "merge": lambda: {"from": drafts.take(resource), "from_revision": 2},
            "move": lambda: {
                "claim": claim_of(key, drafts.fact(resource)),
                "to": drafts.take(resource),
            },
            "rename": lambda: {"to": drafts.new()},
            "restore": lambda: {"sequence": drafts.first_step(resource, key)},
            "submit": dict,
            "unmerge": lambda: {"from": drafts.merged(resource, key)},
        }
        return bodies[self.word]()

    def claim(self) -> None:
        """A claim on a draft."""
        if self.fits(ParameterLocation.PATH):
            self.go(id=claim_of(self.drafts.take("leaders"), self.drafts.fact("leaders")))
            self.at(READ)
            self.say({"note": "It says so."} | REASON)

    def proposal(self) -> None:
        """What somebody else proposed."""
        if self.fits(ParameterLocation.PATH):
            self.go(id=self.drafts.proposal())
            self.say({"word": "It is so."})

    def token(self) -> None:
        """A token that nobody needs; an account and its password."""
        if self.word and self.fits(ParameterLocation.PATH):
            self.go(id=self.drafts.token())
        self.say(self.drafts.login())

    def lines(self) -> None:
        """A new draft, in the form that the media type asks for."""
        key = self.drafts.new()
        if self.case.media_type == CSV:
            self.ask(kind="leader")
            self.say(f"id,name\r\n{key},Somebody\r\n")
        else:
            self.say(self.drafts.line("leaders", key))

    def ask(self, **parameters: Any) -> None:
        """Put parameters into the question."""
        if self.fits(ParameterLocation.QUERY):
            self.case.query = {**(self.case.query or {}), **parameters}

    def go(self, **names: Any) -> None:
        """Put names into the address."""
        self.case.path_parameters = {**self.case.path_parameters, **names}

    def at(self, tag: str) -> None:
        """Name the revision that was read, where that is asked."""
        is_asked = "If-Match" in {each.name for each in self.case.operation.headers}
        if is_asked and self.fits(ParameterLocation.HEADER) and self.chance % 16:
            self.case.headers = {**(self.case.headers or {}), "If-Match": tag}

    def say(self, body: Any) -> None:
        """Say this instead of what was made up, or beside it; two of five bodies stay as they are."""
        if self.case.operation.body and self.fits(ParameterLocation.BODY) and self.chance % 5 > 1:
            is_beside = self.chance % 5 == 2 and isinstance(self.case.body, dict)
            self.case.body = {**self.case.body, **body} if is_beside else body

    def fits(self, location: ParameterLocation) -> bool:
        """Whether a part fits the schema, or was not made up at all."""
        made = self.case.meta.components.get(location)
        return made is None or made.mode.is_positive

    def example(self, name: str) -> Any:
        """What the document has as the example of a name in the address."""
        found = next(each for each in self.case.operation.path_parameters if each.name == name)
        return found.definition["schema"]["examples"][0]
