"""The calibration of an engine: what its searches learn of the sources of candidates, for those that follow."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from assistant.lean.verify.verdicts import Verdict
from assistant.search.tree import Tree
from models.calibration import Calibration, Line, calibrated
from models.protocol import Candidate


class Calibrator:
    """Begins with what is `known`; `calibration` is what is known by now."""

    def __init__(self, known: Calibration | None = None) -> None:
        self.calibration = known or Calibration()
        self._lines: dict[str, Line | None] = {}

    def calibrated(self, candidate: Candidate) -> Candidate:
        """With a score that is comparable with those of other sources."""
        source = candidate.source
        if source not in self._lines:
            self._lines[source] = self.calibration.line(source)
        return calibrated(candidate, self._lines[source])

    def record(self, verdicts: Iterable[tuple[Candidate, bool]]) -> None:
        """Candidates on which Lean gave a verdict, and whether they proved the state that they were tried at. Those
        that did not come through `calibrated` are nobody's: Lean offered them, or a person."""
        fresh = [(candidate, proved) for candidate, proved in verdicts if candidate.raw_score is not None]
        self.calibration = self.calibration.with_verdicts(fresh)
        self._lines.clear()


def proving(
    tree: Tree, verdicts: Iterable[tuple[int, Candidate, Verdict]], is_refused: Callable[[int, str], bool]
) -> Iterator[tuple[Candidate, bool]]:
    """The candidates of a search on which Lean had a verdict (with the state that each was tried at), and whether they
    proved the state: by themselves, or with what was done after them. What `is_refused` at a state proved nothing."""
    proofs = {
        (node.id, edge.tactic)
        for node in tree.nodes
        for edge in node.edges
        if not edge.open_lemmas and all(tree.nodes[child].proof >= 0 for child in edge.children)
    }
    for number, candidate, verdict in verdicts:
        if verdict not in (Verdict.UNKNOWN, Verdict.OUT_OF_MEMORY):
            closed = verdict is Verdict.CLOSES and not is_refused(number, candidate.tactic)
            yield candidate, closed or (number, candidate.tactic) in proofs
