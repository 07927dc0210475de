module

prelude
public import Init.Data.Option.Basic
public import Init.Data.Nat.Basic
public import Init.GetElem
/-! Lists: the operations, membership, and the equations that unfold them. -/

@[expose] public section

universe u v w

namespace List

deriving instance BEq for List
deriving instance SizeOf for List

instance : Append (List α) := ⟨List.append⟩

/-! ### Reversing -/

/-- The first list reversed, in front of the second. -/
def reverseAux : List α → List α → List α
  | [], r => r
  | a :: l, r => reverseAux l (a :: r)

/-- The list from back to front. -/
def reverse (as : List α) : List α := reverseAux as []

/-! ### Folding, filtering, mapping -/

/-- Folding from the right. -/
@[specialize] def foldr (f : α → β → β) (init : β) : (l : List α) → β
  | [] => init
  | a :: l => f a (foldr f init l)

/-- The elements that satisfy `p`. -/
def filter (p : α → Bool) : (l : List α) → List α
  | [] => []
  | a :: as => match p a with
    | true => a :: filter p as
    | false => filter p as

/-- The values of `f` where there are any. -/
@[specialize] def filterMap (f : α → Option β) : List α → List β
  | [] => []
  | a :: as => match f a with
    | none => filterMap f as
    | some b => b :: filterMap f as

/-- The two lists combined element by element. -/
@[specialize] def zipWith (f : α → β → γ) : (xs : List α) → (ys : List β) → List γ
  | x :: xs, y :: ys => f x y :: zipWith f xs ys
  | _, _ => []

def zip : List α → List β → List (Prod α β) := zipWith Prod.mk

def unzip : (l : List (α × β)) → List α × List β
  | [] => ([], [])
  | (a, b) :: t => match unzip t with | (as, bs) => (a :: as, b :: bs)

/-- Whether some element satisfies `p`. -/
def any : (l : List α) → (p : α → Bool) → Bool
  | [], _ => false
  | h :: t, p => p h || any t p

/-- Whether all elements satisfy `p`. -/
def all : List α → (α → Bool) → Bool
  | [], _ => true
  | h :: t, p => p h && all t p

def or (bs : List Bool) : Bool := bs.any id
def and (bs : List Bool) : Bool := bs.all id

/-- The sum of the elements. -/
def sum {α} [Add α] [Zero α] : List α → α := foldr (· + ·) 0

/-! ### Parts -/

@[implicit_reducible] def isEmpty : List α → Bool
  | [] => true
  | _ :: _ => false

def head : (as : List α) → as ≠ [] → α
  | a :: _, _ => a
def head? : List α → Option α
  | [] => none
  | a :: _ => some a
def headD : (as : List α) → (fallback : α) → α
  | [], fallback => fallback
  | a :: _, _ => a
def head! [Inhabited α] : List α → α
  | [] => default
  | a :: _ => a
def tail : List α → List α
  | [] => []
  | _ :: as => as
def tail? : List α → Option (List α)
  | [] => none
  | _ :: as => some as
def tail! : List α → List α
  | [] => []
  | _ :: as => as
def tailD (l fallback : List α) : List α := match l with
  | [] => fallback
  | _ :: t => t

def getLast : ∀ (as : List α), as ≠ [] → α
  | [], h => absurd rfl h
  | [a], _ => a
  | _ :: b :: as, _ => getLast (b :: as) (fun h => List.noConfusion rfl (heq_of_eq h))
def getLast? : List α → Option α
  | [] => none
  | a :: as => some (getLast (a :: as) (fun h => List.noConfusion rfl (heq_of_eq h)))
def getLastD : (as : List α) → (fallback : α) → α
  | [], a₀ => a₀
  | a :: as, _ => getLast (a :: as) (fun h => List.noConfusion rfl (heq_of_eq h))
def dropLast : List α → List α
  | [] => []
  | [_] => []
  | a :: as => a :: dropLast as

