prelude
import Init.Data.List.Perm
import Init.Data.List.Find
/-! Further operations: splitting, replacing and inserting, combining, the lexicographic order. -/

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

/-! ### The lexicographic order -/

@[simp] theorem not_lex_nil {r : α → α → Prop} {l : List α} : ¬Lex r l [] := nofun
theorem cons_lex_cons_iff {r : α → α → Prop} {a b : α} {l₁ l₂ : List α} :
    Lex r (a :: l₁) (b :: l₂) ↔ r a b ∨ a = b ∧ Lex r l₁ l₂ := by
  constructor
  · intro h
    cases h with
    | rel h => exact .inl h
    | cons h => exact .inr ⟨rfl, h⟩
  · rintro (h | ⟨rfl, h⟩)
    · exact .rel h
    · exact .cons h

/-- The lexicographic order as a test. -/
def lex [BEq α] (l₁ l₂ : List α) (lt : α → α → Bool := by exact (· < ·)) : Bool :=
  match l₁, l₂ with
  | [], _ :: _ => true
  | _, [] => false
  | a :: as, b :: bs => lt a b || (a == b && lex as bs lt)

@[simp] theorem nil_lex_cons [BEq α] {lt : α → α → Bool} {b : α} {bs : List α} : lex [] (b :: bs) lt = true := rfl
@[simp] theorem cons_lex_cons [BEq α] {lt : α → α → Bool} {a b : α} {as bs : List α} :
    lex (a :: as) (b :: bs) lt = (lt a b || (a == b && lex as bs lt)) := rfl
@[simp] theorem lex_nil [BEq α] {lt : α → α → Bool} {as : List α} : lex as [] lt = false := by cases as <;> rfl

instance decidableLex [DecidableEq α] (r : α → α → Prop) [h : DecidableRel r] :
    (l₁ l₂ : List α) → Decidable (Lex r l₁ l₂)
  | [], [] => isFalse nofun
  | [], _ :: _ => isTrue .nil
  | _ :: _, [] => isFalse nofun
  | _ :: as, _ :: bs =>
    haveI := decidableLex r as bs
    decidable_of_decidable_of_iff cons_lex_cons_iff.symm

instance decidableLT [DecidableEq α] [LT α] [DecidableLT α] (l₁ l₂ : List α) : Decidable (l₁ < l₂) :=
  decidableLex (· < ·) l₁ l₂
instance decidableLE [DecidableEq α] [LT α] [DecidableLT α] (l₁ l₂ : List α) : Decidable (l₁ ≤ l₂) :=
  inferInstanceAs (Decidable (¬_))

@[simp] theorem not_lt_nil [LT α] (l : List α) : ¬l < [] := nofun
@[simp] theorem nil_lt_cons [LT α] (a : α) (l : List α) : [] < a :: l := .nil
theorem cons_lt_cons_iff [LT α] {a b : α} {l₁ l₂ : List α} : (a :: l₁) < (b :: l₂) ↔ a < b ∨ a = b ∧ l₁ < l₂ :=
  cons_lex_cons_iff
@[simp] theorem nil_le [LT α] (l : List α) : [] ≤ l := not_lt_nil l

/-! ### Proofs carried along -/

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
