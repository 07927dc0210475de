"""What models write, and what is read in it: candidates, lemmas, and why the rest is of no use."""

from __future__ import annotations

import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.answers import read_answer, tactic_answer, tactics_answer
from models.cards import AnswerForm
from models.proof_answers import proof_answer, with_lemmas
from models.protocol import FileContext, ProofRequest, ProofState
from models.raw_answers import LONGEST_ANSWER, LONGEST_PROOF, LONGEST_TACTIC, MOST, Answer, Lemma
from models.statement_answers import statements_answer

STATEMENT = "theorem foo (n : Nat) : p n"


def request(declaration: str = f"{STATEMENT} := by\n  sorry", before: str = "") -> ProofRequest:
    """A proof is wanted at the first `sorry` of a declaration."""
    context = declaration[: declaration.index("sorry")]
    state = ProofState((), declaration_name="My.foo", context=context, file=FileContext(before=before))
    return ProofRequest(declaration, state)


def reasons(answer: Answer) -> list[str]:
    return [discarded.reason for discarded in answer.discarded]


def in_fence(code: str, language: str = "lean4") -> str:
    return f"```{language}\n{code}\n```"


PROVED = in_fence(f"{STATEMENT} := by\n  simp")


# --- one tactic ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("raw", "tactic"),
    [
        pytest.param("simp [h]", "simp [h]", id="nothing but a tactic"),
        pytest.param("  simp\n", "simp", id="white space around it"),
        pytest.param("simp\r\n  at h\r\n", "simp\n  at h", id="line ends of Windows"),
        pytest.param("\tsimp", "simp", id="a tab before it"),
        pytest.param("cases h with\n\t| inl a => simp", "cases h with\n  | inl a => simp", id="a tab inside"),
        pytest.param("rw [<a>Nat.add_comm</a>, <a>mul_one</a>]", "rw [Nat.add_comm, mul_one]", id="ReProver's marks"),
        pytest.param("<pad> simp</s>", "simp", id="tokens around it"),
        pytest.param("simp<|im_end|>\n<|im_start|>user", "simp", id="an end token, and more"),
        pytest.param("simp<｜end▁of▁sentence｜>", "simp", id="an end token with wide bars"),
        pytest.param("```lean\nsimp\n```", "simp", id="a fence"),
        pytest.param("```lean4\nsimp [h]", "simp [h]", id="a fence that is not closed"),
        pytest.param("simp\n```", "simp", id="a fence that was open"),
        pytest.param("```simp```", "simp", id="a fence in one line"),
        pytest.param("`simp`", "simp", id="back quotes"),
        pytest.param("Text.\n```text\nx\n```\n```lean\nsimp\n```", "simp", id="the fence with Lean"),
        pytest.param("Tactic: simp", "simp", id="a label"),
        pytest.param("**Next tactic:**\nsimp", "simp", id="a bold label, and a line end"),
        pytest.param("tactic:simp", "simp", id="a label without a blank"),
        pytest.param("STATE:\nx : Nat\n⊢ p\nTACTIC:\nsimp", "simp", id="the question once more"),
        pytest.param("We can simplify:\n\nsimp [h]\n\nThis closes it.", "simp [h]", id="prose around it"),
        pytest.param("The tactic is `simp [h]`.", "simp [h]", id="in prose"),
        pytest.param("- simp\n- omega", "simp", id="a list, unasked"),
        pytest.param("<think>\nmaybe `omega`?\n</think>\nsimp", "simp", id="thoughts"),
        pytest.param("maybe omega?</think>simp", "simp", id="thoughts that the prompt began"),
        pytest.param("simp\n<think>or else", "simp", id="thoughts behind it that do not end"),
        pytest.param("by simp", "simp", id="a leading by"),
        pytest.param("by\n  intro x\n  simp", "intro x\nsimp", id="a leading by and a block"),
        pytest.param(":= by simp", "simp", id="a leading := by"),
        pytest.param("by_cases h : p", "by_cases h : p", id="a tactic that begins with by"),
        pytest.param("intro x; simp; omega", "intro x; simp; omega", id="several in a line"),
        pytest.param("intro x\nsimp", "intro x\nsimp", id="several lines"),
        pytest.param("intro x\n  simp\n  omega", "intro x\nsimp\nomega", id="a margin that the prompt took"),
        pytest.param(" intro x\nsimp", "intro x\nsimp", id="a blank before the first line"),
        pytest.param("exact foo\n  (bar x)", "exact foo\n  (bar x)", id="a line that goes on"),
        pytest.param("exact a\n  + b", "exact a\n  + b", id="a line that goes on with a sign like that of a list"),
        pytest.param("simp only [foo] at *", "simp only [foo] at *", id="a sign at the end"),
        pytest.param(
            "have h : p := by\n    simp\n    ring\n  rw [h]",
            "have h : p := by\n  simp\n  ring\nrw [h]",
            id="a margin that the prompt took, with a block inside",
        ),
        pytest.param("calc a = b := h\n  _ = c := k", "calc a = b := h\n  _ = c := k", id="calc"),
        pytest.param("theorem foo : p := by\n  simp\n  omega", "simp\nomega", id="the theorem once more"),
        pytest.param("simp\n\ncase inr\nh : q\n⊢ p\nomega", "simp", id="on into the next state"),
        pytest.param("constructor\ncase left\nn : Nat\nh : n = 1\n⊢ p", "constructor", id="on into a state at once"),
        pytest.param("simp\n⊢ p\nomega", "simp", id="on into a bare goal"),
        pytest.param("simp\ntheorem bar : q := by\n  simp", "simp", id="on into a theorem"),
        pytest.param("simp\nGoal:\nx : Nat", "simp", id="on into a question"),
        pytest.param("simp:::x : Nat", "simp", id="on behind BFS-Prover's mark"),
        pytest.param("intro x\nexact (foo", "intro x", id="a last line that breaks off"),
        pytest.param('simp\nfail "abc', "simp", id="a string that breaks off"),
    ],
)
def test_one_tactic(raw: str, tactic: str) -> None:
    assert tactic_answer(raw) == Answer((tactic,))


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        pytest.param("", "it is empty", id="nothing"),
        pytest.param(" \n\t", "it is empty", id="blanks"),
        pytest.param("</s>", "it is empty", id="an end token"),
        pytest.param("```lean\n```", "it is empty", id="an empty fence"),
        pytest.param("<think>x</think>", "it is empty", id="thoughts only"),
        pytest.param("<think>let me see, simp", "it was still thinking when it ended", id="thoughts without an end"),
        pytest.param("This goal follows from the hypothesis.", "only prose", id="prose"),
        pytest.param("⊢ p", "only prose", id="a goal"),
        pytest.param("-- by symmetry", "no tactic", id="a comment"),
        pytest.param("sorry", "`sorry` stands for a proof that is not there", id="sorry"),
        pytest.param("have h : p := by sorry", "`sorry` stands for a proof that is not there", id="sorry inside"),
        pytest.param("admit", "`admit` stands for a proof that is not there", id="admit"),
        pytest.param("native_decide", "`native_decide` trusts the compiler", id="the compiler"),
        pytest.param("exact (foo", "`)` is missing", id="a bracket without its end"),
        pytest.param("exact foo)", "`)` closes nothing", id="a bracket without its beginning"),
        pytest.param("have h : p := by", "it breaks off behind `by`", id="by without a proof"),
        pytest.param("simp " * 200, "it repeats itself", id="a loop"),
        pytest.param("rw [a, b]; " * 60, "it repeats itself", id="a longer loop"),
        pytest.param(
            "simp [" + ", ".join(f"h{n}" for n in range(LONGEST_TACTIC)) + "]",
            f"it is longer than {LONGEST_TACTIC} characters",
            id="far too long",
        ),
        pytest.param("x" * (LONGEST_ANSWER + 1), f"it did not end within {LONGEST_ANSWER} characters", id="endless"),
    ],
)
def test_no_tactic(raw: str, reason: str) -> None:
    answer = tactic_answer(raw)
    assert answer.candidates == ()
    assert reasons(answer) == [reason]


