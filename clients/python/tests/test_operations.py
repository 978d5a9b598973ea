"""Every operation of openapi.yaml through the generated code: what it sends is taken, and the answer read."""

import json
import uuid
from importlib import import_module
from io import BytesIO
from itertools import count

import pytest
from conftest import ADDRESS, REVIEWER, TOKEN
from entente_client import Client
from entente_client.generated.types import File

# What a draft must not have in common with the published record that it is made after.
SAID_ONCE = {"id", "aliases", "external_ids", "claims", "basis", "publication"}
ROOT = "/api/v1/"


@pytest.fixture(scope="module")
def account():
    """An account that writes, for all operations."""
    with Client(ADDRESS, TOKEN) as found:
        yield found


@pytest.fixture(scope="module")
def operations(schema):
    """Every operation: its module, its path, its parameters, the form of its body."""
    return {
        operation["operationId"]: (path, method, operation)
        for path, methods in schema["paths"].items()
        for method, operation in methods.items()
    }


class Operations:
    """Calls operations by their name, and remembers which."""

    def __init__(self, known, account):
        self.known, self.account, self.called = known, account, set()

    def __call__(self, name, *place, body=None, **more):
        _, _, operation = self.known[name]
        module = import_module(
            f"entente_client.generated.api.{operation['tags'][0].replace('-', '_')}.{name}"
        )
        if body is not None:
            more["body"] = body
        answer = module.sync_detailed(*place, client=self.account.generated, **more)
        self.called.add(name)
        assert answer.parsed is not None or answer.status_code == 204, name
        return answer.parsed

    def form(self, name, data):
        """A body, in the form that the operation declares."""
        _, _, operation = self.known[name]
        reference = operation["requestBody"]["content"]["application/json"]["schema"]["$ref"]
        module = import_module("entente_client.generated.models")
        return getattr(module, reference.rpartition("/")[2]).from_dict(data)

    def left(self):
        return set(self.known) - self.called


@pytest.fixture(scope="module")
def call(operations, account):
    return Operations(operations, account)


def names(operations):
    """Every resource that can be written, with its address."""
    return [name.removeprefix("create_") for name in operations if f"partial_update_{name[7:]}" in operations]


def test_every_operation_is_called(call, account, operations):
    read_everything(call, account)
    for resource in names(operations):
        if not resource.endswith("_aliases"):
            write(call, account, resource)
    the_rest(call, account)

    assert call.left() == set()


def read_everything(call, account):
    """Lists and details: of each resource, the first row of its list."""
    for name, (path, method, _) in call.known.items():
        if method == "get" and path not in QUESTIONS and "{number}" not in path:
            key = first(account, path.removeprefix(ROOT).split("/")[0]) if "{id}" in path else None
            if key != "":
                call(name, *([key] if key else []))
    for path, asked in QUESTIONS.items():
        name = next(
            name for name, (found, method, _) in call.known.items() if (found, method) == (path, "get")
        )
        call(name, **asked)
    paragraph = account.claims(fact="host").first()
    call("retrieve_sources_paragraphs", paragraph.source.id, paragraph.paragraph.number)


QUESTIONS = {
    f"{ROOT}search/": {"q": "To Lam"},
    f"{ROOT}search/suggest/": {"q": "To L"},
    f"{ROOT}sources/compare/": {"a": "china-report-asean-new-day", "b": "pogled-china-vietnam-new-level"},
}


def first(account, resource):
    """The identifier of one thing; none if nothing is there yet."""
    if resource == "relations":
        return "CHN-VNM"
    row = getattr(account, resource.replace("-", "_"))().first()
    return "" if row is None else str(row.id) if resource != "proposals" else row.id


def write(call, account, resource):
    """The whole life of a draft, made after the likeness of a published record."""
    api = getattr(account, resource)
    likeness = api.document(first(account, resource)).document
    outcome, key = create(call, resource, likeness, "1901")
    is_draft = outcome.outcome == "applied"
    key = key if is_draft else likeness["id"]
    changes = {"external_ids": [f"wikidata:{key}"], "reason": "It is there as well."}
    correction = call.form(f"partial_update_{resource}", changes)
    call(f"partial_update_{resource}", key, body=correction, if_match=tag(api, key), dry_run=not is_draft)
    if not is_draft:
        rehearse_aliases(call, api, resource, next(each.id for each in api() if each.aliases))
    else:
        choose(call, api, resource, likeness["id"])
        other = create(call, resource, likeness, "1902")[1]
        edit(call, api, resource, identify(call, api, resource, key, other))


def rehearse_aliases(call, api, resource, key):
    """Other names of what readers see would wait for somebody else."""
    alias = call.form(f"create_{resource}_aliases", {"text": "Another", "kind": "short", "reason": "A try."})
    call(f"create_{resource}_aliases", key, body=alias, dry_run=True)
    other = call.form(f"partial_update_{resource}_aliases", {"text": "One more", "reason": "A try."})
    call(f"partial_update_{resource}_aliases", key, 1, body=other, if_match=tag(api, key), dry_run=True)
    call(f"destroy_{resource}_aliases", key, 1, if_match=tag(api, key), reason="A try.", dry_run=True)


def create(call, resource, likeness, year):
    """A draft, with its identifier; figures are told apart by their year."""
    key = f"draft-{uuid.uuid4().hex}"
    fields = {name: value for name, value in likeness.items() if name not in SAID_ONCE}
    fields |= {"period": year} if resource.endswith("figures") else {}
    body = call.form(f"create_{resource}", {"id": key, **fields, "reason": "A draft."})
    return call(f"create_{resource}", body=body), key


