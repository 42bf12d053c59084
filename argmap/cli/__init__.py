"""The command `argmap`: the verbs of the library, on files.

Every public module here is one command, and its attribute `command` is that command; being there is enough.
A module is imported when its command is run, and what the command needs of argmap when it does its work, so
that the command answers at once.
"""

from __future__ import annotations

from argmap.cli._main import main

__all__ = ["main"]
