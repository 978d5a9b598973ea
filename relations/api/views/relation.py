"""The relations of two countries."""

import re

from django.urls import reverse
from drf_spectacular.utils import extend_schema
from rest_framework.exceptions import NotFound
from rest_framework.request import Request
from rest_framework.response import Response

from relations.api.problems.problem import Moved
from relations.api.views.api_view import ApiView
from relations.models import Country
from relations.queries.relation.dossier import dossier
from relations.queries.search.identifiers import lookup
from relations.representations.relation import RelationSerializer

CODE = re.compile("[A-Z]{3}")


class OfTwoCountries(ApiView):
    """A view of two countries. `CHN-VNM` is the canonical order."""

    explains = True
    path_parameters = {"id": ("The two country codes in alphabetical order.", "CHN-VNM")}

    def countries(self, text: str) -> list[Country]:
        """The two countries of a relation. Raises Moved for another order or code, NotFound for others."""
        codes = {*text.split("-")[:3]}
        are_codes = all(map(CODE.fullmatch, codes))
        known = list(Country.objects.filter(code__in=codes).order_by("code")) if are_codes else []
        if len(known) != len(codes):
            found = {lookup("country", code) for code in codes} - {None}
            known = sorted(found, key=lambda country: country.code)
        if len(codes) != 2 or len(known) != 2:
            raise NotFound(f"There is no relation {text[:80]!r}. Write two country codes, as in CHN-VNM.")
        canonical = "-".join(country.code for country in known)
        if text != canonical:
            raise Moved(self.canonical_url(canonical))
        return known

    def exists(self) -> bool:
        codes = self.kwargs["id"].split("-")
        are_canonical = len(codes) == 2 and codes == sorted(set(codes)) and all(map(CODE.fullmatch, codes))
        return are_canonical and Country.objects.filter(code__in=codes).count() == 2

    def canonical_url(self, canonical: str) -> str:
        """The URL of this request, with the relation in its canonical form."""
        route = self.request.resolver_match.view_name
        url = self.request.build_absolute_uri(reverse(route, kwargs={"id": canonical}))
        query = self.request.META.get("QUERY_STRING", "")
        return f"{url}?{query}" if query else url


class RelationView(OfTwoCountries):
    """The dossier of two countries, their timeline and their trade."""

    members = RelationSerializer

    @extend_schema(responses=RelationSerializer, operation_id="get_relation", tags=["relations"])
    def get(self, request: Request, **kwargs: str) -> Response:
        """Retrieve the dossier of two countries: counts, partnerships, coverage and open conflicts."""
        return Response(self.selected(dossier(self.countries(kwargs["id"]))))
