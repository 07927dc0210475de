module

prelude
public import Init.Data.Nat.Gcd
/-! Binary digits: logarithm, shifts, and the operations on the digits one by one. -/

@[expose] public section

namespace Nat

/-- `log2` with `fuel` steps at most. -/
def log2.go : (fuel n : Nat) → Nat
  | 0, _ => 0
  | fuel + 1, n => if n ≥ 2 then log2.go fuel (n / 2) + 1 else 0

/-- The logarithm to base two, rounded down; zero for zero. -/
@[extern "lean_nat_log2"]
def log2 (n : @& Nat) : Nat := log2.go n n

/-- `n * 2 ^ m`. -/
@[extern "lean_nat_shiftl"]
def shiftLeft : @& Nat → @& Nat → Nat
  | n, 0 => n
  | n, m + 1 => shiftLeft (2 * n) m

/-- `n / 2 ^ m`. -/
@[extern "lean_nat_shiftr"]
def shiftRight : @& Nat → @& Nat → Nat
  | n, 0 => n
  | n, m + 1 => shiftRight n m / 2

/-- `bitwise` with `fuel` digits at most. -/
def bitwise.go (f : Bool → Bool → Bool) : (fuel n m : Nat) → Nat
  | 0, _, m => if f false true = true then m else 0
  | fuel + 1, n, m =>
    if n = 0 then (if f false true = true then m else 0)
    else if m = 0 then (if f true false = true then n else 0)
    else
      let r := bitwise.go f fuel (n / 2) (m / 2)
      if f (decide (n % 2 = 1)) (decide (m % 2 = 1)) = true then r + r + 1 else r + r

/-- The number whose binary digits are `f` of those of `n` and `m`, for `f` with `f false false = false`. -/
def bitwise (f : Bool → Bool → Bool) (n m : Nat) : Nat := bitwise.go f n n m

/-- The conjunction of the binary digits. -/
@[extern "lean_nat_land"]
def land : @& Nat → @& Nat → Nat := bitwise and

/-- The disjunction of the binary digits. -/
@[extern "lean_nat_lor"]
def lor : @& Nat → @& Nat → Nat := bitwise or

/-- The exclusive disjunction of the binary digits. -/
@[extern "lean_nat_lxor"]
def xor : @& Nat → @& Nat → Nat := bitwise bne

instance instAndOp : AndOp Nat := ⟨Nat.land⟩
instance instOrOp : OrOp Nat := ⟨Nat.lor⟩
instance instXorOp : XorOp Nat := ⟨Nat.xor⟩
instance instShiftLeft : ShiftLeft Nat := ⟨Nat.shiftLeft⟩
instance instShiftRight : ShiftRight Nat := ⟨Nat.shiftRight⟩

/-- The binary digit at place `n`. -/
def testBit (m n : Nat) : Bool := 1 &&& (m >>> n) != 0

/-! ### Shifts -/

@[simp] theorem shiftLeft_zero {n : Nat} : n <<< 0 = n := rfl
@[simp] theorem shiftRight_zero {n : Nat} : n >>> 0 = n := rfl
theorem shiftLeft_succ_inside (m n : Nat) : m <<< (n + 1) = (2 * m) <<< n := rfl
theorem shiftRight_succ (m n : Nat) : m >>> (n + 1) = (m >>> n) / 2 := rfl
theorem shiftLeft_eq : ∀ (a b : Nat), a <<< b = a * 2 ^ b
  | a, 0 => (Nat.mul_one a).symm
  | a, b + 1 => by
    rw [shiftLeft_succ_inside, shiftLeft_eq (2 * a) b, Nat.pow_add_one, Nat.mul_comm 2 a, Nat.mul_assoc, Nat.mul_comm 2]
theorem shiftLeft_succ (m n : Nat) : m <<< (n + 1) = 2 * (m <<< n) := by
  rw [shiftLeft_eq, shiftLeft_eq, Nat.pow_add_one, ← Nat.mul_assoc, Nat.mul_comm]
theorem shiftRight_eq_div_pow : ∀ (m n : Nat), m >>> n = m / 2 ^ n
  | m, 0 => (Nat.div_one m).symm
  | m, n + 1 => by rw [shiftRight_succ, shiftRight_eq_div_pow m n, Nat.div_div_eq_div_mul, Nat.pow_add_one]
theorem shiftRight_add (m n k : Nat) : m >>> (n + k) = (m >>> n) >>> k := by
  rw [shiftRight_eq_div_pow, shiftRight_eq_div_pow, shiftRight_eq_div_pow, Nat.div_div_eq_div_mul, Nat.pow_add]
theorem shiftLeft_add (m n k : Nat) : m <<< (n + k) = (m <<< n) <<< k := by
  rw [shiftLeft_eq, shiftLeft_eq, shiftLeft_eq, Nat.pow_add, Nat.mul_assoc]
