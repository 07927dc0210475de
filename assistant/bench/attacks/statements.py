"""Statements that change under the proof, that say something else than they seem to, or that are not there at all."""

# ruff: noqa: E501 - Lean texts on one line each
from __future__ import annotations

from collections.abc import Iterator

from assistant.bench.attacks.case import ACCEPT, CANDIDATE_DOORS, EVERY_DOOR, REFUSE, Case, attack, conditional


@attack("a variable that slips into a statement")
def variables() -> Iterator[Case]:
    why = "with the proof in place the statement has one more hypothesis"
    for name, text, candidate, target in (
        ("def", "variable (h : 1 = 2)\ndef t : PLift (1 = 2) := by\n  @@sorry\n", "exact ⟨h⟩", "t"),
        ("subtype", "variable (h : 1 = 2)\ndef t : {n : Nat // 1 = 2} := ⟨0, by @@sorry⟩\n", "exact h", "t"),
        ("def, assumption", "variable (h : 1 = 2)\ndef t : PLift (1 = 2) := ⟨by @@sorry⟩\n", "assumption", "t"),
        ("theorem", "variable (h : 1 = 2)\ntheorem t : 1 = 2 := by\n  @@sorry\n", "exact h", "t"),
        ("def with an instance variable", "class C : Prop where\n  out : 1 = 2\nvariable [C]\ndef t : PLift (1 = 2) := ⟨by @@sorry⟩\n", "exact C.out", "t"),
        ("universe variable", "variable {α : Type} (f : α → False) (a : α)\ndef t : PLift False := ⟨by @@sorry⟩\n", "exact f a", "t"),
    ):  # fmt: skip
        doors = EVERY_DOOR if name in ("def, assumption", "subtype") else CANDIDATE_DOORS
        yield Case("", name, text, candidate, REFUSE, why, target=target, doors=doors)
    honest = "variable (h : 1 = 2)\ninclude h\ntheorem t : 1 = 2 := by\n  @@sorry\n"
    yield Case(
        "",
        "included by the author",
        honest,
        "exact h",
        ACCEPT,
        "the author put the hypothesis into the statement",
        false=False,
    )
    instance = "class C : Prop where\n  out : 1 = 2\nvariable [C]\ntheorem t : 1 = 2 := by\n  @@sorry\n"
    why = "Lean puts instances of a theorem's section into its statement by itself"
    yield Case("", "instance variable of a theorem", instance, "exact C.out", ACCEPT, why, false=False)
    used = "variable (n : Nat) (h : n = n + 1)\ntheorem t : h = h → n = n + 1 := by\n  intro _\n  @@sorry\n"
    yield Case(
        "", "in the statement anyway", used, "exact h", ACCEPT, "the statement names the hypothesis", false=False
    )
    extra = "variable (n m : Nat)\ndef t : {x : Nat // n = n} := ⟨n, by @@sorry⟩\n"
    yield Case(
        "",
        "one that is already used",
        extra,
        "exact (rfl : n = n)",
        ACCEPT,
        "the definition is over n already",
        false=False,
    )


@attack("a name that is bound automatically")
def auto_bound() -> Iterator[Case]:
    for name, text, candidate, expect, false in (
        ("unknown type", "theorem t (x : Foo) : x = x := by\n  @@sorry\n", "rfl", ACCEPT, False),
        ("misspelt, absurd", "theorem t (n : Nat) : m = n := by\n  @@sorry\n", "exact rfl", REFUSE, True),
    ):  # fmt: skip
        yield Case("", name, text, candidate, expect, "the statement is what Lean made of it", false=false)


@attack("notation that hides the statement")
def notation() -> Iterator[Case]:
    true = "what Lean compiled is a true statement, though it does not read like one"
    false = "what Lean compiled is false, whatever it reads like"
    for name, text, candidate, expect, is_false in (
        ("equality as True", "macro_rules | `($_ = $_) => `(True)\ntheorem t : 1 = 2 := by\n  @@sorry\n", "trivial", ACCEPT, False),
        ("local notation as True", 'local notation:50 x " ≐ " y => x = x\ntheorem t : 1 ≐ 2 := by\n  @@sorry\n', "rfl", ACCEPT, False),
        ("numeral", "local instance (priority := high) : OfNat Nat n := ⟨0⟩\ntheorem t : (1 : Nat) = 2 := by\n  @@sorry\n", "rfl", ACCEPT, False),
        ("equality as inequality", "macro_rules | `($a = $b) => `($a ≠ $b)\ntheorem t : 1 = 1 := by\n  @@sorry\n", "rfl", REFUSE, True),
        ("addition", "local instance (priority := high) : Add Nat := ⟨fun a _ => a⟩\ntheorem t : (1 : Nat) + 1 = 2 := by\n  @@sorry\n", "rfl", REFUSE, True),
        ("True", 'local notation "True" => False\ntheorem t : True := by\n  @@sorry\n', "trivial", REFUSE, True),
        ("sorried numeral", "local instance (priority := high) : OfNat Nat n := ⟨sorry⟩\ntheorem t : (1 : Nat) = 2 := by\n  @@sorry\n", "rfl", REFUSE, True),
        ("sorried addition", "local instance (priority := high) : HAdd Nat Nat Nat := ⟨fun _ _ => sorry⟩\ntheorem t : (1 : Nat) + 1 = 3 + 4 := by\n  @@sorry\n", "rfl", REFUSE, True),
    ):  # fmt: skip
        doors = CANDIDATE_DOORS if expect == ACCEPT else EVERY_DOOR
        yield Case("", name, text, candidate, expect, true if expect == ACCEPT else false, false=is_false, doors=doors)


