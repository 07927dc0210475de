"""The judge: what Lean compiled is examined as data, from outside, where nothing in the judged text can reach it."""
