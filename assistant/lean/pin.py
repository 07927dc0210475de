"""What a project's `lean-toolchain` asks for, and whether a Lean is that."""

from __future__ import annotations

import re

_RELEASE = re.compile(r"(?:leanprover/lean4:)?v?(\d+\.\d+\.\d+\S*)")


def pinned_release(pin: str) -> str:
    """The version of Lean that a pin names, `4.35.0`; empty for what is no release of Lean itself: a channel, a
    nightly, a fork, a toolchain that the user linked."""
    found = _RELEASE.fullmatch(pin)
    return found[1] if found else ""


def is_release(pin: str, version: str) -> bool:
    """Whether a pin names exactly this version."""
    return pinned_release(pin) == version


def is_other_release(pin: str, version: str) -> bool:
    """Whether a pin names another version for sure. What a channel stands for is known to elan alone."""
    return pinned_release(pin) not in ("", version)
