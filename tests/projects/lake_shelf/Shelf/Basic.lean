namespace Shelf

/-- How many books there are: nobody can compute it, so what follows of it follows from the lemma below alone. -/
opaque books : { n : Nat // 7 < n } := ⟨8, by decide⟩

def count : Nat := books.val

theorem seven_lt_count : 7 < count := books.property

end Shelf
