module

prelude
public import Init.Data.List.Operations
public import Init.Data.List.Control
public import Init.Data.List.Range
public import Init.Data.List.Count
public import Init.Data.List.AnyAll
/-! Arrays: the operations are those of the list of elements. -/

@[expose] public section

universe u v w

namespace Array
variable {α : Type u} {β : Type v} {γ : Type w}

/-! ### Operations

They are inlined: the binary has functions of its own under these names, which treat their arguments otherwise. -/

@[extern "lean_array_fset"]
def set (xs : Array α) (i : @& Nat) (v : α) (h : i < xs.size := by get_elem_tactic) : Array α := ⟨xs.toList.set i v⟩
/-- Without a change where there is no such place. -/
@[extern "lean_array_set"]
def setIfInBounds (xs : Array α) (i : @& Nat) (v : α) : Array α := ⟨xs.toList.set i v⟩
abbrev set! (xs : Array α) (i : Nat) (v : α) : Array α := xs.setIfInBounds i v
@[extern "lean_array_pop"]
def pop (xs : Array α) : Array α := ⟨xs.toList.dropLast⟩
@[inline] def swap (xs : Array α) (i j : Nat) (hi : i < xs.size := by get_elem_tactic)
    (hj : j < xs.size := by get_elem_tactic) : Array α := ⟨(xs.toList.set i xs[j]).set j xs[i]⟩
@[inline] def swapIfInBounds (xs : Array α) (i j : Nat) : Array α :=
  if h : i < xs.size ∧ j < xs.size then xs.swap i j h.1 h.2 else xs
@[inline] def modify (xs : Array α) (i : Nat) (f : α → α) : Array α := ⟨xs.toList.modify i f⟩
@[inline] def singleton (v : α) : Array α := ⟨[v]⟩
@[inline] def replicate (n : Nat) (v : α) : Array α := ⟨List.replicate n v⟩
abbrev mkArray (n : Nat) (v : α) : Array α := replicate n v
@[inline] def range (n : Nat) : Array Nat := ⟨List.range n⟩
@[inline] def range' (start size : Nat) (step : Nat := 1) : Array Nat := ⟨List.range' start size step⟩
@[inline] def ofFn {n : Nat} (f : Fin n → α) : Array α :=
  ⟨(List.range n).filterMap fun i => if h : i < n then some (f ⟨i, h⟩) else none⟩
@[inline] def isEmpty (xs : Array α) : Bool := xs.size == 0
@[inline] def back? (xs : Array α) : Option α := xs[xs.size - 1]?
@[inline] def back! [Inhabited α] (xs : Array α) : α := xs[xs.size - 1]!
@[inline] def back (xs : Array α) (h : 0 < xs.size := by get_elem_tactic) : α := xs[xs.size - 1]'(Nat.sub_lt h Nat.zero_lt_one)
@[inline] def get? (xs : Array α) (i : Nat) : Option α := xs[i]?
@[inline] def get! [Inhabited α] (xs : Array α) (i : Nat) : α := xs[i]!
def append (xs ys : Array α) : Array α := ⟨xs.toList ++ ys.toList⟩
instance : Append (Array α) := ⟨Array.append⟩
@[inline] def appendList (xs : Array α) (ys : List α) : Array α := ⟨xs.toList ++ ys⟩
instance : HAppend (Array α) (List α) (Array α) := ⟨appendList⟩
@[inline] def map (f : α → β) (xs : Array α) : Array β := ⟨xs.toList.map f⟩
@[inline] def mapIdx (f : Nat → α → β) (xs : Array α) : Array β := ⟨xs.toList.zipIdx.map fun p => f p.2 p.1⟩
@[inline] def flatMap (f : α → Array β) (xs : Array α) : Array β := ⟨xs.toList.flatMap fun a => (f a).toList⟩
@[inline] def flatten (xs : Array (Array α)) : Array α := ⟨xs.toList.flatMap Array.toList⟩
@[inline] def reverse (xs : Array α) : Array α := ⟨xs.toList.reverse⟩
@[inline] def zip (xs : Array α) (ys : Array β) : Array (α × β) := ⟨xs.toList.zip ys.toList⟩
@[inline] def zipWith (f : α → β → γ) (xs : Array α) (ys : Array β) : Array γ := ⟨List.zipWith f xs.toList ys.toList⟩
@[inline] def zipIdx (xs : Array α) (start := 0) : Array (α × Nat) := ⟨xs.toList.zipIdx start⟩
@[inline] def take (xs : Array α) (n : Nat) : Array α := ⟨xs.toList.take n⟩
@[inline] def drop (xs : Array α) (n : Nat) : Array α := ⟨xs.toList.drop n⟩
@[inline] def shrink (xs : Array α) (n : Nat) : Array α := xs.take n
@[inline] def eraseIdx! (xs : Array α) (i : Nat) : Array α := ⟨xs.toList.eraseIdx i⟩
@[inline] def eraseIdxIfInBounds (xs : Array α) (i : Nat) : Array α := ⟨xs.toList.eraseIdx i⟩
@[inline] def insertIdx! (xs : Array α) (i : Nat) (v : α) : Array α := ⟨xs.toList.insertIdx i v⟩
@[inline] def erase [BEq α] (xs : Array α) (a : α) : Array α := ⟨xs.toList.erase a⟩

