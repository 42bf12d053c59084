"""The shortcodes of Argdown: symbols and emoji, each written `.x.` or `:x:` (`shortcodes.ts`)."""

from __future__ import annotations

from typing import Final

__all__ = ["SHORTCODES"]

_SYMBOLS: Final = {
    "A": "∀",
    "E": "∃",
    "O": "\N{MATHEMATICAL SANS-SERIF BOLD CAPITAL O}",
    "P": "\N{MATHEMATICAL SANS-SERIF BOLD CAPITAL P}",
    "->": "→",
    "<->": "↔",
    "~": "¬",
    "^": "∧",
    "v": "\N{LOGICAL OR}",
    "v_": "⊻",
    "<>": "◇",
    "[]": "◻",
    "happy": "😀",
    "smile": "☺",
    "smiley": "☺",
    "laugh": "😆",
    "lol": "😆",
    "rofl": "🤣",
    "joy": "😂",
    "heart": "❤",
    "?": "❓",
    "question": "❓",
    "love": "😍",
    "wink": "😉",
    "shush": "🤫",
    "meh": "😐",
    "eye-roll": "🙄",
    "sad": "😢",
    "disappointed": "😞",
    "scream": "😱",
    "+1": "👍",
    "up": "👍",
    "-1": "👎",
    "down": "👎",
    "think": "🤔",
    "star": "⭐",
    "y": "✔",
    "agree": "✔",
    "n": "❌",
    "disagree": "❌",
}

SHORTCODES: Final = {
    **{f"{mark}{name}{mark}": symbol for name, symbol in _SYMBOLS.items() for mark in ".:"},
    ":smile:": "☺\ufe0f",
}
"""What each shortcode, with its dots or colons, stands for."""
