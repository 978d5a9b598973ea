"""The data that a browser sends from an unchanged form."""

from django.http import QueryDict


def form_data(form):
    """The data that a browser sends from an unchanged form."""
    data = QueryDict(mutable=True)
    for bound in form:
        add_widget(data, bound.field.widget.get_context(bound.html_name, bound.value(), {})["widget"])
    return data


def record_form_data(form):
    """The data that a browser sends from the unchanged form of a record, URL-encoded."""
    data = QueryDict(mutable=True)
    for rows in form.lists.values():
        data.update(form_data(rows.management_form))
        for row in rows.forms:
            data.update(form_data(row))
    for each in (form.single, *form.bases.values()):
        data.update(form_data(each))
    return data.urlencode()


def add_widget(data, widget):
    """Add the values of a widget to the data, as the HTML specification does."""
    if "subwidgets" in widget:
        for each in widget["subwidgets"]:
            add_widget(data, each)
    elif "optgroups" in widget:
        chosen = [o["value"] for _, options, _ in widget["optgroups"] for o in options if o["selected"]]
        data.setlist(widget["name"], [str(each) for each in chosen])
    elif widget.get("type") == "checkbox":
        data.setlist(widget["name"], ["on"] if widget["attrs"].get("checked") else [])
    elif widget["value"] is not None:
        data[widget["name"]] = str(widget["value"])
