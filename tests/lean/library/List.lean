/-! Lists: what a textbook or a first course in functional programming asks to be proved. -/

open scoped List

/-! Appending -/

example (xs : List α) : [] ++ xs = xs := by simp
example (xs : List α) : xs ++ [] = xs := by simp
example (xs ys zs : List α) : (xs ++ ys) ++ zs = xs ++ (ys ++ zs) := by simp
example (xs ys zs : List α) : (xs ++ ys) ++ zs = xs ++ (ys ++ zs) := List.append_assoc xs ys zs
example (xs ys zs ws : List α) : xs ++ ys ++ (zs ++ ws) = xs ++ (ys ++ zs) ++ ws := by ac_rfl
example (xs ys : List α) : (xs ++ ys).length = xs.length + ys.length := by simp
example (xs ys : List α) : (xs ++ ys).length = (ys ++ xs).length := by simp [Nat.add_comm]
example (xs ys : List α) (h : xs ++ ys = []) : xs = [] ∧ ys = [] := by simpa using h
example (xs ys zs : List α) (h : xs ++ ys = xs ++ zs) : ys = zs := by simpa using h
example (xs ys zs : List α) (h : xs ++ ys = xs ++ zs) : ys = zs := List.append_cancel_left h
example (xs ys zs : List α) (h : ys ++ xs = zs ++ xs) : ys = zs := by simp_all
example (s t u v : List α) (h : s ++ t = u ++ v) (hl : s.length = u.length) : t = v := (List.append_inj h hl).2
example (xs : List α) (a b : α) (h : xs ++ [a] = xs ++ [b]) : a = b := by simp at h; exact h
example (a : α) (xs : List α) : xs.concat a ≠ [] := by simp
example (xs : List α) : xs = [] ∨ ∃ ys y, xs = ys ++ [y] := List.eq_nil_or_concat xs

/-! Constructors -/

example (a b : α) (xs ys : List α) (h : a :: xs = b :: ys) : a = b ∧ xs = ys := by simpa using h
example (a : α) (xs : List α) : a :: xs ≠ [] := by simp
example (a : α) (xs : List α) : a :: xs ≠ xs := by simp
example (xs : List α) (h : xs ≠ []) : ∃ a ys, xs = a :: ys := List.exists_cons_of_ne_nil h
example (xs : List α) (h : xs.length = 0) : xs = [] := by simpa using h
example (xs : List α) (h : 0 < xs.length) : xs ≠ [] := List.length_pos_iff.mp h
example (xs : List α) (h : xs.length = 1) : ∃ a, xs = [a] := List.length_eq_one_iff.1 h
example : [1, 2] ≠ [1, 2, 3] := by simp
example : [1, 2] ≠ [1, 2, 3] := by decide
example : [1, 2, 3] = [1, 2, 3] := by simp
example (a b c : Nat) (h : [a, b] = [c, 2]) : b = 2 := by simp at h; exact h.2
example (xs : List Nat) : xs = [] ∨ xs.length ≥ 1 := by
  cases h : xs with
  | nil => simp
  | cons a as => simp
example (xs ys : List Nat) : (xs == ys) = true ↔ xs = ys := by simp
example : ([1, 2] == [1, 2]) = true := by decide

/-! Membership -/

example (a : Nat) (h : a ∈ [1, 2, 3]) : a = 1 ∨ a = 2 ∨ a = 3 := by simpa using h
example : 2 ∈ [1, 2, 3] := by simp
example : 4 ∉ [1, 2, 3] := by simp
example : 2 ∈ [1, 2, 3] := by decide
example (a : α) (xs ys : List α) : a ∈ xs ++ ys ↔ a ∈ xs ∨ a ∈ ys := by simp
example (a b : α) (xs : List α) (h : a ∈ b :: xs) (n : a ≠ b) : a ∈ xs := by simp_all
example (a : α) (xs : List α) (h : a ∈ xs) : ∃ s t, xs = s ++ a :: t := List.append_of_mem h
example (a : α) (xs : List α) (h : a ∈ xs) : 0 < xs.length := List.length_pos_of_mem h
example (p : Nat → Prop) (h : ∀ x ∈ [1, 2], p x) : p 1 ∧ p 2 := by simpa using h
example (p : Nat → Prop) : (∃ x ∈ [1, 2], p x) ↔ p 1 ∨ p 2 := by simp
example (a : Nat) (xs : List Nat) : xs.contains a = true ↔ a ∈ xs := by simp
example (a b : Nat) (xs : List Nat) : (b :: xs).contains a = (a == b || xs.contains a) := List.contains_cons

