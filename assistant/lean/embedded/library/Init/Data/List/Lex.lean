module

prelude
public import Init.Data.List.Length
/-! The lexicographic order of lists. -/

@[expose] public section

universe u v w

namespace List

@[simp] theorem not_lex_nil {r : α → α → Prop} {l : List α} : ¬Lex r l [] := nofun
theorem cons_lex_cons_iff {r : α → α → Prop} {a b : α} {l₁ l₂ : List α} :
    Lex r (a :: l₁) (b :: l₂) ↔ r a b ∨ a = b ∧ Lex r l₁ l₂ := by
  constructor
  · intro h
    cases h with
    | rel h => exact .inl h
    | cons h => exact .inr ⟨rfl, h⟩
  · rintro (h | ⟨rfl, h⟩)
    · exact .rel h
    · exact .cons h

/-- The lexicographic order as a test. -/
def lex [BEq α] (l₁ l₂ : List α) (lt : α → α → Bool := by exact (· < ·)) : Bool :=
  match l₁, l₂ with
  | [], _ :: _ => true
  | _, [] => false
  | a :: as, b :: bs => lt a b || (a == b && lex as bs lt)

@[simp] theorem nil_lex_cons [BEq α] {lt : α → α → Bool} {b : α} {bs : List α} : lex [] (b :: bs) lt = true := rfl
@[simp] theorem cons_lex_cons [BEq α] {lt : α → α → Bool} {a b : α} {as bs : List α} :
    lex (a :: as) (b :: bs) lt = (lt a b || (a == b && lex as bs lt)) := rfl
@[simp] theorem lex_nil [BEq α] {lt : α → α → Bool} {as : List α} : lex as [] lt = false := by cases as <;> rfl

instance decidableLex [DecidableEq α] (r : α → α → Prop) [h : DecidableRel r] :
    (l₁ l₂ : List α) → Decidable (Lex r l₁ l₂)
  | [], [] => isFalse nofun
  | [], _ :: _ => isTrue .nil
  | _ :: _, [] => isFalse nofun
  | _ :: as, _ :: bs =>
    haveI := decidableLex r as bs
    decidable_of_decidable_of_iff cons_lex_cons_iff.symm

instance decidableLT [DecidableEq α] [LT α] [DecidableLT α] (l₁ l₂ : List α) : Decidable (l₁ < l₂) :=
  decidableLex (· < ·) l₁ l₂
instance decidableLE [DecidableEq α] [LT α] [DecidableLT α] (l₁ l₂ : List α) : Decidable (l₁ ≤ l₂) :=
  inferInstanceAs (Decidable (¬_))

@[simp] theorem not_lt_nil [LT α] (l : List α) : ¬l < [] := nofun
@[simp] theorem nil_lt_cons [LT α] (a : α) (l : List α) : [] < a :: l := .nil
theorem cons_lt_cons_iff [LT α] {a b : α} {l₁ l₂ : List α} : (a :: l₁) < (b :: l₂) ↔ a < b ∨ a = b ∧ l₁ < l₂ :=
  cons_lex_cons_iff
@[simp] theorem nil_le [LT α] (l : List α) : [] ≤ l := not_lt_nil l

end List
