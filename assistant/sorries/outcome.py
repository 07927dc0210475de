"""How the search of a hole ended."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.lean.places import Place

AS_BEFORE = "as in the run that is continued"
"""The reason of a hole that was not searched again, since it was in vain before."""
PROVED, CONDITIONAL, DATA = "proved", "conditional", "data"
IN_VAIN = ("unproved", "timed_out")


@dataclass(frozen=True, slots=True)
class Outcome:
    """The end of one hole. `status` is `proved`, `conditional`, `unproved`, `timed_out`, `unjudged`, `data`, `error` or
    `interrupted`; `reason` says why there is no proof, or none without a condition; `seconds` what all searches of it
    took. `open_lemmas` and `author_axioms` are what the proof rests on, `reservation` is why it is not written
    unasked."""

    place: Place
    status: str
    proof: str = ""
    source: str = ""
    seconds: float = 0.0
    reason: str = ""
    open_lemmas: tuple[str, ...] = ()
    author_axioms: tuple[str, ...] = ()
    reservation: str = ""
