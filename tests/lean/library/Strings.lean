/-! Text is its characters. -/

/-! Literals. -/
example : "ab" ≠ "cd" := by decide
example : "ab" ≠ "cd" := by simp
example (h : "ab" = "cd") : False := by simp at h
example (s : String) (h : s = "a") : s ≠ "b" := by grind
example : "ab" ++ "c" = "abc" := by decide
example : "ab" ++ "c" = "abc" := rfl
example : "abc".length = 3 := rfl
example : "αβγ".length = 3 := by decide
example : "abc".toList = ['a', 'b', 'c'] := rfl
example : "a" < "b" := by decide
example : "ab" ≤ "ac" := by decide
example : String.mk ['a'] = "a" := rfl
example : 'a'.toNat = 97 := rfl
example : 'a'.isAlpha := by decide
example : 'a' < 'b' := by decide
example : "a b".splitOn " " = ["a", "b"] := by decide
example : "12".toNat? = some 12 := by decide
example : ", ".intercalate ["a", "b"] = "a, b" := by decide
example : "abc".startsWith "ab" := by decide

/-! Lemmas. -/
example (s t : String) : (s ++ t).length = s.length + t.length := by simp
example (s t u : String) : s ++ t ++ u = s ++ (t ++ u) := String.append_assoc s t u
example (s t : String) (h : s.toList = t.toList) : s = t := String.ext h
example (s : String) : String.ofList s.toList = s := by simp
example (l : List Char) : (String.ofList l).toList = l := by simp
example (s t u : String) (h : s ++ t = s ++ u) : t = u := (String.append_right_inj s).1 h
example (s : String) (h : s.length = 0) : s = "" := by simpa using h
example (s t : String) : "" ++ s ++ t = s ++ t := by simp

/-! Comparison. -/
example : compare 1 2 = .lt := by decide
example (a b : Nat) (h : a < b) : compare a b = .lt := by simp [h]
example : compare "a" "b" = .lt := by decide
inductive Colour where
  | red
  | green
deriving Ord, Repr, DecidableEq
example : compare Colour.red Colour.green = .lt := by decide
structure Version where
  major : Nat
  minor : Nat
deriving Ord
example : compare (Version.mk 1 2) (Version.mk 1 3) = .lt := by decide

/-! ASCII for the signs. -/
example (a b : Nat) (h : a <= b) : a ≤ b := h
example (a b : Nat) (h : a >= b) : b <= a := h
