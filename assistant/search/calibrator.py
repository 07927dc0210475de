"""The calibration of an engine: what its searches learn of the sources of candidates, for those that follow."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from assistant.lean.verify.verdicts import Verdict
from assistant.search.tree import Tree
from models.calibration import Calibration, Line, calibrated
from models.protocol import Candidate


def nobody(fresh: Calibration) -> None:
    """Hears nothing."""


class Calibrator:
    """Begins with what is `known`; `calibration` is what is known by now. `listener` is told of what is recorded, by
    itself."""

    def __init__(self, known: Calibration | None = None, listener: Callable[[Calibration], None] = nobody) -> None:
        self.calibration = known or Calibration()
        self._listener = listener
        self._lines: dict[str, Line | None] = {}

    def add(self, known: Calibration) -> None:
        """Takes over what was known before; nobody is told."""
        self.calibration = self.calibration.with_counts(known)
        self._lines.clear()

    def wanted(self, source: str, most: int) -> int:
        """How many candidates to ask a source for that writes at most so many (`Calibration.wanted`)."""
        return self.calibration.wanted(source, most)

    def calibrated(self, candidate: Candidate) -> Candidate:
        """With a score that is comparable with those of other sources."""
        source = candidate.source
        if source not in self._lines:
            self._lines[source] = self.calibration.line(source)
        return calibrated(candidate, self._lines[source])

    def record(self, verdicts: Iterable[tuple[Candidate, bool]]) -> None:
        """Candidates on which Lean gave a verdict, and whether they proved the state that they were tried at. Those
        that did not come through `calibrated` are nobody's: Lean offered them, or a person."""
        fresh = Calibration().with_verdicts(verdict for verdict in verdicts if verdict[0].raw_score is not None)
        self.add(fresh)
        self._listener(fresh)


def proving(
    tree: Tree, verdicts: Iterable[tuple[int, Candidate, Verdict]], is_refused: Callable[[int, str], bool]
) -> Iterator[tuple[Candidate, bool]]:
    """The candidates of a search on which Lean had a verdict (with the state that each was tried at), and whether they
    proved the state: by themselves, or with what was done after them. What `is_refused` at a state proved nothing.

    A verdict is one on every source that proposed the tactic, with the score that it gave itself, whoever came first
    and also when Lean had spoken before: no prover is told what others proposed or what became of it, so that the
    verdict says as much about one as about the other, and without it a slow source would be judged by what nobody else
    thought of, which is the hard part. Where a state was proved before a source answered, what it repeats counts and
    what is new in its answer is not tried and does not: its rate comes out somewhat too high there, as that of a quick
    source does whose later candidates the proof of a state leaves untried. To leave out what comes after a proof would
    be worse: only successes would be lost by it.
    """
    proofs = {
        (node.id, edge.tactic)
        for node in tree.nodes
        for edge in node.edges
        if not edge.open_lemmas and all(tree.nodes[child].proof >= 0 for child in edge.children)
    }
    for number, candidate, verdict in verdicts:
        if verdict not in (Verdict.UNKNOWN, Verdict.OUT_OF_MEMORY):
            closed = verdict is Verdict.CLOSES and not is_refused(number, candidate.tactic)
            for one in (candidate, *candidate.others):
                yield one, closed or (number, candidate.tactic) in proofs