/-! `map` -/

example (f : α → β) (xs : List α) : (xs.map f).length = xs.length := by simp
example (f : α → β) (g : β → γ) (xs : List α) : (xs.map f).map g = xs.map (g ∘ f) := by simp
example (xs : List α) : xs.map id = xs := by simp
example (xs : List α) : xs.map (fun x => x) = xs := by simp
example (f : α → β) (xs ys : List α) : (xs ++ ys).map f = xs.map f ++ ys.map f := List.map_append
example (f : α → β) (xs : List α) : xs.reverse.map f = (xs.map f).reverse := by simp
example (f : α → β) (b : β) (xs : List α) (h : b ∈ xs.map f) : ∃ a ∈ xs, f a = b := by simpa using h
example (f : α → β) (a : α) (xs : List α) (h : a ∈ xs) : f a ∈ xs.map f := List.mem_map_of_mem h
example (f g : α → β) (xs : List α) (h : ∀ x ∈ xs, f x = g x) : xs.map f = xs.map g := by simp_all
example (f : α → β) (xs : List α) (h : xs.map f = []) : xs = [] := by simp_all
example : [1, 2, 3].map (· * 2) = [2, 4, 6] := by decide
example : [1, 2, 3].map (· * 2) = [2, 4, 6] := by simp

/-! `filter` -/

example (p : α → Bool) (xs : List α) : (xs.filter p).length ≤ xs.length := List.length_filter_le p xs
example (p : α → Bool) (xs ys : List α) : (xs ++ ys).filter p = xs.filter p ++ ys.filter p := by simp
example (p : α → Bool) (xs : List α) : (xs.filter p).filter p = xs.filter p := by simp
example (p : α → Bool) (a : α) (xs : List α) : a ∈ xs.filter p ↔ a ∈ xs ∧ p a = true := by simp
example (p : α → Bool) (xs : List α) (h : ∀ x ∈ xs, p x) : xs.filter p = xs := by simpa using h
example (p : α → Bool) (xs : List α) : (xs.filter p).reverse = xs.reverse.filter p := by simp
example : [1, 2, 3, 4].filter (· % 2 == 0) = [2, 4] := by decide
example (f : α → Option β) (xs : List α) (b : β) : b ∈ xs.filterMap f ↔ ∃ a ∈ xs, f a = some b := by simp

/-! `reverse` -/

example (xs : List α) : xs.reverse.reverse = xs := by simp
example (xs ys : List α) : (xs ++ ys).reverse = ys.reverse ++ xs.reverse := by simp
example (xs : List α) : xs.reverse.length = xs.length := by simp
example (a : α) (xs : List α) : a ∈ xs.reverse ↔ a ∈ xs := by simp
example (xs ys : List α) (h : xs.reverse = ys.reverse) : xs = ys := by simpa using h
example (xs : List α) : xs.reverse = [] ↔ xs = [] := by simp
example (a : α) (xs : List α) : (a :: xs).reverse = xs.reverse ++ [a] := by simp
def rev : List α → List α
  | [] => []
  | a :: as => rev as ++ [a]
theorem rev_eq (xs : List α) : rev xs = xs.reverse := by induction xs <;> simp_all [rev]
theorem rev_append (xs ys : List α) : rev (xs ++ ys) = rev ys ++ rev xs := by
  induction xs with
  | nil => simp [rev]
  | cons x xs ih => simp [rev, ih]

/-! Folds -/

example (f : β → α → β) (b : β) (xs ys : List α) : (xs ++ ys).foldl f b = ys.foldl f (xs.foldl f b) := by
  simp [List.foldl_append]
