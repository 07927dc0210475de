module

prelude
public import Init.Data.Int
/-! Vectors of integer coefficients, as `omega` computes with them: lists, read as if zeros followed. -/

@[expose] public section

namespace Lean.Omega

/-- A vector of integers. -/
abbrev IntList := List Int

namespace IntList

/-- The entry at place `i`. -/
def get : IntList → Nat → Int
  | [], _ => 0
  | x :: _, 0 => x
  | _ :: xs, i + 1 => get xs i

/-- The vector with `y` at place `i`. -/
def set : IntList → Nat → Int → IntList
  | [], 0, y => [y]
  | [], i + 1, y => 0 :: set [] i y
  | _ :: xs, 0, y => y :: xs
  | x :: xs, i + 1, y => x :: set xs i y

/-- The first entry that is not zero. -/
def leading : IntList → Int
  | [] => 0
  | x :: xs => if x = 0 then leading xs else x

/-- Every entry is zero. -/
def isZero : IntList → Prop
  | [] => True
  | x :: xs => x = 0 ∧ isZero xs

instance decidableIsZero : (xs : IntList) → Decidable (isZero xs)
  | [] => inferInstanceAs (Decidable True)
  | x :: xs =>
    have := decidableIsZero xs
    inferInstanceAs (Decidable (x = 0 ∧ isZero xs))

/-- `i` times the vector. -/
def smul : IntList → Int → IntList
  | [], _ => []
  | x :: xs, i => (i * x) :: smul xs i

/-- The negative of the vector. -/
def neg : IntList → IntList
  | [] => []
  | x :: xs => (-x) :: neg xs

/-- The sum of two vectors. -/
def add : IntList → IntList → IntList
  | [], ys => ys
  | x :: xs, [] => x :: xs
  | x :: xs, y :: ys => (x + y) :: add xs ys

/-- The difference of two vectors. -/
def sub (xs ys : IntList) : IntList := add xs (neg ys)

/-- `a * xs + b * ys`. -/
def combo (a : Int) (xs : IntList) (b : Int) (ys : IntList) : IntList := add (smul xs a) (smul ys b)

/-- The scalar product of two vectors. -/
def dot : IntList → IntList → Int
  | [], _ => 0
  | _ :: _, [] => 0
  | x :: xs, y :: ys => x * y + dot xs ys

/-- Every entry divided by `g`. -/
def sdiv : IntList → Int → IntList
  | [], _ => []
  | x :: xs, g => (x / g) :: sdiv xs g

/-- The greatest common divisor of all entries. -/
def gcd : IntList → Nat
  | [] => 0
  | x :: xs => Nat.gcd x.natAbs (gcd xs)

/-- The entries' remainders of least absolute value. -/
def bmod : IntList → Nat → IntList
  | [], _ => []
  | x :: xs, m => Int.bmod x m :: bmod xs m

/-- What `bmod` changes when it is applied to the entries instead of the scalar product. -/
def bmod_dot_sub_dot_bmod (m : Nat) (a b : IntList) : Int := Int.bmod (dot a b) m - dot (bmod a m) b

theorem dot_nil_right : ∀ (xs : IntList), dot xs [] = 0
  | [] => rfl
  | _ :: _ => rfl

theorem dot_of_isZero : ∀ {xs : IntList} (ys : IntList), isZero xs → dot xs ys = 0
  | [], _, _ => rfl
  | _ :: _, [], _ => rfl
  | x :: xs, y :: ys, h => by
    show x * y + dot xs ys = 0
    rw [h.1, Int.zero_mul, dot_of_isZero ys h.2, Int.zero_add]

theorem dot_add : ∀ (xs ys zs : IntList), dot (add xs ys) zs = dot xs zs + dot ys zs
  | [], ys, zs => (Int.zero_add _).symm
  | _ :: _, [], zs => (Int.add_zero _).symm
  | _ :: _, _ :: _, [] => rfl
  | x :: xs, y :: ys, z :: zs => by
    show (x + y) * z + dot (add xs ys) zs = x * z + dot xs zs + (y * z + dot ys zs)
    rw [dot_add xs ys zs, Int.add_mul, Int.add_add_add_comm]