def getLast! [Inhabited α] : List α → α
  | [] => default
  | a :: as => getLast (a :: as) (fun h => List.noConfusion rfl (heq_of_eq h))

/-- The element at place `i`, or `fallback`. -/
def getD (as : List α) (i : Nat) (fallback : α) : α := as[i]?.getD fallback

/-- The first `n` elements. -/
@[implicit_reducible] def take : (n : Nat) → (xs : List α) → List α
  | 0, _ => []
  | _ + 1, [] => []
  | n + 1, a :: as => a :: take n as

/-- All but the first `n` elements. -/
@[implicit_reducible] def drop : (n : Nat) → (xs : List α) → List α
  | 0, as => as
  | _ + 1, [] => []
  | n + 1, _ :: as => drop n as

def takeWhile (p : α → Bool) : (xs : List α) → List α
  | [] => []
  | hd :: tl => match p hd with
    | true => hd :: takeWhile p tl
    | false => []
def dropWhile (p : α → Bool) : List α → List α
  | [] => []
  | a :: l => match p a with
    | true => dropWhile p l
    | false => a :: l

def splitAt (n : Nat) (l : List α) : List α × List α := go l n []
where
  go : List α → Nat → List α → List α × List α
    | [], _, _ => (l, [])
    | x :: xs, n + 1, acc => go xs n (x :: acc)
    | xs, _, acc => (acc.reverse, xs)

def partition (p : α → Bool) (as : List α) : List α × List α := loop as ([], [])
where
  loop : List α → List α × List α → List α × List α
    | [], (bs, cs) => (bs.reverse, cs.reverse)
    | a :: as, (bs, cs) => match p a with
      | true => loop as (a :: bs, cs)
      | false => loop as (bs, a :: cs)

/-- `n` times the same element. -/
@[implicit_reducible] def replicate : (n : Nat) → (a : α) → List α
  | 0, _ => []
  | n + 1, a => a :: replicate n a

def leftpad (n : Nat) (a : α) (l : List α) : List α := replicate (n - length l) a ++ l
def rightpad (n : Nat) (a : α) (l : List α) : List α := l ++ replicate (n - length l) a

def range' : (start len : Nat) → (step : Nat := 1) → List Nat
  | _, 0, _ => []
  | s, n + 1, step => s :: range' (s + step) n step

/-- The numbers below `n`. -/
def range (n : Nat) : List Nat := loop n []
where
  loop : Nat → List Nat → List Nat
    | 0, ns => ns
    | n + 1, ns => loop n (n :: ns)

def zipIdx : (l : List α) → (n : Nat := 0) → List (α × Nat)
  | [], _ => nil
  | x :: xs, n => (x, n) :: zipIdx xs (n + 1)

def intersperse (sep : α) : (l : List α) → List α
  | [] => []
  | [x] => [x]
  | x :: xs => x :: sep :: intersperse sep xs

def modifyHead (f : α → α) : List α → List α
  | [] => []
  | a :: as => f a :: as

def eraseIdx : (l : List α) → (i : Nat) → List α
  | [], _ => []
  | _ :: as, 0 => as
  | a :: as, n + 1 => a :: eraseIdx as n

/-! ### Membership -/

/-- `a ∈ l`. -/
inductive Mem (a : α) : List α → Prop
  | head (as : List α) : Mem a (a :: as)
  | tail (b : α) {as : List α} : Mem a as → Mem a (b :: as)

instance : Membership α (List α) where
  mem l a := Mem a l

/-- Whether `a` occurs. -/
def elem [BEq α] (a : α) : (l : List α) → Bool
  | [] => false
  | b :: bs => match a == b with
    | true => true
    | false => elem a bs

abbrev contains [BEq α] (as : List α) (a : α) : Bool := elem a as

theorem mem_of_elem_eq_true [BEq α] [LawfulBEq α] {a : α} : {as : List α} → elem a as = true → a ∈ as
  | [], h => Bool.noConfusion h
  | b :: bs, h => by
    revert h
    show (match a == b with
      | true => true
      | false => elem a bs) = true → _
    cases e : a == b with
    | true => exact fun _ => eq_of_beq e ▸ .head bs
    | false => exact fun h => .tail b (mem_of_elem_eq_true h)

