/-! Exercises on lists and trees as they stand in textbooks. -/

namespace Textbook.List

variable {α β γ : Type}

/-! Functions of one's own -/

def len : List α → Nat
  | [] => 0
  | _ :: xs => len xs + 1

def app : List α → List α → List α
  | [], ys => ys
  | x :: xs, ys => x :: app xs ys

def rev : List α → List α
  | [] => []
  | x :: xs => app (rev xs) [x]

def revOnto : List α → List α → List α
  | [], ys => ys
  | x :: xs, ys => revOnto xs (x :: ys)

def mapAll (f : α → β) : List α → List β
  | [] => []
  | x :: xs => f x :: mapAll f xs

def keep (p : α → Bool) : List α → List α
  | [] => []
  | x :: xs => if p x then x :: keep p xs else keep p xs

def total : List Nat → Nat
  | [] => 0
  | x :: xs => x + total xs

def fold (f : α → β → β) (b : β) : List α → β
  | [] => b
  | x :: xs => f x (fold f b xs)

def repeated (x : α) : Nat → List α
  | 0 => []
  | n + 1 => x :: repeated x n

theorem app_nil (xs : List α) : app xs [] = xs := by sorry

theorem app_assoc (xs ys zs : List α) : app (app xs ys) zs = app xs (app ys zs) := by sorry

theorem len_app (xs ys : List α) : len (app xs ys) = len xs + len ys := by sorry

theorem len_rev (xs : List α) : len (rev xs) = len xs := by sorry

theorem rev_app (xs ys : List α) : rev (app xs ys) = app (rev ys) (rev xs) := by sorry

theorem rev_rev (xs : List α) : rev (rev xs) = xs := by sorry

theorem revOnto_eq (xs ys : List α) : revOnto xs ys = app (rev xs) ys := by sorry

theorem len_mapAll (f : α → β) (xs : List α) : len (mapAll f xs) = len xs := by sorry

theorem mapAll_app (f : α → β) (xs ys : List α) : mapAll f (app xs ys) = app (mapAll f xs) (mapAll f ys) := by sorry

theorem mapAll_mapAll (f : α → β) (g : β → γ) (xs : List α) :
    mapAll g (mapAll f xs) = mapAll (fun x => g (f x)) xs := by sorry

theorem mapAll_id (xs : List α) : mapAll (fun x => x) xs = xs := by sorry

theorem rev_mapAll (f : α → β) (xs : List α) : rev (mapAll f xs) = mapAll f (rev xs) := by sorry

theorem len_keep (p : α → Bool) (xs : List α) : len (keep p xs) ≤ len xs := by sorry

theorem keep_app (p : α → Bool) (xs ys : List α) : keep p (app xs ys) = app (keep p xs) (keep p ys) := by sorry

theorem keep_keep (p : α → Bool) (xs : List α) : keep p (keep p xs) = keep p xs := by sorry

theorem total_app (xs ys : List Nat) : total (app xs ys) = total xs + total ys := by sorry

theorem fold_app (f : α → β → β) (b : β) (xs ys : List α) :
    fold f b (app xs ys) = fold f (fold f b ys) xs := by sorry

theorem fold_cons (xs : List α) : fold (fun x ys => x :: ys) [] xs = xs := by sorry

theorem total_eq_fold (xs : List Nat) : total xs = fold (fun x y => x + y) 0 xs := by sorry

theorem len_repeated (x : α) (n : Nat) : len (repeated x n) = n := by sorry

theorem app_repeated (x : α) (m n : Nat) : app (repeated x m) (repeated x n) = repeated x (m + n) := by sorry

theorem len_zero (xs : List α) : len xs = 0 ↔ xs = [] := by sorry

/-! The library's functions -/

theorem append_nil' (xs : List α) : xs ++ [] = xs := by sorry

theorem append_assoc' (xs ys zs : List α) : xs ++ ys ++ zs = xs ++ (ys ++ zs) := by sorry

theorem length_append' (xs ys : List α) : (xs ++ ys).length = xs.length + ys.length := by sorry