theorem dot_smul : ∀ (xs ys : IntList) (i : Int), dot (smul xs i) ys = i * dot xs ys
  | [], _, i => (Int.mul_zero i).symm
  | _ :: _, [], i => (Int.mul_zero i).symm
  | x :: xs, y :: ys, i => by
    show i * x * y + dot (smul xs i) ys = i * (x * y + dot xs ys)
    rw [dot_smul xs ys i, Int.mul_add, Int.mul_assoc]

theorem dot_neg : ∀ (xs ys : IntList), dot (neg xs) ys = -dot xs ys
  | [], _ => rfl
  | _ :: _, [] => rfl
  | x :: xs, y :: ys => by
    show -x * y + dot (neg xs) ys = -(x * y + dot xs ys)
    rw [dot_neg xs ys, Int.neg_add, Int.neg_mul]

theorem dot_sub (xs ys zs : IntList) : dot (sub xs ys) zs = dot xs zs - dot ys zs := by
  show dot (add xs (neg ys)) zs = _
  rw [dot_add, dot_neg]; rfl

theorem dot_combo (a : Int) (xs : IntList) (b : Int) (ys zs : IntList) :
    dot (combo a xs b ys) zs = a * dot xs zs + b * dot ys zs := by
  show dot (add (smul xs a) (smul ys b)) zs = _
  rw [dot_add, dot_smul, dot_smul]

theorem dot_set : ∀ (xs ys : IntList) (i : Nat) (z : Int),
    dot (set xs i z) ys = dot xs ys + (z - get xs i) * get ys i
  | [], [], 0, z => by
    show 0 = 0 + (z - 0) * 0
    rw [Int.mul_zero]; rfl
  | [], [], i + 1, z => by
    show 0 = 0 + (z - 0) * 0
    rw [Int.mul_zero]; rfl
  | [], y :: ys, 0, z => by
    show z * y + 0 = 0 + (z - 0) * y
    rw [Int.sub_zero, Int.add_zero, Int.zero_add]
  | [], y :: ys, i + 1, z => by
    show 0 * y + dot (set [] i z) ys = 0 + (z - 0) * get ys i
    rw [dot_set [] ys i z, Int.zero_mul, Int.zero_add]; rfl
  | x :: xs, [], 0, z => by
    show 0 = 0 + (z - x) * 0
    rw [Int.mul_zero]; rfl
  | x :: xs, [], i + 1, z => by
    show 0 = 0 + (z - get xs i) * 0
    rw [Int.mul_zero]; rfl
  | x :: xs, y :: ys, 0, z => by
    show z * y + dot xs ys = x * y + dot xs ys + (z - x) * y
    rw [Int.sub_mul, Int.add_right_comm, Int.add_comm (x * y), Int.sub_add_cancel]
  | x :: xs, y :: ys, i + 1, z => by
    show x * y + dot (set xs i z) ys = x * y + dot xs ys + (z - get xs i) * get ys i
    rw [dot_set xs ys i z, Int.add_assoc]

theorem get_of_length_le : ∀ {xs : IntList} {i : Nat}, xs.length ≤ i → get xs i = 0
  | [], _, _ => rfl
  | _ :: _, 0, h => absurd h (Nat.not_succ_le_zero _)
  | _ :: xs, _ + 1, h => get_of_length_le (xs := xs) (Nat.le_of_succ_le_succ h)

theorem gcd_dvd_dot : ∀ (xs ys : IntList), (gcd xs : Int) ∣ dot xs ys
  | [], _ => Int.dvd_zero _
  | _ :: _, [] => Int.dvd_zero _
  | x :: xs, y :: ys => Int.dvd_add
    (Int.dvd_mul_of_dvd_left (Int.ofNat_dvd_left.2 (Nat.gcd_dvd_left x.natAbs (gcd xs))) y)
    (Int.dvd_trans (Int.ofNat_dvd.2 (Nat.gcd_dvd_right x.natAbs (gcd xs))) (gcd_dvd_dot xs ys))

theorem isZero_of_gcd_eq_zero : ∀ {xs : IntList}, gcd xs = 0 → isZero xs
  | [], _ => trivial
  | _ :: _, h => ⟨Int.natAbs_eq_zero.1 (Nat.eq_zero_of_gcd_eq_zero_left h),
    isZero_of_gcd_eq_zero (Nat.eq_zero_of_gcd_eq_zero_right h)⟩