/-- The elements between two places. -/
@[inline] def between (xs : Array α) (start stop : Nat) : List α := (xs.toList.take stop).drop start

@[inline] def foldl (f : β → α → β) (init : β) (xs : Array α) (start := 0) (stop := xs.size) : β :=
  (xs.between start stop).foldl f init
@[inline] def foldr (f : α → β → β) (init : β) (xs : Array α) (start := xs.size) (stop := 0) : β :=
  (xs.between stop start).foldr f init
@[inline] def any (xs : Array α) (p : α → Bool) (start := 0) (stop := xs.size) : Bool := (xs.between start stop).any p
@[inline] def all (xs : Array α) (p : α → Bool) (start := 0) (stop := xs.size) : Bool := (xs.between start stop).all p
@[inline] def filter (p : α → Bool) (xs : Array α) (start := 0) (stop := xs.size) : Array α := ⟨(xs.between start stop).filter p⟩
@[inline] def filterMap (f : α → Option β) (xs : Array α) (start := 0) (stop := xs.size) : Array β :=
  ⟨(xs.between start stop).filterMap f⟩
@[inline] def contains [BEq α] (xs : Array α) (a : α) : Bool := xs.toList.contains a
@[inline] def find? (p : α → Bool) (xs : Array α) : Option α := xs.toList.find? p
@[inline] def findIdx? (p : α → Bool) (xs : Array α) : Option Nat := xs.toList.findIdx? p
@[inline] def idxOf? [BEq α] (xs : Array α) (a : α) : Option Nat := xs.toList.idxOf? a
@[inline] def count [BEq α] (a : α) (xs : Array α) : Nat := xs.toList.count a
@[inline] def countP (p : α → Bool) (xs : Array α) : Nat := xs.toList.countP p
@[inline] def sum [Add α] [Zero α] (xs : Array α) : α := xs.toList.sum
@[inline] def partition (p : α → Bool) (xs : Array α) : Array α × Array α :=
  (⟨(xs.toList.partition p).1⟩, ⟨(xs.toList.partition p).2⟩)

@[inline] def mapM {m : Type v → Type w} [Monad m] {β : Type v} (f : α → m β) (xs : Array α) : m (Array β) :=
  List.toArray <$> xs.toList.mapM f
@[inline] def foldlM {m : Type v → Type w} [Monad m] {β : Type v} (f : β → α → m β) (init : β) (xs : Array α) (start := 0)
    (stop := xs.size) : m β := (xs.between start stop).foldlM f init
@[inline] def forM {m : Type v → Type w} [Monad m] (f : α → m PUnit) (xs : Array α) : m PUnit := xs.toList.forM f

instance : Membership α (Array α) := ⟨fun xs a => a ∈ xs.toList⟩
instance [DecidableEq α] (a : α) (xs : Array α) : Decidable (a ∈ xs) := inferInstanceAs (Decidable (a ∈ xs.toList))
instance [BEq α] : BEq (Array α) := ⟨fun xs ys => xs.toList == ys.toList⟩
instance [DecidableEq α] : DecidableEq (Array α) := fun xs ys =>
  decidable_of_decidable_of_iff (p := xs.toList = ys.toList)
    ⟨fun h => by cases xs; cases ys; exact congrArg _ h, fun h => h ▸ rfl⟩
instance {m : Type v → Type w} [Monad m] : ForIn' m (Array α) α inferInstance where
  forIn' xs := List.forIn' xs.toList
instance {m : Type v → Type w} [Monad m] : ForIn m (Array α) α where
  forIn xs b f := List.forIn' xs.toList b fun a _ => f a

