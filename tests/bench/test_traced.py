"""How a traced repository is divided into what is measured and what teaches."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.bench.traced import DIVIDED, halves, is_measured, run_traced
from assistant.premises.leandojo import DataMissing
from assistant.premises.ranking import shipped_weights
from assistant.premises.traced import TracedRepository, as_repository
from tests import hand_made_corpus as made

PACKAGE = ".lake/packages/other/Base.lean"


def repository(root: Path) -> TracedRepository:
    """The corpus that was made by hand, with theorems of which a package has the same names."""
    names = [f"Seq.named{number}" for number in range(40)]
    base = made.BASE | {"path": PACKAGE}
    lists = made.LISTS | {"imports": [PACKAGE]}
    named = made.named("Num.add_comm", PACKAGE, (4, 9))
    own = [made.theorem("Top.lean", name, (6, 1), "⊢ a + b = b + a", made.LENGTH_APPEND, named) for name in names]
    packaged = [made.theorem(PACKAGE, name, (30, 1), "⊢ a + b = b + a") for name in names]
    answers = [
        {"file": base, "theorems": packaged},
        {"file": lists, "theorems": []},
        {"file": made.TOP, "theorems": own},
    ]
    return as_repository(root, answers)


def test_half_of_its_own_theorems_are_measured_and_all_others_teach(tmp_path: Path) -> None:
    found = repository(tmp_path)
    split = halves(found)
    tests, training = list(split.tests), list(split.training)
    assert {theorem.path for theorem in tests} == {"Top.lean"}
    assert 12 <= len(tests) <= 28
    assert sum(theorem.path == PACKAGE for theorem in training) == 40
    assert sorted(map(repr, [*tests, *training])) == sorted(map(repr, found.theorems))


def test_the_half_depends_on_nothing_but_the_name_and_the_seed() -> None:
    names = [f"Seq.named{number}" for number in range(200)]
    assert [is_measured(name) for name in ("Num.twice_add", "Num.twice_zero", "Num.twice_comm")] == [True, True, False]
    assert 80 <= sum(is_measured(name) == is_measured(name, "another") for name in names) <= 120
    assert isinstance(is_measured("half a pair: \ud800"), bool)


def test_the_report_says_how_it_was_divided(tmp_path: Path) -> None:
    report = run_traced(repository(tmp_path), shipped_weights(), lambda _: None, most=3)
    assert report.as_json()["divided"] == DIVIDED
    assert report.splits.keys() == {"half"}
    assert report.splits["half"].measured == 3
    assert report.splits["half"].rows["learnt"].at_100 == 1.0


def test_where_nothing_is_to_be_found_it_is_told_what_it_takes(tmp_path: Path) -> None:
    theorem = made.theorem("Top.lean", "Seq.goal", (3, 42), "⊢ a", made.LENGTH_APPEND)
    found = as_repository(tmp_path, [{"file": made.TOP, "theorems": [theorem]}])
    with pytest.raises(DataMissing, match="names a premise that is traced and accessible") as refused:
        run_traced(found, shipped_weights(), lambda _: None)
    assert "trace the packages" in refused.value.hint
