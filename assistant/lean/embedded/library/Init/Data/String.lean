module

prelude
public import Init.Data.Char
public import Init.Data.List.Lex
public import Init.Data.List.Operations
public import Init.Data.List.Prefix
public import Init.Data.List.Flatten
public import Init.Data.List.Fold
/-! Text as a list of characters: what UTF-8 encodes can be read again, and the operations are those of the list. -/

@[expose] public section

/-! ### UTF-8 read again -/

namespace String

/-- The characters that bytes encode. Of bytes that are not UTF-8 something or other is read. -/
def decodeBytes : List UInt8 → List Char
  | [] => []
  | a :: s =>
    if a.toNat < 0x80 then Char.ofNat a.toNat :: decodeBytes s
    else match s with
      | [] => []
      | b :: s =>
        if a.toNat < 0xe0 then Char.ofNat (a.toNat % 32 * 64 + b.toNat % 64) :: decodeBytes s
        else match s with
          | [] => []
          | c :: s =>
            if a.toNat < 0xf0 then Char.ofNat (a.toNat % 16 * 4096 + b.toNat % 64 * 64 + c.toNat % 64) :: decodeBytes s
            else match s with
              | [] => []
              | d :: s =>
                Char.ofNat (a.toNat % 8 * 262144 + b.toNat % 64 * 4096 + c.toNat % 64 * 64 + d.toNat % 64) ::
                  decodeBytes s

section
variable {a b c d : UInt8} {s : List UInt8}

theorem decodeBytes_one (h : a.toNat < 0x80) : decodeBytes (a :: s) = Char.ofNat a.toNat :: decodeBytes s :=
  (decodeBytes.eq_def _).trans (if_pos h)
theorem decodeBytes_two (h₁ : ¬a.toNat < 0x80) (h₂ : a.toNat < 0xe0) :
    decodeBytes (a :: b :: s) = Char.ofNat (a.toNat % 32 * 64 + b.toNat % 64) :: decodeBytes s :=
  (decodeBytes.eq_def _).trans ((if_neg h₁).trans (if_pos h₂))
theorem decodeBytes_three (h₁ : ¬a.toNat < 0x80) (h₂ : ¬a.toNat < 0xe0) (h₃ : a.toNat < 0xf0) :
    decodeBytes (a :: b :: c :: s) =
      Char.ofNat (a.toNat % 16 * 4096 + b.toNat % 64 * 64 + c.toNat % 64) :: decodeBytes s :=
  (decodeBytes.eq_def _).trans ((if_neg h₁).trans ((if_neg h₂).trans (if_pos h₃)))
theorem decodeBytes_four (h₁ : ¬a.toNat < 0x80) (h₂ : ¬a.toNat < 0xe0) (h₃ : ¬a.toNat < 0xf0) :
    decodeBytes (a :: b :: c :: d :: s) =
      Char.ofNat (a.toNat % 8 * 262144 + b.toNat % 64 * 4096 + c.toNat % 64 * 64 + d.toNat % 64) :: decodeBytes s :=
  (decodeBytes.eq_def _).trans ((if_neg h₁).trans ((if_neg h₂).trans (if_neg h₃)))

end