example (f : α → β → β) (b : β) (xs ys : List α) : (xs ++ ys).foldr f b = xs.foldr f (ys.foldr f b) := by simp
example (f : β → α → β) (b : β) (xs : List α) : xs.reverse.foldl f b = xs.foldr (fun x y => f y x) b := by simp
example (xs : List α) : xs.foldr List.cons [] = xs := by simp
example (xs : List Nat) : xs.foldl (fun n _ => n + 1) 0 = xs.length := by simp
example : [1, 2, 3].foldl (· + ·) 0 = 6 := by decide
def fastLength (xs : List α) (acc : Nat) : Nat := match xs with
  | [] => acc
  | _ :: xs => fastLength xs (acc + 1)
theorem fastLength_eq (xs : List α) (n : Nat) : fastLength xs n = xs.length + n := by
  induction xs generalizing n with
  | nil => simp [fastLength]
  | cons x xs ih => rw [fastLength, ih, List.length_cons]; omega

/-! Lists of lists -/

example (xss yss : List (List α)) : (xss ++ yss).flatten = xss.flatten ++ yss.flatten := by simp
example (a : α) (xss : List (List α)) : a ∈ xss.flatten ↔ ∃ xs ∈ xss, a ∈ xs := by simp
example (f : α → List β) (xs ys : List α) : (xs ++ ys).flatMap f = xs.flatMap f ++ ys.flatMap f := by simp
example (f : α → List β) (g : β → List γ) (xs : List α) :
    (xs.flatMap f).flatMap g = xs.flatMap fun x => (f x).flatMap g := List.flatMap_assoc
example : [[1], [2, 3]].flatten = [1, 2, 3] := by simp

/-! The ends -/

example (a : α) (xs : List α) : (a :: xs).head? = some a := by simp
example (xs : List α) (h : xs ≠ []) : xs.head h :: xs.tail = xs := by simp
example (xs ys : List α) : (xs ++ ys).head? = xs.head?.or ys.head? := by simp
example (xs : List α) : xs.tail.length = xs.length - 1 := by simp
example (a : α) (xs : List α) : (xs ++ [a]).getLast? = some a := List.getLast?_concat
example (a : α) (xs : List α) : (xs ++ [a]).dropLast = xs := by simp
example (xs : List α) (h : xs ≠ []) : xs.dropLast ++ [xs.getLast h] = xs := List.dropLast_concat_getLast h
example (xs : List α) : xs.reverse.head? = xs.getLast? := by simp
example (xs : List α) : xs.dropLast.length = xs.length - 1 := by simp

/-! Access by index -/

example (xs : List α) (i : Nat) (h : i < xs.length) : xs[i] ∈ xs := by simp
example (xs : List α) (i : Nat) (h : i < xs.length) : xs[i]? = some xs[i] := by simp [h]
example (xs : List α) (i : Nat) (h : xs.length ≤ i) : xs[i]? = none := by simp [h]
example (f : α → β) (xs : List α) (i : Nat) (h : i < xs.length) : (xs.map f)[i]'(by simpa using h) = f xs[i] := by simp
example (xs ys : List α) (i : Nat) (h : i < xs.length) : (xs ++ ys)[i]? = xs[i]? := List.getElem?_append_left h
example (xs ys : List α) (h : ∀ i : Nat, xs[i]? = ys[i]?) : xs = ys := by ext i : 1; exact h i
example (xs ys : List α) (hl : xs.length = ys.length)
    (h : ∀ i (h₁ : i < xs.length) (h₂ : i < ys.length), xs[i] = ys[i]) : xs = ys := List.ext_getElem hl h
example (xs : List α) (h : 2 < xs.length) : xs[1] = xs[1] := rfl
example (xs : List α) (i : Nat) (h : i + 1 < xs.length) : xs.tail[i]'(by simp; omega) = xs[i + 1] := by simp
example : [1, 2, 3][1] = 2 := by simp
example : [1, 2, 3][1]? = some 2 := by simp
example (xs : List α) (i j : Nat) (a : α) (h : i ≠ j) : (xs.set i a)[j]? = xs[j]? := by simp [h]

