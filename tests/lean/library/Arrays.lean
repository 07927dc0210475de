/-! Arrays are lists with fast access. -/

variable {α β : Type}

example : #[1, 2, 3].map (· + 1) = #[2, 3, 4] := by decide
example : #[1, 2, 3].foldl (· + ·) 0 = 6 := by decide
example : #[1, 2, 3].size = 3 := rfl
example : #[1, 2, 3].set! 0 5 = #[5, 2, 3] := by decide
example : #[1, 2] ++ #[3] = #[1, 2, 3] := by decide
example : #[1, 2, 3].any (· > 2) := by decide
example : #[1, 2, 3].zipIdx = #[(1, 0), (2, 1), (3, 2)] := by decide
example : (Array.range 3).toList = [0, 1, 2] := rfl
example : #[1, 2, 3][1]? = some 2 := rfl
example : 2 ∈ #[1, 2, 3] := by decide

example (xs : Array α) (x : α) : (xs.push x).size = xs.size + 1 := by simp
example (xs : Array α) (f : α → β) : (xs.map f).size = xs.size := by simp
example (xs : Array α) (i : Nat) (x : α) (h : i < xs.size) : (xs.set i x h).size = xs.size := by simp
example (xs : Array α) (i : Nat) (x : α) (h : i < xs.size) : (xs.set i x h)[i]'(by simpa using h) = x := by simp
example (xs : Array α) (x : α) : (xs.push x)[xs.size]'(by simp) = x := by simp
example (xs ys : Array α) (h : xs.toList = ys.toList) : xs = ys := Array.ext' h
example (xs ys : Array α) (h₁ : xs.size = ys.size) (h₂ : ∀ i (h : i < xs.size) (h' : i < ys.size), xs[i] = ys[i]) :
    xs = ys := Array.ext h₁ h₂
example (xs : Array Nat) : xs.toList.foldl (· + ·) 0 = xs.foldl (· + ·) 0 := by simp
example (xs : Array α) (i : Nat) (h : i < xs.size) : xs[i]? = some xs[i] := by grind
example (xs : Array α) (x : α) : (xs.push x).size = xs.size + 1 := by grind
example (xs : Array α) (x y : α) (h : y ∈ xs) : y ∈ xs.push x := by grind
example (xs : Array Nat) (i : Nat) (h : i < xs.size) : (xs.map (· + 1))[i]'(by simpa using h) = xs[i] + 1 := by simp

/-! Sorting. -/
example (xs : List Nat) : xs.mergeSort.length = xs.length := by simp
example (xs : List Nat) (x : Nat) : x ∈ xs.mergeSort ↔ x ∈ xs := by simp
example (xs : List Nat) : xs.mergeSort.Perm xs := List.mergeSort_perm xs _
example (xs : List Nat) : (xs.mergeSort (· ≤ ·)).Pairwise (fun a b => decide (a ≤ b) = true) :=
  List.pairwise_mergeSort (by simp; omega) (by simp; omega) xs
example (xs ys : List Nat) : (xs.merge ys).length = xs.length + ys.length := by simp