/-! ### Lists and arrays -/

theorem ext' {xs ys : Array α} (h : xs.toList = ys.toList) : xs = ys := by cases xs; cases ys; exact congrArg _ h
theorem toList_inj {xs ys : Array α} : xs.toList = ys.toList ↔ xs = ys := ⟨ext', fun h => h ▸ rfl⟩
@[simp] theorem _root_.List.toList_toArray {l : List α} : l.toArray.toList = l := rfl
@[simp] theorem toArray_toList (xs : Array α) : xs.toList.toArray = xs := rfl
@[simp] theorem _root_.List.size_toArray {l : List α} : l.toArray.size = l.length := rfl
theorem length_toList {xs : Array α} : xs.toList.length = xs.size := rfl
@[simp] theorem mem_toList_iff {a : α} {xs : Array α} : a ∈ xs.toList ↔ a ∈ xs := Iff.rfl
theorem mem_def {a : α} {xs : Array α} : a ∈ xs ↔ a ∈ xs.toList := Iff.rfl
@[simp] theorem _root_.List.mem_toArray {a : α} {l : List α} : a ∈ l.toArray ↔ a ∈ l := Iff.rfl
theorem getElem_toList {xs : Array α} {i : Nat} (h : i < xs.size) : xs.toList[i] = xs[i] := rfl
theorem getElem?_eq_toList {xs : Array α} {i : Nat} : xs[i]? = xs.toList[i]? := by
  show (if h : i < xs.size then some xs[i] else none) = _
  cases Decidable.em (i < xs.size) with
  | inl h => rw [dif_pos h, List.getElem?_eq_getElem h]; rfl
  | inr h => rw [dif_neg h, List.getElem?_eq_none (Nat.not_lt.1 h)]
@[simp] theorem _root_.List.getElem_toArray {l : List α} {i : Nat} (h : i < l.toArray.size) :
    l.toArray[i] = l[i]'h := rfl

@[simp] theorem toList_push {xs : Array α} {a : α} : (xs.push a).toList = xs.toList ++ [a] := List.concat_eq_append
@[simp] theorem toList_append {xs ys : Array α} : (xs ++ ys).toList = xs.toList ++ ys.toList := rfl
@[simp] theorem toList_map {f : α → β} {xs : Array α} : (xs.map f).toList = xs.toList.map f := rfl
@[simp] theorem toList_set {xs : Array α} {i : Nat} {a : α} {h : i < xs.size} : (xs.set i a h).toList = xs.toList.set i a :=
  rfl
@[simp] theorem toList_setIfInBounds {xs : Array α} {i : Nat} {a : α} :
    (xs.setIfInBounds i a).toList = xs.toList.set i a := rfl
@[simp] theorem toList_pop {xs : Array α} : xs.pop.toList = xs.toList.dropLast := rfl
@[simp] theorem toList_reverse {xs : Array α} : xs.reverse.toList = xs.toList.reverse := rfl
@[simp] theorem toList_replicate {n : Nat} {a : α} : (replicate n a).toList = List.replicate n a := rfl
@[simp] theorem toList_range {n : Nat} : (range n).toList = List.range n := rfl
theorem toList_between {xs : Array α} : xs.between 0 xs.size = xs.toList := List.take_length
@[simp] theorem toList_filter {p : α → Bool} {xs : Array α} : (xs.filter p).toList = xs.toList.filter p :=
  congrArg (List.filter p) toList_between
@[simp] theorem foldl_toList {f : β → α → β} {init : β} {xs : Array α} : xs.toList.foldl f init = xs.foldl f init :=
  congrArg (List.foldl f init) toList_between.symm
@[simp] theorem foldr_toList {f : α → β → β} {init : β} {xs : Array α} : xs.toList.foldr f init = xs.foldr f init :=
  congrArg (List.foldr f init) toList_between.symm
@[simp] theorem any_toList {p : α → Bool} {xs : Array α} : xs.toList.any p = xs.any p :=
  congrArg (List.any · p) toList_between.symm
@[simp] theorem all_toList {p : α → Bool} {xs : Array α} : xs.toList.all p = xs.all p :=
  congrArg (List.all · p) toList_between.symm

/-! ### Sizes -/

