/-! The tactics, each in a small proof. -/

example (p q : Prop) : p → q → p := by intro hp _; exact hp
example (p q : Prop) : p → q → p := by intros; assumption
example (p q : Prop) (h : p → q) (hp : p) : q := by apply h; exact hp
example (p q : Prop) (hp : p) (hq : q) : p ∧ q := by refine ⟨?_, hq⟩; exact hp
example (p q : Prop) (hp : p) (hq : q) : p ∧ q := by
  constructor
  · exact hp
  · exact hq
example (p q : Prop) (hp : p) : p ∨ q := by left; exact hp
example (p q : Prop) (hq : q) : p ∨ q := by right; exact hq
example : ∃ n : Nat, n * n = 16 := by exists 4
example (p q : Prop) (h : p ∨ q) : q ∨ p := by
  cases h with
  | inl h => exact .inr h
  | inr h => exact .inl h
example (p q : Prop) (h : p ∨ q) : q ∨ p := by
  cases h
  case inl h => exact .inr h
  next h => exact .inl h
example (p q r : Prop) : p ∧ (q ∨ r) → (p ∧ q) ∨ (p ∧ r) := by
  rintro ⟨hp, hq | hr⟩
  · exact .inl ⟨hp, hq⟩
  · exact .inr ⟨hp, hr⟩
example (p : Nat → Prop) (h : ∃ x, p x ∧ x > 3) : ∃ x, p x := by
  obtain ⟨x, hx, -⟩ := h
  exact ⟨x, hx⟩
example (a b : Nat) (h : a = b ∨ a = b + 1) : a ≤ b + 1 := by
  rcases h with rfl | rfl
  · exact Nat.le_succ _
  · exact Nat.le_refl _
example (n : Nat) : 0 + n = n := by
  induction n with
  | zero => rfl
  | succ n ih => rw [← Nat.add_assoc, ih]
example (m n : Nat) : m + n = n + m := by
  induction n generalizing m with
  | zero => rw [Nat.zero_add]; rfl
  | succ n ih => rw [← Nat.add_assoc, ih, Nat.add_right_comm]
example (a b c : Nat) (h : a = b) (h' : b = c) : a = c := by rw [h, h']
example (a b c : Nat) (h : a = b) (h' : b = c) : a = c := by rw [← h'] ; exact h
example (a b : Nat) (h : a = b) (h' : a = 3) : b = 3 := by rw [h] at h'; exact h'
example (a b : Nat) (h : a = b) (hb : b = 3) : a = 3 := by rwa [h]
example (p q : Prop) (hp : p) (hnp : ¬p) : q := by contradiction
example (p q : Prop) (hp : p) (hnp : ¬p) : q := by exfalso; exact hnp hp
example (p q : Prop) (h : p ∧ q) : q := by have hq := h.2; exact hq
example (p q : Prop) (h : p ∧ q) : q := by have ⟨_, hq⟩ := h; exact hq
example (p : Prop) (h : p) : p := by show p; exact h
example (p q : Prop) (h : p → q) (hp : p) : q := by suffices hp' : p from h hp'; exact hp
example (a b c : Nat) (h : a ≤ b) (h' : b = c) : a ≤ c := by
  calc a ≤ b := h
    _ = c := h'
example (a b c : Nat) (h : a < b) (h' : b ≤ c) : a < c :=
  calc
    a < b := h
    _ ≤ c := h'
example : 2 + 2 = 4 ∧ 3 < 5 := by decide
example (p : Prop) [Decidable p] (a : Nat) : (if p then a else a) = a := by split <;> rfl
example (x : Nat) : (match x with | 0 => 1 | n + 1 => n + 1) > 0 := by
  split
  · decide
  · exact Nat.succ_pos _
example (p q : Prop) : (¬q → ¬p) → p → q := by
  intro h hp
  by_cases hq : q
  · exact hq
  · exact absurd hp (h hq)
example (a b : Nat) (h : a + 1 = b + 1) : a = b := by injection h
example (a b c : Nat) (h : a = b) (h' : b = c) : a = c := by subst h; exact h'
example (f g : Nat → Nat) (h : ∀ x, f x = g x) : f = g := by funext x; exact h x
example (f g : Nat → Nat) (h : ∀ x, f x = g x) : f = g := by ext x; exact h x
example (p q : Prop) (h : p ↔ q) : p = q := by ext; exact h
example (a b : Nat) (f : Nat → Nat) (h : a = b) : f a = f b := by congr
example (h : ∀ x : Nat, x = 0) : 1 = 0 := by specialize h 1; exact h
example (a b : Nat) (h : a + b = 3) : a + b = 3 := by generalize a + b = c at h; exact h
def double (n : Nat) : Nat := n + n
example : double 2 = 4 := by unfold double; rfl
example : double 2 = 4 := by change 2 + 2 = 4; rfl
example (n : Nat) : double n = n + n := by delta double; rfl
example (a b : Nat) (h : a = b) : b = a := by revert h; intro h; exact h.symm
example (a b : Nat) (h : a = b) : b = a := by have h' := h.symm; clear h; exact h'
example : ∀ n : Nat, n = n := by intro; rename_i k; exact (rfl : k = k)
example (p : Prop) (h : p) : p ∧ p := by constructor <;> assumption
example (p : Prop) (h : p) : p ∧ p := by constructor; all_goals first | rfl | assumption
example (p : Prop) (h : p) : p ∧ p ∧ p := by repeat' constructor; any_goals assumption; all_goals try exact h
example (p q : Prop) (hp : p) (hq : q) : p ∧ q := by and_intros; exact hp; exact hq
example (p q : Prop) (hp : p) (hq : q) : p ∧ q := by
  constructor
  rotate_left
  · exact hq
  · exact hp
example (a b c : Nat) (h : a = b) (h' : b = c) : a = c := by
  conv => lhs; rw [h]
  exact h'
example (a b : Nat) : a + b = b + a := by conv => rhs; rw [Nat.add_comm]
example (a b : Nat) (h : a = b) : b = a := by symm; exact h
example (a b c : Nat) : a + b + c = c + b + a := by ac_rfl
example : True := by trivial
example (h : False) : 1 = 2 := by nomatch h
example : ¬False := by nofun
example (p q : Prop) (h : p ∧ q) : p := by exact?
example (p q : Prop) (h : p → q) (hp : p) : q := by apply?
example (a b : Nat) (h : a = b) (hb : b = 3) : a = 3 := by rw [h]; rw?
example (a b c : Nat) : a * (b + c) = a * b + a * c := by exact?
example (p : Prop) (h : p) : p := by
  · skip
    exact h
example : 10 < 100 := by native_decide
