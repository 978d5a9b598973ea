"""Requests every route with every role, to find out who has access."""

import re
from datetime import timedelta

from django.contrib import admin
from django.test import Client
from django.urls import get_resolver

from relations.actions.access.tokens import grant
from relations.models import RECORDS
from tests.api.routes import ROOT, paths
from tests.factories.account import ROLES, create_account

METHODS = {True: ("GET", "POST", "PUT", "PATCH", "DELETE"), False: ("GET", "POST")}  # of the API, of pages
ALL_ROLES = ("anonymous", *ROLES)
ALIKE = {model.resource(): "{record}" for model in RECORDS.values()} | dict.fromkeys(
    ("places", "topics"), "{proposed}"
)
ADMINS = {
    f"{model._meta.app_label}/{model._meta.model_name}": type(model_admin).__name__
    for model, model_admin in admin.site._registry.items()
}
SAMPLES = {
    "proposals": "1",
    "tokens": "0" * 15,
    "claims": "00000000-0000-4000-8000-000000000000",
    "relations": "CHN-VNM",
}
COMMON_SAMPLES = {
    "extension": "json",
    "code": "gone",
    "app_label": "relations",
    "number": "1",
    "place": "1",
    "mark": "1",
}
OUTCOMES = {401: "401", 403: "403", 405: "-"}


def route_groups():
    """The routes that behave alike, by group, each with a URL and its pattern."""
    found = {}
    for path, pattern in paths(get_resolver(), ""):
        if "{url}" not in path:  # the response of the admin to unknown URLs
            found.setdefault(group_of(path), []).append((sample_url(path), pattern))
    return found


def group_of(path):
    """The route with a placeholder for the kinds that behave alike."""
    for resource, group in ALIKE.items():
        path = re.sub(rf"^{ROOT}{resource}/", f"{ROOT}{group}/", path)
    for model, model_admin in ADMINS.items():
        path = re.sub(rf"^/admin/{model}/", f"/admin/{{{model_admin}}}/", path)
    return path


def sample_url(path):
    """A URL of the route, with sample keys; access is checked before whether they exist."""
    resource = path.removeprefix(ROOT).split("/")[0]
    return re.sub(r"\{(\w+)\}", lambda found: sample(found[1], resource), path)


def sample(name, resource):
    return COMMON_SAMPLES.get(name) or SAMPLES.get(resource, "0")


def signature(pattern):
    """What access to a view of the API depends on: its methods and the right that each requires."""
    view, given = getattr(pattern.callback, "cls", None), getattr(pattern.callback, "initkwargs", {})
    given_actions = getattr(pattern.callback, "actions", {})
    actions = sorted(item for item in given_actions.items() if item[0] != "head")  # added when called
    right = vars(view).get("right") if view else None
    return actions, given.get("right"), right if isinstance(right, str) else None


class RoleClients:
    """A client for each role."""

    def __init__(self):
        self.accounts = {role: create_account(role, role, is_staff=role != "reader") for role in ROLES}
        self.tokens = {
            role: grant(user, scope="write", lifetime=timedelta(hours=1))[1]
            for role, user in self.accounts.items()
        }
        self.browsers = {}

    def browser(self, role):
        """A client that is signed in to the admin; it signs in again after it has signed out."""
        client = self.browsers.setdefault(role, Client(raise_request_exception=False))
        session = client.cookies.get("sessionid")
        if role != "anonymous" and not (session and session.value):
            client.force_login(self.accounts[role])
        return client

    def statuses(self, url):
        """For each method of a URL, the outcome for each role."""
        found = {}
        for method in METHODS[url.startswith(ROOT)]:
            anonymous = self.request(method, url, "anonymous")
            if anonymous != "-":
                found[method] = [anonymous, *(self.request(method, url, role) for role in ROLES)]
        return found

    def request(self, method, url, role):
        """The outcome of a request: `yes` with access, whatever the response is."""
        headers = {}
        if role != "anonymous" and url.startswith(ROOT):
            headers = {"Authorization": f"Bearer {self.tokens[role]}"}
        client = self.browser(role) if url.startswith("/admin/") else Client(raise_request_exception=False)
        response = client.generic(method, url, b"{}", content_type=content_type(url), headers=headers)
        if "/admin/login/" in response.headers.get("Location", "") or "X-Signed-Out" in response.headers:
            return "login"
        assert response.status_code < 500, (method, url, role, response.content[:300])
        return OUTCOMES.get(response.status_code, "yes")


def content_type(url):
    return "application/x-www-form-urlencoded" if url.startswith("/admin/") else "application/json"


def format_lines(group, outcomes):
    """The lines of a group of routes, in the format of the reviewed file."""
    return [f"{group} {method} {' '.join(roles)}" for method, roles in outcomes.items()]
