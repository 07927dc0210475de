module

prelude
public import Init.Data.List.Mem
public import Init.GetElem
/-! The elements of a list by index: `xs[i]`, `xs[i]?`, `xs[i]!`, `xs.getD i a`. -/

@[expose] public section

universe u v w

/-! ### In every collection that can be indexed -/

section
variable [GetElem? cont idx elem dom] [LawfulGetElem cont idx elem dom]

theorem getElem?_pos (c : cont) (i : idx) (h : dom c i) : c[i]? = some (c[i]'h) := by
  haveI : Decidable (dom c i) := isTrue h
  exact (getElem?_def c i).trans (dif_pos h)

theorem getElem?_neg (c : cont) (i : idx) (h : ¬dom c i) : c[i]? = none := by
  haveI : Decidable (dom c i) := isFalse h
  exact (getElem?_def c i).trans (dif_neg h)

theorem getElem!_pos [Inhabited elem] (c : cont) (i : idx) (h : dom c i) : c[i]! = c[i]'h := by
  rw [getElem!_def, getElem?_pos c i h]

theorem getElem!_neg [Inhabited elem] (c : cont) (i : idx) (h : ¬dom c i) : c[i]! = default := by
  rw [getElem!_def, getElem?_neg c i h]

@[simp] theorem isSome_getElem? (c : cont) (i : idx) [Decidable (dom c i)] : c[i]?.isSome = dom c i := by
  by_cases h : dom c i
  · rw [getElem?_pos c i h]
    exact propext ⟨fun _ => h, fun _ => rfl⟩
  · rw [getElem?_neg c i h]
    exact propext ⟨nofun, fun x => absurd x h⟩

@[simp] theorem isNone_getElem? (c : cont) (i : idx) [Decidable (dom c i)] : c[i]?.isNone = ¬dom c i := by
  by_cases h : dom c i
  · rw [getElem?_pos c i h]
    exact propext ⟨nofun, fun x => absurd h x⟩
  · rw [getElem?_neg c i h]
    exact propext ⟨fun _ => h, fun _ => rfl⟩

end

namespace Fin

instance instGetElem?FinVal [h : GetElem? cont Nat elem dom] : GetElem? cont (Fin n) elem fun xs i => dom xs i.val where
  getElem? xs i := getElem? xs i.val
  getElem! xs i := getElem! xs i.val

@[simp] theorem getElem_fin [GetElem? Cont Nat Elem Dom] (a : Cont) (i : Fin n) (h : Dom a i) : a[i] = a[i.1] := rfl
@[simp] theorem getElem?_fin [h : GetElem? Cont Nat Elem Dom] (a : Cont) (i : Fin n) : a[i]? = a[i.1]? := rfl

end Fin

namespace List

@[simp] theorem get_eq_getElem {l : List α} {i : Fin l.length} : l.get i = l[i.1]'i.2 := rfl
@[simp] theorem getElem_cons_zero (a : α) (as : List α) (h : 0 < (a :: as).length) : (a :: as)[0] = a := rfl
@[simp] theorem getElem_cons_succ (a : α) (as : List α) (i : Nat) (h : i + 1 < (a :: as).length) :
    (a :: as)[i + 1] = as[i]'(Nat.lt_of_succ_lt_succ h) := rfl
@[simp] theorem getElem?_nil {i : Nat} : ([] : List α)[i]? = none := rfl
@[simp] theorem getElem?_cons_zero {a : α} {l : List α} : (a :: l)[0]? = some a := rfl
@[simp] theorem getElem?_cons_succ {a : α} {l : List α} {i : Nat} : (a :: l)[i + 1]? = l[i]? := rfl

@[simp] theorem getElem?_eq_getElem {l : List α} {i : Nat} (h : i < l.length) : l[i]? = some l[i] := by
  induction l generalizing i with
  | nil => exact absurd h (Nat.not_lt_zero i)
  | cons a l ih => cases i with
    | zero => rfl
    | succ i => exact ih (Nat.lt_of_succ_lt_succ h)

theorem getElem?_eq_none {l : List α} {i : Nat} (h : length l ≤ i) : l[i]? = none := by
  induction l generalizing i with
  | nil => rfl
  | cons a l ih => cases i with
    | zero => exact absurd h (Nat.not_succ_le_zero _)
    | succ i => exact ih (Nat.le_of_succ_le_succ h)

instance : LawfulGetElem (List α) Nat α fun as i => i < as.length where
  getElem?_def as i _ := by
    by_cases h : i < as.length
    · rw [dif_pos h, getElem?_eq_getElem h]
    · rw [dif_neg h, getElem?_eq_none (Nat.le_of_not_lt h)]
  getElem!_def as i := by
    induction as generalizing i with
    | nil => rfl
    | cons a as ih => cases i with
      | zero => rfl
      | succ i => exact ih i

@[simp] theorem getElem?_eq_none_iff {l : List α} {i : Nat} : l[i]? = none ↔ length l ≤ i :=
  ⟨fun h => Nat.le_of_not_lt fun h' => (nomatch (getElem?_eq_getElem h').symm.trans h), getElem?_eq_none⟩