/-! `replicate`, `any`, `all` -/

example (n : Nat) (a : α) : (List.replicate n a).length = n := by simp
example (n m : Nat) (a : α) : List.replicate n a ++ List.replicate m a = List.replicate (n + m) a := by simp
example (n : Nat) (a b : α) (h : b ∈ List.replicate n a) : b = a := List.eq_of_mem_replicate h
example (n : Nat) (a : α) : (List.replicate n a).reverse = List.replicate n a := by simp
example (p : α → Bool) (xs : List α) : xs.any p = true ↔ ∃ x ∈ xs, p x = true := by simp
example (p : α → Bool) (xs : List α) : xs.all p = true ↔ ∀ x ∈ xs, p x = true := by simp
example (p : α → Bool) (xs ys : List α) : (xs ++ ys).all p = (xs.all p && ys.all p) := by simp
example : [2, 4].all (· % 2 == 0) = true := by decide
example (p : α → Bool) (xs : List α) : (!xs.any p) = xs.all (fun x => !p x) := List.not_any_eq_all_not

/-! Found by search -/

example (xs ys : List α) : (xs ++ ys).length = xs.length + ys.length := by exact?
example (xs ys : List α) : (xs ++ ys).reverse = ys.reverse ++ xs.reverse := by exact?
example (p : α → Bool) (xs : List α) : (xs.filter p).length ≤ xs.length := by exact?

/-! Recursion through lists -/

inductive Tree where
  | node : Nat → List Tree → Tree

mutual
def Tree.sum : Tree → Nat
  | .node n ts => n + sumAll ts
def sumAll : List Tree → Nat
  | [] => 0
  | t :: ts => t.sum + sumAll ts
end

def everySecond : List α → List α
  | a :: _ :: as => a :: everySecond as
  | as => as
theorem length_everySecond (xs : List α) : (everySecond xs).length ≤ xs.length := by
  fun_induction everySecond xs <;> simp_all <;> omega

def merge (xs ys : List Nat) : List Nat := match xs, ys with
  | [], ys => ys
  | xs, [] => xs
  | x :: xs, y :: ys => if x ≤ y then x :: merge xs (y :: ys) else y :: merge (x :: xs) ys
termination_by xs.length + ys.length
example : merge [1, 3] [2, 4] = [1, 2, 3, 4] := by simp [merge]

/-! `take` and `drop` -/

example (n : Nat) (xs : List α) : xs.take n ++ xs.drop n = xs := by simp
example (n : Nat) (xs : List α) : (xs.take n).length = min n xs.length := by simp
example (n : Nat) (xs : List α) : (xs.drop n).length = xs.length - n := by simp
example (n m : Nat) (xs : List α) : (xs.drop n).drop m = xs.drop (n + m) := by simp
example (xs ys : List α) : (xs ++ ys).take xs.length = xs := by simp
example (n : Nat) (f : α → β) (xs : List α) : (xs.take n).map f = (xs.map f).take n := by simp
example (n : Nat) (xs : List α) (h : xs.length ≤ n) : xs.take n = xs := by simp [h]
example (n : Nat) (xs : List α) : xs.splitAt n = (xs.take n, xs.drop n) := by simp
example (p : α → Bool) (xs : List α) : xs.takeWhile p ++ xs.dropWhile p = xs := by simp
example (p : α → Bool) (xs : List α) : xs.partition p = (xs.filter p, xs.filter (not ∘ p)) := by simp
example : [1, 2, 3, 4].take 2 = [1, 2] := by simp
example : [1, 2, 3, 4].drop 2 = [3, 4] := by decide

/-! `zip`, `range`, sums -/