theorem dot_sdiv : ∀ (xs ys : IntList) {d : Int}, d ∣ (gcd xs : Int) → dot (sdiv xs d) ys = dot xs ys / d
  | [], _, d, _ => (Int.zero_ediv d).symm
  | _ :: _, [], d, _ => (Int.zero_ediv d).symm
  | x :: xs, y :: ys, d, h => by
    have hx : d ∣ x := Int.dvd_trans h (Int.ofNat_dvd_left.2 (Nat.gcd_dvd_left x.natAbs (gcd xs)))
    have hxs : d ∣ (gcd xs : Int) := Int.dvd_trans h (Int.ofNat_dvd.2 (Nat.gcd_dvd_right x.natAbs (gcd xs)))
    show x / d * y + dot (sdiv xs d) ys = (x * y + dot xs ys) / d
    rw [dot_sdiv xs ys hxs, Int.add_ediv_of_dvd_left (Int.dvd_mul_of_dvd_left hx y), Int.mul_comm x,
      Int.mul_ediv_assoc y hx, Int.mul_comm y]

theorem length_bmod : ∀ (xs : IntList) (m : Nat), (bmod xs m).length = xs.length
  | [], _ => rfl
  | _ :: xs, m => congrArg Nat.succ (length_bmod xs m)

theorem dvd_dot_bmod_sub (m : Nat) : ∀ (xs ys : IntList), (m : Int) ∣ dot (bmod xs m) ys - dot xs ys
  | [], _ => Int.dvd_zero _
  | _ :: _, [] => Int.dvd_zero _
  | x :: xs, y :: ys => by
    show (m : Int) ∣ Int.bmod x m * y + dot (bmod xs m) ys - (x * y + dot xs ys)
    have h := Int.dvd_add (Int.dvd_mul_of_dvd_left (Int.dvd_bmod_sub_self (x := x) (m := m)) y) (dvd_dot_bmod_sub m xs ys)
    rw [Int.sub_mul, ← Int.add_sub_assoc, Int.sub_add_eq_add_sub, Int.sub_sub] at h
    exact h

theorem dvd_bmod_dot_sub_dot_bmod (m : Nat) (xs ys : IntList) : (m : Int) ∣ bmod_dot_sub_dot_bmod m xs ys := by
  have h := Int.dvd_sub (Int.dvd_bmod_sub_self (x := dot xs ys) (m := m)) (dvd_dot_bmod_sub m xs ys)
  rw [Int.sub_sub, Int.add_comm, Int.sub_add_cancel] at h
  exact h

end IntList

/-- The vectors that `omega` computes with. -/
abbrev Coeffs := IntList

namespace Coeffs

abbrev toList (xs : Coeffs) : List Int := xs
abbrev ofList (xs : List Int) : Coeffs := xs
abbrev isZero (xs : Coeffs) : Prop := IntList.isZero xs
abbrev set (xs : Coeffs) (i : Nat) (y : Int) : Coeffs := IntList.set xs i y
abbrev get (xs : Coeffs) (i : Nat) : Int := IntList.get xs i
abbrev gcd (xs : Coeffs) : Nat := IntList.gcd xs
abbrev smul (xs : Coeffs) (g : Int) : Coeffs := IntList.smul xs g
abbrev sdiv (xs : Coeffs) (g : Int) : Coeffs := IntList.sdiv xs g
abbrev dot (xs ys : Coeffs) : Int := IntList.dot xs ys
abbrev add (xs ys : Coeffs) : Coeffs := IntList.add xs ys
abbrev sub (xs ys : Coeffs) : Coeffs := IntList.sub xs ys
abbrev neg (xs : Coeffs) : Coeffs := IntList.neg xs
abbrev combo (a : Int) (xs : Coeffs) (b : Int) (ys : Coeffs) : Coeffs := IntList.combo a xs b ys
abbrev length (xs : Coeffs) : Nat := List.length xs
abbrev leading (xs : Coeffs) : Int := IntList.leading xs
abbrev bmod (x : Coeffs) (m : Nat) : Coeffs := IntList.bmod x m
abbrev bmod_dot_sub_dot_bmod (m : Nat) (a b : Coeffs) : Int := IntList.bmod_dot_sub_dot_bmod m a b

end Coeffs

end Lean.Omega
