module

prelude
public import Init.Omega.LinearCombo
public import Init.Omega.Int
/-! The constraints of `omega`: intervals, which may be unbounded, for the values of linear combinations. -/

@[expose] public section

namespace Lean.Omega

/-- A lower bound, if there is one. -/
abbrev LowerBound : Type := Option Int
/-- An upper bound, if there is one. -/
abbrev UpperBound : Type := Option Int

/-- The lower bound holds of `t`. -/
def LowerBound.sat : LowerBound → Int → Prop
  | none, _ => True
  | some x, t => x ≤ t

/-- The upper bound holds of `t`. -/
def UpperBound.sat : UpperBound → Int → Prop
  | none, _ => True
  | some y, t => t ≤ y

/-- An interval of integers. -/
structure Constraint where
  lowerBound : LowerBound
  upperBound : UpperBound

namespace Constraint

/-- The number lies in the interval. -/
def sat (c : Constraint) (t : Int) : Prop := LowerBound.sat c.lowerBound t ∧ UpperBound.sat c.upperBound t

/-- The interval with a function applied to its bounds. -/
def map (c : Constraint) (f : Int → Int) : Constraint where
  lowerBound := match c.lowerBound with
    | none => none
    | some x => some (f x)
  upperBound := match c.upperBound with
    | none => none
    | some y => some (f y)

/-- The interval with its bounds exchanged. -/
def flip (c : Constraint) : Constraint where
  lowerBound := c.upperBound
  upperBound := c.lowerBound

/-- The interval of the negatives. -/
def neg (c : Constraint) : Constraint := c.flip.map (fun x => -x)

/-- All integers. -/
def trivial : Constraint := ⟨none, none⟩
/-- No integer. -/
def impossible : Constraint := ⟨some 1, some 0⟩
/-- A single integer. -/
def exact (r : Int) : Constraint := ⟨some r, some r⟩

/-- The bounds exclude each other. -/
def isImpossible : Constraint → Bool
  | ⟨some x, some y⟩ => decide (y < x)
  | _ => false

/-- The bounds coincide. -/
def isExact : Constraint → Bool
  | ⟨some x, some y⟩ => decide (x = y)
  | _ => false

theorem sat_map_of_monotone {c : Constraint} {f : Int → Int} {t : Int} (h : ∀ {x y}, x ≤ y → f x ≤ f y) (w : c.sat t) :
    (c.map f).sat (f t) :=
  match c, w with
  | ⟨none, none⟩, _ => ⟨True.intro, True.intro⟩
  | ⟨none, some _⟩, w => ⟨True.intro, h w.2⟩
  | ⟨some _, none⟩, w => ⟨h w.1, True.intro⟩
  | ⟨some _, some _⟩, w => ⟨h w.1, h w.2⟩

theorem sat_flip_map_of_antitone {c : Constraint} {f : Int → Int} {t : Int} (h : ∀ {x y}, x ≤ y → f y ≤ f x)
    (w : c.sat t) : (c.flip.map f).sat (f t) :=
  match c, w with
  | ⟨none, none⟩, _ => ⟨True.intro, True.intro⟩
  | ⟨none, some _⟩, w => ⟨h w.2, True.intro⟩
  | ⟨some _, none⟩, w => ⟨True.intro, h w.1⟩
  | ⟨some _, some _⟩, w => ⟨h w.2, h w.1⟩

theorem neg_sat {c : Constraint} {v : Int} (w : c.sat v) : c.neg.sat (-v) := sat_flip_map_of_antitone Int.neg_le_neg w

theorem not_sat_of_isImpossible {c : Constraint} (h : isImpossible c = true) {t : Int} : ¬ c.sat t :=
  match c, h with
  | ⟨some _, some _⟩, h => fun w => Int.not_le_of_gt (of_decide_eq_true h) (Int.le_trans w.1 w.2)

/-- The interval of the multiples by `k`. -/
def scale (k : Int) (c : Constraint) : Constraint :=
  if k = 0 then
    if c.isImpossible = true then c else ⟨some 0, some 0⟩
  else if 0 < k then c.map (fun x => k * x)
  else c.flip.map (fun x => k * x)

