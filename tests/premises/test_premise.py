"""A premise, and where it is from."""

from assistant.premises.premise import Premise


def test_what_comes_with_lean_is_told_from_what_only_sounds_like_it() -> None:
    def of(module: str) -> bool:
        return Premise("n", ": p", "theorem", module).in_library

    assert [of(m) for m in ("Init", "Init.Data.Nat", "Std.Data", "Lean.Meta")] == [True] * 4
    assert [of(m) for m in ("Initial", "My.Init", "File", "", "Mathlib.Init")] == [False] * 5
