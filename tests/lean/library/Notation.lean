/-! Standard notation is read, and means what it says. -/

example (a b : Prop) : (a ∧ b ∨ ¬a) = Or (And a b) (Not a) := rfl
example (a b : Prop) : (a ↔ b) = Iff a b := rfl
example (a b : Prop) : (a → b) = ∀ _ : a, b := rfl
example (p : Nat → Prop) : (∃ x, p x) = Exists p := rfl
example (p : Nat → Nat → Prop) : (∃ x y, p x y) = ∃ x, ∃ y, p x y := rfl
example (p : Nat → Prop) (l : List Nat) : (∃ x ∈ l, p x) = ∃ x, x ∈ l ∧ p x := rfl
example (p : Nat → Prop) (l : List Nat) : (∀ x ∈ l, p x) = ∀ x, x ∈ l → p x := rfl
example (p : Nat → Prop) : (∀ x < 3, p x) = ∀ x, x < 3 → p x := rfl
example (a b : Nat) : (a ≠ b) = ¬a = b := rfl
example (a b : Nat) : (a ≥ b) = (b ≤ a) := rfl
example (a b : Nat) : (a > b) = (b < a) := rfl
example (a : Nat) (l : List Nat) : (a ∉ l) = ¬a ∈ l := rfl
example : 2 + 3 * 4 - 5 / 2 % 3 = 12 := rfl
example : 2 ^ 3 ^ 2 = 512 := rfl
example : 3 ∣ 12 := ⟨4, rfl⟩
example : [1, 2] ++ [3] = 1 :: 2 :: 3 :: [] := rfl
example : (1, 2, 3).2.1 = 2 := rfl
example (f g : Nat → Nat) : f ∘ g = fun x => f (g x) := rfl
example (f g : Nat → Nat) : f ∘ g = fun x ↦ f (g x) := rfl
example (f : Nat → Nat) : (f <| 1 + 1) = f 2 := rfl
example (f : Nat → Nat) : (1 |> f) = f 1 := rfl
example (l : List Nat) : (l |>.map (· + 1) |>.length) = (l.map (· + 1)).length := rfl
example : (fun x : Nat => x + 1) = (· + 1) := rfl
example : Nat × Nat := (1, 2)
example : { n : Nat // n < 3 } := ⟨2, by decide⟩
example : (Nat ⊕ Bool) := .inl 1
example (p : Nat → Prop) (a b : Nat) (h : a = b) (hb : p b) : p a := h ▸ hb
example (a b : Bool) : (!a && b || a) = or (and (not a) b) a := rfl
example (a b : Nat) : (a == b) = decide (a = b) := rfl
example (a b : Nat) : (a != b) = !(a == b) := rfl
example (n : Nat) : (if n = 0 then 1 else 2) = ite (n = 0) 1 2 := rfl
example (n : Nat) : (if _h : n = 0 then 1 else 2) = dite (n = 0) (fun _ => 1) fun _ => 2 := rfl
example : (let x := 2; x + x) = 4 := rfl
example : max 2 3 = 3 ∧ min 2 3 = 2 := ⟨rfl, rfl⟩
example : (37 : Nat) = OfNat.ofNat 37 := rfl
example : "abc" ≠ "abd" := by decide
example : 'a' ≠ 'b' := by decide
example : (show Nat from 1) = 1 := rfl
example (p : Prop) (h : p) : p := by show p; exact ‹p›
example (l₁ l₂ : List Nat) : (l₁ <+: l₂) = ∃ t, l₁ ++ t = l₂ := rfl
