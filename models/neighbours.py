"""A prover that learns from finished proofs: what was done at goals that are like this one, in the names at hand."""

from __future__ import annotations

import asyncio
import math
from collections.abc import AsyncGenerator, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from assistant.lean.goals import Goal
from assistant.lean.lexer import Kind, code_tokens
from assistant.neighbours.step import Lessons, Names, Neighbour, Neighbourhood, Taught
from models.alignment import align, choices, constants, locals_of
from models.protocol import Candidate, Capabilities, ProofState, Proposal, StepRequest

NEAREST = 64
"""Steps that are looked at for a goal."""
MOST = 24
"""Candidates for a goal: what is further away is worth less than what other provers have."""
BATCH = 16
SLOW_SECONDS = 1.0
"""About how long it takes to know what stands above, for who waits for that."""
BEST, FALL, BEHIND = -0.9, 0.8, 4.0
"""The score of a tactic that was applied to a goal that is the same but for names; how much it is less for one that has
nothing in common, and for one that has that beside one that is the same. These are guesses on the scale of the built-in
ones, where `simp` has -0.9, and are believed until there are verdicts enough (`models/calibration.py`). In the library
of the embedded Lean (`assistant bench neighbours`) the nearest goal's tactic is the author's in one of five, however
alike the goals are, and the logarithm of how often one is that falls with the score as it should."""
AGREEMENT = 0.5
"""For every doubling of the sum of 1 and the likeness of all goals at which the tactic was right; what is found there
hardly depends on it."""
OTHER_CHOICE = 1.0
"""What is taken off for a name with half of the points of the best one."""
OTHER_CONSTANTS = 0.6
"""What is taken off where constants are exchanged as well."""


@dataclass(frozen=True, slots=True)
class Adapted:
    """A tactic in the names at hand; `penalty` for what was guessed in that."""

    tactic: str
    penalty: float


@dataclass(slots=True)
class _Support:
    """Of a tactic: its best score, from what that is, and the sum of what speaks for it."""

    score: float
    taught: Taught
    likeness: float


class Neighbours:
    """Proposes what is known by now. With `patience` it says more when what stands above the place has been read, for
    which it waits so many seconds at most: for a search, in which nobody waits for one prover."""

    name = "neighbours"
    stage = 0

    def __init__(self, lessons: Lessons, patience: float = 0.0) -> None:
        self._lessons = lessons
        self._patience = patience

    @property
    def capabilities(self) -> Capabilities:
        return Capabilities(BATCH, SLOW_SECONDS if self._patience else 0.0)

    def patient(self, seconds: float) -> Neighbours:
        """The same for a search, where not all is known yet that stands above."""
        return self if self._lessons.is_complete else Neighbours(self._lessons, seconds)

    async def load(self) -> None:
        """There is nothing to be made ready."""

    async def close(self) -> None:
        """It holds nothing."""

    async def propose(self, requests: Sequence[StepRequest], deadline: float) -> AsyncGenerator[Proposal, None]:
        waits = bool(self._patience) and not self._lessons.is_complete
        for request in requests:
            yield Proposal(request.number, await self._candidates(request), last=not waits)
        if waits:
            await self._lessons.complete(min(self._patience, deadline - asyncio.get_running_loop().time()))
            for request in requests:
                yield Proposal(request.number, await self._candidates(request))

    async def _candidates(self, request: StepRequest) -> tuple[Candidate, ...]:
        state = request.state
        if not state.goals:
            return ()
        found = await self._lessons.near(state.goals[0], NEAREST, state.declaration_name)
        return (await asyncio.to_thread(candidates, state, found))[: request.wanted]


def candidates(state: ProofState, found: Neighbourhood) -> tuple[Candidate, ...]:
    """What neighbours of the first goal propose there, at most `MOST`, the best first."""
    goal = state.goals[0]
    supported: dict[str, _Support] = {}
    highest = max((neighbour.similarity for neighbour in found.neighbours), default=1.0)
    for neighbour in found.neighbours:
        for adapted in adapt(neighbour, goal, found.names, state.file.namespaces):
            score = score_of(neighbour.similarity, highest) - adapted.penalty
            known = supported.setdefault(adapted.tactic, _Support(score, neighbour.taught, 0.0))
            known.likeness += neighbour.similarity
            if score > known.score:
                known.score, known.taught = score, neighbour.taught
    ranked = [(_with_agreement(support), tactic, support.taught) for tactic, support in supported.items()]
    ranked.sort(key=lambda entry: -entry[0])
    return tuple(Candidate(tactic, score, Neighbours.name, why=taught.why) for score, tactic, taught in ranked[:MOST])


