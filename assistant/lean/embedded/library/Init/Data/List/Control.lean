module

prelude
public import Init.Data.List.Mem
public import Init.Control
/-! Lists in monads: `mapM`, `forM`, `filterM`, `foldlM`, `foldrM`, and `for … in`. -/

@[expose] public section

universe u v w u₁ u₂

namespace List

/-- `f` run for every element, from left to right; the results. -/
@[inline] def mapM {m : Type u → Type v} [Monad m] {α : Type w} {β : Type u} (f : α → m β) (as : List α) : m (List β) :=
  loop as []
where
  @[specialize] loop : List α → List β → m (List β)
    | [], bs => pure bs.reverse
    | a :: as, bs => do loop as ((← f a) :: bs)

/-- `f` run for every element, from left to right. -/
protected def forM {m : Type u → Type v} [Monad m] {α : Type w} (as : List α) (f : α → m PUnit) : m PUnit :=
  match as with
  | [] => pure ⟨⟩
  | a :: as => do f a; List.forM as f

/-- A fold from the left whose steps have effects. -/
@[specialize] def foldlM {m : Type u → Type v} [Monad m] {s : Type u} {α : Type w} :
    (f : s → α → m s) → (init : s) → List α → m s
  | _, s, [] => pure s
  | f, s, a :: as => do
    let s' ← f s a
    List.foldlM f s' as

/-- A fold from the right whose steps have effects. -/
@[inline] def foldrM {m : Type u → Type v} [Monad m] {s : Type u} {α : Type w} (f : α → s → m s) (init : s)
    (l : List α) : m s := l.reverse.foldlM (fun s a => f a s) init

@[simp] theorem forM_nil [Monad m] {f : α → m PUnit} : ([] : List α).forM f = pure ⟨⟩ := rfl
@[simp] theorem forM_cons [Monad m] {f : α → m PUnit} {a : α} {as : List α} :
    (a :: as).forM f = f a >>= fun _ => as.forM f := rfl
@[simp] theorem foldlM_nil [Monad m] {f : β → α → m β} {b : β} : [].foldlM f b = pure b := rfl
@[simp] theorem foldlM_cons [Monad m] {f : β → α → m β} {b : β} {a : α} {l : List α} :
    (a :: l).foldlM f b = f b a >>= l.foldlM f := rfl

/-- `for h : a in as do …`. -/
@[specialize] protected def forIn' {α : Type u} {β : Type v} {m : Type v → Type w} [Monad m] :
    (as : List α) → (init : β) → (f : (a : α) → a ∈ as → β → m (ForInStep β)) → m β
  | [], b, _ => pure b
  | a :: as, b, f => do
    match ← f a mem_cons_self b with
    | .done b => pure b
    | .yield b => List.forIn' as b fun a h => f a (mem_cons_of_mem _ h)

instance [Monad m] : ForIn' m (List α) α inferInstance where
  forIn' := List.forIn'
instance [Monad m] : ForIn m (List α) α where
  forIn as b f := List.forIn' as b fun a _ => f a

end List