theorem scale_sat {c : Constraint} {t : Int} (k : Int) (w : c.sat t) : (scale k c).sat (k * t) := by
  unfold scale
  if h₀ : k = 0 then
    rw [if_pos h₀, if_neg fun h => not_sat_of_isImpossible h w, h₀, Int.zero_mul]
    exact ⟨Int.le_refl 0, Int.le_refl 0⟩
  else
    rw [if_neg h₀]
    if h : 0 < k then
      rw [if_pos h]
      exact sat_map_of_monotone (f := fun x => k * x) (fun h' => Int.mul_le_mul_of_nonneg_left h' (Int.le_of_lt h)) w
    else
      rw [if_neg h]
      exact sat_flip_map_of_antitone (f := fun x => k * x)
        (fun h' => Int.mul_le_mul_of_nonpos_left (Int.not_lt.1 h) h') w

/-- The interval of the sums. -/
def add (x y : Constraint) : Constraint where
  lowerBound := match x.lowerBound, y.lowerBound with
    | some a, some b => some (a + b)
    | _, _ => none
  upperBound := match x.upperBound, y.upperBound with
    | some a, some b => some (a + b)
    | _, _ => none

theorem add_sat {c₁ c₂ : Constraint} {x₁ x₂ : Int} (w₁ : c₁.sat x₁) (w₂ : c₂.sat x₂) : (add c₁ c₂).sat (x₁ + x₂) := by
  obtain ⟨l₁, u₁⟩ := c₁
  obtain ⟨l₂, u₂⟩ := c₂
  refine ⟨?_, ?_⟩
  · cases l₁ with
    | none => exact True.intro
    | some a => cases l₂ with
      | none => exact True.intro
      | some b => exact Int.add_le_add w₁.1 w₂.1
  · cases u₁ with
    | none => exact True.intro
    | some a => cases u₂ with
      | none => exact True.intro
      | some b => exact Int.add_le_add w₁.2 w₂.2

/-- The interval of `a * x + b * y`. -/
def combo (a : Int) (x : Constraint) (b : Int) (y : Constraint) : Constraint := add (scale a x) (scale b y)

theorem combo_sat {c₁ c₂ : Constraint} {x₁ x₂ : Int} (a : Int) (w₁ : c₁.sat x₁) (b : Int) (w₂ : c₂.sat x₂) :
    (combo a c₁ b c₂).sat (a * x₁ + b * x₂) :=
  add_sat (scale_sat a w₁) (scale_sat b w₂)

/-- The intersection of two intervals. -/
def combine (x y : Constraint) : Constraint where
  lowerBound := match x.lowerBound, y.lowerBound with
    | none, b => b
    | some a, none => some a
    | some a, some b => some (max a b)
  upperBound := match x.upperBound, y.upperBound with
    | none, b => b
    | some a, none => some a
    | some a, some b => some (min a b)

theorem sat_combine {c c' : Constraint} {t : Int} (w : c.sat t) (w' : c'.sat t) : (c.combine c').sat t := by
  obtain ⟨l, u⟩ := c
  obtain ⟨l', u'⟩ := c'
  refine ⟨?_, ?_⟩
  · cases l with
    | none => exact w'.1
    | some a => cases l' with
      | none => exact w.1
      | some b => exact Int.max_le.2 ⟨w.1, w'.1⟩
  · cases u with
    | none => exact w'.2
    | some a => cases u' with
      | none => exact w.2
      | some b => exact Int.le_min.2 ⟨w.2, w'.2⟩

/-- The interval of the quotients by `k`, for multiples of `k`. -/
def div (c : Constraint) (k : Nat) : Constraint where
  lowerBound := match c.lowerBound with
    | none => none
    | some x => some (-((-x) / (k : Int)))
  upperBound := match c.upperBound with
    | none => none
    | some y => some (y / (k : Int))

theorem div_sat (c : Constraint) (t : Int) (k : Nat) (n : k ≠ 0) (h : (k : Int) ∣ t) (w : c.sat t) :
    (c.div k).sat (t / (k : Int)) := by
  have pos : 0 < (k : Int) := Int.ofNat_pos.2 (Nat.pos_of_ne_zero n)
  obtain ⟨l, u⟩ := c
  refine ⟨?_, ?_⟩
  · cases l with
    | none => exact True.intro
    | some x =>
      show -((-x) / (k : Int)) ≤ t / (k : Int)
      have h' := Int.neg_le_neg (Int.ediv_le_ediv pos (Int.neg_le_neg w.1))
      rwa [Int.neg_ediv_of_dvd h, Int.neg_neg] at h'
  · cases u with
    | none => exact True.intro
    | some y => exact Int.ediv_le_ediv pos w.2