# --- several tactics -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("raw", "tactics"),
    [
        pytest.param("- simp\n- omega", ("simp", "omega"), id="a list"),
        pytest.param("1. simp\n2) omega\n(3) rfl", ("simp", "omega", "rfl"), id="numbers"),
        pytest.param("* `simp [h]`: closes it\n* **omega**", ("simp [h]", "omega"), id="quoted, bold and explained"),
        pytest.param("1. Use `omega`.\n2. Tactic: simp", ("omega", "simp"), id="in prose and labelled"),
        pytest.param(
            "- induction n with\n  | zero => rfl\n  | succ m ih => simp\n- simp",
            ("induction n with\n  | zero => rfl\n  | succ m ih => simp", "simp"),
            id="one of several lines",
        ),
        pytest.param("1. intro x\n   simp\n2. rfl", ("intro x\nsimp", "rfl"), id="a block in a list"),
        pytest.param("```lean\nsimp\n```\nor\n```lean\nomega\n```", ("simp", "omega"), id="fences"),
        pytest.param("```lean\n- simp\n- omega\n```", ("simp", "omega"), id="a list in a fence"),
        pytest.param("```lean\nintro x\nsimp\n```", ("intro x\nsimp",), id="a block in a fence"),
        pytest.param("simp\nomega", ("simp", "omega", "simp\nomega"), id="lines, which may be a block"),
        pytest.param("Sure! Here they are:\n\n- simp\n\nI hope it helps.", ("simp",), id="prose around it"),
        pytest.param("- simp\n- simp\n- by simp", ("simp",), id="the same again"),
        pytest.param("· simp", ("· simp",), id="Lean's own bullet"),
    ],
)
def test_several_tactics(raw: str, tactics: tuple[str, ...]) -> None:
    assert tactics_answer(raw) == Answer(tactics)


