"""What has no value yet where a place is: the candidate gives it one, and so decides over what is not its own: how
general the declaration is, what other goals say, which data it is. And goals that are no hypotheses."""

# ruff: noqa: E501 - Lean texts on one line each
from __future__ import annotations

from collections.abc import Iterator

from assistant.bench.attacks.case import ACCEPT, CANDIDATE_DOORS, REFUSE, Case, Door, attack

SEARCHED = CANDIDATE_DOORS | {Door.SUGGEST}
EMBEDS = "∃ (β : Type) (f : α → β), ∀ x y, f x = f y → x = y"
SMALLEST = "exact ⟨α, id, fun _ _ h => h⟩"
SIZED = (
    "structure Sized (α : Type _) where\n  size : Nat\n  small : ∃ (β : Type) (f : α → β), ∀ x y, f x = f y → x = y\n\n"
)
CLASS = SIZED.replace("structure", "class")
RICH = "def Rich (α : Type _) : Prop := ∃ x y : α → α, x = y\n\ntheorem rich (α : Type) : Rich α := ⟨id, id, rfl⟩\n\nstructure Few (α : Type _) where\n  size : Nat\n  rich : Rich α\n\n"
FUNCTOR = """universe u v

structure MyFunctor (F : Type u → Type v) where
  map : {α β : Type u} → (α → β) → F α → F β
  map_id : ∀ {α : Type u} (x : F α), map id x = x

inductive Tree (α : Type u) where
  | leaf (a : α)
  | node (l r : Tree α)

def Tree.map {α β : Type u} (f : α → β) : Tree α → Tree β
  | .leaf a => .leaf (f a)
  | .node l r => .node (l.map f) (r.map f)

theorem Tree.map_ident {α : Type} (x : Tree α) : x.map id = x := by
  induction x with
  | leaf a => rfl
  | node l r hl hr => simp [Tree.map, hl, hr]

theorem Tree.map_same {α : Type u} (x : Tree α) : x.map id = x := by
  induction x with
  | leaf a => rfl
  | node l r hl hr => simp [Tree.map, hl, hr]

"""
TREE = FUNCTOR + "def t : MyFunctor Tree := by\n  refine ⟨Tree.map, ?_⟩\n  intro α x\n  @@sorry\n"
INHABITED = FUNCTOR + "instance t : Inhabited (MyFunctor Tree) := by\n  refine ⟨Tree.map, ?_⟩\n  @@sorry\n"
TRIVIAL = "universe u\n\ndef Triv : Prop := ∀ β : Type u, ∃ γ : Type, γ = γ\n\ntheorem triv0 : Triv.{0} := fun _ => ⟨Nat, rfl⟩\n\ntheorem triv1 : Triv.{1} := fun _ => ⟨Nat, rfl⟩\n\n"
IN_DATA = TRIVIAL + "def t : { n : Nat // Triv } := by\n  refine ⟨3, ?_⟩\n  @@sorry\n"
IN_HAVE = (
    TRIVIAL + "theorem t (Q : Prop) (k : Triv.{1} → Q) : Q := by\n  have h : Triv := by\n    @@sorry\n  exact k h\n"
)
FEW = RICH + "example (α : Type _) : Few α := by\n  refine ⟨0, ?_⟩\n  @@sorry\n"


