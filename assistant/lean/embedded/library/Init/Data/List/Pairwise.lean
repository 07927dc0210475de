module

prelude
public import Init.Data.List.Sublist
public import Init.Data.List.Range
/-! `Pairwise` and `Nodup`: relations between earlier and later elements. -/

@[expose] public section

universe u v w

namespace List

attribute [simp] Pairwise.nil

@[simp] theorem pairwise_cons {R : α → α → Prop} {a : α} {l : List α} :
    Pairwise R (a :: l) ↔ (∀ a', a' ∈ l → R a a') ∧ Pairwise R l := by
  constructor
  · intro h
    cases h with
    | cons h₁ h₂ => exact ⟨h₁, h₂⟩
  · exact fun h => .cons h.1 h.2

section
variable {R S T : α → α → Prop} {l l₁ l₂ : List α}

theorem rel_of_pairwise_cons {a : α} (p : (a :: l).Pairwise R) {a' : α} : a' ∈ l → R a a' := (pairwise_cons.1 p).1 a'
theorem Pairwise.of_cons {a : α} (p : (a :: l).Pairwise R) : Pairwise R l := (pairwise_cons.1 p).2
theorem Pairwise.tail (p : Pairwise R l) : Pairwise R l.tail := by
  cases l with
  | nil => exact p
  | cons a l => exact p.of_cons

theorem Pairwise.imp_of_mem (H : ∀ {a b}, a ∈ l → b ∈ l → R a b → S a b) (p : Pairwise R l) : Pairwise S l := by
  induction p with
  | nil => exact .nil
  | @cons a l h _ ih =>
    exact .cons (fun b m => H mem_cons_self (.tail a m) (h b m)) (ih fun m m' => H (.tail a m) (.tail a m'))
theorem Pairwise.imp (H : ∀ {a b}, R a b → S a b) (p : l.Pairwise R) : l.Pairwise S := p.imp_of_mem fun _ _ => H
theorem Pairwise.and (hR : Pairwise R l) (hS : Pairwise S l) : l.Pairwise fun a b => R a b ∧ S a b := by
  induction hR with
  | nil => exact .nil
  | cons h _ ih =>
    rw [pairwise_cons] at hS
    exact .cons (fun b m => ⟨h b m, hS.1 b m⟩) (ih hS.2)
theorem pairwise_and_iff : l.Pairwise (fun a b => R a b ∧ S a b) ↔ Pairwise R l ∧ Pairwise S l :=
  ⟨fun h => ⟨h.imp (·.1), h.imp (·.2)⟩, fun h => h.1.and h.2⟩
theorem Pairwise.imp₂ (H : ∀ a b, R a b → S a b → T a b) (hR : Pairwise R l) (hS : l.Pairwise S) : l.Pairwise T :=
  (hR.and hS).imp fun h => H _ _ h.1 h.2
theorem Pairwise.iff_of_mem (H : ∀ {a b}, a ∈ l → b ∈ l → (R a b ↔ S a b)) : Pairwise R l ↔ Pairwise S l :=
  ⟨Pairwise.imp_of_mem fun m m' => (H m m').1, Pairwise.imp_of_mem fun m m' => (H m m').2⟩
theorem Pairwise.iff (H : ∀ a b, R a b ↔ S a b) : Pairwise R l ↔ Pairwise S l := Pairwise.iff_of_mem fun _ _ => H ..
theorem pairwise_of_forall (H : ∀ x y, R x y) : Pairwise R l := by
  induction l with
  | nil => exact .nil
  | cons a l ih => exact .cons (fun b _ => H a b) ih
theorem pairwise_singleton (R : α → α → Prop) (a : α) : Pairwise R [a] := .cons nofun .nil
theorem pairwise_pair {a b : α} : Pairwise R [a, b] ↔ R a b := by simp

theorem Pairwise.sublist (s : l₁ <+ l₂) (h : l₂.Pairwise R) : l₁.Pairwise R := by
  induction s with
  | slnil => exact h
  | cons a _ ih => exact ih h.of_cons
  | cons_cons a s ih => exact .cons (fun b m => rel_of_pairwise_cons h (s.subset m)) (ih h.of_cons)
theorem Pairwise.filter (p : α → Bool) (h : Pairwise R l) : Pairwise R (filter p l) := h.sublist filter_sublist
theorem Pairwise.take {i : Nat} (h : Pairwise R l) : Pairwise R (l.take i) := h.sublist (take_sublist i l)
theorem Pairwise.drop {i : Nat} (h : Pairwise R l) : Pairwise R (l.drop i) := h.sublist (drop_sublist i l)

