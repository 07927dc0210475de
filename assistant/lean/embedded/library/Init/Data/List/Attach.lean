module

prelude
public import Init.Data.List.Map
/-! `pmap` and `attach`: elements with proofs about them. -/

@[expose] public section

universe u v w

namespace List

/-- `f` applied to every element, with the proof that it satisfies `P`. -/
def pmap {P : α → Prop} (f : ∀ a, P a → β) : ∀ l : List α, (H : ∀ a ∈ l, P a) → List β
  | [], _ => []
  | a :: l, H => f a (forall_mem_cons.1 H).1 :: pmap f l (forall_mem_cons.1 H).2

/-- The elements, each with a proof of `P`. -/
def attachWith (l : List α) (P : α → Prop) (H : ∀ x ∈ l, P x) : List { x // P x } := pmap Subtype.mk l H

/-- The elements, each with a proof that it is one. -/
def attach (l : List α) : List { x // x ∈ l } := attachWith l _ fun _ => id

@[simp] theorem pmap_nil {P : α → Prop} {f : ∀ a, P a → β} {H} : pmap f [] H = [] := rfl
@[simp] theorem pmap_cons {P : α → Prop} {f : ∀ a, P a → β} {a : α} {l : List α} (h : ∀ b ∈ a :: l, P b) :
    pmap f (a :: l) h = f a (forall_mem_cons.1 h).1 :: pmap f l (forall_mem_cons.1 h).2 := rfl
@[simp] theorem length_pmap {P : α → Prop} {f : ∀ a, P a → β} {l : List α} {H} : (pmap f l H).length = l.length := by
  induction l with
  | nil => rfl
  | cons a l ih => exact congrArg (· + 1) ih
theorem map_pmap {P : α → Prop} {g : β → γ} {f : ∀ a, P a → β} {l : List α} (H) :
    map g (pmap f l H) = pmap (fun a h => g (f a h)) l H := by
  induction l with
  | nil => rfl
  | cons a l ih => exact congrArg (g (f a _) :: ·) (ih _)
@[simp] theorem pmap_eq_map {p : α → Prop} {f : α → β} {l : List α} (H) :
    pmap (P := p) (fun a _ => f a) l H = map f l := by
  induction l with
  | nil => rfl
  | cons a l ih => exact congrArg (f a :: ·) (ih _)
theorem mem_pmap {P : α → Prop} {f : ∀ a, P a → β} {l : List α} {H} {b : β} :
    b ∈ pmap f l H ↔ ∃ (a : _) (h : a ∈ l), f a (H a h) = b := by
  induction l with
  | nil => simp
  | cons a l ih =>
    rw [pmap_cons, mem_cons, ih]
    constructor
    · rintro (rfl | ⟨c, m, rfl⟩)
      · exact ⟨a, mem_cons_self, rfl⟩
      · exact ⟨c, mem_cons_of_mem a m, rfl⟩
    · rintro ⟨c, m, rfl⟩
      obtain rfl | m' := mem_cons.1 m
      · exact .inl rfl
      · exact .inr ⟨c, m', rfl⟩
@[simp] theorem length_attach {l : List α} : l.attach.length = l.length := length_pmap
@[simp] theorem attach_map_subtype_val (l : List α) : l.attach.map Subtype.val = l :=
  (map_pmap ..).trans ((pmap_eq_map (f := id) ..).trans (map_id l))
@[simp] theorem attach_map_val {l : List α} {f : α → β} : (l.attach.map fun i => f i.1) = l.map f :=
  (map_pmap ..).trans (pmap_eq_map ..)
@[simp] theorem mem_attach (l : List α) (x : { x // x ∈ l }) : x ∈ l.attach := mem_pmap.2 ⟨x.1, x.2, rfl⟩

end List