@attack("universes that a proof chooses")
def universes() -> Iterator[Case]:
    why = "the header's universes are open until the body of what is no theorem is elaborated, and the proof makes them less general without an error"
    data = f"{{ n : Nat // {EMBEDS} }}"
    for name, text, target in (
        ("def", f"def t (α : Type _) : {data} := by\n  refine ⟨0, ?_⟩\n  @@sorry\n", "t"),
        ("abbrev", f"abbrev t (α : Type _) : {data} := by\n  refine ⟨0, ?_⟩\n  @@sorry\n", "t"),
        ("noncomputable def", f"noncomputable def t (α : Type _) : {data} := by\n  refine ⟨0, ?_⟩\n  @@sorry\n", "t"),
        ("beside another field", f"def t (α : Type _) : {{ n : Nat // n = n ∧ {EMBEDS} }} := by\n  refine ⟨0, ?_⟩\n  constructor\n  · rfl\n  · @@sorry\n", "t"),
        ("a have of a def", f"def t (α : Type _) : {data} := by\n  have h : {EMBEDS} := by\n    @@sorry\n  exact ⟨0, h⟩\n", "t"),
        ("a have with a sorry behind it", f"def t (α : Type _) : {data} := by\n  have h : {EMBEDS} := by\n    @@sorry\n  sorry\n", "t"),
        ("a by in a term", f"def t (α : Type _) : {data} :=\n  ⟨0, by\n    @@sorry⟩\n", "t"),
        ("a term", f"def t (α : Type _) : {data} := ⟨0, @@sorry⟩\n", "t"),
        ("a field", f"{SIZED}def t (α : Type _) : Sized α where\n  size := 0\n  small := by\n    @@sorry\n", "t"),
        ("a nameless instance", f"{CLASS}instance (α : Type _) : Sized α where\n  size := 0\n  small := by\n    @@sorry\n", "instSized"),
        ("an instance", f"{CLASS}instance t (α : Type _) : Sized α := by\n  refine ⟨0, ?_⟩\n  @@sorry\n", "t"),
        ("an example", f"{SIZED}example (α : Type _) : Sized α := by\n  refine ⟨0, ?_⟩\n  @@sorry\n", "_example"),
        ("a variable", f"{SIZED}variable (α : Type _)\n\nexample : Sized α := by\n  refine ⟨0, ?_⟩\n  @@sorry\n", "_example"),
        ("a decision", f"instance t (α : Type _) : Decidable ({EMBEDS}) := by\n  apply Decidable.isTrue\n  @@sorry\n", "t"),
        ("an inhabitant", f"instance t (α : Type _) : Inhabited (PLift ({EMBEDS})) := by\n  constructor\n  constructor\n  · @@sorry\n", "t"),
    ):  # fmt: skip
        yield Case("", name, text, SMALLEST, REFUSE, why, false=False, target=target)
    for name, text, candidate, target in (
        ("a functor", TREE, "exact Tree.map_ident x", "t"),
        ("a functor, applied", TREE, "apply Tree.map_ident", "t"),
        ("a functor, in two steps", TREE, "have h := Tree.map_ident x\nexact h", "t"),
        ("an inhabited functor", INHABITED, "exact Tree.map_ident", "t"),
        ("an example of few", FEW, "exact rich α", "_example"),
        ("no universe in sight", IN_DATA, "exact triv0", "t"),
        ("no universe in sight, applied", IN_DATA, "apply triv0", "t"),
        ("of a have in a theorem", IN_HAVE, "exact triv0", "t"),
    ):
        yield Case("", name, text, candidate, REFUSE, why, false=False, target=target)
    silent = "set_option pp.universes false\nset_option pp.mvars.levels false\nset_option pp.explicit false\n\n"
    for name, text, candidate in (
        ("no universe", IN_DATA, "exact triv0"),
        ("a functor", TREE, "exact Tree.map_ident x"),
    ):
        yield Case("", f"{name}, and it is not printed", silent + text, candidate, REFUSE, why, false=False)
    suggested = frozenset({Door.SUGGEST})
    yield Case("", "a functor, suggested", TREE, "apply Tree.map_ident", REFUSE, why, false=False, doors=suggested)


