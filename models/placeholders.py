"""Placeholders in the texts of cards: `{state}`, `{premises}`.

A placeholder is a word of small letters between braces. Any other brace stands for itself, since Lean is full of them
(`{n : Nat}`, `{x | p x}`). What is put in is never looked at again, whatever it holds.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

_PLACEHOLDER = re.compile(r"\{([a-z]+(?:_[a-z]+)*)\}")


def placeholders(text: str) -> frozenset[str]:
    """The names of those in a text."""
    return frozenset(_PLACEHOLDER.findall(text))


def filled(text: str, values: Mapping[str, str]) -> str:
    """The text with a value for each placeholder. Errors: `KeyError` for one without a value, which a card that was
    read does not have."""
    return _PLACEHOLDER.sub(lambda match: values[match[1]], text)


def with_sections(values: Mapping[str, str], sections: Mapping[str, str]) -> dict[str, str]:
    """The values, each inside its section where it has one and is not empty."""
    around = {name: filled(text, {name: values[name]}) for name, text in sections.items() if values[name]}
    return {**values, **around}
