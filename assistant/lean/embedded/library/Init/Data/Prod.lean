module

prelude
public import Init.PropLemmas
public import Init.Ext
/-! Pairs: their components the other way round, and quantifiers over them. -/

@[expose] public section

universe u v

namespace Prod
variable {α : Type u} {β : Type v}

/-- The components the other way round. -/
def swap : α × β → β × α := fun p => (p.2, p.1)

@[simp] theorem fst_swap {p : α × β} : p.swap.1 = p.2 := rfl
@[simp] theorem snd_swap {p : α × β} : p.swap.2 = p.1 := rfl
@[simp] theorem swap_prod_mk {a : α} {b : β} : swap (a, b) = (b, a) := rfl
@[simp] theorem swap_swap : ∀ x : α × β, swap (swap x) = x := fun _ => rfl
@[simp] theorem swap_swap_eq : swap ∘ swap = @id (α × β) := rfl
theorem swap_inj {p q : α × β} (h : swap p = swap q) : p = q := by
  have := congrArg swap h; simpa using this
@[simp] theorem mk.eta {p : α × β} : (p.1, p.2) = p := rfl
protected theorem «forall» {p : α × β → Prop} : (∀ x, p x) ↔ ∀ a b, p (a, b) :=
  ⟨fun h a b => h (a, b), fun h x => h x.1 x.2⟩
protected theorem «exists» {p : α × β → Prop} : (∃ x, p x) ↔ ∃ a b, p (a, b) :=
  ⟨fun ⟨x, h⟩ => ⟨x.1, x.2, h⟩, fun ⟨a, b, h⟩ => ⟨(a, b), h⟩⟩
theorem ext_iff' {p q : α × β} : p = q ↔ p.1 = q.1 ∧ p.2 = q.2 :=
  ⟨fun h => h ▸ ⟨rfl, rfl⟩, fun h => Prod.ext h.1 h.2⟩
@[simp] theorem map_id : Prod.map (@id α) (@id β) = id := rfl
@[simp] theorem map_id' : Prod.map (fun a : α => a) (fun b : β => b) = fun x => x := rfl

end Prod
