"""What is suggested at a place: tactics that Lean has verified, ranked and merged."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from assistant.lean.goals import Goal, GoalKind, state_key
from assistant.lean.lexer import mentions
from assistant.lean.verify.verdicts import CHOOSES, Verdict, author_in_words, kept_in_words, open_in_words
from assistant.refute.refutation import Refutation
from assistant.search.merging import origin

CONDITIONAL = "conditional"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A verified tactic. `goals` are those that are left (none when it closes), `milliseconds` what it cost Lean, `why`
    says what its source has it from, where there is something to say, `others` are the other sources that proposed it.
    `open_lemmas` are what it rests on that is not proved yet, `author_axioms` the axioms of the project's own files.
    `chooses` and `kept_axioms` are as in `Acceptance`."""

    tactic: str
    status: Verdict
    goals: tuple[Goal, ...]
    source: str
    score: float
    milliseconds: float
    open_lemmas: tuple[str, ...] = ()
    author_axioms: tuple[str, ...] = ()
    why: str = ""
    others: tuple[str, ...] = ()
    chooses: bool = False
    kept_axioms: tuple[str, ...] = ()

    @property
    def origin(self) -> str:
        """Who proposed it, and what it was learnt from, in one line."""
        return origin(self.source, self.others, self.why)

    def named(self, sources: Sequence[str]) -> Suggestion:
        """The same, also proposed by some sources."""
        others = (source for source in (*self.others, *sources) if source != self.source)
        return replace(self, others=tuple(dict.fromkeys(others)))

    @property
    def closes(self) -> bool:
        """Whether no goal is left, without a condition."""
        return self.status is Verdict.CLOSES and not (self.open_lemmas or self.chooses or self.kept_axioms)

    @property
    def outcome(self) -> str:
        """`closes`, `progress`, or `conditional` for what closes the goal on the condition that open lemmas are
        proved."""
        return CONDITIONAL if self.status is Verdict.CLOSES and self.open_lemmas else self.status.value

    @property
    def rests_on(self) -> str:
        """What is to be said of it wherever it is shown, in words; mostly nothing."""
        words = (
            author_in_words(self.author_axioms),
            open_in_words(self.open_lemmas),
            kept_in_words(self.kept_axioms),
            CHOOSES if self.chooses else "",
        )
        return ", ".join(word for word in words if word)

    @property
    def names_what_is_open(self) -> bool:
        """Whether every open lemma that it rests on stands in its text, so that who takes it sees the condition."""
        return all(mentions(self.tactic, lemma.rsplit(".", 1)[-1]) for lemma in self.open_lemmas)


@dataclass(frozen=True, slots=True)
class Suggestions:
    """What is known so far. `rejected` counts the candidates that are not shown by their verdict; `complete` is False
    while there is more to be tried or judged, and stays False when the time ran out first. `unjudged` are tactics that
    run, but of which it is not known yet what they rest on. `note` is what is to be said of the place, as that no proof
    is missing there; `failures` are what kept provers from answering, each with its name. `refutation` is a
    counterexample to the goal, where one was found."""

    goals: tuple[Goal, ...]
    suggestions: tuple[Suggestion, ...] = ()
    tried: int = 0
    rejected: Mapping[str, int] = field(default_factory=dict)
    seconds: float = 0.0
    complete: bool = False
    unjudged: int = 0
    note: str = ""
    failures: tuple[str, ...] = ()
    refutation: Refutation | None = None

    @property
    def kind(self) -> GoalKind:
        """Of what kind the goal at the place is."""
        return self.goals[0].kind if self.goals else GoalKind.UNKNOWN


def rank(suggestion: Suggestion) -> tuple[bool, bool, bool, bool, float, int]:
    """Sort key: closing ones first, those on a condition, with a reservation or that choose behind the others, then by
    score, a goal that is left counting like a lower score."""
    text = sum(len(goal.target) for goal in suggestion.goals)
    return (
        suggestion.status is not Verdict.CLOSES,
        bool(suggestion.open_lemmas),
        bool(suggestion.kept_axioms),
        suggestion.chooses,
        -suggestion.score + 0.5 * len(suggestion.goals) + 0.005 * text,
        len(suggestion.tactic),
    )


_RULES = re.compile(r"\s*\[[^\[\]]*\]")
_BEHIND = re.compile(r"\s+(?:generalizing|with|using)\s.*")


def idea(tactic: str) -> str:
    """What a closing tactic begins with, without rules and without what is kept free: variants of one idea have it in
    common, as `simp [f]` and `simp [*]`, or inductions on one variable with one closer and another."""
    first = re.split(r"\s*(?:<;>|;|\n)\s*", tactic, maxsplit=1)[0]
    if first.startswith("by_cases "):
        return "by_cases"
    return _BEHIND.sub("", _RULES.sub("", first)) if first.split(" ", 1)[0] in _VARIED else tactic


_VARIED = frozenset("simp simp_all simpa grind induction fun_induction cases suffices unfold constructor".split())
"""What several variants begin with."""


def merge(known: Sequence[Suggestion], new: Sequence[Suggestion]) -> tuple[Suggestion, ...]:
    """Both, ranked; of several *progress* suggestions with equal goals only the best ranked stays, and of several that
    close the goal by one idea."""
    kept: list[Suggestion] = []
    states: set[str] = set()
    tactics: set[str] = set()
    for suggestion in sorted([*known, *new], key=rank):
        if suggestion.tactic in tactics:
            continue
        key = state_key(suggestion.goals) if suggestion.status is Verdict.PROGRESS else idea(suggestion.tactic)
        if key in states:
            continue
        states.add(key)
        tactics.add(suggestion.tactic)
        kept.append(suggestion)
    return tuple(kept)
