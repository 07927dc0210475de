/-! Operations that are associative, and perhaps commutative or idempotent: `grind` rewrites with equations. -/

example {α : Type} (xs ys zs ws : List α) (h : xs ++ ys = zs) : xs ++ (ys ++ ws) = zs ++ ws := by grind
example {α : Type} (xs ys zs ws : List α) (h : xs ++ ys = zs ++ ws) : ws ++ (xs ++ ys) = ws ++ zs ++ ws := by grind
example (a b c : Nat) (h : max a b = c) : max b (max a c) = c := by grind
example (a b c d : Nat) (h : max a b = max c d) : max b (max a 3) = max d (max c 3) := by grind
example (a b c : Bool) (h : (a || b) = c) : (b || (a || c)) = c := by grind
example {α : Type} (op : α → α → α) [Std.Associative op] [Std.Commutative op] (a b c d : α) (h : op a b = op c d) :
    op b (op a c) = op c (op d c) := by grind
example {α : Type} (op : α → α → α) [Std.Associative op] [Std.Commutative op] [Std.IdempotentOp op] (a b c : α)
    (h : op a b = c) : op c b = c := by grind
example {α : Type} (op : α → α → α) [Std.Associative op] (a b c d : α) (h : op a b = c) (h₂ : op b a = d) :
    op a d = op c a := by grind
example {α : Type} (op : α → α → α) [Std.Associative op] [Std.Commutative op] (a b c d : α) (f : α → Nat)
    (h : op a b = c) (h₂ : op b c = d) : f (op a d) = f (op c c) := by grind
