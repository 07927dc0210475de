"""How well retrieval finds premises in a repository that LeanDojo traced.

It is measured as on benchmark files (`leandojo.py`), but for who is measured: that is written nowhere, so half of the
repository's own theorems are, by a digest of their names. This is the same half wherever it is read, and whatever else
is in the repository. The proofs of the other half teach, and so do those of its packages.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import replace

from assistant.bench.leandojo import CorpusReport, CorpusSplit, measured_corpus
from assistant.premises.leandojo import DataMissing
from assistant.premises.traced import TracedRepository, is_own

SEED = "half of the theorems"
SPLIT = "half"
DIVIDED = (
    "A traced repository has no split: half of its own theorems are measured, chosen by a digest of their names; only "
    "the proofs of the other half and of its packages teach."
)


def is_measured(name: str, seed: str = SEED) -> bool:
    """Of a theorem with a full name."""
    return hashlib.sha256(f"{seed}\0{name}".encode("utf-8", "surrogatepass")).digest()[0] % 2 == 0


def halves(repository: TracedRepository) -> CorpusSplit:
    """Its theorems, divided."""
    tests = [theorem for theorem in repository.theorems if is_own(theorem) and is_measured(theorem.name)]
    training = [theorem for theorem in repository.theorems if not (is_own(theorem) and is_measured(theorem.name))]
    nothing = DataMissing(
        f"none of the {len(tests)} theorems of {repository.root} that are measured names a premise that is traced and "
        "accessible to it",
        hint="It takes tactic proofs that name lemmas, and these traced, too: trace the packages with the repository.",
    )
    return CorpusSplit(SPLIT, training, tests, nothing)


def run_traced(
    repository: TracedRepository,
    weights: Mapping[str, Mapping[str, float]],
    report: Callable[[str], None],
    most: int = 0,
) -> CorpusReport:
    """Measures retrieval over a traced repository, at most so many theorems, 0 for all. Blocks. Errors: `DataMissing`
    where nothing is to be found."""
    return replace(measured_corpus(repository.corpus, [halves(repository)], weights, report, most), divided=DIVIDED)
