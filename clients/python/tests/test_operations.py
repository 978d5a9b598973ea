"""Every operation of the API, called through the generated code."""

import json
import uuid
from importlib import import_module
from io import BytesIO
from itertools import count

import pytest
from conftest import ADDRESS, REVIEWER, TOKEN
from entente_client import Client
from entente_client.generated.types import File
from grouping import by_first_field

# Fields that a copy of a published record must not share with it.
UNIQUE = {"id", "aliases", "external_ids", "claims", "basis", "publication"}
ROOT = "/api/v1/"


@pytest.fixture(scope="module")
def account():
    """An account that writes, for all operations."""
    with Client(ADDRESS, TOKEN) as found:
        yield found


@pytest.fixture(scope="module")
def operations(schemas):
    """Path, method and declaration of each operation by its identifier."""
    return {
        operation["operationId"]: (path, method, operation)
        for schema in schemas
        for path, methods in schema["paths"].items()
        for method, operation in methods.items()
    }


class Operations:
    """Calls operations by their identifier and records them."""

    def __init__(self, known, account):
        self.known, self.account, self.called = known, account, set()

    def __call__(self, name, *place, body=None, **more):
        _, _, operation = self.known[name]
        module = import_module(
            f"entente_client.generated.api.{operation['tags'][0].replace('-', '_')}.{name}"
        )
        if body is not None:
            more["body"] = body
        response = module.sync_detailed(*place, client=self.account.generated, **more)
        self.called.add(name)
        assert response.parsed is not None or response.status_code == 204, name
        return response.parsed

    def form(self, name, data):
        """A body as a model of the operation."""
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
    """The resources that can be written."""
    return [name.removeprefix("create_") for name in operations if f"partial_update_{name[7:]}" in operations]


def test_every_operation_is_called(call, account, operations):
    read_everything(call, account)
    for resource in names(operations):
        if not resource.endswith("_aliases"):
            write(call, account, resource)
    the_rest(call, account)

    assert call.left() == set()


def read_everything(call, account):
    """Call all lists, and the details of the first row of each."""
    for name, (path, method, _) in call.known.items():
        if method == "get" and path not in WITH_PARAMETERS and "{number}" not in path:
            key = first(account, path.removeprefix(ROOT).split("/")[0]) if "{id}" in path else None
            if key != "":
                call(name, *([key] if key else []), **by_first_field(call, name))
    for path, parameters in WITH_PARAMETERS.items():
        name = next(
            name for name, (found, method, _) in call.known.items() if (found, method) == (path, "get")
        )
        call(name, **parameters)
    paragraph = account.claims(fact="host").first()
    call("retrieve_sources_paragraphs", paragraph.source.id, paragraph.paragraph.number)


WITH_PARAMETERS = {
    f"{ROOT}search/": {"q": "To Lam"},
    f"{ROOT}search/suggest/": {"q": "To L"},
    f"{ROOT}sources/compare/": {"a": "china-report-asean-new-day", "b": "pogled-china-vietnam-new-level"},
}


def first(account, resource):
    """The identifier of the first row of a list; empty if the list is."""
    if resource == "relations":
        return "CHN-VNM"
    row = getattr(account, resource.replace("-", "_"))().first()
    return "" if row is None else str(row.id) if resource != "proposals" else row.id


def write(call, account, resource):
    """Call the operations of a draft that copies a published record."""
    api = getattr(account, resource)
    model = api.document(first(account, resource)).document
    outcome, key = create(call, resource, model, "1901")
    is_draft = outcome.outcome == "applied"
    key = key if is_draft else model["id"]
    changes = {"external_ids": [f"wikidata:{key}"], "reason": "It is there as well."}
    correction = call.form(f"partial_update_{resource}", changes)
    call(f"partial_update_{resource}", key, body=correction, if_match=tag(api, key), dry_run=not is_draft)
    if not is_draft:
        preview_aliases(call, api, resource, next(each.id for each in api() if each.aliases))
    else:
        choose(call, api, resource, model["id"])
        other = create(call, resource, model, "1902")[1]
        edit(call, api, resource, identify(call, api, resource, key, other))


def preview_aliases(call, api, resource, key):
    """Preview changes of the aliases of a published record."""
    alias = call.form(f"create_{resource}_aliases", {"text": "Another", "kind": "short", "reason": "A try."})
    call(f"create_{resource}_aliases", key, body=alias, dry_run=True)
    other = call.form(f"partial_update_{resource}_aliases", {"text": "One more", "reason": "A try."})
    call(f"partial_update_{resource}_aliases", key, 1, body=other, if_match=tag(api, key), dry_run=True)
    call(f"destroy_{resource}_aliases", key, 1, if_match=tag(api, key), reason="A try.", dry_run=True)


def create(call, resource, model, year):
    """The outcome and identifier of a new draft; the year makes figures distinct."""
    key = f"draft-{uuid.uuid4().hex}"
    fields = {name: value for name, value in model.items() if name not in UNIQUE}
    fields |= {"period": year} if resource.endswith("figures") else {}
    body = call.form(f"create_{resource}", {"id": key, **fields, "reason": "A draft."})
    return call(f"create_{resource}", body=body), key


