"""What of a file a statement is about."""

from __future__ import annotations

from assistant.refute.relevant import relevant_parts

FILE = """
def twice (n : Nat) : Nat := n + n
def four (n : Nat) : Nat := twice (twice n)
inductive Even : Nat → Prop
  | zero : Even 0
def open' (n : Nat) : Nat := sorry
def over (n : Nat) : Nat := open' n + 1
opaque secret : Nat
partial def loop (n : Nat) : Nat := loop n
axiom c : Nat
theorem lemma1 : c = c := rfl
"""


def test_definitions_are_followed() -> None:
    parts = relevant_parts(FILE, "four n = 0 → Even n")
    assert parts.functions == ("twice", "four")
    assert parts.predicates == ("Even",)
    assert not parts.undetermined


def test_what_nothing_defines_is_found_behind_a_definition() -> None:
    assert relevant_parts(FILE, "over 1 = 2").undetermined == ("open'",)
    for word in ("secret", "loop 3", "c"):
        assert relevant_parts(FILE, f"{word} = 1").undetermined == (word.split(" ", 1)[0],)


def test_what_is_not_mentioned_does_not_count() -> None:
    assert not relevant_parts(FILE, "twice 1 = 2").undetermined
