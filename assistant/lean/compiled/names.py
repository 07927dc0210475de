"""Names as text: one text for each name, written as Lean prints names in full.

Text for identity: two different names never have the same text. Components that are no plain identifiers stand in
`«…»`, a `»` inside of one doubled (Lean itself cannot write such a name); numbers, as in private and hygienic names,
stand bare.
"""

from __future__ import annotations

import re
from functools import lru_cache

from assistant.lean.lexer import PLAIN_NAME

ANONYMOUS = "[anonymous]"
_PLAIN = re.compile(PLAIN_NAME)
_COMPONENT = re.compile(r"«((?:[^»]|»»)*)»|([^.«»]+)")
_PRIVATE = "_private."
_SCOPE_MARK = "_@"


@lru_cache(maxsize=1 << 16)
def component_text(component: str) -> str:
    """A string component as it stands in a name."""
    if component == _SCOPE_MARK or _PLAIN.fullmatch(component):
        return component
    return f"«{component.replace('»', '»»')}»"


def join(prefix: str, component: str | int) -> str:
    """The name `prefix` with one more component; `ANONYMOUS` is the empty name."""
    text = str(component) if isinstance(component, int) else component_text(component)
    return text if prefix == ANONYMOUS else f"{prefix}.{text}"


def components(name: str) -> tuple[str | int, ...]:
    """The components of a name that was written by `join`."""
    if name == ANONYMOUS:
        return ()
    parts: list[str | int] = []
    for match in _COMPONENT.finditer(name):
        quoted, bare = match.groups()
        if quoted is not None:
            parts.append(quoted.replace("»»", "»"))
        else:
            parts.append(int(bare) if bare.isdecimal() and bare.isascii() else bare)
    return tuple(parts)


def prefixes(name: str) -> tuple[str, ...]:
    """The names that one begins with, the shortest first and itself last."""
    found: list[str] = []
    for part in components(name):
        found.append(join(found[-1] if found else ANONYMOUS, part))
    return tuple(found)


def names_above(name: str) -> tuple[str, ...]:
    """The names of what a constant may be a part of, the shortest first and its own last. In a `module` Lean gives
    private names to parts of public constants, too, so above `_private.M.0.f._proof_1` stand `f` and
    `_private.M.0.f`."""
    own = prefixes(name)
    if not is_private(name):
        return own
    public = prefixes(displayed(name))
    hidden = own[len(own) - len(public) :]
    return tuple(each for pair in zip(public, hidden, strict=True) for each in pair)


def is_private(name: str) -> bool:
    return name.startswith(_PRIVATE)


INACCESSIBLE = "✝"
"""What Lean prints behind a name that cannot be written where it prints, as a private one of an import."""


def as_printed(name: str) -> frozenset[str]:
    """What Lean may print for a name, in the module that declares it or in another, of the module system or not."""
    if not is_private(name):
        return frozenset((name,))
    return frozenset((name, displayed(name), displayed(name) + INACCESSIBLE))


def displayed(name: str) -> str:
    """A name as its author wrote it: `foo` for the private name `_private.M.0.foo`."""
    if not is_private(name):
        return name
    parts = components(name)
    if 0 not in parts:
        return name
    shown = ANONYMOUS
    for part in parts[parts.index(0) + 1 :]:
        shown = join(shown, part)
    return shown if shown != ANONYMOUS else name
