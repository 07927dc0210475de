"""Terms as Lean prints them: what is applied to what, for any text."""

from __future__ import annotations

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.lean.notations import BARS, BINDERS, BRACKETS, INFIX, OTHER, POSTFIX, PREFIX
from assistant.lean.printed import Printed, printed


def shown(term: Printed) -> str:
    return f"({' '.join([term.head, *map(shown, term.arguments)])})" if term.arguments else term.head


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("a + b = b + a", "(Eq (add a b) (add b a))"),
        ("a - b - c", "(sub (sub a b) c)"),
        ("a ^ b ^ c", "(pow a (pow b c))"),
        ("p → q → r", "(→ p (→ q r))"),
        ("¬a = b ∧ c → d", "(→ (And (Not (Eq a b)) c) d)"),
        ("p → q ↔ ¬q → ¬p", "(Iff (→ p q) (→ (Not q) (Not p)))"),
        ("a :: b :: xs ++ ys", "(append (cons a (cons b xs)) ys)"),
        ("f (g x) y", "(f (g x) y)"),
        ("f <| g x", "(f (g x))"),
        ("xs |> f", "(f xs)"),
        ("(↑n : ℤ) < -m", "(lt (cast n) (neg m))"),
        ("a⁻¹ * b", "(mul (inv a) b)"),
        ("xs[i]! = 5", "(Eq (getElem xs i) #)"),
        ("[1, x].length = 2", "(Eq (length (cons # x nil)) #)"),
        ("[] = xs", "(Eq nil xs)"),
        ("x ∈ {y | y < 3}", "(mem x (setOf (| y (lt y #))))"),
        ("(a, b).1 = a", "(Eq (fst (Prod.mk a b)) a)"),
        ("⟨a, h⟩ = s", "(Eq (mk a h) s)"),
        ("@List.map α β f xs", "(List.map α β f xs)"),
        ("if a < b then a else b", "(ite (lt a b) a b)"),
        ('s = "a (b"', '(Eq s ")'),
        ("Type u_1", "(Sort u_1)"),
        ("x ≃ₗ[R] y", "(LinearEquiv x y)"),
        ("f ≤ᵐ[μ] g", "(EventuallyLE μ f g)"),
        ("f =ᶠ[𝓝 x] g", "(EventuallyEq (nhds x) f g)"),
        ("x ⊛ y", "(⊛ x y)"),
        ("‖x‖ ≤ 3", "(le (norm x) #)"),
        ("‖f x‖ * ‖y‖ ≤ ‖x‖", "(le (mul (norm (f x)) (norm y)) (norm x))"),
        ("‖‖x‖ - ‖y‖‖ = 0", "(Eq (norm (sub (norm x) (norm y))) #)"),
        ("dist ‖x‖ y", "(dist (norm x) y)"),
        ("|a - b| ≤ |a| + |b|", "(le (abs (sub a b)) (add (abs a) (abs b)))"),
        ("x ∈ {y | |y| < 3}", "(mem x (setOf (| y (lt (abs y) #))))"),
        ("|f {y | p y}| = 0", "(Eq (abs (f (setOf (| y (p y))))) #)"),
        ("#s ≤ #(s ∪ t)", "(le (card s) (card (union s t)))"),
        ("#[1, x].size = 2", "(Eq (size (cons # x nil)) #)"),
        ("G →* H", "(MonoidHom G H)"),
        ("R →+* S", "(RingHom R S)"),
        ("E →L[𝕜] F", "(ContinuousLinearMap E F)"),
        ("M ⊗[R] N", "(TensorProduct M N)"),
        ("x ∈ ℝ≥0∞", "(mem x ENNReal)"),
        ("(n : ℝ) = π", "(Eq n pi)"),
        ("⟪x, y⟫ = 0", "(Eq (inner ? x y) #)"),
        ("⟪x, y⟫_ℝ = 0", "(Eq (inner ? x y) #)"),
        ("∫ x, f x ∂μ = 0", "(Eq (integral (f ·) μ) #)"),
        ("∫ x in s, f x ∂μ = 0", "(Eq (integral (f ·) s μ) #)"),
        ("![a, b] 0 = a", "(Eq (vecCons a b vecEmpty #) a)"),
        ("(!b) = true", "(Eq (not b) true)"),
        ("s ×ˢ t ⊆ u", "(Subset (sprod s t) u)"),
        ("n ! = m", "(Eq (factorial n) m)"),
        ("n! * m = 1", "(Eq (mul n! m) #)"),
        ("f !b = c", "(Eq (f (not b)) c)"),
        ("Aᵀ * sᶜ", "(mul (transpose A) (compl s))"),
        ("(A * B)ᵀ = Bᵀ * Aᵀ", "(Eq (transpose (mul A B)) (mul (transpose B) (transpose A)))"),
        ("⌊x⌋₊ ≤ ⌈x⌉", "(le (floor x) (ceil x))"),
        ("𝓝[s] x ≤ 𝓝 x", "(le (nhdsWithin x s) (nhds x))"),
        ("s ∩ ⋃₀ S = ⊤", "(Eq (inter s (sUnion S)) top)"),
    ],
)
def test_notations_stand_for_what_they_apply(text: str, term: str) -> None:
    assert shown(printed(text)) == term


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("∀ (n : Nat), n + 0 = n", "(Eq (add · #) ·)"),
        ("∀ x > 0, x ≠ 0", "(→ (gt · #) (Ne · #))"),
        ("∃ x ∈ s, f x ≤ 3", "(Exists (mem · s) (le (f ·) #))"),
        ("fun x => x.1 + y.1", "(λ (add (fst ·) y.1))"),
        ("(fun x ↦ x) y = y", "(Eq (λ · y) y)"),
        ("List.map (fun x => f x) xs", "(List.map (λ (f ·)) xs)"),
        ("∑ i ∈ range n, i * 2 = k", "(Eq (sum (mem · (range n)) (mul · #)) k)"),
        ("∃ x, ∃ y, x = y", "(Exists (Exists (Eq · ·)))"),
        ("(∀ x, p x) → p x", "(→ (p ·) (p x))"),
        ("let y := x; y + 1", "(let (:= y x) (add · #))"),
        ("x✝ = y", "(Eq · y)"),
        ("(· + 1)", "(add · #)"),
        ("∀ᶠ x in l, p x", "(Eventually (λ (p ·)) l)"),
        ("∀ᵐ x ∂μ, p x → q", "(Eventually (λ (→ (p ·) q)) μ)"),
    ],
)
def test_what_a_term_binds_is_no_constant(text: str, term: str) -> None:
    assert shown(printed(text)) == term


