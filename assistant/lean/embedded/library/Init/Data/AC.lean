module

prelude
public import Init.Data.Nat.Basic
public import Init.Ext
/-! Normal forms of expressions over one associative operation, as `ac_rfl` and `ac_nf` use them: the list of
variables, without neutral ones, sorted if the operation is commutative, without repetition if idempotent. -/

@[expose] public section

universe u

namespace Lean.Data.AC

/-- An expression over one operation. -/
inductive Expr
  | var (x : Nat)
  | op (lhs rhs : Expr)

instance : Inhabited Expr := ⟨.var 0⟩

open Std

/-- The value of a variable and, if it is neutral, why. -/
structure Variable {α : Sort u} (op : α → α → α) : Type u where
  value : α
  neutral : Option (PLift (LawfulIdentity op value))

/-- The operation, its laws, and the variables. -/
structure Context (α : Sort u) where
  op : α → α → α
  assoc : Associative op
  comm : Option (PLift (Commutative op))
  idem : Option (PLift (IdempotentOp op))
  vars : List (Variable op)
  arbitrary : α

/-- The variable at a place, or the given one. -/
def lookup {β : Type u} (d : β) : List β → Nat → β
  | [], _ => d
  | x :: _, 0 => x
  | _ :: xs, n + 1 => lookup d xs n

def Context.var (ctx : Context α) (idx : Nat) : Variable ctx.op := lookup ⟨ctx.arbitrary, none⟩ ctx.vars idx

/-- The value of a variable. -/
def Context.value (ctx : Context α) (idx : Nat) : α := (ctx.var idx).value

def eval (ctx : Context α) : Expr → α
  | .var idx => ctx.value idx
  | .op l r => ctx.op (eval ctx l) (eval ctx r)

/-- Values are taken of nonempty lists, given by their first element and the rest. -/
def evalFrom (ctx : Context α) (x : Nat) : List Nat → α
  | [] => ctx.value x
  | y :: ys => ctx.op (ctx.value x) (evalFrom ctx y ys)

def evalList (ctx : Context α) : List Nat → α
  | [] => ctx.arbitrary
  | x :: xs => evalFrom ctx x xs

def Expr.toList : Expr → List Nat
  | .var idx => [idx]
  | .op l r => List.append l.toList r.toList

def insert (x : Nat) : List Nat → List Nat
  | [] => [x]
  | a :: as => cond (Nat.ble x a) (x :: a :: as) (a :: insert x as)

def sort : List Nat → List Nat
  | [] => []
  | x :: xs => insert x (sort xs)

/-- Leaves out each element that equals its successor. -/
def mergeIdem : List Nat → List Nat
  | [] => []
  | x :: xs =>
    match mergeIdem xs with
    | [] => [x]
    | y :: ys => cond (Nat.beq x y) (y :: ys) (x :: y :: ys)

def Context.isNeutral (ctx : Context α) (x : Nat) : Bool :=
  match (ctx.var x).neutral with
  | some _ => true
  | none => false

/-- `x` in front of a list, unless one of the two is neutral. -/
def prepend (ctx : Context α) (x : Nat) : List Nat → List Nat
  | [] => [x]
  | [y] => cond (ctx.isNeutral x) [y] (cond (ctx.isNeutral y) [x] [x, y])
  | y :: z :: zs => cond (ctx.isNeutral x) (y :: z :: zs) (x :: y :: z :: zs)

/-- Leaves out the neutral variables, but never the last element. -/
def removeNeutrals (ctx : Context α) : List Nat → List Nat
  | [] => []
  | x :: xs => prepend ctx x (removeNeutrals ctx xs)

def norm (ctx : Context α) (e : Expr) : List Nat :=
  let xs := removeNeutrals ctx e.toList
  let xs := match ctx.comm with
    | some _ => sort xs
    | none => xs
  match ctx.idem with
  | some _ => mergeIdem xs
  | none => xs

theorem evalList_cons (ctx : Context α) (x y : Nat) (ys : List Nat) :
    evalList ctx (x :: y :: ys) = ctx.op (ctx.value x) (evalList ctx (y :: ys)) := rfl

theorem evalList_append (ctx : Context α) : ∀ (x : Nat) (xs : List Nat) (y : Nat) (ys : List Nat),
    evalList ctx (List.append (x :: xs) (y :: ys)) = ctx.op (evalList ctx (x :: xs)) (evalList ctx (y :: ys))
  | _, [], _, _ => rfl
  | x, z :: zs, y, ys =>
    (congrArg (ctx.op (ctx.value x)) (evalList_append ctx z zs y ys)).trans (ctx.assoc.assoc _ _ _).symm

theorem Expr.toList_eq_cons : ∀ e : Expr, ∃ x xs, e.toList = x :: xs
  | .var x => ⟨x, [], rfl⟩
  | .op l r => (toList_eq_cons l).elim fun x h => h.elim fun xs e =>
    ⟨x, List.append xs r.toList, by show List.append l.toList r.toList = _; rw [e]; rfl⟩