theorem elem_eq_true_of_mem [BEq α] [ReflBEq α] {a : α} {as : List α} (h : a ∈ as) : elem a as = true := by
  induction h with
  | head as =>
    show (match a == a with
      | true => true
      | false => elem a as) = true
    rw [BEq.refl a]
  | tail b _ ih =>
    show (match a == b with
      | true => true
      | false => elem a _) = true
    cases a == b with
    | true => rfl
    | false => exact ih

instance [BEq α] [LawfulBEq α] (a : α) (as : List α) : Decidable (a ∈ as) :=
  decidable_of_decidable_of_iff (p := elem a as = true) ⟨mem_of_elem_eq_true, elem_eq_true_of_mem⟩

theorem not_mem_nil' (a : α) : ¬a ∈ ([] : List α) := fun h => nomatch h

instance decidableBEx (p : α → Prop) [DecidablePred p] : ∀ l : List α, Decidable (∃ x, x ∈ l ∧ p x)
  | [] => isFalse fun ⟨x, h, _⟩ => not_mem_nil' x h
  | x :: xs =>
    if h : p x then isTrue ⟨x, .head xs, h⟩
    else match decidableBEx p xs with
      | isTrue h' => isTrue (h'.elim fun y hy => ⟨y, .tail x hy.1, hy.2⟩)
      | isFalse h' => isFalse fun ⟨y, hy, py⟩ => by
        cases hy with
        | head _ => exact h py
        | tail _ hy => exact h' ⟨y, hy, py⟩