@[simp] theorem none_eq_getElem?_iff {l : List α} {i : Nat} : none = l[i]? ↔ length l ≤ i :=
  eq_comm.trans getElem?_eq_none_iff

theorem getElem?_eq_some_iff {l : List α} {i : Nat} {a : α} : l[i]? = some a ↔ ∃ h : i < l.length, l[i] = a := by
  constructor
  · intro e
    have h : i < l.length := Nat.lt_of_not_ge fun h => nomatch (getElem?_eq_none h).symm.trans e
    exact ⟨h, Option.some.inj ((getElem?_eq_getElem h).symm.trans e)⟩
  · rintro ⟨h, rfl⟩
    exact getElem?_eq_getElem h

theorem some_eq_getElem?_iff {l : List α} {i : Nat} {a : α} : some a = l[i]? ↔ ∃ h : i < l.length, l[i] = a :=
  eq_comm.trans getElem?_eq_some_iff

@[simp] theorem some_getElem_eq_getElem?_iff {xs : List α} {i : Nat} (h : i < xs.length) :
    (some xs[i] = xs[i]?) ↔ True := iff_true_intro (getElem?_eq_getElem h).symm
@[simp] theorem getElem?_eq_some_getElem_iff {xs : List α} {i : Nat} (h : i < xs.length) :
    (xs[i]? = some xs[i]) ↔ True := iff_true_intro (getElem?_eq_getElem h)

theorem getElem_eq_iff {l : List α} {i : Nat} {x : α} (h : i < l.length) : l[i] = x ↔ l[i]? = some x := by
  rw [getElem?_eq_getElem h, Option.some.injEq]

theorem lt_length_of_getElem? {l : List α} {i : Nat} {a : α} (h : l[i]? = some a) : i < l.length :=
  (getElem?_eq_some_iff.1 h).1

theorem getElem_cons {a : α} {l : List α} {i : Nat} (w : i < (a :: l).length) :
    (a :: l)[i] = if h : i = 0 then a else l[i - 1]'(Nat.sub_lt_right_of_lt_add (Nat.pos_of_ne_zero h) w) := by
  cases i with
  | zero => rfl
  | succ i =>
    rw [dif_neg (Nat.add_one_ne_zero i)]
    rfl

theorem getElem?_cons {a : α} {l : List α} {i : Nat} : (a :: l)[i]? = if i = 0 then some a else l[i - 1]? := by
  cases i with
  | zero => rfl
  | succ i => exact (if_neg (Nat.succ_ne_zero i)).symm

@[simp] theorem getElem_singleton {a : α} {i : Nat} (h : i < 1) : [a][i] = a := by
  cases i with
  | zero => rfl
  | succ i => exact absurd (Nat.lt_of_succ_lt_succ h) (Nat.not_lt_zero i)

theorem getElem?_singleton {a : α} {i : Nat} : [a][i]? = if i = 0 then some a else none := getElem?_cons

/-- Rewrites the list under an index, where `rw` would complain of the motive. -/
theorem getElem_of_eq {l l' : List α} (h : l = l') {i : Nat} (w : i < l.length) : l[i] = l'[i]'(h ▸ w) := by
  cases h
  rfl

theorem getElem_zero {l : List α} (h : 0 < l.length) : l[0] = l.head (length_pos_iff.1 h) := by
  cases l with
  | nil => exact absurd h (Nat.lt_irrefl 0)
  | cons a l => rfl

/-! ### Equal elements make equal lists -/

@[ext] theorem ext_getElem? {l₁ l₂ : List α} (h : ∀ i : Nat, l₁[i]? = l₂[i]?) : l₁ = l₂ := by
  induction l₁ generalizing l₂ with
  | nil => cases l₂ with
    | nil => rfl
    | cons b l₂ => exact nomatch h 0
  | cons a l₁ ih => cases l₂ with
    | nil => exact nomatch h 0
    | cons b l₂ => rw [Option.some.inj (h 0), ih fun i => h (i + 1)]