theorem evalList_toList (ctx : Context α) : ∀ e : Expr, evalList ctx e.toList = eval ctx e
  | .var _ => rfl
  | .op l r => by
    have ⟨x, xs, hl⟩ := l.toList_eq_cons
    have ⟨y, ys, hr⟩ := r.toList_eq_cons
    show evalList ctx (List.append l.toList r.toList) = ctx.op (eval ctx l) (eval ctx r)
    rw [← evalList_toList ctx l, ← evalList_toList ctx r, hl, hr]
    exact evalList_append ctx x xs y ys

theorem evalList_insert (ctx : Context α) (comm : Commutative ctx.op) (x : Nat) : ∀ (y : Nat) (ys : List Nat),
    evalList ctx (insert x (y :: ys)) = ctx.op (ctx.value x) (evalList ctx (y :: ys)) := by
  intro y ys
  induction ys generalizing y with
  | nil =>
    show evalList ctx (cond (Nat.ble x y) [x, y] [y, x]) = _
    cases Nat.ble x y with
    | true => rfl
    | false => exact comm.comm _ _
  | cons z zs ih =>
    show evalList ctx (cond (Nat.ble x y) (x :: y :: z :: zs) (y :: insert x (z :: zs))) = _
    cases Nat.ble x y with
    | true => rfl
    | false =>
      have shape : ∃ w ws, insert x (z :: zs) = w :: ws := by
        show ∃ w ws, cond (Nat.ble x z) (x :: z :: zs) (z :: insert x zs) = w :: ws
        cases Nat.ble x z with
        | true => exact ⟨_, _, rfl⟩
        | false => exact ⟨_, _, rfl⟩
      have ⟨w, ws, e⟩ := shape
      show evalList ctx (y :: insert x (z :: zs)) = _
      have step := ih z
      rw [e] at step ⊢
      rw [evalList_cons, evalList_cons, step, ← ctx.assoc.assoc, ← ctx.assoc.assoc,
        comm.comm (ctx.value y) (ctx.value x)]

theorem sort_eq_cons : ∀ (x : Nat) (xs : List Nat), ∃ y ys, sort (x :: xs) = y :: ys := by
  intro x xs
  show ∃ y ys, insert x (sort xs) = y :: ys
  cases sort xs with
  | nil => exact ⟨_, _, rfl⟩
  | cons z zs =>
    show ∃ y ys, cond (Nat.ble x z) (x :: z :: zs) (z :: insert x zs) = y :: ys
    cases Nat.ble x z with
    | true => exact ⟨_, _, rfl⟩
    | false => exact ⟨_, _, rfl⟩

theorem evalList_sort (ctx : Context α) (comm : Commutative ctx.op) : ∀ xs, evalList ctx (sort xs) = evalList ctx xs
  | [] => rfl
  | [_] => rfl
  | x :: y :: ys => by
    have ⟨z, zs, e⟩ := sort_eq_cons y ys
    show evalList ctx (insert x (sort (y :: ys))) = _
    have ih := evalList_sort ctx comm (y :: ys)
    rw [e] at ih ⊢
    rw [evalList_insert ctx comm, ih]
    rfl

theorem evalList_mergeIdem (ctx : Context α) (idem : IdempotentOp ctx.op) :
    ∀ xs, evalList ctx (mergeIdem xs) = evalList ctx xs
  | [] => rfl
  | x :: xs => by
    have ih := evalList_mergeIdem ctx idem xs
    have keep : ∀ (ys zs : List Nat), evalList ctx ys = evalList ctx zs → (ys = [] ↔ zs = []) →
        evalList ctx (x :: ys) = evalList ctx (x :: zs) := by
      intro ys zs e h
      cases ys with
      | nil => rw [h.mp rfl]
      | cons y ys =>
        cases zs with
        | nil => exact absurd (h.mpr rfl) (fun n => List.noConfusion rfl (heq_of_eq n))
        | cons z zs => rw [evalList_cons, evalList_cons, e]
    have empty : ∀ ys, mergeIdem ys = [] ↔ ys = [] := by
      intro ys
      cases ys with
      | nil => exact Iff.rfl
      | cons y ys =>
        refine ⟨fun h => ?_, fun h => List.noConfusion rfl (heq_of_eq h)⟩
        exact absurd h (by
          show ¬(match mergeIdem ys with
            | [] => [y]
            | z :: zs => cond (Nat.beq y z) (z :: zs) (y :: z :: zs)) = []
          cases mergeIdem ys with
          | nil => exact fun n => List.noConfusion rfl (heq_of_eq n)
          | cons z zs =>
            show ¬cond (Nat.beq y z) (z :: zs) (y :: z :: zs) = []
            cases Nat.beq y z with
            | true => exact fun n => List.noConfusion rfl (heq_of_eq n)
            | false => exact fun n => List.noConfusion rfl (heq_of_eq n))
    refine Eq.trans ?_ (keep (mergeIdem xs) xs ih (empty xs))
    show evalList ctx (match mergeIdem xs with
      | [] => [x]
      | y :: ys => cond (Nat.beq x y) (y :: ys) (x :: y :: ys)) = _
    cases mergeIdem xs with
    | nil => rfl
    | cons y ys =>
      show evalList ctx (cond (Nat.beq x y) (y :: ys) (x :: y :: ys)) = _
      cases h : Nat.beq x y with
      | false => rfl
      | true =>
        cases Nat.eq_of_beq_eq_true h
        show evalList ctx (x :: ys) = evalList ctx (x :: x :: ys)
        cases ys with
        | nil => exact (idem.idempotent _).symm
        | cons z zs => rw [evalList_cons, evalList_cons, evalList_cons, ← ctx.assoc.assoc, idem.idempotent]