@[simp] theorem zero_shiftLeft (n : Nat) : 0 <<< n = 0 := by rw [shiftLeft_eq, Nat.zero_mul]
@[simp] theorem zero_shiftRight (n : Nat) : 0 >>> n = 0 := by rw [shiftRight_eq_div_pow, Nat.zero_div]
theorem one_shiftLeft (n : Nat) : 1 <<< n = 2 ^ n := by rw [shiftLeft_eq, Nat.one_mul]
@[simp] theorem shiftLeft_shiftRight (x n : Nat) : x <<< n >>> n = x := by
  rw [shiftLeft_eq, shiftRight_eq_div_pow, Nat.mul_div_cancel x (Nat.two_pow_pos n)]
theorem shiftRight_le (m n : Nat) : m >>> n ≤ m := by rw [shiftRight_eq_div_pow]; exact div_le_self m _

/-! ### Logarithm -/

theorem log2.go_congr : ∀ (fuel₁ fuel₂ n : Nat), n ≤ fuel₁ → n ≤ fuel₂ → log2.go fuel₁ n = log2.go fuel₂ n
  | 0, 0, _, _, _ => rfl
  | 0, _ + 1, _, h, _ => (if_neg (Nat.not_le_of_lt (Nat.lt_of_le_of_lt h Nat.two_pos))).symm
  | _ + 1, 0, _, _, h => if_neg (Nat.not_le_of_lt (Nat.lt_of_le_of_lt h Nat.two_pos))
  | fuel₁ + 1, fuel₂ + 1, n, h₁, h₂ => by
    show ite (n ≥ 2) (log2.go fuel₁ (n / 2) + 1) 0 = ite (n ≥ 2) (log2.go fuel₂ (n / 2) + 1) 0
    if h : n ≥ 2 then
      have lt := div_lt_self (Nat.lt_of_lt_of_le Nat.two_pos h) Nat.one_lt_two
      rw [if_pos h, if_pos h, log2.go_congr fuel₁ fuel₂ (n / 2) (le_of_lt_succ (Nat.lt_of_lt_of_le lt h₁))
        (le_of_lt_succ (Nat.lt_of_lt_of_le lt h₂))]
    else rw [if_neg h, if_neg h]
theorem log2_def (n : Nat) : n.log2 = if 2 ≤ n then (n / 2).log2 + 1 else 0 := by
  cases n with
  | zero => rfl
  | succ n =>
    show ite (n + 1 ≥ 2) (log2.go n ((n + 1) / 2) + 1) 0 = _
    if h : n + 1 ≥ 2 then
      rw [if_pos h, if_pos h, log2.go_congr n ((n + 1) / 2) _ (le_of_lt_succ (div_lt_self (succ_pos n) Nat.one_lt_two))
        (Nat.le_refl _)]
      rfl
    else rw [if_neg h, if_neg h]
@[simp] theorem log2_zero : log2 0 = 0 := rfl
@[simp] theorem log2_one : log2 1 = 0 := rfl
theorem le_log2 {n k : Nat} (h : n ≠ 0) : k ≤ n.log2 ↔ 2 ^ k ≤ n := by
  induction k generalizing n with
  | zero => exact ⟨fun _ => Nat.pos_of_ne_zero h, fun _ => zero_le _⟩
  | succ k ih =>
    rw [log2_def]
    if h₂ : 2 ≤ n then
      have ne : n / 2 ≠ 0 := ne_of_gt (div_pos h₂ Nat.two_pos)
      rw [if_pos h₂, Nat.add_le_add_iff_right, ih ne, le_div_iff_mul_le Nat.two_pos, Nat.pow_add_one]
    else
      rw [if_neg h₂]
      refine ⟨fun h' => absurd h' (not_succ_le_zero k), fun h' => absurd (Nat.le_trans ?_ h') h₂⟩
      exact Nat.pow_le_pow_right Nat.two_pos (n := 2) (i := 1) (succ_pos k)
theorem log2_lt {n k : Nat} (h : n ≠ 0) : n.log2 < k ↔ n < 2 ^ k := by rw [← Nat.not_le, ← Nat.not_le, le_log2 h]
theorem log2_self_le {n : Nat} (h : n ≠ 0) : 2 ^ n.log2 ≤ n := (le_log2 h).1 (Nat.le_refl _)
theorem lt_log2_self {n : Nat} : n < 2 ^ (n.log2 + 1) := by
  cases n with
  | zero => exact Nat.two_pow_pos 1
  | succ n => exact (log2_lt (succ_ne_zero n)).1 (Nat.lt_add_one _)
theorem log2_lt_self {n : Nat} (h : n ≠ 0) : n.log2 < n := (log2_lt h).2 Nat.lt_two_pow_self
theorem log2_le_self (n : Nat) : n.log2 ≤ n := by
  cases n with
  | zero => exact Nat.le_refl 0
  | succ n => exact Nat.le_of_lt (log2_lt_self (succ_ne_zero n))
@[simp] theorem log2_two_pow (n : Nat) : (2 ^ n).log2 = n :=
  have ne := ne_of_gt (Nat.two_pow_pos n)
  Nat.le_antisymm (le_of_lt_succ ((log2_lt ne).2 (Nat.pow_lt_pow_succ Nat.one_lt_two)))
    ((le_log2 ne).2 (Nat.le_refl _))

end Nat