def test_what_is_of_no_use_among_several_is_told() -> None:
    answer = tactics_answer("- sorry\n- simp\n- exact (h")
    assert answer.candidates == ("simp",)
    assert reasons(answer) == ["`sorry` stands for a proof that is not there", "`)` is missing"]


def test_no_more_than_so_many() -> None:
    answer = tactics_answer("\n".join(f"- exact h{number}" for number in range(10 * MOST)))
    assert len(answer.candidates) == MOST


# --- proofs ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("raw", "proof"),
    [
        pytest.param(in_fence(f"{STATEMENT} := by\n  intro x\n  simp"), "intro x\nsimp", id="a block"),
        pytest.param(in_fence(f"{STATEMENT} := by\n  simp", "lean"), "simp", id="the other name of Lean"),
        pytest.param(in_fence(f"{STATEMENT} := by\n  simp", ""), "simp", id="a fence without a name"),
        pytest.param(f"{STATEMENT} := by\n  simp\nThis proves it.", "simp", id="no fence, and prose"),
        pytest.param(f"```lean4\n{STATEMENT} := by\n  simp", "simp", id="a fence that is not closed"),
        pytest.param(
            f"{in_fence(f'{STATEMENT} := by sorry')}\nThe plan …\n{PROVED}",
            "simp",
            id="a plan before it",
        ),
        pytest.param(
            f"<think>{in_fence('theorem foo : p := by rfl')}</think>\n{PROVED}",
            "simp",
            id="thoughts",
        ),
        pytest.param(f"{PROVED}\nIt rests on\n{in_fence('rfl')}", "simp", id="a snippet behind it"),
        pytest.param(in_fence(f"import Mathlib\nopen Nat\n\n{STATEMENT} := by\n  simp"), "simp", id="a whole file"),
        pytest.param(in_fence("theorem My.foo : p := by\n  simp"), "simp", id="with its namespace"),
        pytest.param(in_fence("theorem renamed : p := by\n  simp"), "simp", id="with another name"),
        pytest.param(in_fence("example : p := by\n  simp"), "simp", id="without a name"),
        pytest.param(in_fence(f"{STATEMENT} := h.1"), "exact h.1", id="a term"),
        pytest.param(in_fence(f"{STATEMENT} :=\n  fun x =>\n    h x"), "exact\n  fun x =>\n    h x", id="a long term"),
        pytest.param(
            in_fence(f"{STATEMENT} := calc\n  a = b := rfl\n  _ = c := rfl"),
            "exact\n  calc\n    a = b := rfl\n    _ = c := rfl",
            id="calc",
        ),
        pytest.param(
            in_fence(f"{STATEMENT} := by\n  rfl\n\n{STATEMENT} := by\n  simp"), "simp", id="twice, the better one last"
        ),
        pytest.param(
            in_fence(f"{STATEMENT} := by\n  -- first\n  intro x\n  -- then\n  simp"),
            "intro x\n-- then\nsimp",
            id="comments",
        ),
        pytest.param(in_fence(f"{STATEMENT} := by simp"), "simp", id="in the line of the statement"),
        pytest.param(
            in_fence(f"{STATEMENT} := by intro x\n{' ' * 34}simp"), "intro x\nsimp", id="a block in the line of by"
        ),
        pytest.param(
            in_fence(f"{STATEMENT} := by\n    cases n with\n    | zero =>\n      simp\n    | succ m => rfl"),
            "cases n with\n| zero =>\n  simp\n| succ m => rfl",
            id="a deep margin",
        ),
        pytest.param("  intro x\n  simp\n```\nThat is all.", "intro x\nsimp", id="on in an open fence"),
        pytest.param("intro x\n  simp\n```", "intro x\nsimp", id="on in an open fence, behind the margin"),
        pytest.param("simp\n\ntheorem bar : q := by\n  rfl", "simp", id="on, and into another theorem"),
        pytest.param(in_fence("intro x\nsimp"), "intro x\nsimp", id="only tactics"),
        pytest.param(in_fence(":= by\n  simp"), "simp", id="from the by on"),
    ],
)
def test_proofs(raw: str, proof: str) -> None:
    assert proof_answer(raw, request()) == Answer((proof,))


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        pytest.param("", "it is empty", id="nothing"),
        pytest.param("I could not find a proof.", "only prose", id="prose"),
        pytest.param("```lean4\n```", "nothing is in the fence", id="an empty fence"),
        pytest.param("<think>first", "it was still thinking when it ended", id="thoughts without an end"),
        pytest.param(in_fence("def two := 2"), "there is no theorem in it", id="no theorem"),
        pytest.param(
            in_fence(f"{STATEMENT} := by\n  sorry"), "`sorry` stands for a proof that is not there", id="sorry"
        ),
        pytest.param(
            in_fence(f"{STATEMENT} := sorry"), "`sorry` stands for a proof that is not there", id="a sorry term"
        ),
        pytest.param(f"```lean4\n{STATEMENT} := by\n  simp [", "`]` is missing", id="broken off in a bracket"),
        pytest.param(f"```lean4\n{STATEMENT} := by\n  have h : p := by", "it breaks off behind `by`", id="broken off"),
        pytest.param(in_fence(f"{STATEMENT} := by"), "it is empty", id="by, and nothing"),
        pytest.param(
            in_fence("theorem foo : p\n  | 0 => rfl"), "its proof is no term and no block of tactics", id="by cases"
        ),
        pytest.param(
            in_fence(f"{STATEMENT} := by\n" + "  simp\n" * LONGEST_PROOF),
            f"it is longer than {LONGEST_PROOF} characters",
            id="endless",
        ),
        pytest.param(in_fence(f"{STATEMENT} := by\n" + "  simp\n" * 100), "it repeats itself", id="a loop"),
    ],
)
def test_no_proof(raw: str, reason: str) -> None:
    answer = proof_answer(raw, request())
    assert answer.candidates == ()
    assert reasons(answer) == [reason]


