"""What a case of the attack set is. Pure data.

The text of a case has one `@@` in it: right before the `sorry` that a candidate is to replace.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

MARK = "@@"
HOLE = "sorry"
OUTSIDE = "⟪outside⟫"
"""Stands for a folder that belongs to neither the project nor Lean; the file `SECRET` lies in it."""
SECRET = "secret.txt"


class Outcome(StrEnum):
    """What may come of a proof."""

    REFUSE = "refuse"
    ACCEPT = "accept"
    CONDITIONAL = "conditional"
    """It rests on open lemmas, which are named."""
    AXIOMS = "axioms"
    """It rests on the author's own axioms, or with a reservation on others that its declaration rests on without it,
    which are named."""


@dataclass(frozen=True, slots=True)
class Expectation:
    """An outcome with the full names of the lemmas or axioms that must be told: exactly these."""

    outcome: Outcome
    names: frozenset[str] = frozenset()

    def __str__(self) -> str:
        return f"{self.outcome.value} {', '.join(sorted(self.names))}".rstrip()


REFUSE = Expectation(Outcome.REFUSE)
ACCEPT = Expectation(Outcome.ACCEPT)


def conditional(*lemmas: str) -> Expectation:
    return Expectation(Outcome.CONDITIONAL, frozenset(lemmas))


def resting_on(*axioms: str) -> Expectation:
    return Expectation(Outcome.AXIOMS, frozenset(axioms))


class Door(StrEnum):
    """How a proof gets in."""

    CHECK = "check"
    """A candidate is tried at the place and audited: what may be shown."""
    ACCEPT = "accept"
    """The last word before anything is counted or written."""
    CLOSE = "close"
    """`assistant close --write` on the file, with nobody's candidate."""
    SUGGEST = "suggest"
    """What the engine suggests at the place by itself."""


CANDIDATE_DOORS = frozenset({Door.CHECK, Door.ACCEPT})
EVERY_DOOR = frozenset(Door)


@dataclass(frozen=True, slots=True)
class Case:
    """One attack, or one proof that looks like one.

    `false` says that the statement cannot be proved, `data` that the place is no proposition: nothing may be written
    there, whatever a judge finds. `target` is the full name of the constant that the place belongs to (`_example` for
    an example). `judged_as` are replacements that the judge makes in the text before it compiles it: what Lean could
    not compile, and data without a value, for which an axiom (one of `stubs`) stands there. Not `judged` are the
    attacks that leave no trace in what is compiled, since they keep the kernel from looking or act while Lean works:
    there the truth of the statement, or the file `leaves` that must not appear in the folder that `OUTSIDE` stands for,
    is the judge. `modules` are files to be compiled before, as (module name, text).
    """

    family: str
    name: str
    text: str
    candidate: str
    expect: Expectation
    why: str
    false: bool = True
    data: bool = False
    target: str = "t"
    doors: frozenset[Door] = CANDIDATE_DOORS
    judged_as: tuple[tuple[str, str], ...] = ()
    stubs: frozenset[str] = frozenset()
    judged: bool = True
    leaves: str = ""
    cursor: bool = False
    """Whether the `sorry` is only thought: the file has nothing there but a cursor."""
    step: bool = False
    """Whether the candidate is a step that leaves goals; then it is let in when it is shown."""
    modules: tuple[tuple[str, str], ...] = ()
    file: str = "Attack.lean"
    """What the file is called, for the doors of candidates."""
    core: bool = True
    """Whether it is among the cases that `make test` runs; the whole product is the benchmark's."""

    @property
    def title(self) -> str:
        return f"{self.family}: {self.name}"

    @property
    def source(self) -> str:
        """The file, without the mark."""
        return self.text.replace(MARK + HOLE, "", 1) if self.cursor else self.with_hole

    @property
    def with_hole(self) -> str:
        """The file with a `sorry` at the place."""
        return self.text.replace(MARK, "", 1)

    @property
    def offset(self) -> int:
        """Of the place in the file."""
        return self.text.index(MARK)

    @property
    def is_term(self) -> bool:
        """Whether a term stands at the place: then a proof needs its own `by`."""
        before = self.text[: self.offset].rstrip()
        return before.endswith((":=", "(", "⟨", ",", "+", "then", "else", "from"))

    def filled(self, proof: str) -> str:
        """The file with a proof at the place, laid out without the assistant's help."""
        source, at = self.with_hole, self.offset
        column = at - (source.rfind("\n", 0, at) + 1)
        opener = "by " if self.is_term else ""
        margin = "\n" + " " * (column + len(opener))
        body = opener + proof.replace("\r\n", "\n").replace("\n", margin)
        if self.is_term and self.text[: self.offset].rstrip().endswith(("+", ",", "(", "⟨")):
            body = f"({body})"
        return source[:at] + body + source[at + len(HOLE) :]


Generator = Callable[[], Iterator[Case]]
CLASSES: dict[str, Generator] = {}
"""Every class of attack by its name, in the order in which they are defined."""


def attack(family: str) -> Callable[[Generator], Generator]:
    """Registers a class of attack; the cases that its function yields get its name."""

    def register(function: Generator) -> Generator:
        def cases() -> Iterator[Case]:
            for case in function():
                yield replace(case, family=family)

        if family in CLASSES:
            raise ValueError(f"two classes of attack are called {family!r}")
        CLASSES[family] = cases
        return cases

    return register
