"""What the judge is asked, and what it says."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from assistant.lean.declarations import Declaration
from assistant.lean.positions import Span


@dataclass(frozen=True, slots=True)
class Submission:
    """A proof that was written into a text. `before` is the text without it, `after` with it; `declaration` is where it
    stands in `before`, `hole` what the proof stands in the place of, `filled` where it stands in `after`. `only_shown`:
    the declaration may have errors and holes outside of the proof, as files under work have."""

    path: Path
    before: str
    after: str
    declaration: Declaration
    hole: Span
    filled: Span
    only_shown: bool = False

    @property
    def proof(self) -> str:
        return self.after[self.filled.start : self.filled.end]

    @property
    def grown(self) -> int:
        """By how many characters the text has grown."""
        return len(self.after) - len(self.before)

    @property
    def lines(self) -> frozenset[int]:
        """Those of the declaration with the proof, 0-based."""
        first = self.after.count("\n", 0, self.declaration.span.start)
        last = self.after.count("\n", 0, self.declaration.span.end + self.grown)
        return frozenset(range(first, last + 1))


@dataclass(frozen=True, slots=True)
class Ruling:
    """`reasons` speak against the proof; none does when it is sound. Of the `axioms`, `authors` are those that the
    project's own files declare, `foreign` those of its dependencies; on `inherited` ones the declaration rested without
    the proof, which does not use them by itself.
    `kernel`: the kernel has looked at what is new once more, from outside."""

    reasons: tuple[str, ...] = ()
    axioms: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    foreign: tuple[str, ...] = ()
    inherited: frozenset[str] = frozenset()
    open_lemmas: tuple[str, ...] = ()
    kernel: bool = False
    kernel_missing: str = ""
    """Why the kernel could not look."""
    cut: bool = False
    """Whether commands above had to be left out, which may have had an effect all the same."""
    finished_data: bool = False
    """Whether all data above are there, so that Lean can be believed when it says that the declaration uses `sorry`."""
    may_rest_on_more: bool = False
    """Whether there is something unproved in the project that the proof may rest on where it is not `as_written`."""
    changed: bool = False
    """Whether what stands above the declaration was compiled with something left out, or wrapped, because of errors."""
    has_unproved: bool = False
    """Of a text that was `changed`: whether there is something unproved that the proof may rest on in the file."""
    as_written: bool = True
    """Whether no macro can have told what the judge compiled from what its author wrote: none of the project reads the
    source, or all of the text was compiled byte for byte."""