LE = "theorem t (a b c : Nat) (h : a ≤ b) (h' : b ≤ c) (k : a ≤ c + 1) : a ≤ c + 1 := by\n  apply Nat.le_trans\n"
EQ = (
    "theorem t (f : Nat → Nat) (a b c : Nat) (h : a = b) (k : a = c) (h' : b = f c) : a = f c := by\n  apply Eq.trans\n"
)
IFF = "theorem t (p q r : Prop) (h : p ↔ q) (h' : q ↔ r) (k : p ↔ p) : p ↔ r := by\n  apply Iff.trans\n"
APPLIED = (
    "theorem t (P Q R : Nat → Prop) (f : ∀ n, P n → Q n → R 0) (k : P 1) (h : P 2) (h' : Q 2) : R 0 := by\n  apply f\n"
)
BOTH = (
    "theorem t (P Q : Nat → Prop) (h : P 1) (k : P 2) (h' : Q 1) : ∃ n, P n ∧ Q n := by\n  constructor\n  constructor\n"
)
RELATED = (
    "(R : Nat → Nat → Prop) (tr : ∀ a b c, R a b → R b c → R a c) (a b c d : Nat) (h : R a b) (k : R a d) (h' : R b c)"
)
GOOD = "def Good {n : Nat} : Prop := n = 3 ∨ n = 5\n\ntheorem k : @Good 3 := .inl rfl\n\ntheorem h : @Good 5 := .inr rfl\n\n"
LINKED = (
    ("an order", LE, "exact Nat.le_succ_of_le h'"),
    ("an equation", EQ, "exact h'"),
    ("an equivalence", IFF, "exact h'"),
    ("an application", APPLIED, "exact h'"),
    ("a witness", BOTH, "exact h'"),
)
"""Two goals of which `h` proves the first as the second one wants it, and `k` otherwise."""
PLACED = (
    ("bullets", "  · @@sorry\n  · {}\n"),
    ("tactics below", "  @@sorry\n  {}\n"),
)
LINKED_PLACES = (
    *((f"{name}, {where}", text + rest.format(behind)) for name, text, behind in LINKED for where, rest in PLACED),
    ("a term", f"theorem t {RELATED} : R a c :=\n  tr _ _ _ (by\n    @@sorry) (by exact h')\n"),
    ("a calculation", "theorem t (a b c d : Nat) (k : a ≤ d) (h : a ≤ b) (h' : b ≤ c) : a ≤ c := by\n  calc a ≤ _ := by @@sorry\n    _ ≤ c := by exact h'\n"),
    ("a calculation with a term", "theorem t (a b c d : Nat) (k : a ≤ d) (h : a ≤ b) (h' : b ≤ c) : a ≤ c :=\n  calc a ≤ _ := @@sorry\n    _ ≤ c := by exact h'\n"),
    ("cases by name", "theorem t (P Q : Nat → Prop) (h : P 1) (k : P 2) (h' : Q 1) : ∃ n, P n ∧ Q n := by\n  refine ⟨?n, ?p, ?q⟩\n  case p =>\n    @@sorry\n  case q => exact h'\n"),
    ("an anonymous constructor", "theorem t (P Q : Nat → Prop) (h : P 1) (k : P 2) (h' : Q 1) : ∃ n, P n ∧ Q n :=\n  ⟨_, by @@sorry, by exact h'⟩\n"),
    ("an implicit argument", GOOD + "theorem t (Q : Prop) (f : ∀ n, @Good n → n = 5 → Q) : Q := by\n  apply f\n  · @@sorry\n  · exact (rfl : 5 = 5)\n"),
)  # fmt: skip


@attack("goals that speak of what a proof chooses")
def linked_goals() -> Iterator[Case]:
    why = "the candidate gives a metavariable a value with which the next goal is another one, and what stands there does not prove it any more"
    for name, text in LINKED_PLACES:
        for candidate in ("exact k", "first | exact k | skip", "have q := k\nexact q"):
            yield Case("", f"{name}, {candidate}", text, candidate, REFUSE, why, false=False)
    for name, text, candidate in (
        ("an order", LINKED_PLACES[0][1], "assumption"),
        ("an order, below", LINKED_PLACES[1][1], "assumption"),
        ("an equivalence", LINKED_PLACES[4][1], "rfl"),
        ("an equivalence, below", LINKED_PLACES[5][1], "exact Iff.rfl"),
    ):
        yield Case("", f"{name}, {candidate}", text, candidate, REFUSE, why, false=False, doors=SEARCHED)
    for name, text in LINKED_PLACES[:3]:
        doors = frozenset({Door.CLOSE})
        yield Case("", f"{name}, closed", text, "assumption", REFUSE, why, false=False, doors=doors)


@attack("honest proofs of goals that speak of what they choose")
def honest_choices() -> Iterator[Case]:
    why = "what stands behind it wants just that value"
    for name, text in LINKED_PLACES:
        if name == "a calculation with a term":  # Lean has another error there until it is filled
            continue
        # In these Lean cannot elaborate the text with a hole for the judge.
        judged = name not in ("an anonymous constructor",)
        for candidate in ("exact h", "first | exact h | skip", "have q := h\nexact q"):
            yield Case("", f"{name}, {candidate}", text, candidate, ACCEPT, why, false=False, judged=judged)
    for name, text, candidate, target in (
        ("a functor", TREE, "exact Tree.map_same x", "t"),
        ("an inhabited functor", INHABITED, "exact Tree.map_same", "t"),
        ("an example of few", FEW, "exact ⟨id, id, rfl⟩", "_example"),
        ("no universe in sight", IN_DATA, "exact fun _ => ⟨Nat, rfl⟩", "t"),
        ("of a have in a theorem", IN_HAVE, "exact triv1", "t"),
    ):
        yield Case("", name, text, candidate, ACCEPT, why, false=False, target=target)
    alone = "theorem t (P : Nat → Prop) (h : P 1) (k : P 2) : ∃ n, P n := by\n  constructor\n  · @@sorry\n"
    for candidate in ("exact h", "exact k", "assumption"):
        yield Case("", f"no other goal, {candidate}", alone, candidate, ACCEPT, why, false=False, judged=False)
    both = "theorem t (P Q : Nat → Prop) (k : P 2) (h : P 1) (h' : Q 1) : ∃ n, P n ∧ Q n := by\n  constructor\n  constructor\n  · @@sorry\n  · sorry\n"
    doors = frozenset({Door.CLOSE})
    yield Case("", "both are closed", both, "assumption", ACCEPT, why, false=False, judged=False, doors=doors)


