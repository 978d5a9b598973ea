"""Diplomatic relations, in which every value leads to a numbered paragraph of a named source.

from entente_client import Client

with Client("http://127.0.0.1:8000") as client:
    for visit in client.visits(host="VNM", since="2023"):
        print(visit.id, visit.period and visit.period.edtf, visit.evidence.independent_sources)
"""

from entente_client.asynchronous.client import AsyncClient
from entente_client.citation import Citation
from entente_client.environment import __version__
from entente_client.problems import Incomplete, Problem, RequestProblem, ServerProblem
from entente_client.request_policy import RequestPolicy
from entente_client.synchronous.client import Client

__all__ = [
    "AsyncClient",
    "Citation",
    "Client",
    "Incomplete",
    "Problem",
    "RequestPolicy",
    "RequestProblem",
    "ServerProblem",
    "__version__",
]
