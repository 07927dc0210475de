module

prelude
public import Init.Omega.Int
/-! The facts about `Fin n` that `omega` applies by name. -/

@[expose] public section

theorem Fin.val_congr {n : Nat} {a b : Fin n} (h : a = b) : (a : Nat) = (b : Nat) := congrArg Fin.val h
theorem Fin.val_le_of_le {n : Nat} {a b : Fin n} (h : a ≤ b) : (a : Nat) ≤ (b : Nat) := h
theorem Fin.val_le_of_ge {n : Nat} {a b : Fin n} (h : a ≥ b) : (b : Nat) ≤ (a : Nat) := h
theorem Fin.val_add_one_le_of_lt {n : Nat} {a b : Fin n} (h : a < b) : (a : Nat) + 1 ≤ (b : Nat) := h
theorem Fin.val_add_one_le_of_gt {n : Nat} {a b : Fin n} (h : a > b) : (b : Nat) + 1 ≤ (a : Nat) := h

namespace Lean.Omega.Fin

theorem not_le {n : Nat} {i j : Fin n} : ¬ i ≤ j ↔ j < i := Nat.not_le (a := i.val) (b := j.val)
theorem not_lt {n : Nat} {i j : Fin n} : ¬ i < j ↔ j ≤ i := Nat.not_lt (a := i.val) (b := j.val)
protected theorem lt_of_not_le {n : Nat} {i j : Fin n} (h : ¬ i ≤ j) : j < i := not_le.1 h
protected theorem le_of_not_lt {n : Nat} {i j : Fin n} (h : ¬ i < j) : j ≤ i := not_lt.1 h
protected theorem lt_or_gt_of_ne {n : Nat} {i j : Fin n} (h : i ≠ j) : i < j ∨ i > j :=
  Nat.lt_or_gt_of_ne fun e => h (Fin.eq_of_val_eq e)
theorem ne_iff_lt_or_gt {n : Nat} {i j : Fin n} : i ≠ j ↔ i < j ∨ i > j :=
  ⟨Fin.lt_or_gt_of_ne, fun h e => h.elim (fun h => Nat.lt_irrefl i.val (e ▸ h)) fun h => Nat.lt_irrefl i.val (e ▸ h)⟩

end Lean.Omega.Fin
