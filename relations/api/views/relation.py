"""Where relations of two countries answer."""

import re

from django.urls import reverse
from drf_spectacular.utils import extend_schema
from rest_framework.exceptions import NotFound
from rest_framework.request import Request
from rest_framework.response import Response

from relations.api.errors import Moved
from relations.api.parameters import StrictParameters
from relations.api.serializers.relation import RelationSerializer
from relations.models import Country
from relations.queries.dossier import dossier
from relations.queries.identifiers import lookup

CODE = re.compile("[A-Z]{3}")


class OfTwoCountries(StrictParameters):
    """A question about two countries, in either order: `CHN-VNM` is canonical."""

    explains = True
    path_parameters = {"id": ("The two country codes in alphabetical order.", "CHN-VNM")}

    def countries(self, text: str) -> list[Country]:
        """The two countries of a relation. Raises Moved if written in another way, NotFound if unknown."""
        found = {code: lookup("country", code) for code in text.split("-")[:3]}
        known = sorted({country for country in found.values() if country}, key=lambda country: country.code)
        if len(found) != 2 or len(known) != 2:
            raise NotFound(f"There is no relation {text[:80]!r}. Write two country codes, as in CHN-VNM.")
        canonical = "-".join(country.code for country in known)
        if text != canonical:
            raise Moved(self.address_of(canonical))
        return known

    def stands(self) -> bool:
        codes = self.kwargs["id"].split("-")
        are_canonical = len(codes) == 2 and codes == sorted(set(codes)) and all(map(CODE.fullmatch, codes))
        return are_canonical and Country.objects.filter(code__in=codes).count() == 2

    def address_of(self, canonical: str) -> str:
        """The address of this request, with the relation in its canonical form."""
        route = self.request.resolver_match.view_name
        url = self.request.build_absolute_uri(reverse(route, kwargs={"id": canonical}))
        query = self.request.META.get("QUERY_STRING", "")
        return f"{url}?{query}" if query else url


class RelationView(OfTwoCountries):
    """Two countries together."""

    members = RelationSerializer

    @extend_schema(responses=RelationSerializer, operation_id="get_relation", tags=["relations"])
    def get(self, request: Request, **kwargs: str) -> Response:
        """What the data knows of two countries together: counts, partnerships, coverage, open conflicts."""
        return Response(self.selected(dossier(self.countries(kwargs["id"]))))
