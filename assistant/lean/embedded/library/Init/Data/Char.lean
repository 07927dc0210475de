module

prelude
public import Init.Omega
public import Init.Data.Nat.Lemmas
/-! Characters: their code points, their order, and their kinds. -/

@[expose] public section

@[extern "lean_uint8_to_nat"]
def UInt8.toNat (n : UInt8) : Nat := n.toBitVec.toNat

@[simp] theorem UInt8.toNat_ofNat' (n : Nat) : (UInt8.ofNat n).toNat = n % 256 := rfl

namespace Char

instance instInhabited : Inhabited Char := ⟨'A'⟩

/-- The code point. -/
@[inline] def toNat (c : Char) : Nat := c.val.toNat

theorem ofNat_toNat (c : Char) : Char.ofNat c.toNat = c := by
  have h : c.toNat.isValidChar := c.valid
  unfold Char.ofNat
  rw [dif_pos h]; rfl
theorem toNat_inj {c d : Char} : c.toNat = d.toNat ↔ c = d :=
  ⟨fun h => by rw [← ofNat_toNat c, h, ofNat_toNat], fun h => h ▸ rfl⟩

protected def lt (a b : Char) : Prop := a.val < b.val
protected def le (a b : Char) : Prop := a.val ≤ b.val
instance instLTChar : LT Char := ⟨Char.lt⟩
instance instLEChar : LE Char := ⟨Char.le⟩
instance (a b : Char) : Decidable (a < b) := UInt32.decLt _ _
instance (a b : Char) : Decidable (a ≤ b) := UInt32.decLe _ _
instance : Max Char := maxOfLe
instance : Min Char := minOfLe

theorem lt_iff_toNat {a b : Char} : a < b ↔ a.toNat < b.toNat := Iff.rfl
theorem le_iff_toNat {a b : Char} : a ≤ b ↔ a.toNat ≤ b.toNat := Iff.rfl
theorem le_refl (a : Char) : a ≤ a := le_iff_toNat.2 (Nat.le_refl _)
theorem le_trans {a b c : Char} (h₁ : a ≤ b) (h₂ : b ≤ c) : a ≤ c :=
  le_iff_toNat.2 (Nat.le_trans (le_iff_toNat.1 h₁) (le_iff_toNat.1 h₂))
theorem le_antisymm {a b : Char} (h₁ : a ≤ b) (h₂ : b ≤ a) : a = b :=
  toNat_inj.1 (Nat.le_antisymm (le_iff_toNat.1 h₁) (le_iff_toNat.1 h₂))
theorem le_total (a b : Char) : a ≤ b ∨ b ≤ a := Nat.le_total a.toNat b.toNat
theorem lt_irrefl (a : Char) : ¬a < a := fun h => Nat.lt_irrefl _ (lt_iff_toNat.1 h)
theorem lt_trans {a b c : Char} (h₁ : a < b) (h₂ : b < c) : a < c :=
  lt_iff_toNat.2 (Nat.lt_trans (lt_iff_toNat.1 h₁) (lt_iff_toNat.1 h₂))
@[simp] protected theorem not_lt {a b : Char} : ¬a < b ↔ b ≤ a := Nat.not_lt (a := a.toNat) (b := b.toNat)
@[simp] protected theorem not_le {a b : Char} : ¬a ≤ b ↔ b < a := Nat.not_le (a := a.toNat) (b := b.toNat)

/-! Kinds; only of ASCII. -/

@[inline] def isWhitespace (c : Char) : Bool := c = ' ' || c = '\t' || c = '\r' || c = '\n'
@[inline] def isUpper (c : Char) : Bool := 'A' ≤ c && c ≤ 'Z'
@[inline] def isLower (c : Char) : Bool := 'a' ≤ c && c ≤ 'z'
@[inline] def isAlpha (c : Char) : Bool := c.isUpper || c.isLower
@[inline] def isDigit (c : Char) : Bool := '0' ≤ c && c ≤ '9'
@[inline] def isAlphanum (c : Char) : Bool := c.isAlpha || c.isDigit

/-- In lower case. -/
def toLower (c : Char) : Char := if c.isUpper then Char.ofNat (c.toNat + 32) else c
/-- In upper case. -/
def toUpper (c : Char) : Char := if c.isLower then Char.ofNat (c.toNat - 32) else c

end Char

/-- The character of a digit below 16. -/
def Nat.digitChar (n : Nat) : Char :=
  if n < 10 then Char.ofNat (n + 48) else if n < 16 then Char.ofNat (n + 87) else '*'
