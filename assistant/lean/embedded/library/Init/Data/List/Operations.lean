module

prelude
public import Init.Data.List.Perm
public import Init.Data.List.Find
/-! Further operations: splitting, replacing and inserting, combining. -/

@[expose] public section

universe u v w

namespace List

instance : EmptyCollection (List α) := ⟨List.nil⟩
@[simp] theorem empty_eq : (∅ : List α) = [] := rfl

/-- The list with nothing but `a`. -/
@[inline] protected def singleton {α : Type u} (a : α) : List α := [a]

@[inline] protected def pure {α : Type u} (a : α) : List α := [a]

/-- The product of the elements. -/
def prod {α} [Mul α] [One α] : List α → α := foldr (· * ·) 1
@[simp] theorem prod_nil [Mul α] [One α] : ([] : List α).prod = 1 := rfl
@[simp] theorem prod_cons [Mul α] [One α] {a : α} {l : List α} : (a :: l).prod = a * l.prod := rfl

/-! ### Splitting -/

/-- The longest prefix whose elements all satisfy `p`, and the rest. -/
@[inline] def span (p : α → Bool) (as : List α) : List α × List α := loop as []
where
  @[specialize] loop : List α → List α → List α × List α
    | [], acc => (acc.reverse, [])
    | a :: l, acc => match p a with
      | true => loop l (a :: acc)
      | false => (acc.reverse, a :: l)

private theorem span_loop_eq {p : α → Bool} {l acc : List α} :
    span.loop p l acc = (acc.reverse ++ l.takeWhile p, l.dropWhile p) := by
  induction l generalizing acc with
  | nil => simp [span.loop]
  | cons a l ih => cases h : p a <;> simp [span.loop, h, ih]

@[simp] theorem span_eq_takeWhile_dropWhile {p : α → Bool} {l : List α} :
    span p l = (l.takeWhile p, l.dropWhile p) := span_loop_eq

/-- Runs of elements, each in the relation `R` to the one after it. -/
@[specialize] def splitBy (R : α → α → Bool) : List α → List (List α)
  | [] => []
  | a :: as => loop as a [] []
where
  @[specialize] loop : List α → α → List α → List (List α) → List (List α)
    | a :: as, b, g, gs => match R b a with
      | true => loop as a (b :: g) gs
      | false => loop as a [] ((b :: g).reverse :: gs)
    | [], a, g, gs => ((a :: g).reverse :: gs).reverse

/-! ### Replacing and inserting -/

/-- The first `b` replaced by `c`. -/
def replace [BEq α] : (l : List α) → (a : α) → (b : α) → List α
  | [], _, _ => []
  | a :: as, b, c => match b == a with
    | true => c :: as
    | false => a :: replace as b c

@[simp] theorem replace_nil [BEq α] {a b : α} : [].replace a b = [] := rfl
theorem replace_cons [BEq α] {a b c : α} {as : List α} :
    (a :: as).replace b c = match b == a with | true => c :: as | false => a :: replace as b c := rfl
@[simp] theorem length_replace [BEq α] {a b : α} {l : List α} : (l.replace a b).length = l.length := by
  induction l with
  | nil => rfl
  | cons x l ih => cases h : a == x <;> simp [replace_cons, h, ih]
@[simp] theorem replace_of_not_mem [BEq α] [LawfulBEq α] {a b : α} {l : List α} (h : a ∉ l) : l.replace a b = l := by
  induction l with
  | nil => rfl
  | cons x l ih =>
    rw [replace_cons, beq_false_of_ne (ne_of_not_mem_cons h)]
    exact congrArg (x :: ·) (ih (not_mem_of_not_mem_cons h))

/-- `f` applied to what follows the first `i` elements. -/
def modifyTailIdx (l : List α) (i : Nat) (f : List α → List α) : List α := go i l
where
  go : Nat → List α → List α
    | 0, l => f l
    | _ + 1, [] => []
    | i + 1, a :: l => a :: go i l

/-- `f` applied to the element at place `i`. -/
def modify (l : List α) (i : Nat) (f : α → α) : List α := l.modifyTailIdx i (modifyHead f)

/-- `a` put in at place `i`. -/
def insertIdx (xs : List α) (i : Nat) (a : α) : List α := xs.modifyTailIdx i (cons a)

@[simp] theorem insertIdx_zero {xs : List α} {x : α} : xs.insertIdx 0 x = x :: xs := rfl
@[simp] theorem insertIdx_succ_nil {n : Nat} {a : α} : ([] : List α).insertIdx (n + 1) a = [] := rfl
@[simp] theorem insertIdx_succ_cons {xs : List α} {hd x : α} {i : Nat} :
    (hd :: xs).insertIdx (i + 1) x = hd :: xs.insertIdx i x := rfl
theorem length_insertIdx_of_le_length {as : List α} {i : Nat} (h : i ≤ as.length) (a : α) :
    (as.insertIdx i a).length = as.length + 1 := by
  induction as generalizing i with
  | nil =>
    obtain rfl := Nat.eq_zero_of_le_zero h
    rfl
  | cons x as ih => cases i with
    | zero => rfl
    | succ i => exact congrArg (· + 1) (ih (Nat.le_of_succ_le_succ h))

@[simp] theorem modifyHead_nil {f : α → α} : [].modifyHead f = [] := rfl
@[simp] theorem modifyHead_cons {a : α} {l : List α} {f : α → α} : (a :: l).modifyHead f = f a :: l := rfl

