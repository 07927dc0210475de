module

prelude
public import Init.Prelude.Meta
public meta import Init.Prelude.Meta
/-! Syntax categories that are not built into the parser. -/

@[expose] public section

namespace Lean.Parser
/-- Marks a name as that of a syntax category. -/
structure Category
end Lean.Parser

namespace Lean.Parser.Tactic.Conv
declare_syntax_cat conv (behavior := both)
end Lean.Parser.Tactic.Conv

namespace Lean.Parser.Tactic
declare_syntax_cat rcasesPat
declare_syntax_cat rintroPat
end Lean.Parser.Tactic

namespace Lean
declare_syntax_cat binderPred
declare_syntax_cat rawStx
end Lean

namespace Lean.Parser.Attr
declare_syntax_cat grind_mod (behavior := both)
end Lean.Parser.Attr

namespace Lean.Parser.Tactic.Grind
declare_syntax_cat grind (behavior := both)
declare_syntax_cat grind_ref
declare_syntax_cat grind_filter (behavior := both)
end Lean.Parser.Tactic.Grind
