"""Proofs of one file are searched for with those above in place, and only what stands together is kept."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from assistant.engine import Engine
from assistant.lean.errors import CannotCompile
from assistant.lean.places import find_holes
from assistant.lean.verify.verdicts import CHOOSES, AxiomScope
from assistant.sorries.patch import apply_proofs
from assistant.sorries.together import that_go_together, with_proofs

pytestmark = pytest.mark.asyncio(loop_scope="module")

FILE = """\
theorem first (p q : Prop) (h : p ∧ q) : q ∧ p := by
  sorry

theorem second (p q : Prop) (h : p ∧ q) : q := by
  sorry

theorem both (p q : Prop) (hp : p) (hq : q) : p ∧ q := by
  constructor
  · sorry
  · sorry
"""
FIRST, SECOND, LEFT, RIGHT = 0, 1, 2, 3


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def engine(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Engine]:
    async with Engine.open(tmp_path_factory.mktemp("together")) as engine:
        yield engine


def holes(engine: Engine) -> list:
    return list(find_holes(engine.project.root / "File.lean", FILE))


async def test_a_hole_is_the_same_hole_where_others_are_filled(engine: Engine) -> None:
    first, second, left, right = holes(engine)
    moved = with_proofs(right, [(first, "exact ⟨h.2, h.1⟩"), (left, "exact hp")])
    assert moved.declaration.name == "both"
    assert moved.text.count("sorry") == 2
    assert moved.text[: moved.span.start].endswith("· exact hp\n  · ")
    assert with_proofs(second, []) is second


async def test_proofs_that_use_each_other_stay_while_both_are_there(engine: Engine) -> None:
    places = holes(engine)
    proofs = [(places[FIRST], "exact ⟨h.2, h.1⟩"), (places[SECOND], "exact (first p q h).1")]
    assert await that_go_together(engine, FILE, proofs) == (proofs, "")


async def test_a_proof_that_uses_one_that_is_left_out_is_left_out_too(engine: Engine) -> None:
    places = holes(engine)
    using = (places[SECOND], "exact (first p q h).1")
    kept, reason = await that_go_together(engine, FILE, [using])
    assert kept == []
    assert "left out" in reason
    kept, _ = await that_go_together(engine, FILE, [(places[FIRST], "exact ⟨h.1, h.2⟩"), using])
    assert kept == []


async def test_a_proof_that_breaks_the_file_does_not_take_the_others_with_it(engine: Engine) -> None:
    places = holes(engine)
    good = (places[SECOND], "exact h.2")
    kept, reason = await that_go_together(engine, FILE, [(places[FIRST], "exact h"), good])
    assert kept == [good]
    assert reason.startswith("together with the other proofs: ")


async def test_a_declaration_may_keep_another_hole(engine: Engine) -> None:
    places = holes(engine)
    proofs = [(places[LEFT], "exact hp")]
    assert (await that_go_together(engine, FILE, proofs))[0] == proofs
    assert await engine.diagnostics(apply_proofs(FILE, proofs), 60)


async def test_no_proofs_are_no_question(engine: Engine, tmp_path: Path) -> None:
    assert await that_go_together(engine, FILE, []) == ([], "")


async def test_where_the_whole_cannot_be_compiled_what_is_accepted_one_by_one_stays(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    # `close` dropped every proof of a file that the judge cannot compile, also with --in-place.
    async def uncompiled(*_: object) -> dict[str, tuple[str, ...]]:
        raise CannotCompile("a version that is not read")

    monkeypatch.setattr(engine, "axioms", uncompiled)
    places = holes(engine)
    right, wrong = (places[FIRST], "exact ⟨h.2, h.1⟩"), (places[SECOND], "exact (first p q h).1")
    assert await that_go_together(engine, FILE, [right]) == ([right], "")
    kept, reason = await that_go_together(engine, FILE, [wrong])
    assert (kept, reason) == ([], "it uses a declaration whose own proof was left out")


TELLING = """\
axiom ax (n : Nat) : n = n

theorem a (n : Nat) : n = n := by
  sorry

theorem b (n : Nat) : n = n := by
  sorry
"""
HELPER = "let rec helper (n : Nat) : n = n := rfl\nexact helper n"
TELLS = "first | (have := a.helper n; exact ax n) | rfl"


async def test_a_proof_that_rests_on_more_beside_the_others_is_left_out(engine: Engine) -> None:
    """It asked for what another proof brings along, and did one thing where it was judged and another in the file."""
    a, b = find_holes(engine.project.root / "File.lean", TELLING)
    alone = await engine.accept(b, TELLS)
    assert (alone.complete, alone.author_axioms) == (True, ())
    proofs = [(a, HELPER), (b, TELLS)]
    kept, reason = await that_go_together(engine, TELLING, proofs)
    assert kept == proofs[:1]
    assert reason == "together with the other proofs it rests on ax"
    assert await that_go_together(engine, TELLING, proofs[1:]) == (proofs[1:], "")
    known = {proofs[1]: ("ax",)}
    assert (await that_go_together(engine, TELLING, proofs, author_axioms=known))[0] == proofs


async def test_under_standard_axioms_it_is_refused(engine: Engine) -> None:
    a, b = find_holes(engine.project.root / "File.lean", TELLING)
    kept, _ = await that_go_together(engine, TELLING, [(a, HELPER), (b, TELLS)], axioms=AxiomScope.STANDARD)
    assert kept == [(a, HELPER)]


CHOSEN = """\
theorem t (P Q R : Nat → Prop) (h : P 1) (k : Q 1) (z : R 2) : ∃ n, P n ∧ Q n ∧ R n := by
  constructor
  constructor
  · sorry
  constructor
  · sorry
  · sorry
"""


async def test_a_proof_that_chooses_what_is_still_open_is_left_out(engine: Engine) -> None:
    first, second, _ = find_holes(engine.project.root / "File.lean", CHOSEN)
    kept, reason = await that_go_together(engine, CHOSEN, [(first, "exact h"), (second, "exact k")])
    assert (kept, reason) == ([], CHOOSES)


async def test_a_proof_that_chooses_stays_where_all_of_its_declaration_is_proved(engine: Engine) -> None:
    text = CHOSEN.replace("R 2", "R 1")
    proofs = list(
        zip(find_holes(engine.project.root / "File.lean", text), ("exact h", "exact k", "exact z"), strict=True)
    )
    assert await that_go_together(engine, text, proofs) == (proofs, "")