theorem length_map' (f : α → β) (xs : List α) : (xs.map f).length = xs.length := by sorry

theorem map_append' (f : α → β) (xs ys : List α) : (xs ++ ys).map f = xs.map f ++ ys.map f := by sorry

theorem map_map' (f : α → β) (g : β → γ) (xs : List α) : (xs.map f).map g = xs.map (fun x => g (f x)) := by sorry

theorem reverse_append' (xs ys : List α) : (xs ++ ys).reverse = ys.reverse ++ xs.reverse := by sorry

theorem reverse_reverse' (xs : List α) : xs.reverse.reverse = xs := by sorry

theorem length_reverse' (xs : List α) : xs.reverse.length = xs.length := by sorry

theorem map_reverse' (f : α → β) (xs : List α) : xs.reverse.map f = (xs.map f).reverse := by sorry

theorem filter_append' (p : α → Bool) (xs ys : List α) : (xs ++ ys).filter p = xs.filter p ++ ys.filter p := by sorry

theorem length_filter' (p : α → Bool) (xs : List α) : (xs.filter p).length ≤ xs.length := by sorry

theorem mem_append' (a : α) (xs ys : List α) : a ∈ xs ++ ys ↔ a ∈ xs ∨ a ∈ ys := by sorry

theorem mem_map_of_mem' (f : α → β) (a : α) (xs : List α) (h : a ∈ xs) : f a ∈ xs.map f := by sorry

theorem mem_reverse' (a : α) (xs : List α) : a ∈ xs.reverse ↔ a ∈ xs := by sorry

theorem mem_filter' (p : α → Bool) (a : α) (xs : List α) : a ∈ xs.filter p ↔ a ∈ xs ∧ p a = true := by sorry

theorem nil_or_cons (xs : List α) : xs = [] ∨ ∃ y ys, xs = y :: ys := by sorry

theorem append_eq_nil' (xs ys : List α) (h : xs ++ ys = []) : xs = [] ∧ ys = [] := by sorry

theorem foldr_append' (f : α → β → β) (b : β) (xs ys : List α) :
    (xs ++ ys).foldr f b = xs.foldr f (ys.foldr f b) := by sorry

theorem foldl_append' (f : β → α → β) (b : β) (xs ys : List α) :
    (xs ++ ys).foldl f b = ys.foldl f (xs.foldl f b) := by sorry

theorem foldr_cons' (xs : List α) : xs.foldr (fun x ys => x :: ys) [] = xs := by sorry

theorem cons_injective (a b : α) (xs ys : List α) (h : a :: xs = b :: ys) : a = b ∧ xs = ys := by sorry

theorem append_cancel_left (xs ys zs : List α) (h : xs ++ ys = xs ++ zs) : ys = zs := by sorry

theorem head_of_append (x : α) (xs ys : List α) : (x :: xs ++ ys).head? = some x := by sorry

theorem length_positive (xs : List α) (h : xs ≠ []) : 0 < xs.length := by sorry

/-! Trees -/

inductive Tree (α : Type) where
  | leaf : Tree α
  | node : Tree α → α → Tree α → Tree α

def Tree.size : Tree α → Nat
  | leaf => 0
  | node l _ r => l.size + 1 + r.size

def Tree.mirror : Tree α → Tree α
  | leaf => leaf
  | node l x r => node r.mirror x l.mirror

def Tree.flatten : Tree α → List α
  | leaf => []
  | node l x r => l.flatten ++ [x] ++ r.flatten

def Tree.height : Tree α → Nat
  | leaf => 0
  | node l _ r => 1 + max l.height r.height

theorem mirror_mirror (t : Tree α) : t.mirror.mirror = t := by sorry

theorem size_mirror (t : Tree α) : t.mirror.size = t.size := by sorry

theorem length_flatten (t : Tree α) : t.flatten.length = t.size := by sorry

theorem height_le_size (t : Tree α) : t.height ≤ t.size := by sorry

theorem height_mirror (t : Tree α) : t.mirror.height = t.height := by sorry

end Textbook.List
