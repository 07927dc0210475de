/-!
# Sequences

Lists, with one function of our own.
-/

/-- Every element, twice. -/
def stutter {α : Type} : List α → List α
  | [] => []
  | x :: xs => x :: x :: stutter xs

theorem stutter_append {α : Type} (xs ys : List α) : stutter (xs ++ ys) = stutter xs ++ stutter ys := by
  sorry

theorem length_stutter {α : Type} (xs : List α) : (stutter xs).length = 2 * xs.length := by
  sorry

theorem mem_stutter {α : Type} (a : α) (xs : List α) : a ∈ stutter xs ↔ a ∈ xs := by
  sorry

theorem map_twice {α : Type} (f : α → α) (xs : List α) : (xs.map f).map f = xs.map (fun x => f (f x)) := by
  sorry