/-- What occurs in the second list is taken out of the first. -/
def removeAll [BEq α] (xs ys : List α) : List α := xs.filter fun x => !ys.elem x

/-! ### Combining -/

/-- The lists combined element by element; the longer one goes on alone. -/
def zipWithAll (f : Option α → Option β → γ) : List α → List β → List γ
  | [], bs => bs.map fun b => f none (some b)
  | a :: as, [] => (a :: as).map fun a => f (some a) none
  | a :: as, b :: bs => f (some a) (some b) :: zipWithAll f as bs

@[simp] theorem intersperse_nil {sep : α} : ([] : List α).intersperse sep = [] := rfl
@[simp] theorem intersperse_singleton {x sep : α} : [x].intersperse sep = [x] := rfl
@[simp] theorem intersperse_cons_cons {x y : α} {zs : List α} {sep : α} :
    (x :: y :: zs).intersperse sep = x :: sep :: ((y :: zs).intersperse sep) := rfl

/-- The lists one after the other, with `sep` between any two. -/
def intercalate (sep : List α) (xs : List (List α)) : List α := (intersperse sep xs).flatten

/-- The first `i` elements moved to the end. -/
def rotateLeft (xs : List α) (i : Nat := 1) : List α :=
  let len := xs.length
  if len ≤ 1 then xs
  else
    let i := i % len
    let ys := xs.take i
    let zs := xs.drop i
    zs ++ ys

/-- The last `i` elements moved to the front. -/
def rotateRight (xs : List α) (i : Nat := 1) : List α :=
  let len := xs.length
  if len ≤ 1 then xs
  else
    let i := len - i % len
    let ys := xs.take i
    let zs := xs.drop i
    zs ++ ys

/-- The place of the first element that satisfies `p`. -/
@[inline] def findIdx? (p : α → Bool) (l : List α) : Option Nat := go l 0
where
  go : List α → Nat → Option Nat
    | [], _ => none
    | a :: l, i => if p a then some i else go l (i + 1)

/-- The place of the first `a`. -/
@[inline] def idxOf? [BEq α] (a : α) : List α → Option Nat := findIdx? (· == a)

/-- The last element that satisfies `p`. -/
def findRev? (p : α → Bool) : List α → Option α
  | [] => none
  | a :: as => match findRev? p as with
    | some b => some b
    | none => if p a then some a else none

/-- The first of each run of elements that are the same for `r`. -/
def eraseRepsBy {α} (r : α → α → Bool) : List α → List α
  | [] => []
  | a :: as => loop a as []
where
  loop : α → List α → List α → List α
    | a, [], acc => (a :: acc).reverse
    | a, a' :: as, acc => match r a a' with
      | true => loop a as acc
      | false => loop a' as (a :: acc)

/-- The first of each run of equal elements. -/
def eraseReps {α} [BEq α] (as : List α) : List α := eraseRepsBy (· == ·) as

/-- The elements at the places from `start` to before `stop`. -/
def extract (l : List α) (start : Nat := 0) (stop : Nat := l.length) : List α := (l.drop start).take (stop - start)

/-- What is left of the second list when the first is a prefix of it. -/
def isPrefixOf? [BEq α] : (l₁ : List α) → (l₂ : List α) → Option (List α)
  | [], l₂ => some l₂
  | _, [] => none
  | x₁ :: l₁, x₂ :: l₂ => if x₁ == x₂ then isPrefixOf? l₁ l₂ else none

/-- What is left of the second list when the first is a suffix of it. -/
def isSuffixOf? [BEq α] (l₁ l₂ : List α) : Option (List α) :=
  Option.map List.reverse <| isPrefixOf? l₁.reverse l₂.reverse

/-- Whether the lists are as long and their elements related by `eqv`. -/
@[specialize] def isEqv : (as bs : List α) → (eqv : α → α → Bool) → Bool
  | [], [], _ => true
  | a :: as, b :: bs, eqv => eqv a b && isEqv as bs eqv
  | _, _, _ => false

/-- Whether the first list is obtained from the second by leaving elements out. -/
def isSublist [BEq α] : List α → List α → Bool
  | [], _ => true
  | _, [] => false
  | l₁@(hd₁ :: tl₁), hd₂ :: tl₂ => if hd₁ == hd₂ then tl₁.isSublist tl₂ else l₁.isSublist tl₂

@[simp] theorem isSublist_iff_sublist [BEq α] [LawfulBEq α] {l₁ l₂ : List α} : l₁.isSublist l₂ ↔ l₁ <+ l₂ := by
  induction l₂ generalizing l₁ with
  | nil => cases l₁ <;> simp [isSublist]
  | cons b l₂ ih => cases l₁ with
    | nil => simp [isSublist]
    | cons a l₁ =>
      rw [isSublist]
      split
      · next e =>
        obtain rfl := eq_of_beq e
        rw [ih, cons_sublist_cons]
      · next n =>
        rw [ih]
        constructor
        · exact .cons b
        · intro h
          cases h with
          | cons _ h => exact h
          | cons_cons _ h => exact absurd (BEq.refl _) n

instance [DecidableEq α] (l₁ l₂ : List α) : Decidable (l₁ <+ l₂) := decidable_of_decidable_of_iff isSublist_iff_sublist

end List
