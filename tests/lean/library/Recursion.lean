/-! Functions by recursion: structural, mutual, nested patterns, well-founded. -/

def fib : Nat → Nat
  | 0 => 0
  | 1 => 1
  | n + 2 => fib n + fib (n + 1)

example : fib 10 = 55 := rfl
example : fib 10 = 55 := by decide
theorem fib_add_two (n : Nat) : fib (n + 2) = fib n + fib (n + 1) := by rw [fib]

def rev : List α → List α
  | [] => []
  | a :: as => rev as ++ [a]

example : rev [1, 2, 3] = [3, 2, 1] := rfl

def zipSum : List Nat → List Nat → List Nat
  | x :: xs, y :: ys => (x + y) :: zipSum xs ys
  | _, _ => []

example : zipSum [1, 2] [3, 4, 5] = [4, 6] := rfl

mutual
def isEven : Nat → Bool
  | 0 => true
  | n + 1 => isOdd n
def isOdd : Nat → Bool
  | 0 => false
  | n + 1 => isEven n
end

example : isEven 10 = true := rfl

def sumTo (n : Nat) : Nat := go n
where
  go : Nat → Nat
    | 0 => 0
    | n + 1 => go n + (n + 1)

example : sumTo 4 = 10 := rfl

def ack : Nat → Nat → Nat
  | 0, n => n + 1
  | m + 1, 0 => ack m 1
  | m + 1, n + 1 => ack m (ack (m + 1) n)
termination_by m n => (m, n)

example : ack 1 1 = 3 := by simp [ack]

def half (n : Nat) : Nat := if h : n < 2 then 0 else half (n - 2) + 1
termination_by n
decreasing_by exact Nat.sub_lt (Nat.lt_of_lt_of_le Nat.zero_lt_two (Nat.le_of_not_lt h)) Nat.zero_lt_two

example : half 5 = 2 := by simp [half]

def euclid (a b : Nat) : Nat := if h : a = 0 then b else euclid (b % a) a
termination_by a
decreasing_by exact Nat.mod_lt _ (Nat.pos_of_ne_zero h)

example : euclid 12 18 = 6 := by simp [euclid]

def down (n : Nat) : Nat := if h : n = 0 then 0 else down (n - 1)
decreasing_by exact Nat.sub_one_lt h

theorem down_eq (n : Nat) : down n = 0 := by
  induction n with
  | zero => rw [down]; simp
  | succ n ih => rw [down]; simp [ih]

theorem down_eq' (n : Nat) : down n = 0 := by
  fun_induction down n with
  | case1 => rfl
  | case2 n h ih => exact ih

def describe (n : Nat) : Option Nat :=
  match n with
  | 0 => none
  | k + 1 => if k = 0 then some 1 else let m := k; some (m + 1)

theorem describe_succ (n : Nat) : describe (n + 1) = some (n + 1) := by
  unfold describe
  by_cases h : n = 0
  · simp [h]
  · simp [h]

def firstOr (o : Option Nat) : Nat := if let some n := o then n else 0
example : firstOr (some 3) = 3 := rfl
