"""Pages about what is not there: they lead to the index and say so, as all pages of one row do."""

from functools import wraps


class Missing(Exception):
    """Nothing of a kind, told by the options of its model, has a key."""

    def __init__(self, opts, key: str):
        super().__init__(key)
        self.opts, self.key = opts, key


def or_index(view):
    """A page of the desk, which leads to the index if what it is about is not there."""

    @wraps(view)
    def answered(desk, request, *args, **kwargs):
        try:
            return view(desk, request, *args, **kwargs)
        except Missing as missing:
            return desk._get_obj_does_not_exist_redirect(request, missing.opts, missing.key)

    return answered
