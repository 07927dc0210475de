module

prelude
public import Init.Data.List.Map
/-! The two ends of a list: `head`, `head?`, `tail`, `getLast`, `getLast?`, `dropLast`. -/

@[expose] public section

universe u v w

namespace List

/-! ### The head -/

@[simp] theorem head_cons {a : α} {l : List α} {h} : head (a :: l) h = a := rfl
@[simp] theorem head?_nil : ([] : List α).head? = none := rfl
@[simp] theorem head?_cons {a : α} {l : List α} : (a :: l).head? = some a := rfl
theorem head?_singleton {a : α} : head? [a] = some a := rfl
@[simp] theorem headD_nil {d : α} : headD [] d = d := rfl
@[simp] theorem headD_cons {a : α} {l : List α} {d : α} : headD (a :: l) d = a := rfl
@[simp] theorem head!_cons [Inhabited α] {a : α} {l : List α} : (a :: l).head! = a := rfl

theorem head!_of_head? [Inhabited α] {l : List α} (h : head? l = some a) : head! l = a := by
  cases l with
  | nil => cases h
  | cons b l => exact Option.some.inj h

theorem head?_eq_some_head {l : List α} (h) : head? l = some (head l h) := by
  cases l with
  | nil => exact absurd rfl h
  | cons a l => rfl

theorem head?_eq_getElem? {l : List α} : l.head? = l[0]? := by cases l <;> rfl

theorem head_eq_getElem {l : List α} (h : l ≠ []) : head l h = l[0]'(length_pos_iff.2 h) := by
  cases l with
  | nil => exact absurd rfl h
  | cons a l => rfl

theorem getElem_zero_eq_head {l : List α} (h : 0 < l.length) : l[0] = head l (length_pos_iff.1 h) := getElem_zero h

theorem head_eq_iff_head?_eq_some {xs : List α} {a : α} (h) : xs.head h = a ↔ xs.head? = some a := by
  rw [head?_eq_some_head h, Option.some.injEq]

@[simp] theorem head?_eq_none_iff {l : List α} : l.head? = none ↔ l = [] := by cases l <;> simp
theorem head?_eq_some_iff {xs : List α} {a : α} : xs.head? = some a ↔ ∃ ys, xs = a :: ys := by cases xs <;> simp
@[simp] theorem isSome_head? {l : List α} : l.head?.isSome ↔ l ≠ [] := by cases l <;> simp

@[simp] theorem head_mem {l : List α} (h : l ≠ []) : head l h ∈ l := by
  cases l with
  | nil => exact absurd rfl h
  | cons a l => exact mem_cons_self

theorem mem_of_head? {xs : List α} {a : α} (h : xs.head? = some a) : a ∈ xs := by
  obtain ⟨ys, rfl⟩ := head?_eq_some_iff.1 h
  exact mem_cons_self

theorem mem_of_mem_head? {l : List α} {a : α} (h : a ∈ l.head?) : a ∈ l := mem_of_head? h

@[simp] theorem headD_eq_head?_getD {l : List α} {a : α} : headD l a = (head? l).getD a := by cases l <;> rfl

@[simp] theorem head?_append {l l' : List α} : (l ++ l').head? = l.head?.or l'.head? := by cases l <;> rfl

@[simp] theorem head_append_of_ne_nil {l l' : List α} {w₁} (w₂) : head (l ++ l') w₁ = head l w₂ := by
  cases l with
  | nil => exact absurd rfl w₂
  | cons a l => rfl

theorem head_append_left {l₁ l₂ : List α} (h : l₁ ≠ []) :
    head (l₁ ++ l₂) (append_ne_nil_of_left_ne_nil h l₂) = head l₁ h := head_append_of_ne_nil h

theorem head_append_right {l₁ l₂ : List α} (w : l₁ ++ l₂ ≠ []) (h : l₁ = []) :
    head (l₁ ++ l₂) w = head l₂ (fun e => w (append_eq_nil_iff.2 ⟨h, e⟩)) := by
  subst h
  rfl

@[simp] theorem head?_map {f : α → β} {l : List α} : (map f l).head? = l.head?.map f := by cases l <;> rfl
@[simp] theorem head_map {f : α → β} {l : List α} (w) : (map f l).head w = f (l.head fun h => w (h ▸ rfl)) := by
  cases l with
  | nil => exact absurd rfl w
  | cons a l => rfl