theorem pairwise_append : (l₁ ++ l₂).Pairwise R ↔ l₁.Pairwise R ∧ l₂.Pairwise R ∧ ∀ a ∈ l₁, ∀ b ∈ l₂, R a b := by
  induction l₁ with
  | nil => simp
  | cons a l₁ ih =>
    simp only [cons_append, pairwise_cons, ih, forall_mem_append, forall_mem_cons]
    exact ⟨fun ⟨⟨h₁, h₂⟩, h₃, h₄, h₅⟩ => ⟨⟨h₁, h₃⟩, h₄, h₂, h₅⟩, fun ⟨⟨h₁, h₃⟩, h₄, h₂, h₅⟩ => ⟨⟨h₁, h₂⟩, h₃, h₄, h₅⟩⟩
theorem pairwise_reverse : l.reverse.Pairwise R ↔ l.Pairwise (fun a b => R b a) := by
  induction l with
  | nil => simp
  | cons a l ih => simp [pairwise_append, ih, and_comm]
@[simp] theorem pairwise_replicate {n : Nat} {a : α} : (replicate n a).Pairwise R ↔ n ≤ 1 ∨ R a a := by
  induction n with
  | zero => simp
  | succ n ih =>
    rw [replicate_succ, pairwise_cons, ih, forall_mem_replicate]
    constructor
    · rintro ⟨rfl | h, -⟩
      · exact .inl (Nat.le_refl 1)
      · exact .inr h
    · rintro (h | h)
      · exact ⟨.inl (by omega), .inl (by omega)⟩
      · exact ⟨.inr h, .inr h⟩
theorem pairwise_iff_forall_sublist : l.Pairwise R ↔ ∀ {a b}, [a, b] <+ l → R a b := by
  constructor
  · intro h a b s
    exact pairwise_pair.1 (h.sublist s)
  · intro H
    induction l with
    | nil => exact .nil
    | cons a l ih => exact .cons (fun b m => H ((singleton_sublist.2 m).cons_cons a)) (ih fun s => H (s.cons a))
theorem Pairwise.forall_of_forall {l : List α} (H : ∀ x y, R x y → R y x) (H₁ : ∀ x ∈ l, R x x) (H₂ : l.Pairwise R) :
    ∀ x ∈ l, ∀ y ∈ l, R x y := by
  induction H₂ with
  | nil => exact nofun
  | @cons a l h _ ih =>
    have ⟨ha, hl⟩ := forall_mem_cons.1 H₁
    exact forall_mem_cons.2 ⟨forall_mem_cons.2 ⟨ha, h⟩, fun x m => forall_mem_cons.2 ⟨H _ _ (h x m), ih hl x m⟩⟩
theorem pairwise_iff_getElem :
    l.Pairwise R ↔ ∀ (i j : Nat) (_hi : i < l.length) (_hj : j < l.length) (_hij : i < j), R l[i] l[j] := by
  induction l with
  | nil => simp
  | cons a l ih =>
    rw [pairwise_cons, ih]
    constructor
    · rintro ⟨h, H⟩ i j hi hj hij
      cases j with
      | zero => exact absurd hij (Nat.not_lt_zero i)
      | succ j => cases i with
        | zero => exact h _ (getElem_mem _)
        | succ i => exact H i j (Nat.lt_of_succ_lt_succ hi) (Nat.lt_of_succ_lt_succ hj) (Nat.lt_of_succ_lt_succ hij)
    · intro H
      constructor
      · intro b m
        obtain ⟨j, hj, rfl⟩ := getElem_of_mem m
        exact H 0 (j + 1) (Nat.succ_pos _) (Nat.succ_lt_succ hj) (Nat.succ_pos j)
      · intro i j hi hj hij
        exact H (i + 1) (j + 1) (Nat.succ_lt_succ hi) (Nat.succ_lt_succ hj) (Nat.succ_lt_succ hij)

end

theorem pairwise_map {f : α → β} {R : β → β → Prop} {l : List α} :
    (l.map f).Pairwise R ↔ l.Pairwise fun a b => R (f a) (f b) := by
  induction l with
  | nil => simp
  | cons a l ih => rw [map_cons, pairwise_cons, pairwise_cons, ih, forall_mem_map]
