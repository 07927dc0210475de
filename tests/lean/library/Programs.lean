/-! Programs with states, errors and loops, and what they compute. -/

def sumBelow (n : Nat) : Nat := Id.run do
  let mut s := 0
  for i in [0:n] do
    s := s + i
  return s

/-- info: 10 -/
#guard_msgs in #eval sumBelow 5
example : sumBelow 5 = 10 := by decide

def pairs (n : Nat) : Nat := Id.run do
  let mut s := 0
  for i in [0:n] do
    for h : j in [i:n:2] do
      s := s + i * j
  return s

/-- info: 17 -/
#guard_msgs in #eval pairs 4

def firstAbove (xs : Array Nat) (k : Nat) : Option Nat := do
  for x in xs do
    if x > k then return x
  none

/-- info: some 7 -/
#guard_msgs in #eval firstAbove #[1, 7, 9] 3

def upTo (xs : List Nat) : Nat := Id.run do
  let mut s := 0
  for x in xs do
    if x = 0 then break
    if x = 5 then continue
    s := s + x
  return s

/-- info: 3 -/
#guard_msgs in #eval upTo [1, 5, 2, 0, 4]

def collatz (n : Nat) : Nat := Id.run do
  let mut m := n
  let mut steps := 0
  while m ≠ 1 do
    m := if m % 2 = 0 then m / 2 else 3 * m + 1
    steps := steps + 1
  return steps

/-- info: 16 -/
#guard_msgs in #eval collatz 7

def dot (xs ys : List Nat) : Nat := Id.run do
  let mut s := 0
  for x in xs, y in ys do
    s := s + x * y
  return s

/-- info: 11 -/
#guard_msgs in #eval dot [1, 2] [3, 4]

def counter : StateM Nat Nat := do
  modify (· + 1)
  let s ← get
  set (s * 2)
  return s

/-- info: (4, 8) -/
#guard_msgs in #eval counter.run 3
example : counter.run 3 = (4, 8) := rfl

def safeDiv (a b : Nat) : Except String Nat := do
  if b = 0 then throw "by zero"
  return a / b

example : safeDiv 6 3 = .ok 2 := rfl
example : safeDiv 6 0 = .error "by zero" := rfl

def recover (xs : List Nat) : Except String Nat := do
  for x in xs do
    try
      if x = 2 then break
      if x = 3 then throw "three"
    catch e => return e.length
  return 0

/-- info: Except.ok 5 -/
#guard_msgs in #eval recover [1, 3, 2]

def pop : StateT (List Nat) Option Nat := do
  match ← get with
  | [] => failure
  | x :: xs => set xs; return x

example : pop.run [1, 2] = some (1, [2]) := rfl
example : pop.run [] = none := rfl
example (n : Nat) (h : n ≠ 0) : n.pred + 1 = n := by simp [Nat.pred_eq_sub_one]; omega

/-- info: "x = 3, a, [1, 2], #[1], (some 1)" -/
#guard_msgs in #eval s!"x = {3}, {"a"}, {[1,2]}, {#[1]}, {some 1}"
/-- info: #[1, 2] -/
#guard_msgs in #eval #[1, 2]
/-- info: ["a", "b"] -/
#guard_msgs in #eval ["b", "a"].mergeSort

/-! Numbers of fixed width. -/
example : (5 : UInt8) + 255 = 4 := by decide
/-- info: 14 -/
#guard_msgs in #eval (5 : UInt32) * 3 - 1
