import Shelf.Basic

namespace Shelf

theorem has_books : 7 < count ∧ count = count := by
  sorry

end Shelf
