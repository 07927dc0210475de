module

prelude
public import Init.Control.Except
public import Init.Data.Array.Basic
/-! What `do` blocks become: loops without a bound, loops over several collections, and leaving them early. -/

@[expose] public section

universe u v w

/-! ### Leaving early -/

/-- A block that may return from the function around it. -/
abbrev EarlyReturnT (ρ : Type u) (m : Type u → Type v) (α : Type u) : Type v := ExceptT ρ m α
/-- A block that may leave the loop around it. -/
abbrev BreakT (m : Type u → Type v) (α : Type u) : Type v := OptionT m α
/-- A block that may go on with the next round. -/
abbrev ContinueT (m : Type u → Type v) (α : Type u) : Type v := OptionT m α

@[always_inline, inline]
abbrev EarlyReturnT.return {ρ : Type u} {m : Type u → Type v} {α : Type u} [Monad m] (r : ρ) : EarlyReturnT ρ m α :=
  throw r
@[always_inline, inline]
abbrev BreakT.break {α : Type u} {m : Type u → Type v} [Monad m] : BreakT m α := failure
@[always_inline, inline]
abbrev ContinueT.continue {α : Type u} {m : Type u → Type v} [Monad m] : ContinueT m α := failure

@[always_inline, inline]
abbrev EarlyReturn.runK {ρ α : Type u} {β : Type v} (x : Except ρ α) (ret : ρ → β) (pure : α → β) : β :=
  match x with
  | .error r => ret r
  | .ok a => pure a
@[always_inline, inline]
abbrev Break.runK {α : Type u} {β : Type v} (x : Option α) (breakK : Unit → β) (successK : α → β) : β :=
  match x with
  | some a => successK a
  | none => breakK ()
@[always_inline, inline]
abbrev Continue.runK {α : Type u} {β : Type v} (x : Option α) (continueK : Unit → β) (successK : α → β) : β :=
  match x with
  | some a => successK a
  | none => continueK ()

/-! ### Without a bound -/

namespace Lean

/-- What `while` and `repeat` loop over. -/
inductive Loop where
  | mk

@[inline] partial def Loop.forIn {β : Type u} {m : Type u → Type v} [Monad m] (_ : Loop) (init : β)
    (f : Unit → β → m (ForInStep β)) : m β :=
  let rec @[specialize] loop (b : β) : m β := do
    match ← f () b with
    | .done b => pure b
    | .yield b => loop b
  loop init

instance {m : Type u → Type v} [Monad m] : ForIn m Loop Unit := ⟨Loop.forIn⟩

end Lean

/-! ### Over several collections -/

namespace Std

/-- What gives one value after another. -/
class Stream (stream : Type u) (value : outParam (Type v)) : Type (max u v) where
  next? : stream → Option (value × stream)

/-- What can be gone through value by value. -/
class ToStream (collection : Type u) (stream : outParam (Type v)) : Type (max u v) where
  toStream : collection → stream

export ToStream (toStream)

instance {α : Type u} : ToStream (List α) (List α) := ⟨fun l => l⟩
instance {α : Type u} : ToStream (Array α) (List α) := ⟨fun a => a.toList⟩
instance {α : Type u} : Stream (List α) α where
  next?
    | [] => none
    | a :: l => some (a, l)

end Std