WITH_LEMMAS = in_fence(
    "def two := 2\n\n"
    "lemma above : q := by\n  rfl\n\n"
    "lemma first (k : Nat) (h : 0 < k) :\n    1 ≤ k := by\n  intro x\n  omega\n\n"
    "theorem second : q := sorry\n\n"
    f"{STATEMENT} := by\n  exact second"
)


def test_lemmas_before_the_theorem_are_apart() -> None:
    answer = proof_answer(WITH_LEMMAS, request(before="theorem above : q := rfl\n"))
    assert answer.candidates == ("exact second",)
    first = Lemma("first", "(k : Nat) (h : 0 < k) : 1 ≤ k", "intro x\nomega")
    assert answer.lemmas == (first, Lemma("second", ": q"))
    assert reasons(answer) == [
        "a def beside the theorem",
        "the proof of the lemma second: `sorry` stands for a proof that is not there",
    ]


def test_lemmas_become_steps_of_the_proof() -> None:
    answer = proof_answer(WITH_LEMMAS, request(before="theorem above : q := rfl\n"))
    assert with_lemmas(answer.candidates[0], answer.lemmas) == (
        "have first (k : Nat) (h : 0 < k) : 1 ≤ k := by\n  intro x\n  omega\n"
        "have second : q := by\n  sorry\n"
        "exact second"
    )
    assert with_lemmas("simp", ()) == "simp"


