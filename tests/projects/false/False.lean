/-! Statements that are false, most of them because a condition is missing or two notions are taken for one: what a
counterexample is looked for. They were written for that; nothing else is asked of them. -/

theorem f01 (a b : Nat) : a - b = b - a := by sorry
theorem f02 (n : Nat) : n < n * n := by sorry
theorem f03 (n m : Nat) (h : n ≤ m) : n < m := by sorry
theorem f04 (a b c : Nat) : a - (b - c) = a - b + c := by sorry
theorem f05 (n : Nat) : n % 2 = 0 ∨ n % 3 = 0 := by sorry
theorem f06 (a b : Int) : a * b ≥ 0 := by sorry
theorem f07 (x : Int) (h : x ≠ 0) : x * x > x := by sorry
theorem f08 (a b : Nat) (h : a * b = 0) : a = 0 := by sorry
theorem f09 : ∀ n : Nat, ∃ k, n = 2 * k := by sorry
theorem f10 (n : Nat) : ∀ k, k < n → k + k < n := by sorry
theorem f11 (f : Nat → Nat) (h : ∀ x, f x ≤ f (x + 1)) : ∀ x, f x < f (x + 1) := by sorry
theorem f12 (a b : Nat) : max a b = a := sorry
theorem f13 (a b n : Nat) : (a + b) ^ n = a ^ n + b ^ n := by sorry
theorem f14 (i : Fin 5) : i.val < 4 := by sorry
theorem f15 (n : Nat) (i : Fin n) : i.val + 1 < n := by sorry
theorem l01 {α : Type u} (xs ys : List α) : xs ++ ys = ys ++ xs := by sorry
theorem l02 {α : Type u} (xs : List α) : xs.reverse = xs := by sorry
theorem l03 (xs : List Nat) : xs.length ≤ xs.sum := by sorry
theorem l04 {α : Type} [DecidableEq α] (x : α) (xs : List α) : x ∈ xs → x ∉ xs.erase x := by sorry
theorem l05 {α β : Type} (f : α → β) (xs : List α) (y : β) : y ∈ xs.map f → ∃ x, x ∈ xs ∧ f x = y ∧ xs.length = 1 := by sorry
theorem l06 {α : Type} (p : α → Bool) (xs : List α) : (xs.filter p).length = xs.length := by sorry
theorem l07 {α : Type} (xs : List α) (n : Nat) : (xs.take n).length = n := by sorry
theorem l08 {α : Type} (xs ys : List α) (h : xs.length = ys.length) : xs = ys := by sorry
theorem l09 (xs : List Nat) (h : xs ≠ []) : xs.head? = some 0 := by sorry
theorem l10 (xs : List (List Nat)) : xs.flatten = [] → xs = [] := by sorry
theorem l11 (xs ys : List Nat) : (xs.zip ys).length = xs.length := by sorry
theorem l12 {α : Type} (xs : List α) : xs.tail.length + 1 = xs.length := by sorry
theorem o01 (o : Option Nat) : o.isSome = true := by sorry
theorem o02 (o p : Option Nat) : o.orElse (fun _ => p) = p := by sorry
theorem o03 {α : Type} (o : Option α) (x : α) : o.getD x = x := by sorry
theorem p01 (p q : Prop) : p ∨ q → p ∧ q := by sorry
theorem p02 (p q : Prop) : (p → q) → (q → p) := by sorry
theorem p03 (p q r : Prop) : (p ∧ q → r) → (p → r) := by sorry
theorem p04 {α : Type} (p q : α → Prop) : (∃ x, p x) ∧ (∃ x, q x) → ∃ x, p x ∧ q x := by sorry
theorem p05 {α : Type} (p q : α → Prop) : (∀ x, p x ∨ q x) → (∀ x, p x) ∨ (∀ x, q x) := by sorry
theorem p06 {α β : Type} (r : α → β → Prop) : (∀ x, ∃ y, r x y) → ∃ y, ∀ x, r x y := by sorry
theorem p07 (p : Nat → Prop) : p 0 → (∀ n, p n → p (n + 2)) → ∀ n, p n := by sorry
theorem g01 {α β : Type} (f : α → β) (h : ∀ x y, f x = f y → x = y) : ∀ y, ∃ x, f x = y := by sorry
theorem g02 (f g : Nat → Nat) : f ∘ g = g ∘ f := by sorry
theorem g03 {α : Type} (f : α → α) (x : α) : f (f x) = f x := by sorry
theorem g04 (f : Bool → Bool) (b : Bool) : f b = b := by sorry
theorem g05 {α : Type} [Add α] (x y : α) : x + y = y + x := by sorry
theorem b01 (a b : Bool) : (a && b) = (a || b) := by sorry
theorem b02 (a b c : Bool) : (a ^^ b ^^ c) = (a && b && c) := by sorry
inductive Tree (α : Type u) where
  | leaf : Tree α
  | node : Tree α → α → Tree α → Tree α
namespace Tree
def mirror : Tree α → Tree α
  | leaf => leaf
  | node l x r => node r.mirror x l.mirror
def size : Tree α → Nat
  | leaf => 0
  | node l _ r => l.size + 1 + r.size
def depth : Tree α → Nat
  | leaf => 0
  | node l _ r => 1 + max l.depth r.depth
def toList : Tree α → List α
  | leaf => []
  | node l x r => l.toList ++ [x] ++ r.toList
theorem t01 (t : Tree α) : t.mirror = t := by sorry
theorem t02 (t : Tree α) : t.size = t.depth := by sorry
theorem t03 (s t : Tree Nat) : s.toList = t.toList → s = t := by sorry
theorem t04 (t : Tree α) : t.mirror.toList = t.toList := by sorry
end Tree
def insert' (x : Nat) : List Nat → List Nat
  | [] => [x]
  | y :: ys => if x ≤ y then x :: y :: ys else y :: insert' x ys
def isort : List Nat → List Nat
  | [] => []
  | x :: xs => insert' x (isort xs)
def sorted : List Nat → Prop
  | [] => True
  | [_] => True
  | x :: y :: r => x ≤ y ∧ sorted (y :: r)
theorem s01 (xs : List Nat) : isort xs = xs := by sorry
theorem s02 (xs ys : List Nat) : sorted xs → sorted ys → sorted (xs ++ ys) := by sorry
theorem s03 (xs : List Nat) : sorted xs → sorted xs.reverse := by sorry
theorem s04 (x : Nat) (xs : List Nat) : insert' x xs = x :: xs := by sorry
inductive Ev : Nat → Prop
  | zero : Ev 0
  | step : Ev n → Ev (n + 2)
theorem e01 (n m : Nat) : Ev n → Ev m → Ev (n * m + 1) := by sorry
theorem e02 (n : Nat) : Ev n → Ev (n + 1) := by sorry
theorem e03 (n : Nat) : Ev n := by sorry
structure Point where
  x : Nat
  y : Nat
def Point.swap (p : Point) : Point := ⟨p.y, p.x⟩
theorem q01 (p : Point) : p.swap = p := by sorry
theorem q02 (p q : Point) : p.x = q.x → p = q := by sorry
theorem q03 (p : Nat × Nat) : p.1 = p.2 := by sorry
theorem q04 (s : Nat ⊕ Bool) : ∃ n, s = Sum.inl n := by sorry
def fib : Nat → Nat
  | 0 => 0
  | 1 => 1
  | n + 2 => fib n + fib (n + 1)
theorem r01 (n : Nat) : fib n ≤ n := by sorry
theorem r02 (n : Nat) : fib (n + 1) = fib n + n := by sorry
