module

prelude
public import Init.Data.Int.Basic
public import Init.Data.Int.Lemmas
public import Init.Data.Int.Order
public import Init.Data.Int.DivMod
public import Init.Data.Int.Pow
/-! The integers. -/