/-! ### The tail -/

@[simp] theorem tail_nil : ([] : List α).tail = [] := rfl
@[simp] theorem tail_cons {a : α} {as : List α} : (a :: as).tail = as := rfl
@[simp] theorem tail?_nil : ([] : List α).tail? = none := rfl
@[simp] theorem tail?_cons {a : α} {l : List α} : (a :: l).tail? = some l := rfl
@[simp] theorem tailD_nil {l' : List α} : tailD [] l' = l' := rfl
@[simp] theorem tailD_cons {a : α} {l l' : List α} : tailD (a :: l) l' = l := rfl
@[simp] theorem tailD_eq_tail? {l l' : List α} : tailD l l' = (tail? l).getD l' := by cases l <;> rfl
@[simp] theorem length_tail {l : List α} : l.tail.length = l.length - 1 := by cases l <;> rfl
@[simp] theorem getElem?_tail {l : List α} {i : Nat} : (tail l)[i]? = l[i + 1]? := by cases l <;> rfl
@[simp] theorem getElem_tail {l : List α} {i : Nat} (h : i < l.tail.length) :
    (tail l)[i] = l[i + 1]'(Nat.add_lt_of_lt_sub (length_tail ▸ h)) := by
  rw [getElem_eq_iff, getElem?_tail, getElem?_eq_getElem]
@[simp] theorem head?_tail {l : List α} : (tail l).head? = l[1]? := by rw [head?_eq_getElem?, getElem?_tail]
@[simp] theorem map_tail {f : α → β} {l : List α} : map f l.tail = (map f l).tail := by cases l <;> rfl
@[simp] theorem set_tail {l : List α} {i : Nat} {a : α} : l.tail.set i a = (l.set (i + 1) a).tail := by cases l <;> rfl

theorem tail_append {l l' : List α} : (l ++ l').tail = if l.isEmpty then l'.tail else l.tail ++ l' := by cases l <;> rfl
@[simp] theorem tail_append_of_ne_nil {xs ys : List α} (h : xs ≠ []) : (xs ++ ys).tail = xs.tail ++ ys := by
  cases xs with
  | nil => exact absurd rfl h
  | cons a l => rfl

theorem mem_of_mem_tail {a : α} {l : List α} (h : a ∈ tail l) : a ∈ l := by
  cases l with
  | nil => exact h
  | cons b l => exact mem_cons_of_mem b h

theorem ne_nil_of_tail_ne_nil {l : List α} (h : l.tail ≠ []) : l ≠ [] := by
  rintro rfl
  exact h rfl

@[simp] theorem cons_head_tail {l : List α} (h : l ≠ []) : l.head h :: l.tail = l := by
  cases l with
  | nil => exact absurd rfl h
  | cons a l => rfl

theorem head_cons_tail {l : List α} (h : l ≠ []) : l.head h :: l.tail = l := cons_head_tail h

/-! ### The last element -/

@[simp] theorem getLast_singleton {a : α} (h) : getLast [a] h = a := rfl
@[simp] theorem getLast?_nil : ([] : List α).getLast? = none := rfl
@[simp] theorem getLast?_singleton {a : α} : getLast? [a] = some a := rfl
@[simp] theorem getLast_cons_cons {a b : α} {l : List α} :
    getLast (a :: b :: l) (cons_ne_nil a (b :: l)) = getLast (b :: l) (cons_ne_nil b l) := rfl

theorem getLast_cons {a : α} {l : List α} (h : l ≠ []) : getLast (a :: l) (cons_ne_nil a l) = getLast l h := by
  cases l with
  | nil => exact absurd rfl h
  | cons b l => rfl

theorem getLast?_eq_some_getLast {l : List α} (h) : getLast? l = some (getLast l h) := by
  cases l with
  | nil => exact absurd rfl h
  | cons a l => rfl

@[simp] theorem getLast?_cons_cons {a b : α} {l : List α} : (a :: b :: l).getLast? = (b :: l).getLast? := rfl
theorem getLast?_cons {a : α} {l : List α} : (a :: l).getLast? = some (l.getLast?.getD a) := by cases l <;> rfl

theorem getLast_eq_getElem {l : List α} (h : l ≠ []) :
    getLast l h = l[l.length - 1]'(Nat.sub_one_lt (Nat.ne_of_gt (length_pos_iff.2 h))) := by
  induction l with
  | nil => exact absurd rfl h
  | cons a l ih => cases l with
    | nil => rfl
    | cons b l => exact ih (cons_ne_nil b l)

theorem getLast?_eq_getElem? {l : List α} : l.getLast? = l[l.length - 1]? := by
  cases l with
  | nil => rfl
  | cons a l => rw [getLast?_eq_some_getLast (cons_ne_nil a l), getLast_eq_getElem, getElem?_eq_getElem]

theorem getElem_length_sub_one_eq_getLast {l : List α} (h : l.length - 1 < l.length) :
    l[l.length - 1] = getLast l (fun e => by subst e; exact absurd h (Nat.lt_irrefl _)) := (getLast_eq_getElem _).symm

@[simp] theorem getLastD_eq_getLast? {a : α} {l : List α} : getLastD l a = (getLast? l).getD a := by cases l <;> rfl
@[simp] theorem getLast!_eq_getLast?_getD [Inhabited α] {l : List α} : getLast! l = (getLast? l).getD default := by
  cases l <;> rfl

@[simp] theorem getLast_mem {l : List α} (h : l ≠ []) : getLast l h ∈ l := by
  rw [getLast_eq_getElem h]
  exact getElem_mem _

@[simp] theorem getLast_append_of_ne_nil {l l' : List α} {h₁} (h₂ : l' ≠ []) :
    (l ++ l').getLast h₁ = l'.getLast h₂ := by
  induction l with
  | nil => rfl
  | cons a l ih => exact (getLast_cons (append_ne_nil_of_right_ne_nil l h₂)).trans (ih ..)

theorem getLast_append_right {l l' : List α} (h : l' ≠ []) :
    (l ++ l').getLast (append_ne_nil_of_right_ne_nil l h) = l'.getLast h := getLast_append_of_ne_nil h
theorem getLast_concat {a : α} {l : List α} {h} : getLast (l ++ [a]) h = a :=
  (getLast_append_of_ne_nil (cons_ne_nil a [])).trans rfl
theorem getLast?_concat {a : α} {l : List α} : getLast? (l ++ [a]) = some a := by
  rw [getLast?_eq_some_getLast (concat_ne_nil a l), getLast_concat]

@[simp] theorem getLast?_append {l l' : List α} : (l ++ l').getLast? = l'.getLast?.or l.getLast? := by
  cases l' with
  | nil => rw [append_nil]; rfl
  | cons b l' =>
    rw [getLast?_eq_some_getLast (append_ne_nil_of_right_ne_nil l (cons_ne_nil b l')),
      getLast_append_of_ne_nil (cons_ne_nil b l')]
    rfl

@[simp] theorem getLast?_eq_none_iff {xs : List α} : xs.getLast? = none ↔ xs = [] := by
  cases xs with
  | nil => simp
  | cons a l => simp [getLast?_cons]
@[simp] theorem isSome_getLast? {l : List α} : l.getLast?.isSome ↔ l ≠ [] := by
  cases l with
  | nil => simp
  | cons a l => simp [getLast?_cons]

theorem getLast_eq_iff_getLast?_eq_some {xs : List α} {a : α} (h) : xs.getLast h = a ↔ xs.getLast? = some a := by
  rw [getLast?_eq_some_getLast h, Option.some.injEq]

theorem mem_of_getLast? {xs : List α} {a : α} (h : xs.getLast? = some a) : a ∈ xs :=
  mem_of_getElem? (getLast?_eq_getElem?.symm.trans h)

@[simp] theorem getLast?_map {f : α → β} {l : List α} : (map f l).getLast? = l.getLast?.map f := by
  rw [getLast?_eq_getElem?, getLast?_eq_getElem?, length_map, getElem?_map]
@[simp] theorem getLast_map {f : α → β} {l : List α} (h) :
    getLast (map f l) h = f (getLast l fun e => h (e ▸ rfl)) := by
  rw [getLast_eq_iff_getLast?_eq_some, getLast?_map, getLast?_eq_some_getLast (l := l) fun e => h (e ▸ rfl),
    Option.map_some]

/-! ### All but the last -/

@[simp] theorem dropLast_nil : ([] : List α).dropLast = [] := rfl
@[simp] theorem dropLast_singleton {x : α} : [x].dropLast = [] := rfl
@[simp] theorem dropLast_cons_cons {x y : α} {zs : List α} : (x :: y :: zs).dropLast = x :: (y :: zs).dropLast := rfl

theorem dropLast_cons_of_ne_nil {x : α} {l : List α} (h : l ≠ []) : (x :: l).dropLast = x :: l.dropLast := by
  cases l with
  | nil => exact absurd rfl h
  | cons y l => rfl

@[simp] theorem length_dropLast {xs : List α} : xs.dropLast.length = xs.length - 1 := by
  induction xs with
  | nil => rfl
  | cons x xs ih => cases xs with
    | nil => rfl
    | cons y ys => exact congrArg (· + 1) ih

theorem dropLast_concat_getLast {l : List α} (h : l ≠ []) : dropLast l ++ [getLast l h] = l := by
  induction l with
  | nil => exact absurd rfl h
  | cons a l ih => cases l with
    | nil => rfl
    | cons b l => exact congrArg (a :: ·) (ih (cons_ne_nil b l))

theorem getLast?_eq_some_iff {xs : List α} {a : α} : xs.getLast? = some a ↔ ∃ ys, xs = ys ++ [a] := by
  constructor
  · intro h
    have n : xs ≠ [] := fun e => by subst e; cases h
    exact ⟨xs.dropLast, (getLast_eq_iff_getLast?_eq_some n).2 h ▸ (dropLast_concat_getLast n).symm⟩
  · rintro ⟨ys, rfl⟩
    exact getLast?_concat

@[simp] theorem dropLast_append_of_ne_nil {l l' : List α} (h : l ≠ []) : (l' ++ l).dropLast = l' ++ l.dropLast := by
  induction l' with
  | nil => rfl
  | cons a l' ih => rw [cons_append, dropLast_cons_of_ne_nil (append_ne_nil_of_right_ne_nil l' h), ih, cons_append]

@[simp] theorem dropLast_concat {l : List α} {b : α} : dropLast (l ++ [b]) = l := by
  rw [dropLast_append_of_ne_nil (cons_ne_nil b []), dropLast_singleton, append_nil]

theorem dropLast_append {l₁ l₂ : List α} :
    (l₁ ++ l₂).dropLast = if l₂.isEmpty then l₁.dropLast else l₁ ++ l₂.dropLast := by
  cases l₂ with
  | nil => simp
  | cons b l₂ => exact dropLast_append_of_ne_nil (cons_ne_nil b l₂)

theorem dropLast_append_cons {l₁ l₂ : List α} {b : α} : dropLast (l₁ ++ b :: l₂) = l₁ ++ dropLast (b :: l₂) := by simp

theorem getElem?_dropLast {xs : List α} {i : Nat} : xs.dropLast[i]? = if i < xs.length - 1 then xs[i]? else none := by
  by_cases h : xs = []
  · subst h; simp
  · obtain ⟨ys, b, rfl⟩ := (eq_nil_or_concat xs).resolve_left h
    rw [dropLast_concat, length_append, length_singleton, Nat.add_sub_cancel]
    split
    · next h => rw [getElem?_append_left h]
    · next h => exact getElem?_eq_none (Nat.le_of_not_lt h)

@[simp] theorem getElem_dropLast {xs : List α} {i : Nat} (h : i < xs.dropLast.length) :
    xs.dropLast[i] = xs[i]'(Nat.lt_of_lt_of_le h (length_dropLast ▸ Nat.sub_le ..)) := by
  rw [getElem_eq_iff, getElem?_dropLast, if_pos (length_dropLast ▸ h), getElem?_eq_getElem]

@[simp] theorem map_dropLast {f : α → β} {l : List α} : l.dropLast.map f = (l.map f).dropLast := by
  induction l with
  | nil => rfl
  | cons a l ih => cases l with
    | nil => rfl
    | cons b l => exact congrArg (f a :: ·) ih

theorem mem_of_mem_dropLast {a : α} {l : List α} (h : a ∈ l.dropLast) : a ∈ l := by
  by_cases e : l = []
  · subst e
    exact h
  · rw [← dropLast_concat_getLast e]
    exact mem_append_left _ h

end List