theorem Context.neutral_of_isNeutral {ctx : Context α} {x : Nat} (h : ctx.isNeutral x = true) :
    LawfulIdentity ctx.op (ctx.value x) := by
  unfold isNeutral at h
  unfold value
  revert h
  cases (ctx.var x).neutral with
  | none => exact fun h => Bool.noConfusion h
  | some n => exact fun _ => n.down

theorem prepend_eq_cons (ctx : Context α) (x : Nat) : ∀ xs, ∃ y ys, prepend ctx x xs = y :: ys
  | [] => ⟨_, _, rfl⟩
  | [y] => by
    show ∃ w ws, cond (ctx.isNeutral x) [y] (cond (ctx.isNeutral y) [x] [x, y]) = w :: ws
    cases ctx.isNeutral x with
    | true => exact ⟨_, _, rfl⟩
    | false =>
      cases ctx.isNeutral y with
      | true => exact ⟨_, _, rfl⟩
      | false => exact ⟨_, _, rfl⟩
  | y :: z :: zs => by
    show ∃ w ws, cond (ctx.isNeutral x) (y :: z :: zs) (x :: y :: z :: zs) = w :: ws
    cases ctx.isNeutral x with
    | true => exact ⟨_, _, rfl⟩
    | false => exact ⟨_, _, rfl⟩

theorem evalList_prepend (ctx : Context α) (x y : Nat) : ∀ ys,
    evalList ctx (prepend ctx x (y :: ys)) = ctx.op (ctx.value x) (evalList ctx (y :: ys))
  | [] => by
    show evalList ctx (cond (ctx.isNeutral x) [y] (cond (ctx.isNeutral y) [x] [x, y])) = _
    cases hx : ctx.isNeutral x with
    | true => exact ((Context.neutral_of_isNeutral hx).left_id _).symm
    | false =>
      cases hy : ctx.isNeutral y with
      | true => exact ((Context.neutral_of_isNeutral hy).right_id _).symm
      | false => rfl
  | z :: zs => by
    show evalList ctx (cond (ctx.isNeutral x) (y :: z :: zs) (x :: y :: z :: zs)) = _
    cases hx : ctx.isNeutral x with
    | true => exact ((Context.neutral_of_isNeutral hx).left_id _).symm
    | false => rfl

theorem evalList_removeNeutrals (ctx : Context α) : ∀ xs, evalList ctx (removeNeutrals ctx xs) = evalList ctx xs
  | [] => rfl
  | [_] => rfl
  | x :: w :: ws => by
    have ⟨y, ys, e⟩ := prepend_eq_cons ctx w (removeNeutrals ctx ws)
    have ih : evalList ctx (prepend ctx w (removeNeutrals ctx ws)) = _ := evalList_removeNeutrals ctx (w :: ws)
    show evalList ctx (prepend ctx x (prepend ctx w (removeNeutrals ctx ws))) = _
    rw [evalList_cons, ← ih, e]
    exact evalList_prepend ctx x y ys

theorem evalList_norm (ctx : Context α) (e : Expr) : evalList ctx (norm ctx e) = eval ctx e := by
  refine Eq.trans ?_ ((evalList_removeNeutrals ctx e.toList).trans (evalList_toList ctx e))
  unfold norm
  cases ctx.comm with
  | none =>
    cases ctx.idem with
    | none => rfl
    | some idem => exact evalList_mergeIdem ctx idem.down _
  | some comm =>
    cases ctx.idem with
    | none => exact evalList_sort ctx comm.down _
    | some idem => exact (evalList_mergeIdem ctx idem.down _).trans (evalList_sort ctx comm.down _)

/-- Expressions with the same normal form have the same value. -/
theorem Context.eq_of_norm (ctx : Context α) (a b : Expr) (h : norm ctx a == norm ctx b) : eval ctx a = eval ctx b := by
  rw [← evalList_norm, ← evalList_norm, eq_of_beq h]

end Lean.Data.AC