def identify(call, api, resource, key, other):
    """A claim changes its draft; two drafts become one, and two again; the first gets another identifier."""
    move(call, api, resource, other, key)
    taken = {
        "from": other,
        "from_revision": api.document(other).standing.revision,
        "reason": "It is the same.",
    }
    merge = call.form(f"create_{resource}_merge", taken)
    call(f"create_{resource}_merge", key, body=merge, if_match=tag(api, key))
    unmerge = call.form(f"create_{resource}_unmerge", {"from": other, "reason": "It is not."})
    call(f"create_{resource}_unmerge", key, body=unmerge, if_match=tag(api, key))
    renaming = call.form(f"create_{resource}_rename", {"to": f"renamed-{key}", "reason": "It reads better."})
    call(f"create_{resource}_rename", key, body=renaming, if_match=tag(api, key))
    return f"renamed-{key}"


def move(call, api, resource, key, other):
    """A claim of one draft is moved to another."""
    claim = {"fact": "record", "at": "china-report-asean-new-day#1", "printed": "as it was"}
    cited = call(f"create_{resource}_claims", key, body=call.form(f"create_{resource}_claims", claim))
    moved = {"claim": str(cited.changed_claims[0].id), "to": other, "reason": "It means the other."}
    body = call.form(f"create_{resource}_move", moved)
    call(f"create_{resource}_move", key, body=body, if_match=tag(api, key))


def choose(call, api, resource, key):
    """Let a fact hold what one claim says; rehearsed, because readers see the record."""
    claim = next(each for each in api.claims(key) if each.standing == "agrees" and each.fact != "record")
    chosen = {"fact": claim.fact, "claim": str(claim.id), "reason": "It is so."}
    body = call.form(f"create_{resource}_choose", chosen)
    call(f"create_{resource}_choose", key, body=body, if_match=tag(api, key), dry_run=True)


def edit(call, api, resource, key):
    """Other names, claims, the way to readers, and the end."""
    alias = call.form(f"create_{resource}_aliases", {"text": "Another", "kind": "short"})
    call(f"create_{resource}_aliases", key, body=alias)
    other = call.form(f"partial_update_{resource}_aliases", {"text": "One more"})
    call(f"partial_update_{resource}_aliases", key, 1, body=other, if_match=tag(api, key))
    call(f"destroy_{resource}_aliases", key, 1, if_match=tag(api, key))
    for printed in ("so", "so as well"):
        claim = {"fact": "record", "at": "china-report-asean-new-day#1", "printed": printed}
        cited = call(f"create_{resource}_claims", key, body=call.form(f"create_{resource}_claims", claim))
    correct_claim(call, api, key, str(cited.changed_claims[0].id))
    handed = call.form(f"create_{resource}_submit", {"reason": "Ready."})
    call(f"create_{resource}_submit", key, body=handed, if_match=tag(api, key))
    step = api.history(key).first().sequence
    again = call.form(f"create_{resource}_restore", {"sequence": step, "reason": "It was right."})
    call(f"create_{resource}_restore", key, body=again, if_match=tag(api, key))
    call(f"destroy_{resource}", key, if_match=tag(api, key), reason="It was a draft.")


def correct_claim(call, api, key, claim):
    """Correct a claim of a draft, and take it back; once is enough, because all records share the address."""
    if "destroy_claims" in call.called:
        return
    note = call.form("partial_update_claims", {"note": "Looked at again."})
    call("partial_update_claims", claim, body=note, if_match=tag(api, key))
    call("destroy_claims", claim, if_match=tag(api, key))


def tag(api, key):
    return api.document(key).tag


def the_rest(call, account):
    """Imports, proposals, tokens."""
    line = json.dumps(["visit", {"id": f"visit-{uuid.uuid4().hex}", "guest": "country/CHN", "host": "VNM"}])
    call("create_imports", body=File(payload=BytesIO(line.encode())), dry_run=True)
    decide(call, account)
    mark(call)
    login = {"username": "anna", "password": "a long enough secret", "hours": 1}
    token = call("create_tokens", body=call.form("create_tokens", login))
    call("list_tokens")
    call("destroy_tokens", token.id)


def mark(call, source="china-report-asean-new-day"):
    """A paragraph of which nothing is claimed is marked, and the mark is taken back."""
    read = (call("retrieve_sources_paragraphs", source, number) for number in count(1))
    paragraph = next(each for each in read if not each.claims)
    said = {"number": paragraph.number, "digest": paragraph.digest, "reason": "A greeting."}
    made = call("create_sources_marks", source, body=call.form("create_sources_marks", said))
    call("list_sources_marks", source)
    call("destroy_sources_marks", source, made.id)


def decide(call, account):
    """Of two proposals, somebody else approves one and declines the other."""
    for decision in ("approve", "decline"):
        place = {"id": f"place-{uuid.uuid4().hex}", "name": "Somewhere", "kind": "site"}
        proposal = account.places.create(place, reason="A try.").proposal.id
        call("list_proposals"), call("retrieve_proposals", proposal)
        name = f"create_proposals_{decision}"
        with Client(ADDRESS, REVIEWER) as reviewer:
            call.account, writer = reviewer, call.account
            call(name, proposal, body=call.form(name, {"word": "So it shall be."}))
            call.account = writer
