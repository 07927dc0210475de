"""Which premises are looked at for a goal, and by which signals."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.lean.goals import Goal, Hypothesis
from assistant.premises.features import goal_features
from assistant.premises.indexed import IndexedPremise
from assistant.premises.ranking import (
    FUSED,
    LEARNT,
    LISTS,
    WITH_VECTORS,
    fused_scores,
    learnt_scores,
    lists,
    logistic_weights,
    reasons,
    reciprocal_ranks,
    shipped_weights,
)
from assistant.premises.retrieval import (
    BY_VECTORS,
    SIGNALS,
    VECTOR_SIGNALS,
    VECTORS,
    PremiseLibrary,
    PremiseQuery,
    places_of_best,
)
from assistant.premises.segment import ModulePremises, name_words, segment
from tests.premises.imported import imported

LOCALS = (Hypothesis(("xs", "ys"), "List α"), Hypothesis(("n", "m"), "Nat"))


def about(statement: str) -> Counter[str]:
    return goal_features(Goal("", LOCALS, statement))


def premise(name: str, statement: str, line: int, *uses: str, simp: bool = False) -> IndexedPremise:
    return IndexedPremise(name, "theorem", line, line, simp, about(statement), uses)


LISTS_MODULE = [
    premise("List.length_append", "(xs ++ ys).length = xs.length + ys.length", 3, simp=True),
    premise("List.reverse_append", "(xs ++ ys).reverse = ys.reverse ++ xs.reverse", 5, "List.length_append"),
    premise("List.append_nil", "xs ++ [] = xs", 7),
]
NUMBERS_MODULE = [
    premise("Nat.add_comm", "n + m = m + n", 1),
    premise("Nat.mul_comm", "n * m = m * n", 2, "Nat.add_comm"),
    premise("Nat.lt_irrefl", "¬n < n", 3),
]
OWN_MODULE = [
    premise("first", "xs.reverse.length = xs.length", 10, "List.length_append", "Nat.add_comm"),
    premise("second", "n * 1 = n", 20),
    premise("third", "xs.length = 0", 30),
]
PARTS = (
    ModulePremises("Numbers", (), NUMBERS_MODULE),
    ModulePremises("Lists", (), LISTS_MODULE),
    ModulePremises("Own", (imported("Numbers"), imported("Lists")), OWN_MODULE),
)


@settings(max_examples=40)
@given(st.integers(0, 2**32 - 1), st.integers(0, 30_000), st.integers(1, 40), st.sampled_from([0.0, 0.9, 0.999, 1.0]))
def test_the_best_are_those_with_the_highest_scores(seed: int, size: int, count: int, zeros: float) -> None:
    chance = np.random.default_rng(seed)
    scores = np.where(chance.random(size) < zeros, 0, chance.integers(1, 50, size)).astype(np.float32)
    wanted = sorted(scores[scores > 0].tolist(), reverse=True)[:count]
    found = places_of_best(scores, count)
    assert [scores[place] for place in found] == wanted
    assert len(set(found)) == len(found)


@pytest.fixture
def library() -> PremiseLibrary:
    return PremiseLibrary([segment(PARTS[:2]), segment(PARTS[2:])])


def found(library: PremiseLibrary, query: PremiseQuery) -> dict[str, dict[str, float]]:
    candidates = library.candidates(query)
    return {
        library.name(int(number)): dict(zip(SIGNALS, row.tolist(), strict=True))
        for number, row in zip(candidates.numbers, candidates.signals, strict=True)
    }


def query(statement: str, line: int = 25, accessible: Sequence[str] = ("Numbers", "Lists")) -> PremiseQuery:
    return PremiseQuery(about(statement), "List.some_lemma", "Own", line, accessible)


def test_what_speaks_about_the_same_things_comes_first(library: PremiseLibrary) -> None:
    signals = found(library, query("(ys ++ xs).length = xs.length + ys.length"))
    assert max(signals, key=lambda name: signals[name]["similar"]) == "List.length_append"
    assert signals["List.length_append"]["covered"] == pytest.approx(1.0, rel=0.1)
    assert signals["List.length_append"]["covered"] > signals["List.reverse_append"]["covered"]


def test_only_what_is_accessible_is_there(library: PremiseLibrary) -> None:
    statement = "(ys ++ xs).length = n + m"
    assert "Nat.add_comm" not in found(library, query(statement, accessible=("Lists",)))
    above = found(library, query(statement, line=15))
    assert "first" in above
    assert not {"second", "third"} & above.keys()
    assert found(library, query(statement, line=0, accessible=())) == {}


def test_what_stands_just_above_is_nearest(library: PremiseLibrary) -> None:
    signals = found(library, query("n < n"))
    assert signals["second"]["near"] > signals["first"]["near"] > 0 == signals["Nat.lt_irrefl"]["near"]
    assert signals["second"]["same module"] == 1
    assert signals["Nat.lt_irrefl"]["same module"] == 0


def test_what_similar_proofs_used_is_a_neighbour(library: PremiseLibrary) -> None:
    signals = found(library, query("xs.reverse.length = ys.length"))
    assert signals["Nat.add_comm"]["neighbours"] > 0, "the proof of `first` uses it, and the goal shares nothing"
    assert signals["Nat.add_comm"]["used near"] > 0
    assert signals["Nat.lt_irrefl"]["neighbours"] == 0 if "Nat.lt_irrefl" in signals else True


def test_names_count_as_words(library: PremiseLibrary) -> None:
    assert name_words("List.length_appendCons'") == ["list", "length", "append", "cons'"]
    signals = found(library, PremiseQuery(about("p n"), "Nat.add_comm_again", "Own", 25, ("Numbers",)))
    assert max(signals, key=lambda name: signals[name]["name"]) == "Nat.add_comm"


def test_several_segments_are_searched_as_one() -> None:
    whole, parts = PremiseLibrary([segment(PARTS)]), PremiseLibrary([segment([part]) for part in PARTS])
    one, other = found(whole, query("n + m = m + n")), found(parts, query("n + m = m + n"))
    assert one.keys() == other.keys()
    for name in one:
        # How rare features are, and how long documents, is judged within the segment that brings them.
        assert one[name]["neighbours"] == pytest.approx(other[name]["neighbours"], rel=0.5, abs=0.2)
        assert one[name]["popular"] == other[name]["popular"]
        assert one[name]["near"] == other[name]["near"]


def test_a_library_of_nothing_finds_nothing() -> None:
    for segments in ([], [segment([])], [segment([ModulePremises("Empty", (), [])])]):
        assert found(PremiseLibrary(segments), query("n = n")) == {}


# --- order ---------------------------------------------------------------------------------------------------------


def test_fusion_goes_by_rank(library: PremiseLibrary) -> None:
    candidates = library.candidates(query("(ys ++ xs).length = xs.length + ys.length"))
    ranks = reciprocal_ranks(candidates)
    column = LISTS.index("similar")
    best = ranks[:, column].argmax()
    assert ranks[best, column] == 1.0
    assert candidates.signals[best, SIGNALS.index("similar")] == candidates.signals[:, SIGNALS.index("similar")].max()
    only = dict.fromkeys(LISTS, 0.0) | {"similar": 1.0}
    assert fused_scores(candidates, only).argmax() == best


def test_weights_are_learnt_from_what_was_used() -> None:
    import numpy as np

    rows = np.random.default_rng(0).normal(size=(400, 2)).astype(np.float32)
    weights = logistic_weights(
        ("tells", "says nothing"), [(rows[:200], rows[:200, 0] > 0), (rows[200:], rows[200:, 0] > 0)]
    )
    assert weights["tells"] > 10 * abs(weights["says nothing"])


def test_weights_for_every_signal_ship(library: PremiseLibrary) -> None:
    weights = shipped_weights()
    assert weights["learnt"].keys() == set(SIGNALS)
    assert weights["fused"].keys() == set(LISTS)
    candidates = library.candidates(query("(ys ++ xs).length = xs.length + ys.length"))
    best = library.name(int(candidates.numbers[learnt_scores(candidates, weights["learnt"]).argmax()]))
    assert best == "List.length_append"


def test_a_library_that_is_extended_is_the_same_as_one_of_all_segments() -> None:
    parts = [segment([part]) for part in PARTS]
    whole = PremiseLibrary(parts)
    extended = PremiseLibrary(parts[1:][1:], PremiseLibrary(parts[1:][:1], PremiseLibrary(parts[:1])))
    for statement in ("(ys ++ xs).length = xs.length + ys.length", "n + m = m + n", "xs.reverse.length = ys.length"):
        assert found(whole, query(statement)) == found(extended, query(statement))


# --- vectors -------------------------------------------------------------------------------------------------------

ABSENT = float("nan")


@dataclass
class AllCompared:
    """With every premise, one by one."""

    values: np.ndarray

    @property
    def mean(self) -> float:
        known = self.values[~np.isnan(self.values)]
        return float(known.mean()) if len(known) else 0.0

    @property
    def highest(self) -> float:
        return float(np.nanmax(self.values)) if not np.isnan(self.values).all() else 0.0

    def nearest(self, count: int) -> tuple[np.ndarray, np.ndarray]:
        order = [number for number in np.argsort(-self.values, kind="stable") if self.values[number] > 0][:count]
        return np.asarray(order, np.int64), self.values[order]

    def cosines(self, numbers: np.ndarray) -> np.ndarray:
        return self.values[numbers]


def with_cosines(library: PremiseLibrary, asked: PremiseQuery, cosines: dict[str, float], default: float = 0.0):
    """Candidates where premises are so close; what was asked to be compared is kept in the list."""
    compared: list[str] = []

    def begin(wanted: np.ndarray):
        compared.extend(library.name(int(number)) for number in np.flatnonzero(wanted))
        values = [cosines.get(library.name(number), default) for number in range(library.count)]
        found = np.where(wanted, np.asarray(values, np.float32), np.float32(ABSENT))
        return lambda: AllCompared(found)

    return library.candidates(asked, begin), compared


def column(library: PremiseLibrary, candidates, signal: str = VECTORS) -> dict[str, float]:
    values = candidates.signals[:, candidates.names.index(signal)].tolist()
    return {library.name(int(number)): value for number, value in zip(candidates.numbers, values, strict=True)}


def test_what_vectors_find_is_looked_at_although_it_shares_nothing() -> None:
    strange = IndexedPremise("strange", "theorem", 9, 9, False, Counter({"cOther": 1}), ())
    library = PremiseLibrary([segment([*PARTS, ModulePremises("Strange", (), [strange])])])
    asked = query("xs ++ [] = xs", line=0, accessible=("Lists", "Strange"))
    assert "strange" not in found(library, asked)
    candidates, compared = with_cosines(library, asked, {"strange": 0.9, "List.append_nil": 0.6}, 0.1)
    assert candidates.names == (*SIGNALS, *VECTOR_SIGNALS)
    values = column(library, candidates)
    assert values["strange"] == pytest.approx(1.0)
    assert 0 < values["List.append_nil"] < 1
    assert "third" not in compared, "it is not accessible"
    assert "third" not in values


def test_signals_besides_vectors_are_as_they_are_without_them(library: PremiseLibrary) -> None:
    asked = query("(ys ++ xs).length = xs.length + ys.length")
    alone = library.candidates(asked)
    candidates, _ = with_cosines(library, asked, {}, 0.5)
    assert (alone.names, alone.with_vectors, candidates.with_vectors) == (SIGNALS, False, True)
    assert np.isin(alone.numbers, candidates.numbers).all()
    both = candidates.signals[np.isin(candidates.numbers, alone.numbers), : len(SIGNALS)]
    assert np.allclose(both, alone.signals)


def test_vectors_that_do_not_come_in_time_are_done_without(library: PremiseLibrary) -> None:
    asked = query("(ys ++ xs).length = xs.length + ys.length")
    alone = library.candidates(asked)
    late = library.candidates(asked, lambda wanted: lambda: None)
    assert late.names == SIGNALS
    assert np.array_equal(late.numbers, alone.numbers)
    assert np.array_equal(late.signals, alone.signals)


def test_where_a_premise_has_no_vector_that_speaks_neither_for_nor_against_it(library: PremiseLibrary) -> None:
    asked = query("(ys ++ xs).length = xs.length + ys.length")
    cosines = {"List.length_append": 1.0, "List.reverse_append": 0.0, "Nat.add_comm": ABSENT}
    candidates, _ = with_cosines(library, asked, cosines, 0.0)
    values = column(library, candidates)
    others = [value for name, value in values.items() if name != "Nat.add_comm"]
    assert values["Nat.add_comm"] == pytest.approx(np.mean(others))
    nowhere, _ = with_cosines(library, asked, {}, ABSENT)
    assert set(column(library, nowhere).values()) == {0.0}


def test_what_proofs_of_the_nearest_statements_use_is_looked_at(library: PremiseLibrary) -> None:
    candidates, _ = with_cosines(library, query("n < n"), {"Nat.mul_comm": 1.0}, 0.0)
    assert column(library, candidates, BY_VECTORS)["Nat.add_comm"] == pytest.approx(1.0)
    assert column(library, candidates, BY_VECTORS)["Nat.mul_comm"] == 0


def test_fusion_and_the_learnt_order_hear_vectors(library: PremiseLibrary) -> None:
    asked = query("(ys ++ xs).length = xs.length + ys.length")
    candidates, _ = with_cosines(library, asked, {"List.append_nil": 1.0}, 0.0)
    number = candidates.numbers.tolist().index(2 + 2 + 1)  # the third of the second module
    assert library.name(int(candidates.numbers[number])) == "List.append_nil"
    assert lists(candidates) == (*LISTS, *VECTOR_SIGNALS)
    assert reciprocal_ranks(candidates)[number, len(LISTS)] == 1.0
    weights = shipped_weights()
    for score, name in ((fused_scores, FUSED), (learnt_scores, LEARNT)):
        chosen = weights[name + WITH_VECTORS]
        silenced = score(candidates, {**chosen, VECTORS: 0.0})
        gained = score(candidates, chosen) - silenced
        assert gained.argmax() == number
        assert gained[number] > 0


def test_the_reason_is_told_where_vectors_speak(library: PremiseLibrary) -> None:
    candidates, _ = with_cosines(library, query("xs ++ [] = xs", line=0), {"Nat.lt_irrefl": 0.9}, 0.1)
    place = [library.name(int(number)) for number in candidates.numbers].index("Nat.lt_irrefl")
    assert reasons(candidates, place, {VECTORS: 2.0}) == ("it means something alike",)
    assert reasons(candidates, place, {}) == ()


def test_weights_with_vectors_are_of_all_signals() -> None:
    weights = shipped_weights()
    assert weights[LEARNT].keys() == set(SIGNALS)
    assert weights[FUSED].keys() == set(LISTS)
    assert weights[LEARNT + WITH_VECTORS].keys() == {*SIGNALS, *VECTOR_SIGNALS}
    assert weights[FUSED + WITH_VECTORS].keys() == {*LISTS, *VECTOR_SIGNALS}
