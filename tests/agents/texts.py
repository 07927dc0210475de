"""What the agents of the tests work on."""

FILE = "Work.lean"
TEXT = """\
def double (n : Nat) : Nat := n + n

theorem open_lemma (n : Nat) : double n = 2 * n := by
  sorry

axiom mine : double 2 = 4

theorem pair (p q : Prop) (hp : p) (hq : q) : p ∧ q := by
  constructor
  · sorry
  · exact hq

theorem wrong (n : Nat) : n = n + 1 := by
  sorry

theorem finished : 1 = 1 := by
  rfl

theorem below (p : Prop) (h : p) : p := h
"""
OPEN_LEMMA, PAIR, WRONG = 4, 10, 14
"""Lines of the holes."""
HARD = "theorem unprovable (f : Nat → Nat) (h : ∀ n, f (f n) = n + 1) : ∀ n, f n < f (f n) := by\n  sorry\n"
"""Nothing proves it, and it is not false: a search takes all the time that it has."""
ENDLESS = "repeat have h := hp"
"""A tactic that never ends, where there is such a hypothesis."""
