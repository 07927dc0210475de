"""What the axioms are called that stand in texts of ours for what is not written yet.

Lean's library search finds any axiom that proves anything, and a proof by one of ours would be taken for one that is
none: `first | exact? | impossible by …` was accepted. It passes over names with a part that begins with `_`.
"""

from __future__ import annotations

from assistant.lean.commands import read_header


def own_axiom(word: str, use: str) -> str:
    """The name of an axiom under a word that no file can know, for a use that tells it apart."""
    return f"{word}._{use}"


def axiom_command(name: str, text: str, statement: str = "α") -> str:
    """Declares an axiom that proves anything, or something else about any `α`, under a name, in a text: in a `module`
    publicly, since nothing public may speak of what is private there."""
    public = "public " if read_header(text).is_module else ""
    level = f"u_{name.rpartition('.')[2]}"  # the file may have declared any other
    return f"{public}axiom _root_.{name}.{{{level}}} {{α : Sort {level}}} : {statement}"
