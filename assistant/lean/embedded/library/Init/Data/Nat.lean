module

prelude
public import Init.Data.Nat.Basic
public import Init.Data.Nat.Order
public import Init.Data.Nat.Sub
public import Init.Data.Nat.Pow
public import Init.Data.Nat.Div
public import Init.Data.Nat.Dvd
public import Init.Data.Nat.MinMax
public import Init.Data.Nat.Gcd
public import Init.Data.Nat.Bitwise
public import Init.Data.Nat.Simproc
/-! The natural numbers. -/
