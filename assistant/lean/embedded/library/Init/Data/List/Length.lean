module

prelude
public import Init.Data.List.Basic
public import Init.Data.Nat.Simproc
public import Init.PropLemmas
/-! When lists are equal, and their length. -/

@[expose] public section

universe u v w

-- Comparisons of lengths are comparisons of sums.
attribute [simp] Nat.zero_lt_succ Nat.lt_add_one Nat.le_add_right Nat.le_add_left Nat.sub_le Nat.lt_one_iff

namespace List

/-! ### Constructors -/

-- The arguments are explicit, as users give them.
theorem cons_ne_nil (a : α) (l : List α) : a :: l ≠ [] := nofun

@[simp] theorem nil_eq {α : Type u} {xs : List α} : [] = xs ↔ xs = [] := eq_comm

theorem head_eq_of_cons_eq (H : h₁ :: t₁ = h₂ :: t₂) : h₁ = h₂ := (cons.inj H).1
theorem tail_eq_of_cons_eq (H : h₁ :: t₁ = h₂ :: t₂) : t₁ = t₂ := (cons.inj H).2

theorem cons_inj_right (a : α) {l l' : List α} : a :: l = a :: l' ↔ l = l' :=
  ⟨tail_eq_of_cons_eq, fun h => h ▸ rfl⟩

theorem cons_eq_cons {a b : α} {l l' : List α} : a :: l = b :: l' ↔ a = b ∧ l = l' :=
  ⟨cons.inj, fun h => h.1 ▸ h.2 ▸ rfl⟩

theorem singleton_inj {α : Type _} {a b : α} : [a] = [b] ↔ a = b := ⟨head_eq_of_cons_eq, fun h => h ▸ rfl⟩

theorem exists_cons_of_ne_nil : ∀ {l : List α}, l ≠ [] → ∃ b l', l = b :: l'
  | [], h => absurd rfl h
  | b :: l', _ => ⟨b, l', rfl⟩

theorem ne_nil_iff_exists_cons {l : List α} : l ≠ [] ↔ ∃ b l', l = b :: l' :=
  ⟨exists_cons_of_ne_nil, fun ⟨b, l', h⟩ => h ▸ cons_ne_nil b l'⟩

/-! ### Length -/

@[simp] theorem length_nil : length ([] : List α) = 0 := rfl
@[simp] theorem length_cons {a : α} {as : List α} : (a :: as).length = as.length + 1 := rfl
@[simp] theorem length_singleton {a : α} : length [a] = 1 := rfl

@[simp] theorem length_set {as : List α} {i : Nat} {a : α} : (as.set i a).length = as.length := by
  induction as generalizing i with
  | nil => rfl
  | cons x xs ih => cases i with
    | zero => rfl
    | succ i => exact congrArg (· + 1) ih

theorem length_concat {as : List α} {a : α} : (concat as a).length = as.length + 1 := by
  induction as with
  | nil => rfl
  | cons x xs ih => exact congrArg (· + 1) ih

theorem eq_nil_of_length_eq_zero {l : List α} (h : length l = 0) : l = [] := by
  cases l with
  | nil => rfl
  | cons a l => exact absurd h (Nat.succ_ne_zero _)

theorem ne_nil_of_length_eq_add_one {l : List α} (h : length l = n + 1) : l ≠ [] := by
  rintro rfl
  exact Nat.succ_ne_zero n h.symm

theorem ne_nil_of_length_pos {l : List α} (h : 0 < length l) : l ≠ [] := by
  rintro rfl
  exact Nat.lt_irrefl 0 h

@[simp] theorem length_eq_zero_iff {l : List α} : length l = 0 ↔ l = [] :=
  ⟨eq_nil_of_length_eq_zero, fun h => h ▸ rfl⟩

theorem eq_nil_iff_length_eq_zero {l : List α} : l = [] ↔ length l = 0 := length_eq_zero_iff.symm

theorem length_pos_iff {l : List α} : 0 < length l ↔ l ≠ [] :=
  Nat.pos_iff_ne_zero.trans (not_congr length_eq_zero_iff)

theorem ne_nil_iff_length_pos {l : List α} : l ≠ [] ↔ 0 < length l := length_pos_iff.symm

theorem length_pos_of_ne_nil {l : List α} : l ≠ [] → 0 < length l := length_pos_iff.2

theorem exists_cons_of_length_pos {l : List α} (h : 0 < l.length) : ∃ h t, l = h :: t :=
  exists_cons_of_ne_nil (ne_nil_of_length_pos h)

theorem length_pos_iff_exists_cons {l : List α} : 0 < l.length ↔ ∃ h t, l = h :: t :=
  length_pos_iff.trans ne_nil_iff_exists_cons

theorem exists_cons_of_length_eq_add_one {l : List α} (h : l.length = n + 1) : ∃ h t, l = h :: t :=
  exists_cons_of_ne_nil (ne_nil_of_length_eq_add_one h)

theorem length_eq_one_iff {l : List α} : length l = 1 ↔ ∃ a, l = [a] := by
  constructor
  · intro h
    obtain ⟨a, t, rfl⟩ := exists_cons_of_length_eq_add_one h
    exact ⟨a, congrArg _ (eq_nil_of_length_eq_zero (Nat.succ.inj h))⟩
  · rintro ⟨a, rfl⟩
    rfl

@[simp] theorem cons_ne_self (a : α) (l : List α) : a :: l ≠ l :=
  fun h => Nat.succ_ne_self l.length (congrArg length h)

@[simp] theorem ne_cons_self {a : α} {l : List α} : l ≠ a :: l := fun h => cons_ne_self a l h.symm

/-! ### Emptiness -/

@[simp] theorem isEmpty_nil : ([] : List α).isEmpty = true := rfl
@[simp] theorem isEmpty_cons {x : α} {xs : List α} : (x :: xs).isEmpty = false := rfl

@[simp] theorem isEmpty_iff {l : List α} : l.isEmpty ↔ l = [] := by cases l <;> simp
@[simp] theorem isEmpty_eq_false_iff {l : List α} : l.isEmpty = false ↔ l ≠ [] := by cases l <;> simp
theorem isEmpty_iff_length_eq_zero {l : List α} : l.isEmpty ↔ l.length = 0 := isEmpty_iff.trans length_eq_zero_iff.symm

/-! ### Boolean equality -/

@[simp] theorem beq_nil_eq [BEq α] {l : List α} : (l == []) = l.isEmpty := by cases l <;> rfl
@[simp] theorem nil_beq_eq [BEq α] {l : List α} : ([] == l) = l.isEmpty := by cases l <;> rfl
@[simp] theorem cons_beq_cons [BEq α] {a b : α} {l₁ l₂ : List α} : (a :: l₁ == b :: l₂) = (a == b && l₁ == l₂) := rfl

instance [BEq α] [ReflBEq α] : ReflBEq (List α) where
  rfl {l} := by
    induction l with
    | nil => rfl
    | cons a l ih => rw [cons_beq_cons, ih, BEq.refl]; rfl

instance [BEq α] [LawfulBEq α] : LawfulBEq (List α) where
  eq_of_beq {l₁ l₂} h := by
    induction l₁ generalizing l₂ with
    | nil => cases l₂ with
      | nil => rfl
      | cons b l₂ => cases h
    | cons a l₁ ih => cases l₂ with
      | nil => cases h
      | cons b l₂ =>
        rw [cons_beq_cons, Bool.and_eq_true] at h
        rw [eq_of_beq h.1, ih h.2]

theorem length_eq_of_beq [BEq α] {l₁ l₂ : List α} (h : l₁ == l₂) : l₁.length = l₂.length := by
  induction l₁ generalizing l₂ with
  | nil => cases l₂ with
    | nil => rfl
    | cons b l₂ => cases h
  | cons a l₁ ih => cases l₂ with
    | nil => cases h
    | cons b l₂ =>
      rw [cons_beq_cons, Bool.and_eq_true] at h
      exact congrArg (· + 1) (ih h.2)

end List
