"""Writes that can succeed: to existing records, at their current revision, with bodies that change something.

A generated identifier names no record, a generated tag no revision, a generated claim no claim: nearly all
such writes would be refused early. So the parts that fit the schema are mostly replaced: two of three writes
go to a draft of their own, half of them as a dry run. Parts that break the schema on purpose are kept.
"""

import json
import os
import zlib
from functools import cache
from typing import Any

import schemathesis
from schemathesis.core.parameters import ParameterLocation
from schemathesis.generation.meta import TestPhase

from tests.fuzz.drafts import REASON, Drafts, claim_of

SAFE = ("GET", "HEAD", "OPTIONS", "TRACE")
READ, MERGED = '"2"', '"3"'  # the revisions of a draft in reserve, and of one into which another was merged
IN_EACH_PART = 4  # the chance by which no generated part is kept
NDJSON, CSV = "application/x-ndjson", "text/csv"
NO_DRAFTS = ("places", "topics")
DRAFTS_ONLY = ("unmerge", "marks", "{mark}")  # what the examples of the document have no part in
# Every draft cites the source that is an example of the document: a change of all of them takes ever longer.
CITED = {("sources", "rename"), ("sources", "merge")}


@schemathesis.hook
def map_case(context, case):
    """Make a write plausible."""
    # A method that the URL does not have, tried on purpose, is no write.
    is_own = case.method.upper() == case.operation.method.upper()
    if case.meta is not None and is_own and case.method.upper() not in SAFE:
        Plausible(case, drafts_at(case.operation.schema.get_base_url())).make()
    return case


@schemathesis.hook
def before_call(context, case, kwargs):
    """Make the write that has every example plausible, or the only one, so that one of each succeeds."""
    is_example = case.meta is not None and case.meta.phase.name == TestPhase.EXAMPLES
    if (is_example or "FUZZ_ONLY_ONE" in os.environ) and case.method.upper() not in SAFE:
        Plausible(case, drafts_at(case.operation.schema.get_base_url()), chance=IN_EACH_PART).make()


@schemathesis.serializer(NDJSON)
def lines_of(context, value):
    """Text as it is; something else, which does not fit the schema, as JSON."""
    return (value if isinstance(value, str) else json.dumps(value)).encode(errors="surrogatepass")


@cache
def drafts_at(address: str) -> Drafts:
    return Drafts(address)


class Plausible:
    """A write, of which the parts that fit the schema are given what they need."""

    def __init__(self, case: Any, drafts: Drafts, chance: int | None = None) -> None:
        self.case, self.drafts = case, drafts
        _, _, _, self.resource, *words = case.path.rstrip("/").split("/")
        self.word = words[-1] if words else ""
        generated = (case.path, case.path_parameters, case.query, case.body)
        # A hook can draw nothing: its chance is a checksum.
        self.chance = zlib.crc32(repr(generated).encode()) if chance is None else chance

    def make(self) -> None:
        """Choose the record, its revision and the body, with an idempotency key or as a dry run."""
        if self.fits(ParameterLocation.HEADER) and "Idempotency-Key" in (self.case.headers or {}):
            self.case.headers["Idempotency-Key"] = self.drafts.new()
        if self.chance % 2 and any(each.name == "dry_run" for each in self.case.operation.query):
            self.add_query(dry_run="true")
        change_set = {
            "tokens": self.token,
            "proposals": self.proposal,
            "imports": self.lines,
            "claims": self.claim,
        }
        change_set.get(self.resource, self.record)()

    def record(self) -> None:
        """A record or a piece of reference data: new, a draft, or what the document has as its example."""
        if not self.word:
            self.send(self.drafts.fresh(self.resource, self.drafts.new()))
        elif self.fits(ParameterLocation.PATH):
            only_drafts = self.word in DRAFTS_ONLY or (self.resource, self.word) in CITED
            is_public = self.resource in NO_DRAFTS or (self.chance % 3 == 0 and not only_drafts)
            key = self.example("id") if is_public else self.drafts.take(self.resource)
            tag = self.drafts.tag(self.resource, key) if is_public else READ
            body = self.body_about(key) if self.case.operation.body else {}
            self.set_keys(id=key, **self.other_keys(key))
            self.at(MERGED if self.word == "unmerge" else tag)
            self.send(body | REASON)
            if any(each.name == "reason" for each in self.case.operation.query):
                self.add_query(**REASON)

    def other_keys(self, key: str) -> dict[str, Any]:
        """The keys that a URL has in addition to that of the record."""
        if self.word == "{mark}":
            return {"mark": self.drafts.mark(key)}
        return {"place": 1} if self.word == "{place}" else {}

    def body_about(self, key: str) -> dict[str, Any]:
        """The body for a record, by the last word of the URL."""
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
                "target": drafts.take(resource),
            },
            "rename": lambda: {"new_id": drafts.new()},
            "restore": lambda: {"sequence": drafts.first_step(resource, key)},
            "submit": dict,
            "unmerge": lambda: {"from": drafts.merged(resource, key)},
        }
        return bodies[self.word]()

    def claim(self) -> None:
        """A claim on a draft."""
        if self.fits(ParameterLocation.PATH):
            self.set_keys(id=claim_of(self.drafts.take("leaders"), self.drafts.fact("leaders")))
            self.at(READ)
            self.send({"note": "It says so."} | REASON)

    def proposal(self) -> None:
        """A proposal of somebody else."""
        if self.fits(ParameterLocation.PATH):
            self.set_keys(id=self.drafts.proposal())
            self.send({"comment": "It is so."})

    def token(self) -> None:
        """A token that nothing else uses; the credentials of an account."""
        if self.word and self.fits(ParameterLocation.PATH):
            self.set_keys(id=self.drafts.token())
        self.send(self.drafts.login())

    def lines(self) -> None:
        """A new draft, in the form that the media type asks for."""
        key = self.drafts.new()
        if self.case.media_type == CSV:
            self.add_query(kind="leader")
            self.send(f"id,name\r\n{key},Somebody\r\n")
        else:
            self.send(self.drafts.line("leaders", key))

    def add_query(self, **parameters: Any) -> None:
        """Add query parameters."""
        if self.fits(ParameterLocation.QUERY):
            self.case.query = {**(self.case.query or {}), **parameters}

    def set_keys(self, **names: Any) -> None:
        """Replace keys of the URL."""
        self.case.path_parameters = {**self.case.path_parameters, **names}

    def at(self, tag: str) -> None:
        """Send the revision that was read, where the operation takes one."""
        is_taken = "If-Match" in {each.name for each in self.case.operation.headers}
        if is_taken and self.fits(ParameterLocation.HEADER) and self.chance % 16:
            self.case.headers = {**(self.case.headers or {}), "If-Match": tag}

    def send(self, body: Any) -> None:
        """Send this body, or add it to the generated one; two of five bodies stay as they are."""
        if self.case.operation.body and self.fits(ParameterLocation.BODY) and self.chance % 5 > 1:
            is_merged = self.chance % 5 == 2 and isinstance(self.case.body, dict)
            self.case.body = {**self.case.body, **body} if is_merged else body

    def fits(self, location: ParameterLocation) -> bool:
        """Whether a part fits the schema, or was not generated."""
        made = self.case.meta.components.get(location)
        return made is None or made.mode.is_positive

    def example(self, name: str) -> Any:
        """The example of a key of the URL in the document."""
        found = next(each for each in self.case.operation.path_parameters if each.name == name)
        return found.definition["schema"]["examples"][0]