@[simp] theorem size_empty : (#[] : Array α).size = 0 := rfl
@[simp] theorem size_push {xs : Array α} {a : α} : (xs.push a).size = xs.size + 1 := List.length_concat
@[simp] theorem size_pop {xs : Array α} : xs.pop.size = xs.size - 1 := List.length_dropLast
@[simp] theorem size_set {xs : Array α} {i : Nat} {a : α} {h : i < xs.size} : (xs.set i a h).size = xs.size :=
  List.length_set
@[simp] theorem size_setIfInBounds {xs : Array α} {i : Nat} {a : α} : (xs.setIfInBounds i a).size = xs.size :=
  List.length_set
@[simp] theorem size_append {xs ys : Array α} : (xs ++ ys).size = xs.size + ys.size := List.length_append
@[simp] theorem size_map {f : α → β} {xs : Array α} : (xs.map f).size = xs.size := List.length_map f
@[simp] theorem size_reverse {xs : Array α} : xs.reverse.size = xs.size := List.length_reverse
@[simp] theorem size_replicate {n : Nat} {a : α} : (replicate n a).size = n := List.length_replicate
@[simp] theorem size_range {n : Nat} : (range n).size = n := List.length_range
@[simp] theorem size_zip {xs : Array α} {ys : Array β} : (xs.zip ys).size = min xs.size ys.size := List.length_zip
@[simp] theorem size_swap {xs : Array α} {i j : Nat} {hi : i < xs.size} {hj : j < xs.size} :
    (xs.swap i j hi hj).size = xs.size := List.length_set.trans List.length_set
theorem size_eq_zero_iff {xs : Array α} : xs.size = 0 ↔ xs = #[] :=
  List.length_eq_zero_iff.trans (toList_inj (ys := #[]))
theorem eq_empty_of_size_eq_zero {xs : Array α} (h : xs.size = 0) : xs = #[] := size_eq_zero_iff.1 h

/-! ### Elements -/

@[simp] theorem not_mem_empty (a : α) : ¬a ∈ (#[] : Array α) := List.not_mem_nil
@[simp] theorem mem_push {xs : Array α} {a b : α} : a ∈ xs.push b ↔ a ∈ xs ∨ a = b := by
  rw [mem_def, toList_push, List.mem_append, List.mem_singleton]; exact Iff.rfl
@[simp] theorem mem_append {a : α} {xs ys : Array α} : a ∈ xs ++ ys ↔ a ∈ xs ∨ a ∈ ys := List.mem_append
@[simp] theorem mem_map {f : α → β} {xs : Array α} {b : β} : b ∈ xs.map f ↔ ∃ a, a ∈ xs ∧ f a = b := List.mem_map
@[simp] theorem mem_reverse {a : α} {xs : Array α} : a ∈ xs.reverse ↔ a ∈ xs := List.mem_reverse
@[simp] theorem mem_filter {p : α → Bool} {xs : Array α} {a : α} : a ∈ xs.filter p ↔ a ∈ xs ∧ p a = true := by
  rw [mem_def, toList_filter, List.mem_filter]; exact Iff.rfl
theorem getElem_mem {xs : Array α} {i : Nat} (h : i < xs.size) : xs[i] ∈ xs := List.getElem_mem h
theorem mem_iff_getElem {a : α} {xs : Array α} : a ∈ xs ↔ ∃ (i : Nat) (h : i < xs.size), xs[i] = a := List.mem_iff_getElem

@[simp] theorem getElem?_eq_getElem {xs : Array α} {i : Nat} (h : i < xs.size) : xs[i]? = some xs[i] := dif_pos h
@[simp] theorem getElem?_eq_none {xs : Array α} {i : Nat} (h : xs.size ≤ i) : xs[i]? = none := dif_neg (Nat.not_lt.2 h)
theorem getElem?_eq_none_iff {xs : Array α} {i : Nat} : xs[i]? = none ↔ xs.size ≤ i := by
  rw [getElem?_eq_toList]; exact List.getElem?_eq_none_iff
theorem getElem?_eq_some_iff {xs : Array α} {i : Nat} {b : α} : xs[i]? = some b ↔ ∃ h : i < xs.size, xs[i] = b := by
  rw [getElem?_eq_toList]; exact List.getElem?_eq_some_iff
theorem getElem_push_lt {xs : Array α} {x : α} {i : Nat} (h : i < xs.size) :
    (xs.push x)[i]'(by rw [size_push]; exact Nat.lt_succ_of_lt h) = xs[i] := by
  show (List.concat xs.toList x)[i]'_ = xs.toList[i]
  simp only [List.concat_eq_append]
  exact List.getElem_append_left h
@[simp] theorem getElem_push_eq {xs : Array α} {x : α} : (xs.push x)[xs.size]'(by rw [size_push]; exact Nat.lt_succ_self _) = x := by
  show (List.concat xs.toList x)[xs.toList.length]'_ = x
  simp only [List.concat_eq_append]
  rw [List.getElem_append_right (Nat.le_refl _)]
  simp
theorem getElem_push {xs : Array α} {x : α} {i : Nat} (h : i < (xs.push x).size) :
    (xs.push x)[i] = if h : i < xs.size then xs[i] else x := by
  cases Decidable.em (i < xs.size) with
  | inl h' => rw [dif_pos h', getElem_push_lt h']
  | inr h' =>
    have e : i = xs.size := by rw [size_push] at h; omega
    subst e
    rw [dif_neg h', getElem_push_eq]
@[simp] theorem getElem_map {f : α → β} {xs : Array α} {i : Nat} (h : i < (xs.map f).size) :
    (xs.map f)[i] = f (xs[i]'(size_map ▸ h)) := List.getElem_map f
@[simp] theorem getElem_set_self {xs : Array α} {i : Nat} {a : α} (h : i < xs.size) :
    (xs.set i a h)[i]'(by rw [size_set]; exact h) = a := List.getElem_set_self _
theorem getElem_set_ne {xs : Array α} {i j : Nat} {a : α} (hi : i < xs.size) (hj : j < xs.size) (h : i ≠ j) :
    (xs.set i a hi)[j]'(by rw [size_set]; exact hj) = xs[j] := List.getElem_set_ne h _
theorem getElem_set {xs : Array α} {i j : Nat} {a : α} (hi : i < xs.size) (hj : j < (xs.set i a hi).size) :
    (xs.set i a hi)[j] = if i = j then a else xs[j]'(size_set ▸ hj) := List.getElem_set _
@[simp] theorem getElem_replicate {n i : Nat} {a : α} (h : i < (replicate n a).size) : (replicate n a)[i] = a :=
  List.getElem_replicate _
@[simp] theorem getElem_range {n i : Nat} (h : i < (range n).size) : (range n)[i] = i := List.getElem_range _
@[ext] theorem ext {xs ys : Array α} (h₁ : xs.size = ys.size)
    (h₂ : ∀ (i : Nat) (hi₁ : i < xs.size) (hi₂ : i < ys.size), xs[i] = ys[i]) : xs = ys :=
  ext' (List.ext_getElem h₁ h₂)

/-! ### Equations -/

@[simp] theorem map_empty {f : α → β} : map f #[] = #[] := rfl
@[simp] theorem map_push {f : α → β} {xs : Array α} {a : α} : (xs.push a).map f = (xs.map f).push (f a) := by
  apply ext'; simp
@[simp] theorem map_map {g : β → γ} {f : α → β} {xs : Array α} : (xs.map f).map g = xs.map (g ∘ f) :=
  ext' List.map_map
theorem append_assoc {xs ys zs : Array α} : xs ++ ys ++ zs = xs ++ (ys ++ zs) := ext' (List.append_assoc ..)
@[simp] theorem append_empty {xs : Array α} : xs ++ #[] = xs := ext' (List.append_nil _)
@[simp] theorem empty_append {xs : Array α} : #[] ++ xs = xs := rfl
@[simp] theorem reverse_reverse {xs : Array α} : xs.reverse.reverse = xs := ext' (List.reverse_reverse _)
@[simp] theorem pop_push {xs : Array α} {a : α} : (xs.push a).pop = xs := ext' (by simp)
@[simp] theorem push_ne_empty {xs : Array α} {a : α} : xs.push a ≠ #[] := fun h => by
  have h := congrArg Array.size h
  rw [size_push] at h; exact Nat.succ_ne_zero _ h

instance : LawfulGetElem (Array α) Nat α fun xs i => i < xs.size where
  getElem?_def xs i _ := by
    cases Decidable.em (i < xs.size) with
    | inl h => rw [dif_pos h, getElem?_eq_getElem h]
    | inr h => rw [dif_neg h, getElem?_eq_none (Nat.not_lt.1 h)]
  getElem!_def xs i := by
    show (if h : i < xs.size then xs[i] else default) = _
    cases Decidable.em (i < xs.size) with
    | inl h => rw [dif_pos h, getElem?_eq_getElem h]
    | inr h => rw [dif_neg h, getElem?_eq_none (Nat.not_lt.1 h)]

end Array