theorem Pairwise.of_map {R : α → α → Prop} {S : β → β → Prop} (f : α → β) (H : ∀ a b : α, S (f a) (f b) → R a b)
    {l : List α} (p : Pairwise S (map f l)) : Pairwise R l := (pairwise_map.1 p).imp (H _ _)
theorem Pairwise.map {R : α → α → Prop} {S : β → β → Prop} (f : α → β) (H : ∀ a b : α, R a b → S (f a) (f b))
    {l : List α} (p : Pairwise R l) : Pairwise S (map f l) := pairwise_map.2 (p.imp (H _ _))

instance instDecidablePairwise {R : α → α → Prop} [DecidableRel R] : (l : List α) → Decidable (Pairwise R l)
  | [] => isTrue .nil
  | a :: l =>
    haveI := instDecidablePairwise (R := R) l
    haveI := decidableBAll (R a) l
    decidable_of_decidable_of_iff pairwise_cons.symm

/-! ### `Nodup` -/

@[simp] theorem nodup_nil : @Nodup α [] := Pairwise.nil
@[simp] theorem nodup_cons {a : α} {l : List α} : Nodup (a :: l) ↔ a ∉ l ∧ Nodup l := by
  rw [Nodup, pairwise_cons]
  exact and_congr_left' forall_mem_ne
theorem nodup_singleton (a : α) : [a].Nodup := pairwise_singleton _ a
theorem Nodup.sublist {l₁ l₂ : List α} (s : l₁ <+ l₂) (h : Nodup l₂) : Nodup l₁ := Pairwise.sublist s h
theorem Sublist.nodup {l₁ l₂ : List α} (s : l₁ <+ l₂) (h : Nodup l₂) : Nodup l₁ := Pairwise.sublist s h
theorem Nodup.of_cons {a : α} {l : List α} (h : (a :: l).Nodup) : l.Nodup := (nodup_cons.1 h).2
theorem Nodup.not_mem {a : α} {l : List α} (h : (a :: l).Nodup) : a ∉ l := (nodup_cons.1 h).1
theorem Nodup.filter (p : α → Bool) {l : List α} (h : l.Nodup) : (l.filter p).Nodup := Pairwise.filter p h
theorem nodup_append {l₁ l₂ : List α} :
    (l₁ ++ l₂).Nodup ↔ l₁.Nodup ∧ l₂.Nodup ∧ ∀ a ∈ l₁, ∀ b ∈ l₂, a ≠ b := pairwise_append
@[simp] theorem nodup_reverse {l : List α} : l.reverse.Nodup ↔ l.Nodup :=
  pairwise_reverse.trans (Pairwise.iff fun _ _ => ne_comm)
@[simp] theorem nodup_replicate {n : Nat} {a : α} : (replicate n a).Nodup ↔ n ≤ 1 := by simp [Nodup]
theorem Nodup.of_map (f : α → β) {l : List α} (h : (l.map f).Nodup) : l.Nodup :=
  Pairwise.of_map f (fun _ _ n e => n (congrArg f e)) h
theorem getElem?_inj {xs : List α} {i j : Nat} (h₀ : i < xs.length) (h₁ : Nodup xs) (h₂ : xs[i]? = xs[j]?) : i = j := by
  rw [getElem?_eq_getElem h₀] at h₂
  obtain ⟨hj, e⟩ := getElem?_eq_some_iff.1 h₂.symm
  have H := pairwise_iff_getElem.1 h₁
  obtain h | h | h := Nat.lt_trichotomy i j
  · exact absurd e.symm (H i j h₀ hj h)
  · exact h
  · exact absurd e (H j i hj h₀ h)
theorem pairwise_lt_range' {s n step : Nat} (pos : 0 < step) : Pairwise (· < ·) (range' s n step) := by
  induction n generalizing s with
  | zero => exact .nil
  | succ n ih =>
    refine .cons (fun a m => ?_) ih
    obtain ⟨i, -, rfl⟩ := mem_range'.1 m
    omega
theorem pairwise_lt_range {n : Nat} : Pairwise (· < ·) (range n) := range_eq_range' ▸ pairwise_lt_range' Nat.one_pos
theorem nodup_range {n : Nat} : Nodup (range n) := pairwise_lt_range.imp Nat.ne_of_lt

instance nodupDecidable [DecidableEq α] (l : List α) : Decidable l.Nodup := instDecidablePairwise l

end List
