from string import ascii_uppercase

import factory
import pycountry

from relations.models import Country, CountryCode
from tests.factories.record import DocumentedFactory
from tests.factories.row import RowFactory


def iso(attribute):
    """An attribute of the country in ISO 3166-1, or None."""
    return factory.LazyAttribute(
        lambda country: getattr(pycountry.countries.get(alpha_3=country.id), attribute, None)
    )


class CountryFactory(DocumentedFactory):
    """A country of ISO 3166-1 if its code is one; else an area under a user-assigned code."""

    class Meta:
        model = Country

    id = factory.Sequence(lambda n: f"X{ascii_uppercase[n // 26 % 26]}{ascii_uppercase[n % 26]}")
    alpha_2 = iso("alpha_2")
    alpha_3 = iso("alpha_3")
    numeric = iso("numeric")
    name = factory.LazyAttribute(
        lambda country: getattr(pycountry.countries.get(alpha_3=country.id), "name", f"Area {country.id}")
    )
    kind = factory.LazyAttribute(lambda country: "state" if country.alpha_3 else "special_area")


class CountryCodeFactory(RowFactory):
    """A further code of a country."""

    class Meta:
        model = CountryCode

    country = factory.SubFactory(CountryFactory)
    code = factory.Sequence(lambda n: f"OLD{n}")
