"""Lets `python -m argmap` do what the command `argmap` does."""

from __future__ import annotations

from argmap.cli import main

if __name__ == "__main__":
    main()
