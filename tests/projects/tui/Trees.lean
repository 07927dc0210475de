inductive T where
  | leaf : T
  | node : T → Nat → T → T

namespace T
def flat : T → List Nat
  | leaf => []
  | node l x r => flat l ++ x :: flat r

def flatAcc : T → List Nat → List Nat
  | leaf, acc => acc
  | node l x r, acc => flatAcc l (x :: flatAcc r acc)

def mirror : T → T
  | leaf => leaf
  | node l x r => node (mirror r) x (mirror l)

theorem flatAcc_eq (t : T) (acc : List Nat) : flatAcc t acc = flat t ++ acc := by
  sorry

theorem mirror_flat (t : T) : flat (mirror t) = (flat t).reverse := by
  sorry

theorem puzzle (p q r s : Prop) (h : (p → q) ∧ (r → s)) (k : p ∨ r) (m : ¬ q ∨ ¬ s → False) : (q ∧ s) ∨ (q ∨ s) ∧ (p → q) := by
  sorry
end T