def test_a_lemma_without_a_proof_is_left_open_where_it_is_used() -> None:
    open_lemma, step = Lemma("my.fact", ": q"), Lemma("step", "(k : Nat) : p k", "exact f fact")
    assert with_lemmas("exact fact", (open_lemma,)) == "have fact : q := by\n  sorry\nexact fact"
    assert with_lemmas("simp", (open_lemma,)) == "simp"
    assert with_lemmas("simp", (open_lemma, step)) == (
        "have fact : q := by\n  sorry\nhave step (k : Nat) : p k := by\n  exact f fact\nsimp"
    )


@pytest.mark.parametrize(
    ("declaration", "body", "proof"),
    [
        pytest.param(" := sorry", " := by\n  simp", "simp", id="a hole that is the proof"),
        pytest.param(" := by\n  intro x\n  sorry", " := by\n  intro x\n  simp", "simp", id="behind a tactic"),
        pytest.param(
            " := by\n  have h : q := by\n    sorry\n  exact h",
            " := by\n  have h : q := by\n    cases x with\n    | a => rfl\n    simp\n  exact h",
            "cases x with\n| a => rfl\nsimp",
            id="inside a proof",
        ),
        pytest.param(" := ⟨sorry, h⟩", " := ⟨by simp, h⟩", "simp", id="inside a term, by tactics"),
        pytest.param(" := ⟨sorry, h⟩", " := ⟨k.1, h⟩", "exact k.1", id="inside a term, by a term"),
    ],
)
def test_proofs_for_a_part(declaration: str, body: str, proof: str) -> None:
    assert proof_answer(in_fence(STATEMENT + body), request(STATEMENT + declaration)).candidates == (proof,)


def test_another_way_around_the_place_is_of_no_use() -> None:
    part = request(f"{STATEMENT} := by\n  intro x\n  sorry\n  exact x")
    answer = proof_answer(in_fence(f"{STATEMENT} := by\n  omega"), part)
    assert reasons(answer) == ["what stands around the place is not as it was"]