def test_names_of_hypotheses_are_no_constants_and_their_fields_are_functions() -> None:
    assert shown(printed("xs.length = List.length ys", ["xs", "ys"])) == "(Eq (length ·) (List.length ·))"
    assert shown(printed("h.1.symm", ["h"])) == "(symm (fst ·))"


@pytest.mark.parametrize("text", ["", ")", "((((", "a )) b", ", ,", "fun", "∀", "∃ x", "x ∈", "+ +", "⟨⟩", "let", "if"])
def test_what_is_no_term_is_some_term(text: str) -> None:
    assert isinstance(printed(text), Printed)


def test_what_stands_behind_a_bracket_too_many_is_there() -> None:
    assert "b" in shown(printed("a) = b"))


@given(
    st.lists(
        st.sampled_from(
            [
                *INFIX,
                *PREFIX,
                *POSTFIX,
                *BARS,
                *BRACKETS,
                *BRACKETS.values(),
                *BINDERS,
                *",.;",
                "=>",
                "if",
                "then",
                "x",
                "f",
                "1",
            ]
        ),
        max_size=40,
    )
)
def test_any_tokens_give_a_term(words: list[str]) -> None:
    assert isinstance(printed(" ".join(words)), Printed)


@given(st.text(max_size=60))
def test_any_text_gives_a_term(text: str) -> None:
    assert isinstance(printed(text), Printed)


@pytest.mark.parametrize(
    "piece",
    [
        "(",
        "a + ",
        "a → ",
        "¬",
        "fun x => ",
        "f (",
        "[",
        "∀ x, ",
        "let x := ",
        "if ",
        "x[",
        "-",
        "‖",
        "|",
        "‖x ",
        "![",
        "∫ x, ",
    ],
)
def test_depth_is_bounded_and_nothing_is_read_twice(piece: str) -> None:
    frames = sys.getrecursionlimit()
    count = 20_000
    term = printed(piece * count + "z")
    depth, widest = 0, [term]
    while widest:
        depth += 1
        widest = [argument for one in widest for argument in one.arguments]
    assert depth < frames
    assert isinstance(term, Printed)


def test_a_term_that_is_too_deep_is_left_out() -> None:
    assert OTHER in shown(printed("f (" * 200 + "x" + ")" * 200 + " = y"))
    assert shown(printed("f (" * 200 + "x" + ")" * 200 + " = y")).endswith("y)")