example (xs : List α) (ys : List β) : (xs.zip ys).length = min xs.length ys.length := by simp
example (f : α → β → γ) (xs : List α) : List.zipWith f xs [] = [] := by simp
example (xs : List (α × β)) : xs.unzip.1.zip xs.unzip.2 = xs := List.zip_unzip xs
example (a : α) (b : β) (xs : List α) (ys : List β) (h : (a, b) ∈ xs.zip ys) : a ∈ xs := (List.of_mem_zip h).1
example (n : Nat) : (List.range n).length = n := by simp
example (m n : Nat) : m ∈ List.range n ↔ m < n := by simp
example (n : Nat) : List.range (n + 1) = List.range n ++ [n] := List.range_succ
example : List.range 4 = [0, 1, 2, 3] := by decide
example (n : Nat) : (List.range n).Nodup := List.nodup_range
example (xs ys : List Nat) : (xs ++ ys).sum = xs.sum + ys.sum := by simp
example (n : Nat) : 2 * (List.range (n + 1)).sum = n * (n + 1) := by
  induction n with
  | zero => rfl
  | succ n ih =>
    rw [List.range_succ, List.sum_append_nat, Nat.mul_add, ih]
    simp [Nat.mul_add, Nat.add_mul]
    omega
example (xss : List (List α)) : xss.flatten.length = (xss.map List.length).sum := by simp
example (xs : List Nat) (a : Nat) : xs.max? = some a ↔ a ∈ xs ∧ ∀ b ∈ xs, b ≤ a := List.max?_eq_some_iff'

/-! Searching and counting -/

example (p : α → Bool) (xs : List α) : xs.find? p = none ↔ ∀ x ∈ xs, p x = false := by simp
example (p : α → Bool) (a : α) (xs : List α) (h : xs.find? p = some a) : p a = true := List.find?_some h
example (p : α → Bool) (xs ys : List α) : (xs ++ ys).find? p = (xs.find? p).or (ys.find? p) := by simp
example (a : Nat) (xs ys : List Nat) : (xs ++ ys).count a = xs.count a + ys.count a := by simp
example (a : Nat) (xs : List Nat) : 0 < xs.count a ↔ a ∈ xs := by simp
example (a : Nat) (xs : List Nat) : (a :: xs).count a = xs.count a + 1 := by simp
example (p : α → Bool) (xs : List α) : xs.countP p ≤ xs.length := List.countP_le_length
example : [1, 2, 1].count 1 = 2 := by decide
example (a : Nat) (xs : List Nat) (h : a ∈ xs) : (xs.erase a).length = xs.length - 1 := by simp [h]
example (a : Nat) (xs : List Nat) : a ∈ xs.eraseDups ↔ a ∈ xs := by simp

/-! Relations -/