def score_of(similarity: float, highest: float) -> float:
    """By how alike a goal is, and the one that is most alike."""
    return BEST - FALL * (1.0 - similarity) - BEHIND * (1.0 - similarity / highest)


def _with_agreement(support: _Support) -> float:
    return min(-0.05, support.score + AGREEMENT * math.log2(1.0 + support.likeness))


# --- adapting ------------------------------------------------------------------------------------------------------


def adapt(neighbour: Neighbour, goal: Goal, names: Names, namespaces: Sequence[str] = ()) -> Iterator[Adapted]:
    """The tactic of a step as it may be meant at a goal in some namespaces: names of hypotheses in place of those that
    the step has, and names of the project as they are written there. Nothing where a name is not to be had."""
    step, lesson = neighbour.taught.step, neighbour.taught.lesson
    words = list(dict.fromkeys(word for word, _, _ in _names_in(step.tactic)))
    own = {local.name for local in locals_of(step.goal)}
    wanted = list(dict.fromkeys(root for word in words if (root := _root(word)) in own))
    others = [word for word in words if _root(word) not in own]
    written: dict[str, str] = {}
    for word in others:
        here = _as_written(word, lesson.namespace, namespaces, names)
        if here is None:
            return
        written[word] = here
    exchanged = _exchanged(others, constants(step.goal, goal)) if others else {}
    taken = {_root(word) for word in others}
    for chosen, share in choices(align(step.goal, goal) if wanted else {}, wanted):
        if any(name != new and new in taken for name, new in chosen.items()):
            continue  # it would be caught by what the tactic binds
        penalty = OTHER_CHOICE * -math.log2(share)
        yield Adapted(_rewritten(step.tactic, written, chosen), penalty)
        if exchanged:
            yield Adapted(_rewritten(step.tactic, {**written, **exchanged}, chosen), penalty + OTHER_CONSTANTS)


@lru_cache(maxsize=1 << 13)
def _names_in(tactic: str) -> tuple[tuple[str, int, int], ...]:
    """The names in a tactic, with where each begins and ends."""
    return tuple((token.text, token.start, token.end) for token in code_tokens(tactic) if token.kind is Kind.NAME)


def _root(word: str) -> str:
    """What a word selects something from: `xs` in `xs.length`."""
    return word if word.startswith("«") else word.partition(".")[0]


def _as_written(word: str, namespace: Sequence[str], here: Sequence[str], names: Names) -> str | None:
    """A name that a step has in its namespaces, as it is written at another place; `None` for one of the project that
    is not to be had there. Of what the project does not declare nothing is known."""
    parts = word.split(".")
    for length in range(len(parts), 0, -1):
        base, rest = ".".join(parts[:length]), parts[length:]
        for depth in range(len(namespace), -1, -1):
            full = ".".join((*namespace[:depth], base))
            if full in names.in_reach:
                return ".".join((_shortest(full, here), *rest))
            if full in names.others:
                return None
    return word


def _shortest(full: str, here: Sequence[str]) -> str:
    """A full name without the namespaces that are open."""
    prefix = ".".join(here) + "."
    return full.removeprefix(prefix) if here and full != prefix else full


def _exchanged(words: Sequence[str], stand_ins: Mapping[str, str]) -> dict[str, str]:
    """Names in a tactic that the other goal does not have, with those that stand in their places there."""
    found: dict[str, str] = {}
    for word in words:
        before, _, last = word.rpartition(".")
        field = stand_ins.get(f".{last}", "")
        if field.startswith("."):
            found[word] = f"{before}{field}" if before else field[1:]
        elif (other := stand_ins.get(word, "")) and not other.startswith("."):
            found[word] = other
    return found


def _rewritten(tactic: str, words: Mapping[str, str], roots: Mapping[str, str]) -> str:
    """With other names; comments stay out of it."""
    pieces, at = [], 0
    for word, start, end in _names_in(tactic):
        root = _root(word)
        new = roots[root] + word[len(root) :] if root in roots else words.get(word, word)
        pieces += [tactic[at:start], new]
        at = end
    return "".join([*pieces, tactic[at:]])
