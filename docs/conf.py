"""The configuration of Sphinx, which builds the site (`make docs`)."""

import os
import sys
from pathlib import Path

import django
from sphinx.application import Sphinx

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent)]
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
# The problem pages are templates of the product.
django.setup()

project = "Entente"
author = "Entente"
extensions = ["myst_parser", "problem_pages"]
exclude_patterns = ["released", "notebooks", "templates"]
myst_heading_anchors = 3
html_theme = "alabaster"
html_theme_options = {
    "description": "Diplomatic relations, traced to their sources",
    "fixed_sidebar": False,
    "show_powered_by": False,
    "show_relbars": True,
    "page_width": "70rem",
    "font_family": "system-ui, sans-serif",
    "head_font_family": "system-ui, sans-serif",
}
# Headings, numbers and links of the pages are enough beside them; nothing comes from elsewhere.
html_sidebars = {"**": ["about.html", "searchfield.html", "navigation.html"]}
html_static_path = ["static"]
html_css_files = ["entente.css"]
html_js_files = ["copy.js"]
# Relative to the working directory of the build, which may be anywhere.
html_search_scorer = str(HERE / "templates" / "scorer.js")
html_favicon = "../relations/static/pages/icon.svg"
html_show_sourcelink = False
html_copy_source = False
html_show_copyright = False
html_permalinks = False
html_use_index = False
pygments_style = "bw"
templates_path = ["templates"]
# Requests with their responses are not HTTP for the lexer, and CSV has no lexer.
suppress_warnings = ["misc.highlighting_failure"]

CAPTION = '<p class="caption" role="heading"'


def setup(app: Sphinx) -> None:
    """Connect the hook to Sphinx."""
    app.connect("html-page-context", add_caption_levels)


def add_caption_levels(_app: Sphinx, _page: str, _template: str, context: dict, _tree: object) -> None:
    """Give the captions of page lists a heading level, which screen readers need."""
    leveled = f'{CAPTION} aria-level="2"'
    context["body"] = context.get("body", "").replace(CAPTION, leveled)
    lists = context["toctree"]
    context["toctree"] = lambda **options: lists(**options).replace(CAPTION, leveled)