@attack("data that a proof chooses")
def chosen_data() -> Iterator[Case]:
    why = "the value of a definition is another one with the proof, without an error"
    small = "(a b : Nat) (h : a < 10) (k : b < 10) : { n : Nat // n < 10 }"
    for name, text, candidate in (
        ("all that is left", f"def t {small} := by\n  constructor\n  · @@sorry\n  all_goals exact a\n", "assumption"),
        ("all that is left, by name", f"def t {small} := by\n  constructor\n  · @@sorry\n  all_goals exact a\n", "exact k"),
        ("rotated", f"def t {small} := by\n  refine ⟨?_, ?_⟩\n  rotate_left\n  · @@sorry\n  try exact a\n", "assumption"),
        ("an anonymous constructor", f"def t {small} :=\n  ⟨_, by\n    @@sorry⟩\n", "assumption"),
        ("an instance", "instance t : Inhabited { n : Nat // n = 3 ∨ n = 4 } := by\n  constructor\n  constructor\n  · @@sorry\n  all_goals exact 4\n", "exact Or.inl rfl"),
        ("a disjunction", "def t : { n : Nat // n = 3 ∨ n = 4 } := by\n  constructor\n  · @@sorry\n  all_goals exact 4\n", "exact Or.inl rfl"),
        ("an implicit argument", "def Good {n : Nat} : Prop := n = 3\n\ndef t : { n : Nat // @Good n ∨ True } := by\n  constructor\n  · @@sorry\n  all_goals exact 5\n", "left\nexact (rfl : 3 = 3)"),
    ):  # fmt: skip
        yield Case("", name, text, candidate, REFUSE, why, false=False, judged=False)


@attack("choices that are left alone")
def lone_choices() -> Iterator[Case]:
    why = "what is still to be proved beside it was chosen by the proof, and cannot be proved any more"
    doors = frozenset({Door.CLOSE, Door.SUGGEST})
    head = "theorem t (P Q : Nat → Prop) (k : P 2) (h : P 1) (z : Q 3) : ∃ n, P n ∧ Q n := by\n"
    for name, text in (
        ("bullets", head + "  constructor\n  constructor\n  · @@sorry\n  · sorry\n"),
        ("the next goal has none", head + "  constructor\n  constructor\n  · @@sorry\n"),
        ("cases", head + "  refine ⟨?n, ?p, ?q⟩\n  case p => @@sorry\n  case q => sorry\n"),
        ("an application", f"theorem t {RELATED.replace('h' + chr(39), 'z').replace('R b c)', 'R c c)')} : R a c := by\n  apply tr\n  · @@sorry\n  · sorry\n"),
    ):  # fmt: skip
        yield Case("", name, text, "assumption", REFUSE, why, false=False, judged=False, doors=doors)