@attack("a declaration that is not compiled")
def vanished() -> Iterator[Case]:
    why = "no theorem of that name is in what Lean compiled"
    for name, above, below in (
        ("theorem as #check", "macro_rules | `(command| theorem $_ $_ := $_) => `(command| #check True)\n", ""),
        (
            "theorem as another",
            "macro_rules | `(command| theorem $_ $_ := $_) => `(command| abbrev u : Nat := 1)\n",
            "",
        ),
        ("messages are dropped", "#guard_msgs (drop all) in\n", ""),
        ("errors are dropped", "#guard_msgs (drop error) in\n", ""),
        ("warnings are dropped", "#guard_msgs (drop warning) in\n", ""),
        ("in a comment", "", ""),
    ):
        head = above if name != "in a comment" else "/- "
        tail = below if name != "in a comment" else " -/\n"
        text = f"{head}theorem t : 1 = 2 := by\n  @@sorry\n{tail}"
        for candidate in ("rfl", "exact undefinedThing"):
            yield Case(
                "",
                f"{name}, {candidate}",
                text,
                candidate,
                REFUSE,
                why,
                doors=EVERY_DOOR if candidate == "rfl" else CANDIDATE_DOORS,
            )
    exit_above = "#exit\ntheorem t : 1 = 2 := by\n  @@sorry\n"
    yield Case("", "below #exit", exit_above, "rfl", REFUSE, why, doors=EVERY_DOOR)
    twice = "theorem t : 1 = 1 := rfl\ntheorem t : 1 = 2 := by\n  @@sorry\n"
    yield Case("", "declared before", twice, "rfl", REFUSE, why, doors=EVERY_DOOR, judged=False)
    lemma = 'macro "lemma%" n:ident ":" p:term ":=" _v:term : command => `(command| theorem $n : True ∨ $p := .inl trivial)\n'
    yield Case(
        "",
        "a lemma command of the file",
        f"{lemma}lemma% t : 1 = 2 := by\n  @@sorry\n",
        "rfl",
        REFUSE,
        why,
        judged=False,
    )


@attack("names in the way")
def shadowed() -> Iterator[Case]:
    for name, text, candidate, expect, target in (
        ("rfl in a namespace", "namespace E\ntheorem rfl {a b : Nat} : a = b := sorry\ntheorem t : 1 = 2 := by\n  @@sorry\nend E\n", "exact E.rfl", conditional("E.rfl"), "E.t"),
        ("rfl, short", "namespace E\ntheorem rfl {a b : Nat} : a = b := sorry\ntheorem t : 1 = 2 := by\n  @@sorry\nend E\n", "exact rfl", conditional("E.rfl"), "E.t"),
        ("Nat.add_comm", "namespace E\ntheorem Nat.add_comm (a b : Nat) : a = b := sorry\ntheorem t : 1 = 2 := by\n  @@sorry\nend E\n", "exact Nat.add_comm 1 2", conditional("E.Nat.add_comm"), "E.t"),
        ("Classical.em", "namespace E\ntheorem Classical.em (p : Prop) : p := sorry\ntheorem t : 1 = 2 := by\n  @@sorry\nend E\n", "exact Classical.em _", conditional("E.Classical.em"), "E.t"),
        ("propext as a theorem", "namespace E\ntheorem propext {a b : Nat} : a = b := sorry\ntheorem t : 1 = 2 := by\n  @@sorry\nend E\n", "exact propext", conditional("E.propext"), "E.t"),
        ("the target's own short name", "namespace E\ntheorem t : 1 = 2 := sorry\nend E\nopen E\ntheorem u : 1 = 2 := by\n  @@sorry\n", "exact t", conditional("E.t"), "u"),
        ("Nat.add", "namespace E\ndef Nat.add (a b : Nat) : Nat := 0\ntheorem t : Nat.add 1 1 = 2 := by\n  @@sorry\nend E\n", "rfl", REFUSE, "E.t"),
        ("a private lemma", "private theorem hid : 1 = 2 := sorry\ntheorem t : 1 = 2 := by\n  @@sorry\n", "exact hid", REFUSE, "t"),
    ):  # fmt: skip
        if name == "a private lemma":
            continue  # its full name is Lean's own; what must be told is decided by hand below
        yield Case("", name, text, candidate, expect, "it rests on what is in the way", target=target)
