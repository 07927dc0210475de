"""The notations of Lean's library and of Mathlib, by what they stand for: names without their namespaces."""

from __future__ import annotations

ARROW, LAMBDA, OTHER = "→", "λ", "?"
"""What a term's head is where it is no constant: a function type or an implication, a function, anything else."""

INFIX: dict[str, tuple[int, bool, str]] = {
    "→": (25, True, ARROW), "↔": (20, False, "Iff"), "∨": (30, True, "Or"), "∧": (35, True, "And"),
    "=": (50, False, "Eq"), "≠": (50, False, "Ne"), "==": (50, False, "beq"), "!=": (50, False, "bne"),
    "≍": (50, False, "HEq"), "≤": (50, False, "le"), "<": (50, False, "lt"), "≥": (50, False, "ge"),
    ">": (50, False, "gt"), "∣": (50, False, "dvd"), "∈": (50, False, "mem"), "∉": (50, False, "notMem"),
    "⊆": (50, False, "Subset"), "⊂": (50, False, "SSubset"), "⊇": (50, False, "Superset"),
    "≈": (50, False, "Equiv"), "≃": (25, False, "Equiv"), "<+~": (50, False, "Subperm"), "<+": (50, False, "Sublist"),
    "<+:": (50, False, "IsPrefix"), "<:+": (50, False, "IsSuffix"), "<:+:": (50, False, "IsInfix"),
    "~": (50, False, "Perm"), "≡": (50, False, "ModEq"), "≪": (50, False, "AbsolutelyContinuous"),
    "+": (65, False, "add"), "-": (65, False, "sub"), "++": (65, False, "append"), "∪": (65, False, "union"),
    "⊔": (68, False, "sup"), "⊓": (69, False, "inf"), "∩": (70, False, "inter"), "*": (70, False, "mul"),
    "/": (70, False, "div"), "%": (70, False, "mod"), "\\": (70, False, "sdiff"), "•": (73, True, "smul"),
    "^": (75, True, "pow"), "∘": (90, True, "comp"), "::": (67, True, "cons"), "×": (35, True, "Prod"),
    "⊕": (30, True, "Sum"), "&&": (35, False, "and"), "||": (30, False, "or"), "^^^": (58, False, "xor"),
    "&&&": (60, False, "land"), "|||": (55, False, "lor"), "<<<": (75, False, "shiftLeft"),
    ">>>": (75, False, "shiftRight"), "<$>": (100, True, "map"), ">>=": (55, False, "bind"), "<*>": (60, False, "seq"),
    "<|>": (20, True, "orElse"), "|>": (10, False, "|>"), "<|": (10, True, "<|"), "$": (10, True, "<|"),
    "''": (80, False, "image"), "⁻¹'": (80, False, "preimage"), "⟶": (10, True, "Hom"), "⥤": (26, True, "Functor"),
    "≫": (80, True, "comp"), "⋙": (80, True, "comp"), "∥": (50, False, "Parallel"), "⟂": (50, False, "IsOrtho"),
    "≅": (10, False, "Iso"), "⊣": (15, False, "Adjunction"), "⟹": (26, True, "NatTrans"),
    "×ˢ": (82, True, "sprod"), "∆": (100, False, "symmDiff"), "⇨": (60, True, "himp"), "⋖": (50, False, "CovBy"),
    "⩿": (50, False, "WCovBy"), "⤳": (300, False, "Specializes"), "⊗": (100, False, "TensorProduct"),
    "⊗ₜ": (100, False, "tmul"), "⧸": (35, False, "Quotient"), "⬝ᵥ": (72, False, "dotProduct"),
    "*ᵥ": (73, True, "mulVec"), "ᵥ*": (73, False, "vecMul"), "≺": (50, False, "Prec"), "≼": (50, False, "Preceq"),
    "→*": (25, True, "MonoidHom"), "→+": (25, True, "AddMonoidHom"), "→+*": (25, True, "RingHom"),
    "→*₀": (25, True, "MonoidWithZeroHom"), "→o": (25, True, "OrderHom"), "→L": (25, True, "ContinuousLinearMap"),
    "≃*": (25, False, "MulEquiv"), "≃+": (25, False, "AddEquiv"), "≃+*": (25, False, "RingEquiv"),
    "≃o": (25, False, "OrderIso"), "≃L": (25, False, "ContinuousLinearEquiv"), "↪": (25, False, "Embedding"),
    "↪o": (25, False, "OrderEmbedding"), "↪r": (25, False, "RelEmbedding"), "≃r": (25, False, "RelIso"),
    ":=": (1, True, ":="), ":": (1, True, ":"), "|": (2, True, "|"),
}  # fmt: skip
"""Binding strength, whether it associates to the right, and what it stands for."""
OF_A_KIND: dict[tuple[str, str], str] = {
    (ARROW, "ₗ"): "LinearMap", (ARROW, "ₛₗ"): "LinearMap", (ARROW, "ₐ"): "AlgHom", (ARROW, "ₙₐ"): "NonUnitalAlgHom",
    (ARROW, "ᵇ"): "BoundedContinuousFunction", (ARROW, "₀"): "Finsupp", (ARROW, "ₗᵢ"): "LinearIsometry",
    ("Equiv", "ₗ"): "LinearEquiv", ("Equiv", "ₛₗ"): "LinearEquiv", ("Equiv", "ₐ"): "AlgEquiv",
    ("Equiv", "ₜ"): "Homeomorph", ("Equiv", "ᵢ"): "IsometryEquiv", ("Equiv", "ₗᵢ"): "LinearIsometryEquiv",
    ("Equiv", "ᵐ"): "MeasurableEquiv", ("Eq", "ᵐ"): "EventuallyEq", ("Eq", "ᶠ"): "EventuallyEq",
    ("le", "ᵐ"): "EventuallyLE", ("le", "ᶠ"): "EventuallyLE",
}  # fmt: skip
"""What an operator stands for with a mark behind it that says which one of its kind it is."""
PREFIX: dict[str, tuple[int, str]] = {
    "¬": (40, "Not"), "-": (75, "neg"), "!": (40, "not"), "~~~": (100, "complement"), "↑": (1024, "cast"),
    "⇑": (1024, "cast"), "↥": (1024, "cast"), "√": (100, "sqrt"), "∂": (67, "partial"), "𝓝": (100, "nhds"),
    "𝓟": (100, "principal"), "⋃₀": (110, "sUnion"), "⋂₀": (110, "sInter"),
}  # fmt: skip
POSTFIX: dict[str, str] = {
    "⁻¹": "inv", "!": "factorial", "ᶜ": "compl", "ᵀ": "transpose", "ᴴ": "conjTranspose", "ˣ": "Units",
    "⁺": "posPart", "⁻": "negPart", "ᵒᵖ": "Opposite", "ᵐᵒᵖ": "MulOpposite", "ᵒᵈ": "OrderDual", "ᗮ": "orthogonal",
}  # fmt: skip
"""Right behind what they are applied to."""
BINDERS = {
    "∀": "∀", "∃": "Exists", "∃!": "ExistsUnique", "fun": LAMBDA, "λ": LAMBDA, "Σ": "Sigma", "Σ'": "PSigma",
    "∑": "sum", "∏": "prod", "⋃": "iUnion", "⋂": "iInter", "⨆": "iSup", "⨅": "iInf", "∫": "integral", "∑'": "tsum",
    "∏'": "tprod", "∐": "coprod", "∫⁻": "lintegral", "⨍": "average", "∑ᶠ": "finsum", "∏ᶠ": "finprod",
    "∀ᶠ": "Eventually", "∃ᶠ": "Frequently", "∀ᵐ": "Eventually", "⨁": "DirectSum", "Π₀": "DFinsupp",
}  # fmt: skip
BIG_OPERATORS = frozenset(
    "sum prod integral lintegral average tsum tprod finsum finprod iUnion iInter iSup iInf coprod DirectSum".split()
)
FILTERED = frozenset({"Eventually", "Frequently"})
"""Binders that stand for a function and a filter."""
RESTRICTING = frozenset(("∈", "∉", "<", ">", "≤", "≥", "≠", "⊆", "⊂"))
BARS = {"‖": "norm", "|": "abs"}
"""Brackets that begin and end alike."""
BRACKETS = {
    "(": ")", "[": "]", "{": "}", "⟨": "⟩", "⦃": "⦄", "#[": "]", "⌊": "⌋", "⌈": "⌉", "⟪": "⟫", "![": "]", "⟦": "⟧",
}  # fmt: skip
ATOMS = {
    "ℕ": "Nat", "ℤ": "Int", "ℚ": "Rat", "ℝ": "Real", "ℂ": "Complex", "ℝ≥0∞": "ENNReal", "ℝ≥0": "NNReal", "ℕ∞": "ENat",
    "ℕ+": "PNat", "⊤": "top", "⊥": "bot", "∞": "top", "π": "pi", "𝓤": "uniformity",
}  # fmt: skip
"""Constants that are written as a symbol."""