# --- statements ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("raw", "lemmas"),
    [
        pytest.param("have h : a = b", [Lemma("h", ": a = b")], id="have"),
        pytest.param("have h (n : Nat) : p n := by\n  simp", [Lemma("h", "(n : Nat) : p n")], id="with a proof"),
        pytest.param("suffices h : ∀ k, p k by simp", [Lemma("h", ": ∀ k, p k")], id="suffices"),
        pytest.param("have : p → q", [Lemma("", ": p → q")], id="without a name"),
        pytest.param("have h : a + b - c = d * e", [Lemma("h", ": a + b - c = d * e")], id="signs like those of lists"),
        pytest.param(
            in_fence("lemma general (k : Nat) : ∀ xs,\n    f k xs = k + g xs := by\n  sorry"),
            [Lemma("general", "(k : Nat) : ∀ xs, f k xs = k + g xs")],
            id="a lemma of two lines in a fence",
        ),
        pytest.param("1. `have h : a = b`\n2. **have k : c**", [Lemma("h", ": a = b"), Lemma("k", ": c")], id="items"),
        pytest.param("We need `have h : x ≤ y` for that.", [Lemma("h", ": x ≤ y")], id="in prose"),
        pytest.param("<think>have a : b</think>have h : p", [Lemma("h", ": p")], id="thoughts"),
        pytest.param("have h : p\nhave k : p", [Lemma("h", ": p")], id="the same again"),
        pytest.param(
            in_fence("theorem t : p := by\n  have h : q := by simp\n  exact f h"),
            [Lemma("t", ": p"), Lemma("h", ": q")],
            id="those of a sketch",
        ),
    ],
)
def test_statements(raw: str, lemmas: list[Lemma]) -> None:
    answer = statements_answer(raw)
    assert list(answer.lemmas) == lemmas
    assert answer.discarded == ()


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        pytest.param("", "it is empty", id="nothing"),
        pytest.param("One could use induction.", "there is no statement in it", id="prose"),
        pytest.param("have h := foo x", "it states nothing", id="a term"),
        pytest.param("have h : ", "it states nothing", id="nothing behind the colon"),
        pytest.param("have h : f x = ...", "it leaves something out", id="dots"),
        pytest.param("have h : f x = sorry", "it leaves something out", id="sorry"),
        pytest.param("have h : f (x = y", "`)` is missing", id="broken off"),
        pytest.param("have h : p " + "∧ p " * 100, "it repeats itself", id="a loop"),
    ],
)
def test_no_statements(raw: str, reason: str) -> None:
    answer = statements_answer(raw)
    assert answer.lemmas == ()
    assert reasons(answer) == [reason]


def test_how_a_statement_is_written_in_a_proof() -> None:
    assert Lemma("List.general", "(n : Nat) : p n").have == "have general (n : Nat) : p n"
    assert Lemma("", ": p").have == "have : p"
    assert Lemma("h", ": p").proved == ""


# --- whatever the text -----------------------------------------------------------------------------------------

PIECES = [
    "simp",
    "theorem foo : p := by",
    "lemma a : b",
    "have h : p",
    "sorry",
    "```",
    "```lean4",
    "<think>",
    "</think>",
]
PIECES += ["`", "⊢", "by", ":=", "(", ")", "⟨", "«", "»", '"', 's!"{', "/-", "-/", "--", "- ", "1. ", "Tactic:", "<a>"]
PIECES += [
    "\n",
    "\n\n",
    "  ",
    "\t",
    "\r",
    ":::",
    "case x",
    "·",
    "|",
    "The goal is",
    "</s>",
    "\ud835",
    "\x00",
    "**",
    "end",
]
ANY_TEXT = st.lists(st.sampled_from(PIECES) | st.text(max_size=3), max_size=30).map("".join)


@pytest.mark.parametrize("form", AnswerForm)
@given(raw=ANY_TEXT)
@settings(max_examples=150, deadline=None)
def test_no_text_makes_reading_fail(form: AnswerForm, raw: str) -> None:
    answer = read_answer(form, raw, request())
    assert len(answer.candidates) <= MOST
    assert answer.candidates or answer.lemmas or answer.discarded
    for candidate in answer.candidates:
        assert candidate == candidate.strip("\n")
        assert not candidate.startswith(" ")


@pytest.mark.parametrize("form", AnswerForm)
@pytest.mark.parametrize("piece", ["(", "- x\n", "\n", "«", "theorem a : b := by\n  c\n", "⊢\n", "a\n\n", "```\n"])
def test_reading_takes_steps_in_proportion(form: AnswerForm, piece: str) -> None:
    """Steps are calls of functions, Python's own among them."""

    def steps(length: int) -> int:
        text, counted = piece * (length // len(piece)), 0

        def count(_frame: object, _event: str, _argument: object) -> None:
            nonlocal counted
            counted += 1

        before = sys.getprofile()
        sys.setprofile(count)
        try:
            read_answer(form, text, request())
        finally:
            sys.setprofile(before)
        return counted

    assert steps(32_000) < 2_000 + 16 * steps(4_000)  # eight times as much; a square would be 64


def test_a_proof_is_read_for_a_request_only() -> None:
    assert reasons(read_answer(AnswerForm.PROOF, "simp")) == ["nobody asked for a proof"]
