"""Metavariables in the goal of a place: what a candidate may decide there besides its own goal.

Lean leaves things open while it elaborates a declaration: the `n` of `∃ n, P n` behind `constructor`, and, in what is
no proof, the universes of the header. Whoever closes a goal that speaks of such a *metavariable* may give it a value,
and with it change what other goals say, what data is, or how general the declaration is. A place is *tangled* where
Lean shows one in its goal, and only the whole declaration tells there what a candidate does: not a copy of it, from
which something is left out, and not the axioms that it rests on.

So the goal is printed once with all that is in it, of which little is shown as a rule: implicit arguments, universes.

Another goal can be meant by its name as well, `?right`, wherever it stands. It is no hypothesis: what would be proved
from it is not proved. This module is pure.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise

from assistant.lean.goals import metavariables_in_text
from assistant.lean.lexer import Kind, code_tokens

Tangle = frozenset[str]
"""The metavariables at a place as Lean calls them, `?w` and `?u.12`; none at an ordinary place."""


def _shown_with(*options: str) -> str:
    return "".join(f"set_option {option} in " for option in options) + "trace_state"


_EVERYTHING = ("pp.all true", "pp.mvars true", "pp.deepTerms true", "pp.maxSteps 1000000")
SHOW_ENTIRELY = _shown_with(*_EVERYTHING)
"""A tactic that traces the goals with all that is in them."""
# What a file sets itself is not changed by `pp.all`.
_WHATEVER_IS_SET = (
    *(f"pp.{shown} true" for shown in ("explicit", "universes", "proofs", "instances", "instanceTypes", "motives.all")),
    *(f"pp.{shown} true" for shown in ("funBinderTypes", "piBinderTypes", "letVarTypes", "showLetValues")),
    *(f"pp.{shown} true" for shown in ("mvars.levels", "mvars.anonymous", "auxDecls", "implementationDetailHyps")),
    *(f"pp.{short} false" for short in ("notation", "match", "coercions", "structureInstances", "fieldNotation")),
    *(f"pp.{short} false" for short in ("oneline", "analyze")),
)
_SHOW_MORE = _shown_with(*_EVERYTHING, *_WHATEVER_IS_SET)
SHOW_TANGLE = f"first | {_SHOW_MORE} | {SHOW_ENTIRELY} | skip"
"""The same as far as this version of Lean has options for it."""
_INCOMPLETE = ("failed to pretty print", "⋯")


def tangle_told(message: str) -> Tangle | None:
    """What the message of `SHOW_TANGLE` shows; `None` where it does not show all."""
    if "⊢" not in message or any(sign in message for sign in _INCOMPLETE):
        return None
    return metavariables_in_text(message)


def is_choice(tangle: Tangle, *, is_proof: bool) -> bool:
    """Whether who closes the goal may choose what is to be proved elsewhere in the declaration. `is_proof`: it is a
    theorem; in what is none universes may be those of its header, which acceptance does not let anybody choose."""
    return any(is_proof or not name.startswith("?u.") for name in tangle)


@lru_cache(maxsize=8192)
def holes_named(tactic: str) -> tuple[str, ...]:
    """The names of the holes `?a` that a tactic makes or means, which Lean reads with a space or a comment between as
    well."""
    if "?" not in tactic:
        return ()
    code = list(code_tokens(tactic))
    found = (
        name.text
        for mark, name in pairwise(code)
        if mark.text.endswith("?") and mark.kind is Kind.SYMBOL and name.kind is Kind.NAME and name.text != "_"
    )
    return tuple(dict.fromkeys(found))


NAMES_ANOTHER = "it names a goal that is open elsewhere, which is no hypothesis"


def refuse_hole(name: str) -> str:
    """A tactic of one line that fails where Lean knows a hole of that name already, and changes nothing where it would
    be a new one, which is one more goal. No name of the file's can stand in its way."""
    meant = f"refine (fun {{α β : Sort _}} (y : β) (_ : α) => y) ?_ ?{name}"
    return f'first | (fail_if_success ({meant}; sorry; done)) | fail "{NAMES_ANOTHER}"'
