module

prelude
public import Init.PropLemmas
public import Init.Data.AC
/-! The algebra of the two truth values: each law is a check of all cases. -/

@[expose] public section

namespace Bool

/-- Exclusive or. -/
abbrev xor : Bool → Bool → Bool := bne

theorem eq_iff_iff {a b : Bool} : a = b ↔ ((a = true) ↔ (b = true)) := by cases a <;> cases b <;> simp
theorem eq_true_or_eq_false_self (b : Bool) : b = true ∨ b = false := by cases b <;> simp
theorem eq_false_iff {b : Bool} : b = false ↔ b ≠ true := by cases b <;> simp
theorem ne_false_iff {b : Bool} : b ≠ false ↔ b = true := by cases b <;> simp
theorem ne_not {a b : Bool} : a ≠ !b ↔ a = b := by cases a <;> cases b <;> simp
theorem not_eq {a b : Bool} : (!a) = b ↔ a = !b := by cases a <;> cases b <;> simp
theorem not_inj {x y : Bool} : (!x) = (!y) → x = y := by cases x <;> cases y <;> simp
@[simp] theorem not_inj_iff {x y : Bool} : (!x) = (!y) ↔ x = y := by cases x <;> cases y <;> simp
@[simp] theorem not_eq_self : ∀ (b : Bool), ((!b) = b) ↔ False := by intro b; cases b <;> simp
@[simp] theorem eq_not_self : ∀ (b : Bool), (b = (!b)) ↔ False := by intro b; cases b <;> simp

theorem and_comm : ∀ (x y : Bool), (x && y) = (y && x) := by intro x y; cases x <;> cases y <;> rfl
instance : Std.Commutative (α := Bool) (· && ·) := ⟨and_comm⟩
instance : Std.Associative (α := Bool) (· && ·) := ⟨and_assoc⟩
instance : Std.IdempotentOp (α := Bool) (· && ·) := ⟨and_self⟩
theorem and_left_comm : ∀ (x y z : Bool), (x && (y && z)) = (y && (x && z)) := by
  intro x y z; cases x <;> cases y <;> cases z <;> rfl
theorem and_right_comm : ∀ (x y z : Bool), ((x && y) && z) = ((x && z) && y) := by
  intro x y z; cases x <;> cases y <;> cases z <;> rfl
@[simp] theorem and_not_self : ∀ (x : Bool), (x && !x) = false := by intro x; cases x <;> rfl
@[simp] theorem not_and_self : ∀ (x : Bool), (!x && x) = false := by intro x; cases x <;> rfl
@[simp] theorem and_self_left : ∀ (a b : Bool), (a && (a && b)) = (a && b) := by intro a b; cases a <;> cases b <;> rfl
@[simp] theorem and_self_right : ∀ (a b : Bool), ((a && b) && b) = (a && b) := by intro a b; cases a <;> cases b <;> rfl
@[simp] theorem and_eq_false_imp : ∀ (x y : Bool), (x && y) = false ↔ (x = true → y = false) := by
  intro x y; cases x <;> cases y <;> simp
theorem and_eq_true_iff {x y : Bool} : (x && y) = true ↔ x = true ∧ y = true := by cases x <;> cases y <;> simp
theorem and_eq_false_iff : ∀ (x y : Bool), (x && y) = false ↔ x = false ∨ y = false := by
  intro x y; cases x <;> cases y <;> simp

theorem or_comm : ∀ (x y : Bool), (x || y) = (y || x) := by intro x y; cases x <;> cases y <;> rfl
instance : Std.Commutative (α := Bool) (· || ·) := ⟨or_comm⟩
instance : Std.Associative (α := Bool) (· || ·) := ⟨or_assoc⟩
instance : Std.IdempotentOp (α := Bool) (· || ·) := ⟨or_self⟩
theorem or_left_comm : ∀ (x y z : Bool), (x || (y || z)) = (y || (x || z)) := by
  intro x y z; cases x <;> cases y <;> cases z <;> rfl
theorem or_right_comm : ∀ (x y z : Bool), ((x || y) || z) = ((x || z) || y) := by
  intro x y z; cases x <;> cases y <;> cases z <;> rfl
@[simp] theorem or_not_self : ∀ (x : Bool), (x || !x) = true := by intro x; cases x <;> rfl
@[simp] theorem not_or_self : ∀ (x : Bool), (!x || x) = true := by intro x; cases x <;> rfl
@[simp] theorem or_self_left : ∀ (a b : Bool), (a || (a || b)) = (a || b) := by intro a b; cases a <;> cases b <;> rfl
@[simp] theorem or_self_right : ∀ (a b : Bool), ((a || b) || b) = (a || b) := by intro a b; cases a <;> cases b <;> rfl
theorem or_eq_true_iff : ∀ (x y : Bool), (x || y) = true ↔ x = true ∨ y = true := by
  intro x y; cases x <;> cases y <;> simp
@[simp] theorem or_eq_false_iff : ∀ (x y : Bool), (x || y) = false ↔ x = false ∧ y = false := by
  intro x y; cases x <;> cases y <;> simp

theorem and_or_distrib_left : ∀ (x y z : Bool), (x && (y || z)) = (x && y || x && z) := by
  intro x y z; cases x <;> cases y <;> cases z <;> rfl
