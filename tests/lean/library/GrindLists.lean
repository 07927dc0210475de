/-! What `grind` knows of lists and optional values without being told. -/

variable {α β : Type}

example (xs ys : List α) : (xs ++ ys).length = xs.length + ys.length := by grind
example (xs : List α) : xs.reverse.reverse = xs := by grind
example (xs ys : List α) : (xs ++ ys).reverse = ys.reverse ++ xs.reverse := by grind
example (f : α → β) (xs ys : List α) : (xs ++ ys).map f = xs.map f ++ ys.map f := by grind
example (a : α) (xs ys : List α) (h : a ∈ xs) : a ∈ xs ++ ys := by grind
example (a b : α) (xs : List α) (h : a ∈ b :: xs) (h2 : a ≠ b) : a ∈ xs := by grind
example (f : α → β) (xs : List α) : (xs.map f).length = xs.length := by grind
example (f : α → β) (xs : List α) (a : α) (h : a ∈ xs) : f a ∈ xs.map f := by grind
example (p : α → Bool) (xs : List α) : (xs.filter p).length ≤ xs.length := by grind
example (p : α → Bool) (xs : List α) (a : α) (h : a ∈ xs.filter p) : p a = true ∧ a ∈ xs := by grind
example (xs : List α) (n : Nat) : (xs.take n).length = min n xs.length := by grind
example (xs : List α) (n : Nat) : xs.take n ++ xs.drop n = xs := by grind
example (xs : List Nat) (f : Nat → Nat → Nat) (a : Nat) (ys : List Nat) :
    (xs ++ ys).foldl f a = ys.foldl f (xs.foldl f a) := by grind
example (xs : List Nat) (a : Nat) : (a :: xs).sum = a + xs.sum := by grind
example (xs ys : List Nat) : (xs ++ ys).sum = xs.sum + ys.sum := by grind
example (a : α) (n : Nat) : (List.replicate n a).length = n := by grind
example (a b : α) (n : Nat) (h : b ∈ List.replicate n a) : b = a := by grind
example (xs : List α) (i : Nat) (h : i < xs.length) : xs[i]? = some xs[i] := by grind
example (xs ys : List α) (i : Nat) (h : i < xs.length) : (xs ++ ys)[i]? = xs[i]? := by grind
example (f : α → β) (xs : List α) (i : Nat) (h : i < xs.length) : (xs.map f)[i]? = some (f xs[i]) := by grind
example (xs : List α) (h : xs ≠ []) : xs.head h :: xs.tail = xs := by grind
example (x : α) (xs : List α) : (x :: xs).head? = some x := by grind
example (x : α) (xs : List α) : (xs ++ [x]).getLast? = some x := by grind
example (xs : List α) (h : xs.length = 0) : xs = [] := by grind
example (xs : List α) (h : xs = []) : xs.length = 0 := by grind
example (xs ys : List α) (p : α → Bool) : (xs ++ ys).filter p = xs.filter p ++ ys.filter p := by grind
example (xs ys : List α) (p : α → Bool) : (xs ++ ys).all p = (xs.all p && ys.all p) := by grind
example [BEq α] [LawfulBEq α] (xs ys : List α) (a : α) : (xs ++ ys).count a = xs.count a + ys.count a := by grind
example (xs ys : List α) (zs : List β) : ((xs ++ ys).zip zs).length ≤ zs.length := by grind
example (xs ys : List α) (h : xs ++ ys = []) : xs = [] := by grind
example (xs ys : List α) (h : xs.length < ys.length) : ys ≠ [] := by grind
example (xs ys : List α) (a : α) (h : xs ++ [a] = ys) : ys ≠ [] := by grind
example (o : Option α) (f : α → β) (h : o.isSome) : (o.map f).isSome := by grind
example (o : Option α) (a : α) (h : o = some a) (b : α) : o.getD b = a := by grind
example (o : Option Nat) (h : o.isNone) : o.getD 3 = 3 := by grind
example (o : Option α) (f : α → Option β) (b : β) (h : o.bind f = some b) : ∃ a, o = some a ∧ f a = some b := by grind
example (xs : List (List α)) (xss : List α) : (xss :: xs).flatten = xss ++ xs.flatten := by grind
example (xs ys : List α) (h : xs <+: ys) : xs.length ≤ ys.length := by grind
example (xs ys : List α) (h : xs.Perm ys) : xs.length = ys.length := by grind
example (xs : List α) : xs.Nodup → xs.tail.Nodup := by cases xs <;> grind
example (a : Nat) (xs : List Nat) (h : (a :: xs).Pairwise (· ≤ ·)) (b : Nat) (hb : b ∈ xs) : a ≤ b := by grind
example (n i : Nat) (h : i ∈ List.range n) : i < n := by grind
example (xs : List Nat) (a : Nat) (h : a ∈ xs.erase 3) : a ∈ xs := by grind
example (xs ys : List Nat) (a : Nat) (h : (xs ++ ys).contains a = true) : a ∈ xs ∨ a ∈ ys := by grind
example (xs : List Nat) (a b : Nat) (h : a ∈ xs.insert b) : a = b ∨ a ∈ xs := by grind