def identify(call, api, resource, key, other):
    """Move a claim, merge and unmerge two drafts, and rename the first."""
    move(call, api, resource, other, key)
    taken = {
        "from": other,
        "from_revision": api.document(other).envelope.revision,
        "reason": "It is the same.",
    }
    merge = call.form(f"create_{resource}_merge", taken)
    call(f"create_{resource}_merge", key, body=merge, if_match=tag(api, key))
    unmerge = call.form(f"create_{resource}_unmerge", {"from": other, "reason": "It is not."})
    call(f"create_{resource}_unmerge", key, body=unmerge, if_match=tag(api, key))
    renaming = call.form(
        f"create_{resource}_rename", {"new_id": f"renamed-{key}", "reason": "It reads better."}
    )
    call(f"create_{resource}_rename", key, body=renaming, if_match=tag(api, key))
    return f"renamed-{key}"


def move(call, api, resource, key, other):
    """Move a claim from one draft to another."""
    claim = {"fact": "record", "at": "china-report-asean-new-day#1", "printed": "as it was"}
    cited = call(f"create_{resource}_claims", key, body=call.form(f"create_{resource}_claims", claim))
    moved = {"claim": str(cited.changed_claims[0].id), "target": other, "reason": "It means the other."}
    body = call.form(f"create_{resource}_move", moved)
    call(f"create_{resource}_move", key, body=body, if_match=tag(api, key))


def choose(call, api, resource, key):
    """Preview the choice of a value, because the record is published.

    A claim on one of several countries does not give the value of the fact.
    """
    facts = (each for each in api.claims(key) if each.fact not in ("record", "countries"))
    claim = next(each for each in facts if each.standing == "agrees")
    chosen = {"fact": claim.fact, "claim": str(claim.id), "reason": "It is so."}
    body = call.form(f"create_{resource}_choose", chosen)
    call(f"create_{resource}_choose", key, body=body, if_match=tag(api, key), dry_run=True)


def edit(call, api, resource, key):
    """Call the operations of aliases, claims, submission, restoring and deletion."""
    alias = call.form(f"create_{resource}_aliases", {"text": "Another", "kind": "short"})
    call(f"create_{resource}_aliases", key, body=alias)
    other = call.form(f"partial_update_{resource}_aliases", {"text": "One more"})
    call(f"partial_update_{resource}_aliases", key, 1, body=other, if_match=tag(api, key))
    call(f"destroy_{resource}_aliases", key, 1, if_match=tag(api, key))
    for printed in ("so", "so as well"):
        claim = {"fact": "record", "at": "china-report-asean-new-day#1", "printed": printed}
        cited = call(f"create_{resource}_claims", key, body=call.form(f"create_{resource}_claims", claim))
    correct_claim(call, api, key, str(cited.changed_claims[0].id))
    submission = call.form(f"create_{resource}_submit", {"reason": "Ready."})
    call(f"create_{resource}_submit", key, body=submission, if_match=tag(api, key))
    step = api.history(key).first().sequence
    again = call.form(f"create_{resource}_restore", {"sequence": step, "reason": "It was right."})
    call(f"create_{resource}_restore", key, body=again, if_match=tag(api, key))
    call(f"destroy_{resource}", key, if_match=tag(api, key), reason="It was a draft.")


def correct_claim(call, api, key, claim):
    """Correct and delete a claim. Once is enough, because all records share the operations."""
    if "destroy_claims" in call.called:
        return
    note = call.form("partial_update_claims", {"note": "Looked at again."})
    call("partial_update_claims", claim, body=note, if_match=tag(api, key))
    call("destroy_claims", claim, if_match=tag(api, key))


def tag(api, key):
    return api.document(key).tag


def the_rest(call, account):
    """Call the operations of imports, proposals, marks and tokens."""
    line = json.dumps(["visit", {"id": f"visit-{uuid.uuid4().hex}", "guest": "country/CHN", "host": "VNM"}])
    call("create_imports", body=File(payload=BytesIO(line.encode())), dry_run=True)
    decide(call, account)
    mark(call)
    login = {"username": "anna", "password": "a long enough secret", "hours": 1}
    token = call("create_tokens", body=call.form("create_tokens", login))
    call("list_tokens")
    call("destroy_tokens", token.id)


def mark(call, source="china-report-asean-new-day"):
    """Mark a paragraph without claims, and remove the mark."""
    read = (call("retrieve_sources_paragraphs", source, number) for number in count(1))
    paragraph = next(each for each in read if not each.claims)
    body = {"number": paragraph.number, "digest": paragraph.digest, "reason": "A greeting."}
    made = call("create_sources_marks", source, body=call.form("create_sources_marks", body))
    call("list_sources_marks", source)
    call("destroy_sources_marks", source, made.id)


def decide(call, account):
    """Approve one proposal and decline another, as another account."""
    for decision in ("approve", "decline"):
        place = {"id": f"place-{uuid.uuid4().hex}", "name": "Somewhere", "kind": "site"}
        proposal = account.places.create(place, reason="A try.").proposal.id
        call("list_proposals"), call("retrieve_proposals", proposal)
        name = f"create_proposals_{decision}"
        with Client(ADDRESS, REVIEWER) as reviewer:
            call.account, writer = reviewer, call.account
            call(name, proposal, body=call.form(name, {"comment": "So it shall be."}))
            call.account = writer