theorem decodeBytes_encode (c : Char) (s : List UInt8) : decodeBytes (utf8EncodeChar c ++ s) = c :: decodeBytes s := by
  have valid : c.toNat < 0x110000 := by
    have h : c.toNat < 0xd800 ∨ 0xdfff < c.toNat ∧ c.toNat < 0x110000 := c.valid
    omega
  have read {n : Nat} (h : n = c.toNat) : Char.ofNat n :: decodeBytes s = c :: decodeBytes s := by
    rw [h, Char.ofNat_toNat]
  cases Decidable.em (c.toNat ≤ 0x7f) with
  | inl h₁ =>
    have e : utf8EncodeChar c = [UInt8.ofNat c.toNat] := if_pos h₁
    rw [e]
    show decodeBytes (UInt8.ofNat c.toNat :: s) = _
    rw [decodeBytes_one (by rw [UInt8.toNat_ofNat']; omega), UInt8.toNat_ofNat']
    refine read ?_; omega
  | inr h₁ => cases Decidable.em (c.toNat ≤ 0x7ff) with
    | inl h₂ =>
      have e : utf8EncodeChar c = [UInt8.ofNat (c.toNat / 64 % 0x20 + 0xc0), UInt8.ofNat (c.toNat % 0x40 + 0x80)] :=
        (if_neg h₁).trans (if_pos h₂)
      rw [e]
      show decodeBytes (_ :: _ :: s) = _
      rw [decodeBytes_two (by rw [UInt8.toNat_ofNat']; omega) (by rw [UInt8.toNat_ofNat']; omega), UInt8.toNat_ofNat',
        UInt8.toNat_ofNat']
      refine read ?_; omega
    | inr h₂ => cases Decidable.em (c.toNat ≤ 0xffff) with
      | inl h₃ =>
        have e : utf8EncodeChar c = [UInt8.ofNat (c.toNat / 4096 % 0x10 + 0xe0),
            UInt8.ofNat (c.toNat / 64 % 0x40 + 0x80), UInt8.ofNat (c.toNat % 0x40 + 0x80)] :=
          (if_neg h₁).trans ((if_neg h₂).trans (if_pos h₃))
        rw [e]
        show decodeBytes (_ :: _ :: _ :: s) = _
        rw [decodeBytes_three (by rw [UInt8.toNat_ofNat']; omega) (by rw [UInt8.toNat_ofNat']; omega)
          (by rw [UInt8.toNat_ofNat']; omega), UInt8.toNat_ofNat', UInt8.toNat_ofNat', UInt8.toNat_ofNat']
        refine read ?_; omega
      | inr h₃ =>
        have e : utf8EncodeChar c = [UInt8.ofNat (c.toNat / 262144 % 0x08 + 0xf0),
            UInt8.ofNat (c.toNat / 4096 % 0x40 + 0x80), UInt8.ofNat (c.toNat / 64 % 0x40 + 0x80),
            UInt8.ofNat (c.toNat % 0x40 + 0x80)] :=
          (if_neg h₁).trans ((if_neg h₂).trans (if_neg h₃))
        rw [e]
        show decodeBytes (_ :: _ :: _ :: _ :: s) = _
        rw [decodeBytes_four (by rw [UInt8.toNat_ofNat']; omega) (by rw [UInt8.toNat_ofNat']; omega)
          (by rw [UInt8.toNat_ofNat']; omega), UInt8.toNat_ofNat', UInt8.toNat_ofNat', UInt8.toNat_ofNat',
          UInt8.toNat_ofNat']
        refine read ?_; omega

theorem decodeBytes_flatMap (l : List Char) : decodeBytes (l.flatMap utf8EncodeChar) = l := by
  induction l with
  | nil => rfl
  | cons c l ih => rw [List.flatMap_cons, decodeBytes_encode, ih]

end String

theorem List.toByteArray_loop (l : List UInt8) (r : ByteArray) :
    (List.toByteArray.loop l r).data.toList = r.data.toList ++ l := by
  induction l generalizing r with
  | nil => exact (List.append_nil _).symm
  | cons b l ih =>
    refine (ih (r.push b)).trans ?_
    have h : (r.push b).data.toList = r.data.toList ++ [b] := by
      match r with
      | ⟨⟨r⟩⟩ => exact List.concat_eq_append
    rw [h, List.append_assoc]; rfl

namespace String

/-- The characters. -/
@[extern "lean_string_data"]
def toList (s : String) : List Char := decodeBytes s.toByteArray.data.toList

@[simp] theorem toList_ofList (l : List Char) : (ofList l).toList = l := by
  have h : (ofList l).toByteArray.data.toList = l.flatMap utf8EncodeChar := List.toByteArray_loop _ _
  unfold toList
  rw [h, decodeBytes_flatMap]
@[simp] theorem ofList_toList (s : String) : ofList s.toList = s := by
  match s with
  | ⟨b, .intro m h⟩ =>
    cases h
    show ofList (ofList m).toList = ofList m
    rw [toList_ofList]

theorem ofList_injective {l₁ l₂ : List Char} (h : ofList l₁ = ofList l₂) : l₁ = l₂ := by
  rw [← toList_ofList l₁, h, toList_ofList]
@[simp] theorem ofList_inj {l₁ l₂ : List Char} : ofList l₁ = ofList l₂ ↔ l₁ = l₂ := ⟨ofList_injective, fun h => h ▸ rfl⟩
theorem toList_inj {s t : String} : s.toList = t.toList ↔ s = t :=
  ⟨fun h => by rw [← ofList_toList s, h, ofList_toList], fun h => h ▸ rfl⟩
@[ext] theorem ext {s t : String} (h : s.toList = t.toList) : s = t := toList_inj.1 h

/-! ### Operations

They are inlined: the binary has functions of its own under these names, which treat their arguments otherwise. -/

@[inline] abbrev mk (data : List Char) : String := ofList data
@[inline] abbrev data (s : String) : List Char := s.toList

/-- The number of characters. -/
@[extern "lean_string_length"]
def length (s : @& String) : Nat := s.toList.length

@[extern "lean_string_push"]
def push (s : String) (c : Char) : String := ofList (s.toList ++ [c])

@[extern "lean_string_append"]
def append (s : String) (t : @& String) : String := ofList (s.toList ++ t.toList)

instance : Append String := ⟨String.append⟩

@[inline] def singleton (c : Char) : String := ofList [c]
@[inline] def isEmpty (s : String) : Bool := s.toList.isEmpty
@[inline] def join (l : List String) : String := l.foldl (· ++ ·) ""
/-- With `s` between. -/
@[inline] def intercalate (s : String) : List String → String
  | [] => ""
  | t :: l => l.foldl (fun r u => r ++ s ++ u) t
@[inline] def map (f : Char → Char) (s : String) : String := ofList (s.toList.map f)
@[inline] def foldl {β : Type u} (f : β → Char → β) (init : β) (s : String) : β := s.toList.foldl f init
@[inline] def foldr {β : Type u} (f : Char → β → β) (init : β) (s : String) : β := s.toList.foldr f init
@[inline] def any (s : String) (p : Char → Bool) : Bool := s.toList.any p
@[inline] def all (s : String) (p : Char → Bool) : Bool := s.toList.all p
@[inline] def contains (s : String) (c : Char) : Bool := s.any (· == c)
@[inline] def startsWith (s t : String) : Bool := t.toList.isPrefixOf s.toList
@[inline] def isPrefixOf (s t : String) : Bool := s.toList.isPrefixOf t.toList
@[inline] def endsWith (s t : String) : Bool := t.toList.isSuffixOf s.toList
@[inline] def front (s : String) : Char := s.toList.headD default
@[inline] def back (s : String) : Char := s.toList.getLastD default
@[inline] def take (s : String) (n : Nat) : String := ofList (s.toList.take n)
@[inline] def drop (s : String) (n : Nat) : String := ofList (s.toList.drop n)
@[inline] def takeRight (s : String) (n : Nat) : String := s.drop (s.length - n)
@[inline] def dropRight (s : String) (n : Nat) : String := s.take (s.length - n)
@[inline] def takeWhile (s : String) (p : Char → Bool) : String := ofList (s.toList.takeWhile p)
@[inline] def dropWhile (s : String) (p : Char → Bool) : String := ofList (s.toList.dropWhile p)
@[inline] def trimLeft (s : String) : String := s.dropWhile Char.isWhitespace
@[inline] def trimRight (s : String) : String := ofList (s.toList.reverse.dropWhile Char.isWhitespace).reverse
@[inline] def trim (s : String) : String := s.trimLeft.trimRight
@[inline] def toUpper (s : String) : String := s.map Char.toUpper
@[inline] def toLower (s : String) : String := s.map Char.toLower
@[inline] def capitalize (s : String) : String := ofList (s.toList.modifyHead Char.toUpper)
@[inline] def pushn (s : String) (c : Char) (n : Nat) : String := ofList (s.toList ++ List.replicate n c)
@[inline] def replicate (n : Nat) (c : Char) : String := ofList (List.replicate n c)

/-- The parts between characters for which `p` holds. -/
def splitList (p : Char → Bool) : List Char → List Char → List String
  | [], part => [ofList part.reverse]
  | c :: l, part => if p c then ofList part.reverse :: splitList p l [] else splitList p l (c :: part)
@[inline] def split (s : String) (p : Char → Bool) : List String := splitList p s.toList []

/-- The parts between occurrences of a list, which `skip` characters of the last one may still be left of. -/
def splitOnList (sep : List Char) : List Char → Nat → List Char → List String
  | [], _, part => [ofList part.reverse]
  | _ :: l, skip + 1, part => splitOnList sep l skip part
  | c :: l, 0, part =>
    if sep.isPrefixOf (c :: l) then ofList part.reverse :: splitOnList sep l (sep.length - 1) []
    else splitOnList sep l 0 (c :: part)
/-- The parts between occurrences of a text. -/
@[inline] def splitOn (s : String) (sep : String := " ") : List String :=
  if sep.isEmpty then [s] else splitOnList sep.toList s.toList 0 []

@[inline] def isNat (s : String) : Bool := !s.isEmpty && s.all Char.isDigit
/-- The number that the decimal digits stand for. -/
@[inline] def toNat? (s : String) : Option Nat :=
  if s.isNat then some (s.foldl (fun n c => n * 10 + (c.toNat - 48)) 0) else none
@[inline] def toNat! (s : String) : Nat := s.toNat?.getD 0
@[inline] def toInt? (s : String) : Option Int :=
  match s.toList with
  | '-' :: l => (ofList l).toNat?.map fun n => -(n : Int)
  | _ => s.toNat?.map fun n => (n : Int)

/-! ### Order -/

protected def lt (s t : String) : Prop := s.toList < t.toList
instance instLT : LT String := ⟨String.lt⟩
@[extern "lean_string_dec_lt"]
instance decidableLT (s t : @& String) : Decidable (s < t) := List.decidableLT s.toList t.toList
protected def le (s t : String) : Prop := ¬t < s
instance instLE : LE String := ⟨String.le⟩
instance decLE (s t : String) : Decidable (s ≤ t) := inferInstanceAs (Decidable (¬t < s))

instance : Max String := maxOfLe
instance : Min String := minOfLe

/-! ### Lemmas -/

@[simp] theorem toList_empty : "".toList = [] := toList_ofList []
@[simp] theorem length_empty : "".length = 0 := rfl
@[simp] theorem toList_append (s t : String) : (s ++ t).toList = s.toList ++ t.toList := toList_ofList _
@[simp] theorem length_append (s t : String) : (s ++ t).length = s.length + t.length :=
  (congrArg List.length (toList_append s t)).trans List.length_append
@[simp] theorem toList_push (s : String) (c : Char) : (s.push c).toList = s.toList ++ [c] := toList_ofList _
@[simp] theorem length_push (s : String) (c : Char) : (s.push c).length = s.length + 1 :=
  (congrArg List.length (toList_push s c)).trans List.length_append
@[simp] theorem length_ofList (l : List Char) : (ofList l).length = l.length := congrArg List.length (toList_ofList l)
theorem length_toList (s : String) : s.toList.length = s.length := rfl
theorem ofList_append (l₁ l₂ : List Char) : ofList (l₁ ++ l₂) = ofList l₁ ++ ofList l₂ := by
  apply ext; rw [toList_append, toList_ofList, toList_ofList, toList_ofList]
theorem append_assoc (s t u : String) : s ++ t ++ u = s ++ (t ++ u) := by
  apply ext; simp only [toList_append, List.append_assoc]
@[simp] theorem append_empty (s : String) : s ++ "" = s := by
  apply ext; rw [toList_append, toList_empty, List.append_nil]
@[simp] theorem empty_append (s : String) : "" ++ s = s := by
  apply ext; rw [toList_append, toList_empty, List.nil_append]
theorem append_left_inj {s₁ s₂ : String} (t : String) : s₁ ++ t = s₂ ++ t ↔ s₁ = s₂ := by
  rw [← toList_inj, toList_append, toList_append, List.append_left_inj, toList_inj]
theorem append_right_inj (s : String) {t₁ t₂ : String} : s ++ t₁ = s ++ t₂ ↔ t₁ = t₂ := by
  rw [← toList_inj, toList_append, toList_append, List.append_right_inj, toList_inj]
theorem append_eq_empty_iff {s t : String} : s ++ t = "" ↔ s = "" ∧ t = "" := by
  rw [← toList_inj, toList_append, toList_empty, List.append_eq_nil_iff, ← toList_empty, toList_inj, toList_inj]
@[simp] theorem length_eq_zero_iff {s : String} : s.length = 0 ↔ s = "" := by
  rw [← length_toList, List.length_eq_zero_iff, ← toList_empty, toList_inj]
theorem isEmpty_iff {s : String} : s.isEmpty = true ↔ s = "" := by
  show s.toList.isEmpty = true ↔ _
  rw [List.isEmpty_iff, ← toList_empty, toList_inj]
theorem lt_iff_toList_lt {s t : String} : s < t ↔ s.toList < t.toList := Iff.rfl
instance : Std.Associative (α := String) (· ++ ·) := ⟨append_assoc⟩
instance : Std.LawfulIdentity (α := String) (· ++ ·) "" where
  left_id := empty_append
  right_id := append_empty

end String
