"""Who gets past which door: every route of the resolver, asked by every role."""

import re
from datetime import timedelta

from django.contrib import admin
from django.test import Client
from django.urls import get_resolver

from relations.actions.access import grant
from relations.models import RECORDS
from tests.api.routes import ROOT, paths
from tests.factories.account import ROLES, account

METHODS = {True: ("GET", "POST", "PUT", "PATCH", "DELETE"), False: ("GET", "POST")}  # of the API, of pages
ROLES_ASKED = ("anonymous", *ROLES)
KINDS_ALIKE = {model.resource(): "{record}" for model in RECORDS.values()} | dict.fromkeys(
    ("places", "topics"), "{proposed}"
)
ADMINS = {
    f"{model._meta.app_label}/{model._meta.model_name}": type(desk).__name__
    for model, desk in admin.site._registry.items()
}
SAMPLES = {
    "proposals": "1",
    "tokens": "0" * 15,
    "claims": "00000000-0000-4000-8000-000000000000",
    "relations": "CHN-VNM",
}
OTHER_SAMPLES = {
    "extension": "json",
    "code": "gone",
    "app_label": "relations",
    "number": "1",
    "place": "1",
    "mark": "1",
}
REFUSALS = {401: "401", 403: "403", 405: "-"}


def rows():
    """A row for each group of routes that are alike, with an address and the pattern of each of them."""
    found = {}
    for path, pattern in paths(get_resolver(), ""):
        if "{url}" not in path:  # the admin's answer to addresses that it does not have
            found.setdefault(group_of(path), []).append((address(path), pattern))
    return found


def group_of(path):
    """The route with the kinds that answer alike in one."""
    for resource, group in KINDS_ALIKE.items():
        path = re.sub(rf"^{ROOT}{resource}/", f"{ROOT}{group}/", path)
    for model, desk in ADMINS.items():
        path = re.sub(rf"^/admin/{model}/", f"/admin/{{{desk}}}/", path)
    return path


def address(path):
    """The route with something in each place of a key; whether that exists is asked after the right."""
    resource = path.removeprefix(ROOT).split("/")[0]
    return re.sub(r"\{(\w+)\}", lambda found: sample(found[1], resource), path)


def sample(name, resource):
    return OTHER_SAMPLES.get(name) or SAMPLES.get(resource, "0")


def signature(pattern):
    """What decides on the right of a view of the API: its methods and the right that each names."""
    view, given = getattr(pattern.callback, "cls", None), getattr(pattern.callback, "initkwargs", {})
    given_actions = getattr(pattern.callback, "actions", {})
    actions = sorted(item for item in given_actions.items() if item[0] != "head")  # added when first asked
    right = vars(view).get("right") if view else None
    return actions, given.get("right"), right if isinstance(right, str) else None


class Doors:
    """An account for each role, and what it is answered."""

    def __init__(self):
        self.accounts = {role: account(role, role, is_staff=role != "reader") for role in ROLES}
        self.tokens = {
            role: grant(user, scope="write", lifetime=timedelta(hours=1))[1]
            for role, user in self.accounts.items()
        }
        self.browsers = {}

    def browser(self, role):
        """Signed in to the admin, also after it has signed out."""
        client = self.browsers.setdefault(role, Client(raise_request_exception=False))
        session = client.cookies.get("sessionid")
        if role != "anonymous" and not (session and session.value):
            client.force_login(self.accounts[role])
        return client

    def row(self, url):
        """For each method that the route takes, what each role is answered."""
        found = {}
        for method in METHODS[url.startswith(ROOT)]:
            anonymous = self.ask(method, url, "anonymous")
            if anonymous != "-":
                found[method] = [anonymous, *(self.ask(method, url, role) for role in ROLES)]
        return found

    def ask(self, method, url, role):
        """`yes` for whoever gets past the door, whatever is behind it."""
        headers = {}
        if role != "anonymous" and url.startswith(ROOT):
            headers = {"Authorization": f"Bearer {self.tokens[role]}"}
        client = self.browser(role) if url.startswith("/admin/") else Client(raise_request_exception=False)
        answer = client.generic(method, url, b"{}", content_type=body_type(url), headers=headers)
        if "/admin/login/" in answer.headers.get("Location", "") or "X-Signed-Out" in answer.headers:
            return "login"
        assert answer.status_code < 500, (method, url, role, answer.content[:300])
        return REFUSALS.get(answer.status_code, "yes")


def body_type(url):
    return "application/x-www-form-urlencoded" if url.startswith("/admin/") else "application/json"


def as_text(row, found):
    """The lines of a row, as the reviewed file has them."""
    return [f"{row} {method} {' '.join(answers)}" for method, answers in found.items()]