example (xs ys : List α) : xs <+ xs ++ ys := by simp
example (xs ys : List α) (h : xs <+ ys) : xs.length ≤ ys.length := h.length_le
example (a : α) (xs ys : List α) (h : xs <+ ys) (m : a ∈ xs) : a ∈ ys := h.subset m
example (p : α → Bool) (xs : List α) : xs.filter p <+ xs := by simp
example (xs ys : List α) : xs <+: xs ++ ys := by simp
example : [1, 2] <+: [1, 2, 3] := by decide
example : [1, 3] <+ [1, 2, 3] := by decide
example (n : Nat) (xs : List α) : xs.take n <+: xs := List.take_prefix n xs
example : [1, 2, 3].Nodup := by decide
example : [1, 2, 3].Nodup := by simp
example : ¬[1, 2, 1].Nodup := by simp
example (a : α) (xs : List α) (h : (a :: xs).Nodup) : a ∉ xs := by simp at h; exact h.1
example : [1, 2, 3].Pairwise (· < ·) := by simp
example (xs ys : List α) : xs ++ ys ~ ys ++ xs := List.perm_append_comm
example (xs : List α) : xs.reverse ~ xs := by simp
example (a : α) (xs ys : List α) : a :: xs ~ a :: ys ↔ xs ~ ys := by simp
example (xs ys : List α) (h : xs ~ ys) : xs.length = ys.length := h.length_eq
example (f : α → β) (xs ys : List α) (h : xs ~ ys) : xs.map f ~ ys.map f := h.map f
example : [3, 1, 2] ~ [1, 2, 3] := by decide
example : [1, 2] < [1, 3] := by decide
example (xs ys zs : List α) (h : xs ~ ys) (h' : ys ~ zs) : xs ~ zs :=
  calc xs ~ ys := h
    _ ~ zs := h'

/-! A sort that is proved to sort -/

def insertNat (a : Nat) : List Nat → List Nat
  | [] => [a]
  | b :: bs => if a ≤ b then a :: b :: bs else b :: insertNat a bs
def sortNat (xs : List Nat) : List Nat := xs.foldr insertNat []

theorem perm_insertNat (a : Nat) (xs : List Nat) : insertNat a xs ~ a :: xs := by
  induction xs with
  | nil => simp [insertNat]
  | cons b bs ih =>
    rw [insertNat]
    split
    · exact .rfl
    · exact (ih.cons b).trans (.swap a b bs)

theorem sorted_insertNat (a : Nat) (xs : List Nat) (h : xs.Pairwise (· ≤ ·)) : (insertNat a xs).Pairwise (· ≤ ·) := by
  induction xs with
  | nil => simp [insertNat]
  | cons b bs ih =>
    rw [List.pairwise_cons] at h
    rw [insertNat]
    split
    · simp only [List.pairwise_cons, List.mem_cons]
      refine ⟨?_, h.1, h.2⟩
      rintro c (rfl | hc)
      · assumption
      · have := h.1 c hc
        omega
    · simp only [List.pairwise_cons]
      refine ⟨fun c hc => ?_, ih h.2⟩
      rw [(perm_insertNat a bs).mem_iff, List.mem_cons] at hc
      rcases hc with rfl | hc
      · omega
      · exact h.1 c hc

theorem perm_sortNat (xs : List Nat) : sortNat xs ~ xs := by
  induction xs with
  | nil => exact .nil
  | cons a as ih => exact (perm_insertNat a _).trans (ih.cons a)

theorem sorted_sortNat (xs : List Nat) : (sortNat xs).Pairwise (· ≤ ·) := by
  induction xs with
  | nil => exact .nil
  | cons a as ih => exact sorted_insertNat a _ ih

/-! Definitions that are computed -/

example : [1, 2, 3, 4, 5].partition (· > 2) = ([3, 4, 5], [1, 2]) := by decide
example : [1, 1, 2, 1].eraseDups = [1, 2] := by decide
example : [1, 1, 2, 1].eraseReps = [1, 2, 1] := by decide
example : [[1], [2, 3]].intersperse [0] = [[1], [0], [2, 3]] := by decide
example : List.intercalate [0] [[1], [2, 3]] = [1, 0, 2, 3] := by decide
example : [1, 2, 5, 4, 5, 1].splitBy (· < ·) = [[1, 2, 5], [4, 5], [1]] := by decide
example : [6, 8, 5, 9].span (· > 5) = ([6, 8], [5, 9]) := by simp
example : [1, 2, 3].rotateLeft = [2, 3, 1] := by decide
example : [1, 2, 3].insertIdx 1 7 = [1, 7, 2, 3] := by simp
example : [1, 2, 3].extract 1 2 = [2] := by decide
example : [5, 6, 7].findIdx? (· > 5) = some 1 := by decide
example : [3, 1, 2].min? = some 1 := by decide
example : [2, 3, 4].prod = 24 := by decide
example : [(1, 'a'), (2, 'b')].lookup 2 = some 'b' := by decide
example (xs : List α) : xs.attach.map Subtype.val = xs := by simp

/-! In monads -/

def total (xs : List Nat) : Nat := Id.run do
  let mut s := 0
  for x in xs do
    s := s + x
  return s
example : total [1, 2, 3] = 6 := rfl
def predecessors (xs : List Nat) : Option (List Nat) := xs.mapM fun x => if x > 0 then some (x - 1) else none
example : predecessors [1, 2] = some [0, 1] := by decide
example : predecessors [1, 0] = none := by decide

inductive Rose where
  | node : List Rose → Rose
def Rose.size : Rose → Nat
  | .node ts => 1 + (ts.attach.map fun ⟨t, _⟩ => t.size).sum
