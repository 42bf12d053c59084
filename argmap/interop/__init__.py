"""Objects of other libraries to and from maps; each library is imported when it is asked for."""

from __future__ import annotations