theorem ext_getElem {l₁ l₂ : List α} (hl : length l₁ = length l₂)
    (h : ∀ (i : Nat) (h₁ : i < l₁.length) (h₂ : i < l₂.length), l₁[i]'h₁ = l₂[i]'h₂) : l₁ = l₂ :=
  ext_getElem? fun i => by
    by_cases h₁ : i < l₁.length
    · have h₂ := hl ▸ h₁
      rw [getElem?_eq_getElem h₁, getElem?_eq_getElem h₂, h i h₁ h₂]
    · have h₁ := Nat.le_of_not_lt h₁
      rw [getElem?_eq_none h₁, getElem?_eq_none (hl ▸ h₁)]

theorem ext_get {l₁ l₂ : List α} (hl : length l₁ = length l₂)
    (h : ∀ n h₁ h₂, get l₁ ⟨n, h₁⟩ = get l₂ ⟨n, h₂⟩) : l₁ = l₂ := ext_getElem hl h

/-! ### Elements are members -/

@[simp] theorem getElem_mem {l : List α} {i : Nat} (h : i < l.length) : l[i]'h ∈ l := by
  induction l generalizing i with
  | nil => exact absurd h (Nat.not_lt_zero i)
  | cons a l ih => cases i with
    | zero => exact mem_cons_self
    | succ i => exact mem_cons_of_mem a (ih (Nat.lt_of_succ_lt_succ h))

theorem get_mem (l : List α) (n : Fin l.length) : get l n ∈ l := getElem_mem n.2

theorem getElem_of_mem {a : α} {l : List α} (h : a ∈ l) : ∃ (i : Nat) (h : i < l.length), l[i]'h = a := by
  induction h with
  | head l => exact ⟨0, Nat.succ_pos _, rfl⟩
  | tail b _ ih =>
    obtain ⟨i, h, e⟩ := ih
    exact ⟨i + 1, Nat.succ_lt_succ h, e⟩

theorem getElem?_of_mem {a : α} {l : List α} (h : a ∈ l) : ∃ i : Nat, l[i]? = some a :=
  (getElem_of_mem h).imp fun _ h => getElem?_eq_some_iff.2 h
theorem mem_of_getElem {l : List α} {i : Nat} {h} {a : α} (e : l[i] = a) : a ∈ l := e ▸ getElem_mem h
theorem mem_of_getElem? {l : List α} {i : Nat} {a : α} (e : l[i]? = some a) : a ∈ l :=
  (getElem?_eq_some_iff.1 e).elim fun _ => mem_of_getElem
theorem mem_iff_getElem {a : α} {l : List α} : a ∈ l ↔ ∃ (i : Nat) (h : i < l.length), l[i]'h = a :=
  ⟨getElem_of_mem, fun ⟨_, _, e⟩ => mem_of_getElem e⟩
theorem mem_iff_getElem? {a : α} {l : List α} : a ∈ l ↔ ∃ i : Nat, l[i]? = some a :=
  ⟨getElem?_of_mem, fun ⟨_, e⟩ => mem_of_getElem? e⟩
theorem get_of_mem {a : α} {l : List α} (h : a ∈ l) : ∃ n, get l n = a :=
  (getElem_of_mem h).elim fun i ⟨h, e⟩ => ⟨⟨i, h⟩, e⟩
