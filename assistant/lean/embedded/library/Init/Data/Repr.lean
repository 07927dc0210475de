module

prelude
public import Init.Meta
public import Init.Data.Int
public import Init.Data.Ord
public import Init.Data.List.Basic
/-! Showing values as text: formats, `Repr` and `ToString`. -/

@[expose] public section

universe u v

namespace Std

/-- How the line breaks of a group turn into spaces. -/
inductive Format.FlattenBehavior where
  | allOrNone
  | fill

open Format

/-- Text with places where lines may break. -/
inductive Format where
  | nil : Format
  | line : Format
  | align (force : Bool) : Format
  | text : String → Format
  | nest (indent : Int) : Format → Format
  | append : Format → Format → Format
  | group : Format → (behavior : FlattenBehavior := FlattenBehavior.allOrNone) → Format
  | tag : Nat → Format → Format

instance : Inhabited Format := ⟨.nil⟩
instance : Append Format := ⟨Format.append⟩
instance : Coe String Format := ⟨Format.text⟩

namespace Format
@[extern "native"] opaque isEmpty : Format → Bool
@[extern "native"] opaque fill (f : Format) : Format
@[extern "native"] opaque paren (f : Format) : Format
@[extern "native"] opaque sbracket (f : Format) : Format
@[extern "native"] opaque bracket (l : String) (x : Format) (r : String) : Format
@[extern "native"] opaque bracketFill (l : String) (x : Format) (r : String) : Format
@[extern "native"] opaque nestD (f : Format) : Format
@[extern "native"] opaque defWidth : Nat
@[extern "native"] opaque pretty (f : Format) (width : Nat := defWidth) (indent : Nat := 0) (column := 0) : String
end Format

/-- Types whose elements have a format. -/
class ToFormat (α : Type u) where
  format : α → Format

export ToFormat (format)

instance : ToFormat Format := ⟨id⟩
instance : ToFormat String := ⟨Format.text⟩

/-- The formats one after the other, with `sep` between them. -/
def Format.joinSep {α : Type u} [ToFormat α] : List α → Format → Format
  | [], _ => nil
  | [a], _ => format a
  | a :: as, sep => as.foldl (fun r a => r ++ sep ++ format a) (format a)

end Std

open Std

/-- Types whose elements can be shown as text. -/
class ToString (α : Type u) where
  toString : α → String

export ToString (toString)

@[extern "native"] opaque Nat.reprFast (n : Nat) : String
/-- The decimal digits. -/
protected def Nat.repr (n : Nat) : String := Nat.reprFast n
@[extern "native"] opaque String.quote (s : String) : String
@[extern "native"] opaque Char.quote (c : Char) : String

/-- Types whose elements can be shown as Lean would read them. -/
class Repr (α : Type u) where
  reprPrec : α → Nat → Format

export Repr (reprPrec)

abbrev repr [Repr α] : α → Format := (Repr.reprPrec · 0)
abbrev reprStr [Repr α] (a : α) : String := (repr a).pretty
abbrev reprArg [Repr α] (a : α) : Format := reprPrec a 1024

/-- Types whose elements never need brackets. -/
class ReprAtom (α : Type u)

@[extern "native"] opaque Repr.addAppParen (f : Format) (prec : Nat) : Format

instance : Repr Nat := ⟨fun n _ => n.repr⟩
instance : ReprAtom Nat := ⟨⟩
instance : ToString Nat := ⟨Nat.repr⟩
instance : ToFormat Nat := ⟨fun n => n.repr⟩

instance : Repr Bool where
  reprPrec
    | true, _ => "true"
    | false, _ => "false"

instance : ReprAtom Bool := ⟨⟩
instance : ToString Bool := ⟨fun b => cond b "true" "false"⟩
instance : Repr String := ⟨fun s _ => s.quote⟩
instance : ReprAtom String := ⟨⟩
instance : ToString String := ⟨fun s => s⟩
instance : Repr Char := ⟨fun c _ => c.quote⟩
instance : Repr Unit := ⟨fun _ _ => "()"⟩
instance : Repr Empty := ⟨fun e _ => nomatch e⟩
instance : ToString Unit := ⟨fun _ => "()"⟩

instance : Repr Int where
  reprPrec
    | .ofNat n, _ => n.repr
    | .negSucc n, prec => Repr.addAppParen ("-" ++ Nat.repr (n + 1)) prec

instance : ToString Int where
  toString
    | .ofNat n => n.repr
    | .negSucc n => "-" ++ Nat.repr (n + 1)

instance : Repr (Fin n) := ⟨fun a p => reprPrec a.val p⟩
instance : ToString Char := ⟨fun c => String.singleton c⟩
instance [ToString α] : ToString (List α) := ⟨fun l => "[" ++ ", ".intercalate (l.map toString) ++ "]"⟩
instance [ToString α] [ToString β] : ToString (α × β) := ⟨fun p => "(" ++ toString p.1 ++ ", " ++ toString p.2 ++ ")"⟩
instance [ToString α] : ToString (Option α) where
  toString
    | none => "none"
    | some a => "(some " ++ toString a ++ ")"
instance [ToString α] : ToString (Array α) := ⟨fun a => "#[" ++ ", ".intercalate (a.toList.map toString) ++ "]"⟩
instance : ToString (Fin n) := ⟨fun a => toString a.val⟩

instance [Repr α] : Repr (Option α) where
  reprPrec
    | none, _ => "none"
    | some a, prec => Repr.addAppParen ("some " ++ reprArg a) prec

instance [Repr α] [Repr β] : Repr (α ⊕ β) where
  reprPrec
    | .inl a, prec => Repr.addAppParen ("Sum.inl " ++ reprArg a) prec
    | .inr b, prec => Repr.addAppParen ("Sum.inr " ++ reprArg b) prec

/-- The components of nested pairs, in reverse. -/
class ReprTuple (α : Type u) where
  reprTuple : α → List Format → List Format

instance [Repr α] : ReprTuple α := ⟨fun a xs => repr a :: xs⟩
instance [Repr α] [ReprTuple β] : ReprTuple (α × β) := ⟨fun p xs => ReprTuple.reprTuple p.2 (repr p.1 :: xs)⟩

instance [Repr α] [ReprTuple β] : Repr (α × β) where
  reprPrec p _ :=
    Format.bracket "(" (Format.joinSep (ReprTuple.reprTuple p.2 [repr p.1]).reverse ("," ++ Format.line)) ")"

instance {p : α → Prop} [Repr α] : Repr (Subtype p) := ⟨fun s prec => reprPrec s.val prec⟩

instance [Repr α] : Repr (List α) where
  reprPrec as _ := match as with
    | [] => "[]"
    | as => Format.bracket "[" (Format.joinSep (as.map repr) ("," ++ Format.line)) "]"

instance [Repr α] : Repr (Array α) where
  reprPrec as _ := match as.toList with
    | [] => "#[]"
    | as => Format.bracketFill "#[" (Format.joinSep (as.map repr) ("," ++ Format.line)) "]"

instance [Repr ε] [Repr α] : Repr (Except ε α) where
  reprPrec
    | .error e, prec => Repr.addAppParen ("Except.error " ++ reprArg e) prec
    | .ok a, prec => Repr.addAppParen ("Except.ok " ++ reprArg a) prec

deriving instance Repr for Ordering

instance : Repr (Decidable p) where
  reprPrec
    | isTrue _, prec => Repr.addAppParen "isTrue _" prec
    | isFalse _, prec => Repr.addAppParen "isFalse _" prec
