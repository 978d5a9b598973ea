"""How large the body of a request may be: the server refuses larger ones before it reads them."""

TOKEN, DOCUMENT, MANY_DOCUMENTS = 10_000, 1_000_000, 2_500_000
# The first that a path begins with.
LIMITS = {
    "/api/v1/tokens/": TOKEN,
    "/api/v1/imports/": MANY_DOCUMENTS,
    "/api/v1/": DOCUMENT,
    "/admin/login/": TOKEN,
    "/admin/": MANY_DOCUMENTS,
}
WITH_BODY = ("POST", "PUT", "PATCH")


def body_limit(method: str, path: str) -> int:
    """The most bytes that the body of a request may have."""
    if method not in WITH_BODY:
        return TOKEN
    return next((limit for prefix, limit in LIMITS.items() if path.startswith(prefix)), TOKEN)