theorem mem_iff_get {a : α} {l : List α} : a ∈ l ↔ ∃ n, get l n = a := ⟨get_of_mem, fun ⟨n, e⟩ => e ▸ get_mem l n⟩
theorem forall_getElem {l : List α} {p : α → Prop} : (∀ (i : Nat) h, p (l[i]'h)) ↔ ∀ a, a ∈ l → p a :=
  ⟨fun H _ m => (getElem_of_mem m).elim fun i ⟨h, e⟩ => e ▸ H i h, fun H _ h => H _ (getElem_mem h)⟩

/-! ### Appended lists -/

theorem getElem?_append_left {l₁ l₂ : List α} {i : Nat} (hn : i < l₁.length) : (l₁ ++ l₂)[i]? = l₁[i]? := by
  induction l₁ generalizing i with
  | nil => exact absurd hn (Nat.not_lt_zero i)
  | cons a l₁ ih => cases i with
    | zero => rfl
    | succ i => exact ih (Nat.lt_of_succ_lt_succ hn)

theorem getElem?_append_right {l₁ l₂ : List α} {i : Nat} (h : l₁.length ≤ i) :
    (l₁ ++ l₂)[i]? = l₂[i - l₁.length]? := by
  induction l₁ generalizing i with
  | nil => rfl
  | cons a l₁ ih => cases i with
    | zero => exact absurd h (Nat.not_succ_le_zero _)
    | succ i =>
      rw [cons_append, getElem?_cons_succ, ih (Nat.le_of_succ_le_succ h), length_cons, Nat.add_sub_add_right]

theorem getElem?_append {l₁ l₂ : List α} {i : Nat} :
    (l₁ ++ l₂)[i]? = if i < l₁.length then l₁[i]? else l₂[i - l₁.length]? := by
  by_cases h : i < l₁.length
  · rw [if_pos h, getElem?_append_left h]
  · rw [if_neg h, getElem?_append_right (Nat.le_of_not_lt h)]

@[simp] theorem getElem_append_left {as bs : List α} (h : i < as.length) {h' : i < (as ++ bs).length} :
    (as ++ bs)[i] = as[i] := by
  rw [getElem_eq_iff, getElem?_append_left h, getElem?_eq_getElem h]

@[simp] theorem getElem_append_right {as bs : List α} {i : Nat} (h₁ : as.length ≤ i) {h₂} :
    (as ++ bs)[i]'h₂ = bs[i - as.length]'(Nat.sub_lt_left_of_lt_add h₁ (length_append ▸ h₂)) := by
  rw [getElem_eq_iff, getElem?_append_right h₁, getElem?_eq_getElem]

theorem getElem_append {l₁ l₂ : List α} {i : Nat} (h : i < (l₁ ++ l₂).length) :
    (l₁ ++ l₂)[i] =
      if h' : i < l₁.length then l₁[i]
      else l₂[i - l₁.length]'(Nat.sub_lt_left_of_lt_add (Nat.le_of_not_lt h') (length_append ▸ h)) := by
  by_cases h' : i < l₁.length
  · rw [dif_pos h', getElem_append_left h']
  · rw [dif_neg h', getElem_append_right (Nat.le_of_not_lt h')]

theorem getElem_append_left' (l₂ : List α) {l₁ : List α} {i : Nat} (hi : i < l₁.length) :
    l₁[i] = (l₁ ++ l₂)[i]'(length_append ▸ Nat.lt_add_right _ hi) := (getElem_append_left hi).symm

theorem getElem_append_right' (l₁ : List α) {l₂ : List α} {i : Nat} (hi : i < l₂.length) :
    l₂[i] = (l₁ ++ l₂)[i + l₁.length]'(by rw [length_append, Nat.add_comm]; exact Nat.add_lt_add_left hi _) := by
  rw [eq_comm, getElem_eq_iff, getElem?_append_right (Nat.le_add_left ..), Nat.add_sub_cancel, getElem?_eq_getElem hi]

@[simp] theorem getElem_concat_length {l : List α} {a : α} {i : Nat} (h : i = l.length) (w) : (l ++ [a])[i]'w = a := by
  subst h
  rw [getElem_eq_iff, getElem?_append_right (Nat.le_refl _), Nat.sub_self, getElem?_cons_zero]

theorem getElem?_concat_length {l : List α} {a : α} : (l ++ [a])[l.length]? = some a := by simp

/-! ### Access with a default -/

@[simp] theorem getD_eq_getElem?_getD {l : List α} {i : Nat} {a : α} : getD l i a = (l[i]?).getD a := rfl

@[simp] theorem getElem!_eq_getElem?_getD [Inhabited α] {l : List α} {i : Nat} : l[i]! = (l[i]?).getD default := by
  rw [getElem!_def]
  cases l[i]? <;> rfl

theorem getD_cons_zero : getD (x :: xs) 0 d = x := rfl
theorem getD_cons_succ : getD (x :: xs) (n + 1) d = getD xs n d := rfl
theorem getD_getElem? {l : List α} {i : Nat} {d : α} : l[i]?.getD d = if p : i < l.length then l[i]'p else d := by
  by_cases h : i < l.length
  · rw [dif_pos h, getElem?_eq_getElem h, Option.getD_some]
  · rw [dif_neg h, getElem?_eq_none (Nat.le_of_not_lt h), Option.getD_none]

theorem getElem!_of_getElem? [Inhabited α] {l : List α} {i : Nat} (h : l[i]? = some a) : l[i]! = a := by
  rw [getElem!_eq_getElem?_getD, h, Option.getD_some]

end List