instance decidableBAll (p : α → Prop) [DecidablePred p] : ∀ l : List α, Decidable (∀ x, x ∈ l → p x)
  | [] => isTrue fun x h => absurd h (not_mem_nil' x)
  | x :: xs =>
    if h : p x then
      match decidableBAll p xs with
      | isTrue h' => isTrue fun y hy => by
        cases hy with
        | head _ => exact h
        | tail _ hy => exact h' y hy
      | isFalse h' => isFalse fun f => h' fun y hy => f y (.tail x hy)
    else isFalse fun f => h (f x (.head xs))

/-! ### Searching and counting -/

def find? (p : α → Bool) : List α → Option α
  | [] => none
  | a :: as => match p a with
    | true => some a
    | false => find? p as

@[specialize] def findSome? (f : α → Option β) : List α → Option β
  | [] => none
  | a :: as => match f a with
    | some b => some b
    | none => findSome? f as

@[inline] def findIdx (p : α → Bool) (l : List α) : Nat := go l 0
where
  @[specialize] go : List α → Nat → Nat
    | [], n => n
    | a :: l, n => bif p a then n else go l (n + 1)

def idxOf [BEq α] (a : α) : List α → Nat := findIdx (· == a)

def countP (p : α → Bool) (l : List α) : Nat := go l 0
where
  go : List α → Nat → Nat
    | [], acc => acc
    | x :: xs, acc => bif p x then go xs (acc + 1) else go xs acc

def count [BEq α] (a : α) : List α → Nat := countP (· == a)

def lookup [BEq α] : α → List (α × β) → Option β
  | _, [] => none
  | a, (k, b) :: as => match a == k with
    | true => some b
    | false => lookup a as

protected def erase {α} [BEq α] : List α → α → List α
  | [], _ => []
  | a :: as, b => match a == b with
    | true => as
    | false => a :: List.erase as b

def eraseP (p : α → Bool) : List α → List α
  | [] => []
  | a :: as => bif p a then as else a :: eraseP p as

protected def insert [BEq α] (a : α) (l : List α) : List α := if l.elem a then l else a :: l

/-- The first of all elements that are the same for `r`. -/
def eraseDupsBy {α} (r : α → α → Bool) (as : List α) : List α := loop as []
where
  loop : List α → List α → List α
    | [], bs => bs.reverse
    | a :: as, bs => match bs.any (r a) with
      | true => loop as bs
      | false => loop as (a :: bs)

/-- The first of all equal elements. -/
def eraseDups {α} [BEq α] (as : List α) : List α := eraseDupsBy (· == ·) as

def isPrefixOf [BEq α] : List α → List α → Bool
  | [], _ => true
  | _, [] => false
  | a :: as, b :: bs => a == b && isPrefixOf as bs

def isSuffixOf [BEq α] (l₁ l₂ : List α) : Bool := isPrefixOf l₁.reverse l₂.reverse

/-- The least element. -/
def min? [Min α] : List α → Option α
  | [] => none
  | a :: as => some (as.foldl min a)

/-- The greatest element. -/
def max? [Max α] : List α → Option α
  | [] => none
  | a :: as => some (as.foldl max a)

/-- The least element of a list that has one. -/
protected def min [Min α] : (l : List α) → (h : l ≠ []) → α
  | a :: as, _ => as.foldl min a

/-- The greatest element of a list that has one. -/
protected def max [Max α] : (l : List α) → (h : l ≠ []) → α
  | a :: as, _ => as.foldl max a

/-! ### Relations between lists -/

/-- `l₁` is obtained from `l₂` by leaving elements out. -/
inductive Sublist {α} : List α → List α → Prop
  | slnil : Sublist [] []
  | cons a : Sublist l₁ l₂ → Sublist l₁ (a :: l₂)
  | cons_cons a : Sublist l₁ l₂ → Sublist (a :: l₁) (a :: l₂)

@[deprecated Sublist.cons_cons (since := "2026-02-26"), match_pattern]
abbrev Sublist.cons₂ := @Sublist.cons_cons

def IsPrefix (l₁ : List α) (l₂ : List α) : Prop := ∃ t, l₁ ++ t = l₂
def IsSuffix (l₁ : List α) (l₂ : List α) : Prop := ∃ t, t ++ l₁ = l₂
def IsInfix (l₁ : List α) (l₂ : List α) : Prop := ∃ s t, s ++ l₁ ++ t = l₂

protected def Subset (l₁ l₂ : List α) := ∀ ⦃a : α⦄, a ∈ l₁ → a ∈ l₂

instance : HasSubset (List α) := ⟨List.Subset⟩

/-- Every element stands in relation to all later ones. -/
inductive Pairwise (R : α → α → Prop) : List α → Prop
  | nil : Pairwise R []
  | cons : ∀ {a : α} {l : List α}, (∀ a', a' ∈ l → R a a') → Pairwise R l → Pairwise R (a :: l)

/-- No element occurs twice. -/
def Nodup : List α → Prop := Pairwise (· ≠ ·)

/-- The lists have the same elements in some order. -/
inductive Perm : List α → List α → Prop
  | nil : Perm [] []
  | cons (x : α) {l₁ l₂ : List α} : Perm l₁ l₂ → Perm (x :: l₁) (x :: l₂)
  | swap (x y : α) (l : List α) : Perm (y :: x :: l) (x :: y :: l)
  | trans {l₁ l₂ l₃ : List α} : Perm l₁ l₂ → Perm l₂ l₃ → Perm l₁ l₃

/-- The lexicographic order. -/
inductive Lex (r : α → α → Prop) : (as : List α) → (bs : List α) → Prop
  | nil {a l} : Lex r [] (a :: l)
  | rel {a₁ l₁ a₂ l₂} (h : r a₁ a₂) : Lex r (a₁ :: l₁) (a₂ :: l₂)
  | cons {a l₁ l₂} (h : Lex r l₁ l₂) : Lex r (a :: l₁) (a :: l₂)

protected abbrev lt [LT α] : List α → List α → Prop := Lex (· < ·)
instance instLT [LT α] : LT (List α) := ⟨List.lt⟩
@[reducible] protected def le [LT α] (as bs : List α) : Prop := ¬bs < as
instance instLE [LT α] : LE (List α) := ⟨List.le⟩

end List
