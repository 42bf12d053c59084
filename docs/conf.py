"""Sphinx makes the site out of docs/ and the docstrings: `sphinx-build -W docs docs/_build`."""

from __future__ import annotations

from importlib.metadata import version as version_of

from pygments.lexers.special import TextLexer
from sphinx.highlighting import lexers

project = "argmap"
author = "argmap contributors"
copyright = "2026, argmap contributors"
release = version = version_of("argmap")

extensions = ["myst_nb", "sphinx.ext.autodoc", "sphinx.ext.napoleon"]
exclude_patterns = ["_build"]
default_role = "literal"  # docstrings write `code` as Markdown does

myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3

nb_execution_mode = "force"  # notebooks are kept without what they put out
nb_execution_raise_on_error = True

lexers["argdown"] = TextLexer()  # Pygments does not know the language

autodoc_member_order = "bysource"
autodoc_typehints = "description"
autodoc_typehints_description_target = "documented"
napoleon_numpy_docstring = False

html_theme = "furo"
html_title = "argmap"