/-- The scalar product lies in the interval. -/
abbrev sat' (c : Constraint) (x y : Coeffs) : Prop := c.sat (Coeffs.dot x y)

theorem combine_sat' {s t : Constraint} {x y : Coeffs} (ws : s.sat' x y) (wt : t.sat' x y) : (s.combine t).sat' x y :=
  sat_combine ws wt

theorem div_sat' {c : Constraint} {x y : Coeffs} (h : Coeffs.gcd x ≠ 0) (w : c.sat (Coeffs.dot x y)) :
    (c.div (Coeffs.gcd x)).sat' (Coeffs.sdiv x (Coeffs.gcd x)) y := by
  show sat _ (IntList.dot (IntList.sdiv x (IntList.gcd x)) y)
  rw [IntList.dot_sdiv x y (Int.dvd_refl _)]
  exact div_sat c _ (Coeffs.gcd x) h (IntList.gcd_dvd_dot x y) w

theorem not_sat'_of_isImpossible {c : Constraint} (h : isImpossible c = true) {x y : Coeffs} : ¬ c.sat' x y :=
  not_sat_of_isImpossible h

theorem addInequality_sat {c : Int} {x y : Coeffs} (w : c + Coeffs.dot x y ≥ 0) :
    Constraint.sat' { lowerBound := some (-c), upperBound := none } x y :=
  ⟨Int.add_nonnneg_iff_neg_le'.1 w, True.intro⟩

theorem addEquality_sat {c : Int} {x y : Coeffs} (w : c + Coeffs.dot x y = 0) :
    Constraint.sat' { lowerBound := some (-c), upperBound := some (-c) } x y :=
  ⟨Int.add_nonnneg_iff_neg_le'.1 (Int.le_of_eq w.symm), Int.add_le_zero_iff_le_neg'.1 (Int.le_of_eq w)⟩

end Constraint

/-- Divides by the greatest common divisor of the coefficients; nothing if that changes nothing. -/
def normalize? : Constraint × Coeffs → Option (Constraint × Coeffs)
  | ⟨s, x⟩ =>
    if Coeffs.gcd x = 0 then
      match s with
      | ⟨none, none⟩ => some (.trivial, x)
      | ⟨none, some u⟩ => if 0 ≤ u then some (.trivial, x) else some (.impossible, x)
      | ⟨some l, none⟩ => if l ≤ 0 then some (.trivial, x) else some (.impossible, x)
      | ⟨some l, some u⟩ => if l ≤ 0 ∧ 0 ≤ u then some (.trivial, x) else some (.impossible, x)
    else if Coeffs.gcd x = 1 then none
    else some (s.div (Coeffs.gcd x), Coeffs.sdiv x (Coeffs.gcd x))

/-- Divides by the greatest common divisor of the coefficients. -/
def normalize (p : Constraint × Coeffs) : Constraint × Coeffs := (normalize? p).getD p

private abbrev Holds (p : Constraint × Coeffs) (v : Coeffs) : Prop := p.1.sat' p.2 v

private theorem trivial_sat (x v : Coeffs) : Holds (.trivial, x) v := ⟨True.intro, True.intro⟩

private theorem normalize?_holds {s : Constraint} {x v : Coeffs} (w : s.sat' x v) :
    Holds ((normalize? (s, x)).getD (s, x)) v := by
  unfold normalize?
  show Holds (Option.getD (ite _ _ _) _) v
  if h : Coeffs.gcd x = 0 then
    rw [if_pos h]
    have e : IntList.dot x v = 0 := IntList.dot_of_isZero v (IntList.isZero_of_gcd_eq_zero h)
    obtain ⟨l, u⟩ := s
    have w' : Constraint.sat ⟨l, u⟩ 0 := e ▸ w
    cases l with
    | none => cases u with
      | none => exact trivial_sat x v
      | some u =>
        show Holds (Option.getD (ite (0 ≤ u) _ _) _) v
        rw [if_pos (show 0 ≤ u from w'.2)]; exact trivial_sat x v
    | some l => cases u with
      | none =>
        show Holds (Option.getD (ite (l ≤ 0) _ _) _) v
        rw [if_pos (show l ≤ 0 from w'.1)]; exact trivial_sat x v
      | some u =>
        show Holds (Option.getD (ite (l ≤ 0 ∧ 0 ≤ u) _ _) _) v
        rw [if_pos (show l ≤ 0 ∧ 0 ≤ u from w')]; exact trivial_sat x v
  else
    rw [if_neg h]
    if h₁ : Coeffs.gcd x = 1 then rw [if_pos h₁]; exact w
    else rw [if_neg h₁]; exact Constraint.div_sat' h w

/-- Multiplies by `-1` if the leading coefficient is negative; nothing if it is not. -/
def positivize? : Constraint × Coeffs → Option (Constraint × Coeffs)
  | ⟨s, x⟩ => if 0 ≤ x.leading then none else some (s.neg, Coeffs.smul x (-1))

/-- Brings a constraint into its standard form; nothing if it has that form. -/
def tidy? : Constraint × Coeffs → Option (Constraint × Coeffs)
  | ⟨s, x⟩ =>
    match positivize? (s, x) with
    | none => normalize? (s, x)
    | some p => some (normalize p)

/-- The standard form of a constraint. -/
def tidy (p : Constraint × Coeffs) : Constraint × Coeffs := (tidy? p).getD p

abbrev tidyConstraint (s : Constraint) (x : Coeffs) : Constraint := (tidy (s, x)).1
abbrev tidyCoeffs (s : Constraint) (x : Coeffs) : Coeffs := (tidy (s, x)).2

theorem tidy_sat {s : Constraint} {x v : Coeffs} (w : s.sat' x v) : (tidyConstraint s x).sat' (tidyCoeffs s x) v := by
  show Holds (tidy (s, x)) v
  unfold tidy tidy? positivize?
  show Holds (Option.getD (match (ite (0 ≤ Coeffs.leading x) none (some (s.neg, Coeffs.smul x (-1))) :
    Option (Constraint × Coeffs)) with
    | none => normalize? (s, x)
    | some p => some (normalize p)) (s, x)) v
  if h : 0 ≤ Coeffs.leading x then
    rw [if_pos h]
    exact normalize?_holds w
  else
    rw [if_neg h]
    refine normalize?_holds (s := s.neg) (x := Coeffs.smul x (-1)) ?_
    show Constraint.sat _ (IntList.dot (IntList.smul x (-1)) v)
    rw [IntList.dot_smul, Int.neg_one_mul]
    exact Constraint.neg_sat w

theorem combo_sat' (s t : Constraint) (a : Int) (x : Coeffs) (b : Int) (y : Coeffs) (v : Coeffs)
    (wx : s.sat' x v) (wy : t.sat' y v) : (Constraint.combo a s b t).sat' (Coeffs.combo a x b y) v := by
  show Constraint.sat _ (IntList.dot (IntList.combo a x b y) v)
  rw [IntList.dot_combo]
  exact Constraint.combo_sat a wx b wy

/-- The value of the atom introduced to solve an equation without a coefficient `1` or `-1`. -/
abbrev bmod_div_term (m : Nat) (a b : Coeffs) : Int := Coeffs.bmod_dot_sub_dot_bmod m a b / (m : Int)

/-- The coefficients of the equation that defines that atom. -/
def bmod_coeffs (m : Nat) (i : Nat) (x : Coeffs) : Coeffs := Coeffs.set (Coeffs.bmod x m) i (m : Int)

theorem bmod_sat (m : Nat) (r : Int) (i : Nat) (x v : Coeffs) (h : x.length ≤ i)
    (p : Coeffs.get v i = bmod_div_term m x v) (w : (Constraint.exact r).sat' x v) :
    (Constraint.exact (Int.bmod r m)).sat' (bmod_coeffs m i x) v := by
  have e : r = IntList.dot x v := Int.le_antisymm w.1 w.2
  have p' : IntList.get v i = IntList.bmod_dot_sub_dot_bmod m x v / (m : Int) := p
  have e' : IntList.dot (bmod_coeffs m i x) v = Int.bmod r m := by
    show IntList.dot (IntList.set (IntList.bmod x m) i (m : Int)) v = _
    rw [IntList.dot_set, IntList.get_of_length_le (by rw [IntList.length_bmod]; exact h), Int.sub_zero, p',
      Int.mul_ediv_cancel' (IntList.dvd_bmod_dot_sub_dot_bmod m x v), e]
    show _ + (Int.bmod _ m - _) = _
    rw [Int.add_comm, Int.sub_add_cancel]
  exact ⟨Int.le_of_eq e'.symm, Int.le_of_eq e'⟩

end Lean.Omega