theorem and_or_distrib_right : ∀ (x y z : Bool), ((x || y) && z) = (x && z || y && z) := by
  intro x y z; cases x <;> cases y <;> cases z <;> rfl
theorem or_and_distrib_left : ∀ (x y z : Bool), (x || y && z) = ((x || y) && (x || z)) := by
  intro x y z; cases x <;> cases y <;> cases z <;> rfl
theorem or_and_distrib_right : ∀ (x y z : Bool), (x && y || z) = ((x || z) && (y || z)) := by
  intro x y z; cases x <;> cases y <;> cases z <;> rfl
@[simp] theorem not_and : ∀ (x y : Bool), (!(x && y)) = (!x || !y) := by intro x y; cases x <;> cases y <;> rfl
@[simp] theorem not_or : ∀ (x y : Bool), (!(x || y)) = (!x && !y) := by intro x y; cases x <;> cases y <;> rfl

theorem xor_comm : ∀ (x y : Bool), (x ^^ y) = (y ^^ x) := by intro x y; cases x <;> cases y <;> rfl
theorem xor_assoc : ∀ (x y z : Bool), ((x ^^ y) ^^ z) = (x ^^ (y ^^ z)) := by
  intro x y z; cases x <;> cases y <;> cases z <;> rfl
@[simp] theorem xor_self : ∀ (x : Bool), (x ^^ x) = false := by intro x; cases x <;> rfl
@[simp] theorem xor_false : ∀ (x : Bool), (x ^^ false) = x := by intro x; cases x <;> rfl
@[simp] theorem false_xor : ∀ (x : Bool), (false ^^ x) = x := by intro x; cases x <;> rfl
@[simp] theorem xor_true : ∀ (x : Bool), (x ^^ true) = !x := by intro x; cases x <;> rfl
@[simp] theorem true_xor : ∀ (x : Bool), (true ^^ x) = !x := by intro x; cases x <;> rfl
theorem and_xor_distrib_left : ∀ (x y z : Bool), (x && (y ^^ z)) = ((x && y) ^^ (x && z)) := by
  intro x y z; cases x <;> cases y <;> cases z <;> rfl

protected theorem beq_comm {a b : Bool} : (a == b) = (b == a) := by cases a <;> cases b <;> rfl
protected theorem bne_comm {a b : Bool} : (a != b) = (b != a) := by cases a <;> cases b <;> rfl
@[simp] theorem beq_not_self : ∀ (x : Bool), (x == !x) = false := by intro x; cases x <;> rfl
@[simp] theorem not_beq_self : ∀ (x : Bool), ((!x) == x) = false := by intro x; cases x <;> rfl
@[simp] theorem true_beq : ∀ (b : Bool), (true == b) = b := by intro b; cases b <;> rfl
@[simp] theorem false_beq : ∀ (b : Bool), (false == b) = !b := by intro b; cases b <;> rfl
@[simp] theorem bne_true : ∀ (b : Bool), (b != true) = !b := by intro b; cases b <;> rfl
@[simp] theorem bne_false : ∀ (b : Bool), (b != false) = b := by intro b; cases b <;> rfl
@[simp] theorem true_bne : ∀ (b : Bool), (true != b) = !b := by intro b; cases b <;> rfl
@[simp] theorem false_bne : ∀ (b : Bool), (false != b) = b := by intro b; cases b <;> rfl
@[simp] theorem not_beq_not : ∀ (x y : Bool), ((!x) == (!y)) = (x == y) := by intro x y; cases x <;> cases y <;> rfl
@[simp] theorem not_bne_not : ∀ (x y : Bool), ((!x) != (!y)) = (x != y) := by intro x y; cases x <;> cases y <;> rfl
theorem not_beq : ∀ (x y : Bool), ((!x) == y) = (x != y) := by intro x y; cases x <;> cases y <;> rfl
theorem not_bne : ∀ (x y : Bool), ((!x) != y) = (x == y) := by intro x y; cases x <;> cases y <;> rfl
theorem bne_assoc : ∀ (x y z : Bool), ((x != y) != z) = (x != (y != z)) := by
  intro x y z; cases x <;> cases y <;> cases z <;> rfl

theorem forall_bool {p : Bool → Prop} : (∀ b, p b) ↔ p false ∧ p true :=
  ⟨fun h => ⟨h false, h true⟩, fun h b => by cases b; exact h.1; exact h.2⟩
theorem exists_bool {p : Bool → Prop} : (∃ b, p b) ↔ p false ∨ p true :=
  ⟨fun ⟨b, h⟩ => by cases b; exact Or.inl h; exact Or.inr h, fun h => h.elim (fun h => ⟨false, h⟩) (fun h => ⟨true, h⟩)⟩
theorem cond_eq_ite {α : Type u} (b : Bool) (t e : α) : cond b t e = if b = true then t else e := by cases b <;> simp
theorem cond_eq_if {b : Bool} {α : Type u} {x y : α} : (bif b then x else y) = if b = true then x else y := by
  cases b <;> simp
@[simp] theorem cond_not {α : Type u} (b : Bool) (t e : α) : cond (!b) t e = cond b e t := by cases b <;> rfl
@[simp] theorem cond_self {α : Type u} (c : Bool) (t : α) : cond c t t = t := by cases c <;> rfl

end Bool