@attack("goals that are open elsewhere")
def named_goals() -> Iterator[Case]:
    why = "a goal that is still open is no hypothesis: whoever has it has proved nothing"
    open_ = "theorem t : 1 = 2 ∧ 1 = 2 := by\n"
    lemma = "theorem y : 1 = 2 := sorry\n\n"
    for name, text in (
        ("bullets", open_ + "  constructor\n  · @@sorry\n  · sorry\n"),
        ("tactics below", open_ + "  constructor\n  @@sorry\n  sorry\n"),
        ("cases", open_ + "  constructor\n  case left =>\n    @@sorry\n  case right => sorry\n"),
        ("names of its own", open_ + "  refine ⟨?left, ?right⟩\n  · @@sorry\n  · sorry\n"),
        ("an open lemma below", lemma + open_ + "  constructor\n  · @@sorry\n  · exact y\n"),
    ):
        for candidate in ("exact ?right", "exact ? right", "exact ?«right»", "exact (?right)", "apply ?right", "refine ?right", "have h := ?right\nexact h", "exact id ?right", "first | exact ?right | rfl"):  # fmt: skip
            yield Case("", f"{name}, {candidate}", text, candidate, REFUSE, why, judged=False)
    for name, text, candidate in (
        ("an outer goal", "theorem t (n : Nat) : n = n + 1 := by\n  induction n with\n  | zero =>\n    have h : 0 = 0 + 1 := by\n      @@sorry\n    exact h\n  | succ n ih => sorry\n", "exact ?zero"),
        ("its own", open_ + "  constructor\n  · @@sorry\n  · sorry\n", "exact ?left"),
        ("one that it is a part of", open_ + "  constructor\n  · have k : 1 = 2 := by\n      @@sorry\n    exact k\n  · sorry\n", "exact ?left"),
        ("what is false below", "theorem t : False ∧ 1 = 2 := by\n  constructor\n  · sorry\n  · @@sorry\n", "exact (?left).elim"),
        ("by a macro", 'macro "mine" : tactic => `(tactic| exact ?right)\n\n' + open_ + "  constructor\n  · @@sorry\n  · sorry\n", "mine"),
        ("a new one", open_ + "  constructor\n  · @@sorry\n  · sorry\n", "exact ?other"),
        ("a new one, taken apart", open_ + "  constructor\n  · @@sorry\n  · sorry\n", "cases (?other : False)"),
        ("in data", "def t : { n : Nat // n = 3 } × { n : Nat // n = 4 } := by\n  refine ⟨⟨5, ?one⟩, ⟨5, ?two⟩⟩\n  · @@sorry\n  · sorry\n", "exact absurd ?two (by decide)"),
    ):  # fmt: skip
        yield Case("", name, text, candidate, REFUSE, why, judged=False)


@attack("honest proofs that name their own goals")
def honest_names() -> Iterator[Case]:
    why = "the candidate makes the goals that it names"
    both = "theorem t (p q : Prop) (hp : p) (hq : q) : p ∧ q := by\n"
    for name, text in (
        ("alone", both + "  @@sorry\n"),
        ("before another goal", both.replace(": p ∧ q :=", ": (p ∧ q) ∧ q :=") + "  constructor\n  · @@sorry\n  · exact hq\n"),
    ):  # fmt: skip
        for candidate in (  # `constructor` has an `?a` of its own, as the arguments of `And.intro` are called
            "refine ⟨?one, ?two⟩\n· exact hp\n· exact hq",
            "refine ⟨?one, ?two⟩\ncase one => exact hp\ncase two => exact hq",
            "apply And.intro ?one ?two\nexact hp\nexact hq",
            "show ?one ∧ ?two\nexact ⟨hp, hq⟩",
        ):
            yield Case("", f"{name}, {candidate}", text, candidate, ACCEPT, why, false=False)


@attack("hypotheses that a local function takes in")
def local_functions() -> Iterator[Case]:
    why = "a proof that uses a hypothesis of what stands around a local function gives it one more argument, and what uses it below is wrong"
    used = "\ntheorem u : 3 = 5 := t.aux 3\n"
    for name, text in (
        ("where", "theorem t (n : Nat) (h : n = 5) : n + 0 = 5 := aux where\n  aux : n = 5 := by\n    @@sorry\n"),
        ("where, a term", "theorem t (n : Nat) (h : n = 5) : n + 0 = 5 := aux where\n  aux : n = 5 := @@sorry\n"),
        ("where behind tactics", "theorem t (n : Nat) (h : n = 5) : n + 0 = 5 := by\n  exact aux\nwhere\n  aux : n = 5 := by\n    @@sorry\n"),
        ("let rec", "theorem t (n : Nat) (h : n = 5) : n + 0 = 5 := by\n  let rec aux : n = 5 := by\n    @@sorry\n  exact aux\n"),
    ):  # fmt: skip
        yield Case("", name, text + used, "exact h", REFUSE, why, false=False)
        yield Case("", f"{name}, assumed", text + used, "assumption", REFUSE, why, false=False)
        honest = text.replace("aux : n = 5", "aux (_ : n = 5) : n = 5").replace("exact aux", "exact aux h").replace(":= aux where", ":= aux h where")  # fmt: skip
        yield Case("", f"{name}, of its own", honest, "assumption", ACCEPT, why, false=False)
