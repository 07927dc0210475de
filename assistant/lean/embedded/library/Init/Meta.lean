module

prelude
public import Init.GetElem
public import Init.Syntax.Unexpanders
/-! What quotations, macros and notations of a user's own need: coercions between kinds of syntax, arrays with
separators, and quoting of values. -/

@[expose] public section

namespace Lean

instance : Coe SyntaxNodeKind SyntaxNodeKinds where
  coe k := List.cons k List.nil

abbrev Syntax.Term := TSyntax `term
abbrev Term := TSyntax `term
abbrev Command := TSyntax `command
abbrev Syntax.Level := TSyntax `level
abbrev Syntax.Tactic := TSyntax `tactic
abbrev Prec := TSyntax `prec
abbrev Prio := TSyntax `prio
abbrev Ident := TSyntax identKind
abbrev StrLit := TSyntax strLitKind
abbrev CharLit := TSyntax charLitKind
abbrev NameLit := TSyntax nameLitKind
abbrev ScientificLit := TSyntax scientificLitKind
abbrev NumLit := TSyntax numLitKind
abbrev HygieneInfo := TSyntax hygieneInfoKind

namespace TSyntax

instance : CoeOut (TSyntax ks) Syntax where
  coe stx := stx.raw

instance {ks : SyntaxNodeKinds} : Coe (TSyntax [k]) (TSyntax (k :: ks)) where
  coe stx := ⟨stx.raw⟩

instance : Coe Ident Term where
  coe s := ⟨s.raw⟩

instance : CoeDep Term ⟨Syntax.ident info ss n res⟩ Ident where
  coe := ⟨Syntax.ident info ss n res⟩

instance : Coe StrLit Term where
  coe s := ⟨s.raw⟩

instance : Coe NameLit Term where
  coe s := ⟨s.raw⟩

instance : Coe ScientificLit Term where
  coe s := ⟨s.raw⟩

instance : Coe NumLit Term where
  coe s := ⟨s.raw⟩

instance : Coe CharLit Term where
  coe s := ⟨s.raw⟩

instance : Coe Ident Syntax.Level where
  coe s := ⟨s.raw⟩

instance : Coe NumLit Prio where
  coe s := ⟨s.raw⟩

instance : Coe NumLit Prec where
  coe s := ⟨s.raw⟩

namespace Compat

scoped instance : CoeTail Syntax (TSyntax k) where
  coe s := ⟨s⟩

scoped instance : CoeTail (Array Syntax) (TSyntaxArray k) where
  coe := TSyntaxArray.mk

end Compat

@[extern "native"] opaque getId (s : Ident) : Name
@[extern "native"] opaque getNat (s : NumLit) : Nat
@[extern "native"] opaque getString (s : StrLit) : String

end TSyntax

namespace Syntax

@[extern "native"] opaque setArgs (stx : Syntax) (args : Array Syntax) : Syntax
@[extern "native"] opaque getSepArgs (stx : Syntax) : Array Syntax
@[extern "native"] opaque isNone (stx : Syntax) : Bool
@[extern "native"] opaque mkNumLit (val : String) (info := SourceInfo.none) : NumLit
@[extern "native"] opaque mkStrLit (val : String) (info := SourceInfo.none) : StrLit
@[extern "native"] opaque mkApp (fn : Term) (args : TSyntaxArray `term) : Term
@[extern "native"] opaque mkCApp (fn : Name) (args : TSyntaxArray `term) : Term

instance : GetElem Syntax Nat Syntax fun _ _ => True where
  getElem stx i _ := stx.getArg i

/-- The elements of an array with separators. -/
def SepArray.getElems {sep : String} (sa : SepArray sep) : Array Syntax :=
  let rec go (i : Nat) (acc : Array Syntax) : Nat → Array Syntax
    | 0 => acc
    | n + 1 => if i < sa.elemsAndSeps.size then go (i + 2) (acc.push (sa.elemsAndSeps.getD i .missing)) n else acc
  go 0 Array.empty sa.elemsAndSeps.size

def TSepArray.getElems {k : SyntaxNodeKinds} {sep : String} (sa : TSepArray k sep) : TSyntaxArray k :=
  .mk (SepArray.getElems (sep := sep) ⟨sa.elemsAndSeps⟩)

end Syntax

@[extern "native"] opaque mkSepArray (as : Array Syntax) (sep : Syntax) : Array Syntax
@[extern "native"] opaque mkIdent (val : Name) : Ident
@[extern "native"] opaque mkIdentFrom (src : Syntax) (val : Name) (canonical := false) : Ident
@[extern "native"] opaque mkCIdentFrom (src : Syntax) (c : Name) (canonical := false) : Ident
@[extern "native"] opaque mkCIdent (c : Name) : Ident

namespace Syntax

def SepArray.ofElems {sep : String} (elems : Array Syntax) : SepArray sep := ⟨mkSepArray elems (mkAtom sep)⟩
def TSepArray.ofElems {k : SyntaxNodeKinds} {sep : String} (elems : Array (TSyntax k)) : TSepArray k sep :=
  ⟨mkSepArray (TSyntaxArray.raw elems) (mkAtom sep)⟩

instance : Coe (TSyntaxArray k) (TSepArray k sep) where
  coe := TSepArray.ofElems

instance : CoeOut (SepArray sep) (Array Syntax) where
  coe := SepArray.getElems

instance : CoeOut (TSepArray k sep) (TSyntaxArray k) where
  coe := TSepArray.getElems

instance : CoeOut (TSyntaxArray k) (Array Syntax) where
  coe a := a.raw

end Syntax

/-- Values that can be written as syntax. -/
class Quote (α : Type) (k : SyntaxNodeKind := `term) where
  quote : α → TSyntax k

export Quote (quote)

instance : Quote Term := ⟨id⟩

end Lean
