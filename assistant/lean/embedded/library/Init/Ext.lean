module

prelude
public import Init.Classical
/-! Extensionality lemmas for the basic types, as `ext` uses them. -/

@[expose] public section

attribute [ext] funext propext

protected theorem PProd.ext {α : Sort u} {β : Sort v} : ∀ {x y : PProd α β}, x.fst = y.fst → x.snd = y.snd → x = y
  | ⟨_, _⟩, ⟨_, _⟩, rfl, rfl => rfl

@[ext] protected theorem Prod.ext {α : Type u} {β : Type v} :
    ∀ {p q : α × β}, p.fst = q.fst → p.snd = q.snd → p = q
  | ⟨_, _⟩, ⟨_, _⟩, rfl, rfl => rfl

@[ext] protected theorem Sigma.ext {α : Type u} {β : α → Type v} :
    ∀ {x y : Sigma β}, x.fst = y.fst → x.snd ≍ y.snd → x = y
  | ⟨_, _⟩, ⟨_, _⟩, rfl, .rfl => rfl

@[ext] protected theorem PSigma.ext {α : Sort u} {β : α → Sort v} :
    ∀ {x y : PSigma β}, x.fst = y.fst → x.snd ≍ y.snd → x = y
  | ⟨_, _⟩, ⟨_, _⟩, rfl, .rfl => rfl

@[ext] theorem Fin.ext {n : Nat} {a b : Fin n} (h : (a : Nat) = b) : a = b := Fin.eq_of_val_eq h
