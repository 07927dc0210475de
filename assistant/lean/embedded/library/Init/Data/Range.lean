module

prelude
public import Init.Data.Array.Basic
public import Init.Syntax.Macros
/-! Loops over numbers: `for i in [a:b]`. -/

@[expose] public section

universe u v

namespace Std.Legacy

/-- The numbers from `start` to before `stop`, `step` apart. -/
structure Range where
  start : Nat := 0
  stop : Nat
  step : Nat := 1
  step_pos : 0 < step

namespace Range

def size (r : Range) : Nat := (r.stop - r.start + r.step - 1) / r.step

/-- The numbers in a row. -/
def toList (r : Range) : List Nat := List.range' r.start r.size r.step

instance : Membership Nat Range := ⟨fun r i => r.start ≤ i ∧ i < r.stop ∧ (i - r.start) % r.step = 0⟩

instance {m : Type u → Type v} [Monad m] : ForIn m Range Nat where
  forIn r b f := List.forIn' r.toList b fun i _ => f i
theorem mem_of_mem_toList {r : Range} {i : Nat} (h : i ∈ r.toList) : i ∈ r := by
  unfold toList at h
  rw [List.mem_range'] at h
  match h with
  | ⟨k, hk, e⟩ =>
    have hs := r.step_pos
    have hk' : k * r.step < r.stop - r.start := by
      have : (k + 1) * r.step ≤ r.stop - r.start + r.step - 1 :=
        Nat.le_trans (Nat.mul_le_mul_right _ hk) (Nat.div_mul_le_self _ _)
      rw [Nat.add_mul, Nat.one_mul] at this
      omega
    rw [Nat.mul_comm] at e
    refine ⟨by omega, by omega, ?_⟩
    have : i - r.start = k * r.step := by omega
    rw [this, Nat.mul_mod_left]

instance {m : Type u → Type v} [Monad m] : ForIn' m Range Nat inferInstance where
  forIn' r b f := List.forIn' r.toList b fun i h => f i (mem_of_mem_toList h)

end Range
end Std.Legacy
