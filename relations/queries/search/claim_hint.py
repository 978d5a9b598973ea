"""Short descriptions of claims among search hits: "Visit of Xi Jinping to Viet Nam: period"."""

from collections.abc import Collection

from relations.models import Claim
from relations.models.claim import WHOLE_RECORD
from relations.queries.search.names import Key, names


def facts_of_claims(keys: Collection[str]) -> dict[str, str]:
    """The fact and the record that each claim is about, and whether it is deprecated: two queries."""
    rows = Claim.objects.filter(pk__in=keys).values_list("pk", "record_key", "fact", "deprecated_because")
    found = [(str(pk), key_of(record_key), *rest) for pk, record_key, *rest in rows.order_by()]
    called = names(record for _, record, *_ in found)
    return {
        pk: hint(fact, called.get(record) or record[1], deprecated) for pk, record, fact, deprecated in found
    }


def key_of(record_key: str) -> Key:
    """The kind and the key of a record."""
    kind, _, key = record_key.partition("/")
    return kind, key


def hint(fact: str, name: str, deprecated_because: str) -> str:
    """What a claim is about, in words."""
    about = name if fact == WHOLE_RECORD else f"{name}: {fact.replace('_', ' ')}"
    return f"{about}, deprecated" if deprecated_because else about
