module

prelude
public import Init.Syntax.Categories
/-! Written by `generate_syntax.py`: the parsers of notations and tactics. -/

@[expose] public section

@[extern "native"] meta opaque Array.tacticArray_get_dec : Lean.ParserDescr
attribute [tactic_parser 1000] Array.tacticArray_get_dec
@[extern "native"] meta opaque Array.tacticArray_mem_dec : Lean.ParserDescr
attribute [tactic_parser 1000] Array.tacticArray_mem_dec
@[extern "native"] meta opaque Bool.«term_^^_» : Lean.TrailingParserDescr
attribute [term_parser 1000] Bool.«term_^^_»
@[extern "native"] meta opaque Lean.Attr.coe : Lean.ParserDescr
attribute [attr_parser 1000] Lean.Attr.coe
@[extern "native"] meta opaque Lean.Elab.Tactic.Ext.applyExtTheorem : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Elab.Tactic.Ext.applyExtTheorem
@[extern "native"] meta opaque Lean.Elab.Tactic.Ext.ext : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Elab.Tactic.Ext.ext
@[extern "native"] meta opaque Lean.Elab.Tactic.Ext.tacticExt1___ : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Elab.Tactic.Ext.tacticExt1___
@[extern "native"] meta opaque Lean.Parser.Attr.cbvSimprocAttr : Lean.ParserDescr
attribute [attr_parser 1000] Lean.Parser.Attr.cbvSimprocAttr
@[extern "native"] meta opaque Lean.Parser.Attr.cbvSimprocBuiltinAttr : Lean.ParserDescr
attribute [attr_parser 1000] Lean.Parser.Attr.cbvSimprocBuiltinAttr
@[extern "native"] meta opaque Lean.Parser.Attr.cbv_eval : Lean.ParserDescr
attribute [attr_parser 1000] Lean.Parser.Attr.cbv_eval
@[extern "native"] meta opaque Lean.Parser.Attr.ext : Lean.ParserDescr
attribute [attr_parser 1000] Lean.Parser.Attr.ext
@[extern "native"] meta opaque Lean.Parser.Attr.grind : Lean.ParserDescr
attribute [attr_parser 1000] Lean.Parser.Attr.grind
@[extern "native"] meta opaque Lean.Parser.Attr.grind! : Lean.ParserDescr
attribute [attr_parser 1000] Lean.Parser.Attr.grind!
@[extern "native"] meta opaque Lean.Parser.Attr.grind!? : Lean.ParserDescr
attribute [attr_parser 1000] Lean.Parser.Attr.grind!?
@[extern "native"] meta opaque Lean.Parser.Attr.grind? : Lean.ParserDescr
attribute [attr_parser 1000] Lean.Parser.Attr.grind?
@[extern "native"] meta opaque Lean.Parser.Attr.lia : Lean.ParserDescr
attribute [attr_parser 1000] Lean.Parser.Attr.lia
@[extern "native"] meta opaque Lean.Parser.Attr.lia! : Lean.ParserDescr
attribute [attr_parser 1000] Lean.Parser.Attr.lia!
@[extern "native"] meta opaque Lean.Parser.Attr.lia!? : Lean.ParserDescr
attribute [attr_parser 1000] Lean.Parser.Attr.lia!?
@[extern "native"] meta opaque Lean.Parser.Attr.lia? : Lean.ParserDescr
attribute [attr_parser 1000] Lean.Parser.Attr.lia?
@[extern "native"] meta opaque Lean.Parser.Attr.method_specs_simp : Lean.ParserDescr
attribute [attr_parser 1000] Lean.Parser.Attr.method_specs_simp
@[extern "native"] meta opaque Lean.Parser.Attr.norm_cast : Lean.ParserDescr
attribute [attr_parser 1000] Lean.Parser.Attr.norm_cast
@[extern "native"] meta opaque Lean.Parser.Attr.sevalprocAttr : Lean.ParserDescr
attribute [attr_parser 1000] Lean.Parser.Attr.sevalprocAttr
@[extern "native"] meta opaque Lean.Parser.Attr.sevalprocBuiltinAttr : Lean.ParserDescr
attribute [attr_parser 1000] Lean.Parser.Attr.sevalprocBuiltinAttr
@[extern "native"] meta opaque Lean.Parser.Attr.simp : Lean.ParserDescr
attribute [attr_parser 1000] Lean.Parser.Attr.simp
@[extern "native"] meta opaque Lean.Parser.Attr.simprocAttr : Lean.ParserDescr
attribute [attr_parser 1000] Lean.Parser.Attr.simprocAttr
@[extern "native"] meta opaque Lean.Parser.Attr.simprocBuiltinAttr : Lean.ParserDescr
attribute [attr_parser 1000] Lean.Parser.Attr.simprocBuiltinAttr
@[extern "native"] meta opaque Lean.Parser.Attr.spec : Lean.ParserDescr
attribute [attr_parser 1000] Lean.Parser.Attr.spec
@[extern "native"] meta opaque Lean.Parser.Attr.wf_preprocess : Lean.ParserDescr
attribute [attr_parser 1000] Lean.Parser.Attr.wf_preprocess
@[extern "native"] meta opaque Lean.Parser.Command.classAbbrev : Lean.ParserDescr
attribute [command_parser 1000] Lean.Parser.Command.classAbbrev
@[extern "native"] meta opaque Lean.Parser.Command.grindAnnotated : Lean.ParserDescr
attribute [command_parser 1000] Lean.Parser.Command.grindAnnotated
@[extern "native"] meta opaque Lean.Parser.Command.guardCmd : Lean.ParserDescr
attribute [command_parser 1000] Lean.Parser.Command.guardCmd
@[extern "native"] meta opaque Lean.Parser.Command.guardExprCmd : Lean.ParserDescr
attribute [command_parser 1000] Lean.Parser.Command.guardExprCmd
@[extern "native"] meta opaque Lean.Parser.Syntax.addPrec : Lean.TrailingParserDescr
attribute [prec_parser 1000] Lean.Parser.Syntax.addPrec
@[extern "native"] meta opaque Lean.Parser.Syntax.addPrio : Lean.TrailingParserDescr
attribute [prio_parser 1000] Lean.Parser.Syntax.addPrio
@[extern "native"] meta opaque Lean.Parser.Syntax.subPrec : Lean.TrailingParserDescr
attribute [prec_parser 1000] Lean.Parser.Syntax.subPrec
@[extern "native"] meta opaque Lean.Parser.Syntax.subPrio : Lean.TrailingParserDescr
attribute [prio_parser 1000] Lean.Parser.Syntax.subPrio
@[extern "native"] meta opaque Lean.Parser.Tactic.Conv.allGoals : Lean.ParserDescr
attribute [conv_parser 1000] Lean.Parser.Tactic.Conv.allGoals
@[extern "native"] meta opaque Lean.Parser.Tactic.Conv.anyGoals : Lean.ParserDescr
attribute [conv_parser 1000] Lean.Parser.Tactic.Conv.anyGoals
@[extern "native"] meta opaque Lean.Parser.Tactic.Conv.arg : Lean.ParserDescr
attribute [conv_parser 1000] Lean.Parser.Tactic.Conv.arg
@[extern "native"] meta opaque Lean.Parser.Tactic.Conv.case : Lean.ParserDescr
attribute [conv_parser 1000] Lean.Parser.Tactic.Conv.case
@[extern "native"] meta opaque Lean.Parser.Tactic.Conv.case' : Lean.ParserDescr
attribute [conv_parser 1000] Lean.Parser.Tactic.Conv.case'
@[extern "native"] meta opaque Lean.Parser.Tactic.Conv.cbv : Lean.ParserDescr
attribute [conv_parser 1000] Lean.Parser.Tactic.Conv.cbv
@[extern "native"] meta opaque Lean.Parser.Tactic.Conv.change : Lean.ParserDescr
attribute [conv_parser 1000] Lean.Parser.Tactic.Conv.change
@[extern "native"] meta opaque Lean.Parser.Tactic.Conv.clear : Lean.ParserDescr
attribute [conv_parser 1000] Lean.Parser.Tactic.Conv.clear
@[extern "native"] meta opaque Lean.Parser.Tactic.Conv.congr : Lean.ParserDescr
attribute [conv_parser 1000] Lean.Parser.Tactic.Conv.congr
@[extern "native"] meta opaque Lean.Parser.Tactic.Conv.conv : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.Conv.conv
@[extern "native"] meta opaque Lean.Parser.Tactic.Conv.convApply_ : Lean.ParserDescr
attribute [conv_parser 1000] Lean.Parser.Tactic.Conv.convApply_
@[extern "native"] meta opaque Lean.Parser.Tactic.Conv.convArgs : Lean.ParserDescr
attribute [conv_parser 1000] Lean.Parser.Tactic.Conv.convArgs
@[extern "native"] meta opaque Lean.Parser.Tactic.Conv.convConvSeq : Lean.ParserDescr
attribute [conv_parser 1000] Lean.Parser.Tactic.Conv.convConvSeq
@[extern "native"] meta opaque Lean.Parser.Tactic.Conv.convDone : Lean.ParserDescr
attribute [conv_parser 1000] Lean.Parser.Tactic.Conv.convDone
@[extern "native"] meta opaque Lean.Parser.Tactic.Conv.convErw__ : Lean.ParserDescr
attribute [conv_parser 1000] Lean.Parser.Tactic.Conv.convErw__
@[extern "native"] meta opaque Lean.Parser.Tactic.Conv.convIntro___ : Lean.ParserDescr
attribute [conv_parser 1000] Lean.Parser.Tactic.Conv.convIntro___
@[extern "native"] meta opaque Lean.Parser.Tactic.Conv.convLeft : Lean.ParserDescr
attribute [conv_parser 1000] Lean.Parser.Tactic.Conv.convLeft
@[extern "native"] meta opaque Lean.Parser.Tactic.Conv.convRepeat_ : Lean.ParserDescr
attribute [conv_parser 1000] Lean.Parser.Tactic.Conv.convRepeat_
@[extern "native"] meta opaque Lean.Parser.Tactic.Conv.convRfl : Lean.ParserDescr
attribute [conv_parser 1000] Lean.Parser.Tactic.Conv.convRfl
@[extern "native"] meta opaque Lean.Parser.Tactic.Conv.convRight : Lean.ParserDescr
attribute [conv_parser 1000] Lean.Parser.Tactic.Conv.convRight
@[extern "native"] meta opaque Lean.Parser.Tactic.Conv.convRw__ : Lean.ParserDescr
attribute [conv_parser 1000] Lean.Parser.Tactic.Conv.convRw__
@[extern "native"] meta opaque Lean.Parser.Tactic.Conv.convTactic : Lean.ParserDescr
attribute [conv_parser 1000] Lean.Parser.Tactic.Conv.convTactic
@[extern "native"] meta opaque Lean.Parser.Tactic.Conv.convTrace_state : Lean.ParserDescr
attribute [conv_parser 1000] Lean.Parser.Tactic.Conv.convTrace_state
@[extern "native"] meta opaque Lean.Parser.Tactic.Conv.convTry_ : Lean.ParserDescr
attribute [conv_parser 1000] Lean.Parser.Tactic.Conv.convTry_
@[extern "native"] meta opaque Lean.Parser.Tactic.Conv.delta : Lean.ParserDescr
attribute [conv_parser 1000] Lean.Parser.Tactic.Conv.delta
@[extern "native"] meta opaque Lean.Parser.Tactic.Conv.dsimp : Lean.ParserDescr
attribute [conv_parser 1000] Lean.Parser.Tactic.Conv.dsimp
@[extern "native"] meta opaque Lean.Parser.Tactic.Conv.dsimpTrace : Lean.ParserDescr
attribute [conv_parser 1000] Lean.Parser.Tactic.Conv.dsimpTrace
@[extern "native"] meta opaque Lean.Parser.Tactic.Conv.enter : Lean.ParserDescr
attribute [conv_parser 1000] Lean.Parser.Tactic.Conv.enter
@[extern "native"] meta opaque Lean.Parser.Tactic.Conv.ext : Lean.ParserDescr
attribute [conv_parser 1000] Lean.Parser.Tactic.Conv.ext
@[extern "native"] meta opaque Lean.Parser.Tactic.Conv.extractLets : Lean.ParserDescr
attribute [conv_parser 1000] Lean.Parser.Tactic.Conv.extractLets
@[extern "native"] meta opaque Lean.Parser.Tactic.Conv.failIfSuccess : Lean.ParserDescr
attribute [conv_parser 1000] Lean.Parser.Tactic.Conv.failIfSuccess
@[extern "native"] meta opaque Lean.Parser.Tactic.Conv.first : Lean.ParserDescr
attribute [conv_parser 1000] Lean.Parser.Tactic.Conv.first
@[extern "native"] meta opaque Lean.Parser.Tactic.Conv.focus : Lean.ParserDescr
attribute [conv_parser 1000] Lean.Parser.Tactic.Conv.focus
@[extern "native"] meta opaque Lean.Parser.Tactic.Conv.fun : Lean.ParserDescr
attribute [conv_parser 1000] Lean.Parser.Tactic.Conv.fun
@[extern "native"] meta opaque Lean.Parser.Tactic.Conv.letToHave : Lean.ParserDescr
attribute [conv_parser 1000] Lean.Parser.Tactic.Conv.letToHave
@[extern "native"] meta opaque Lean.Parser.Tactic.Conv.lhs : Lean.ParserDescr
attribute [conv_parser 1000] Lean.Parser.Tactic.Conv.lhs
@[extern "native"] meta opaque Lean.Parser.Tactic.Conv.liftLets : Lean.ParserDescr
attribute [conv_parser 1000] Lean.Parser.Tactic.Conv.liftLets
@[extern "native"] meta opaque Lean.Parser.Tactic.Conv.nestedConv : Lean.ParserDescr
attribute [conv_parser 1000] Lean.Parser.Tactic.Conv.nestedConv
@[extern "native"] meta opaque Lean.Parser.Tactic.Conv.nestedTactic : Lean.ParserDescr
attribute [conv_parser 1000] Lean.Parser.Tactic.Conv.nestedTactic
@[extern "native"] meta opaque Lean.Parser.Tactic.Conv.nestedTacticCore : Lean.ParserDescr
attribute [conv_parser 1000] Lean.Parser.Tactic.Conv.nestedTacticCore
@[extern "native"] meta opaque Lean.Parser.Tactic.Conv.normCast : Lean.ParserDescr
attribute [conv_parser 1000] Lean.Parser.Tactic.Conv.normCast
@[extern "native"] meta opaque Lean.Parser.Tactic.Conv.paren : Lean.ParserDescr
attribute [conv_parser 1000] Lean.Parser.Tactic.Conv.paren
@[extern "native"] meta opaque Lean.Parser.Tactic.Conv.pattern : Lean.ParserDescr
attribute [conv_parser 1000] Lean.Parser.Tactic.Conv.pattern
@[extern "native"] meta opaque Lean.Parser.Tactic.Conv.reduce : Lean.ParserDescr
attribute [conv_parser 1000] Lean.Parser.Tactic.Conv.reduce
@[extern "native"] meta opaque Lean.Parser.Tactic.Conv.rewrite : Lean.ParserDescr
attribute [conv_parser 1000] Lean.Parser.Tactic.Conv.rewrite
@[extern "native"] meta opaque Lean.Parser.Tactic.Conv.rhs : Lean.ParserDescr
attribute [conv_parser 1000] Lean.Parser.Tactic.Conv.rhs
@[extern "native"] meta opaque Lean.Parser.Tactic.Conv.simp : Lean.ParserDescr
attribute [conv_parser 1000] Lean.Parser.Tactic.Conv.simp
@[extern "native"] meta opaque Lean.Parser.Tactic.Conv.simpMatch : Lean.ParserDescr
attribute [conv_parser 1000] Lean.Parser.Tactic.Conv.simpMatch
@[extern "native"] meta opaque Lean.Parser.Tactic.Conv.simpTrace : Lean.ParserDescr
attribute [conv_parser 1000] Lean.Parser.Tactic.Conv.simpTrace
@[extern "native"] meta opaque Lean.Parser.Tactic.Conv.skip : Lean.ParserDescr
attribute [conv_parser 1000] Lean.Parser.Tactic.Conv.skip
@[extern "native"] meta opaque Lean.Parser.Tactic.Conv.unfold : Lean.ParserDescr
attribute [conv_parser 1000] Lean.Parser.Tactic.Conv.unfold
@[extern "native"] meta opaque Lean.Parser.Tactic.Conv.whnf : Lean.ParserDescr
attribute [conv_parser 1000] Lean.Parser.Tactic.Conv.whnf
@[extern "native"] meta opaque Lean.Parser.Tactic.Conv.withAnnotateState : Lean.ParserDescr
attribute [conv_parser 1000] Lean.Parser.Tactic.Conv.withAnnotateState
@[extern "native"] meta opaque Lean.Parser.Tactic.Conv.zeta : Lean.ParserDescr
attribute [conv_parser 1000] Lean.Parser.Tactic.Conv.zeta
@[extern "native"] meta opaque Lean.Parser.Tactic.Conv.«convNext__=>_» : Lean.ParserDescr
attribute [conv_parser 1000] Lean.Parser.Tactic.Conv.«convNext__=>_»
@[extern "native"] meta opaque Lean.Parser.Tactic.Conv.«conv_<;>_» : Lean.TrailingParserDescr
attribute [conv_parser 1000] Lean.Parser.Tactic.Conv.«conv_<;>_»
@[extern "native"] meta opaque Lean.Parser.Tactic.Conv.«conv·_» : Lean.ParserDescr
attribute [conv_parser 1000] Lean.Parser.Tactic.Conv.«conv·_»
@[extern "native"] meta opaque Lean.Parser.Tactic.acNf0 : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.acNf0
@[extern "native"] meta opaque Lean.Parser.Tactic.acRfl : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.acRfl
@[extern "native"] meta opaque Lean.Parser.Tactic.allGoals : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.allGoals
@[extern "native"] meta opaque Lean.Parser.Tactic.anyGoals : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.anyGoals
@[extern "native"] meta opaque Lean.Parser.Tactic.apply : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.apply
@[extern "native"] meta opaque Lean.Parser.Tactic.apply? : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.apply?
@[extern "native"] meta opaque Lean.Parser.Tactic.applyAssumption : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.applyAssumption
@[extern "native"] meta opaque Lean.Parser.Tactic.applyRfl : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.applyRfl
@[extern "native"] meta opaque Lean.Parser.Tactic.applyRules : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.applyRules
@[extern "native"] meta opaque Lean.Parser.Tactic.as_aux_lemma : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.as_aux_lemma
@[extern "native"] meta opaque Lean.Parser.Tactic.assumption : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.assumption
@[extern "native"] meta opaque Lean.Parser.Tactic.attemptAll : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.attemptAll
@[extern "native"] meta opaque Lean.Parser.Tactic.attemptAllPar : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.attemptAllPar
@[extern "native"] meta opaque Lean.Parser.Tactic.case : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.case
@[extern "native"] meta opaque Lean.Parser.Tactic.case' : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.case'
@[extern "native"] meta opaque Lean.Parser.Tactic.cases : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.cases
@[extern "native"] meta opaque Lean.Parser.Tactic.cbv : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.cbv
@[extern "native"] meta opaque Lean.Parser.Tactic.change : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.change
@[extern "native"] meta opaque Lean.Parser.Tactic.classical : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.classical
@[extern "native"] meta opaque Lean.Parser.Tactic.clear : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.clear
@[extern "native"] meta opaque Lean.Parser.Tactic.clearValue : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.clearValue
@[extern "native"] meta opaque Lean.Parser.Tactic.congr : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.congr
@[extern "native"] meta opaque Lean.Parser.Tactic.constructor : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.constructor
@[extern "native"] meta opaque Lean.Parser.Tactic.constructorBang : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.constructorBang
@[extern "native"] meta opaque Lean.Parser.Tactic.contradiction : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.contradiction
@[extern "native"] meta opaque Lean.Parser.Tactic.cutsat : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.cutsat
@[extern "native"] meta opaque Lean.Parser.Tactic.dbgTrace : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.dbgTrace
@[extern "native"] meta opaque Lean.Parser.Tactic.decide : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.decide
@[extern "native"] meta opaque Lean.Parser.Tactic.decide_cbv : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.decide_cbv
@[extern "native"] meta opaque Lean.Parser.Tactic.delta : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.delta
@[extern "native"] meta opaque Lean.Parser.Tactic.done : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.done
@[extern "native"] meta opaque Lean.Parser.Tactic.dsimp : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.dsimp
@[extern "native"] meta opaque Lean.Parser.Tactic.dsimpAutoUnfold : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.dsimpAutoUnfold
@[extern "native"] meta opaque Lean.Parser.Tactic.dsimpTrace : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.dsimpTrace
@[extern "native"] meta opaque Lean.Parser.Tactic.eqRefl : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.eqRefl
@[extern "native"] meta opaque Lean.Parser.Tactic.exact : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.exact
@[extern "native"] meta opaque Lean.Parser.Tactic.exact? : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.exact?
@[extern "native"] meta opaque Lean.Parser.Tactic.exposeNames : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.exposeNames
@[extern "native"] meta opaque Lean.Parser.Tactic.extractLets : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.extractLets
@[extern "native"] meta opaque Lean.Parser.Tactic.fail : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.fail
@[extern "native"] meta opaque Lean.Parser.Tactic.failIfSuccess : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.failIfSuccess
@[extern "native"] meta opaque Lean.Parser.Tactic.falseOrByContra : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.falseOrByContra
@[extern "native"] meta opaque Lean.Parser.Tactic.first : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.first
@[extern "native"] meta opaque Lean.Parser.Tactic.firstPar : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.firstPar
@[extern "native"] meta opaque Lean.Parser.Tactic.focus : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.focus
@[extern "native"] meta opaque Lean.Parser.Tactic.funCases : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.funCases
@[extern "native"] meta opaque Lean.Parser.Tactic.funInduction : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.funInduction
@[extern "native"] meta opaque Lean.Parser.Tactic.generalize : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.generalize
@[extern "native"] meta opaque Lean.Parser.Tactic.grind : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.grind
@[extern "native"] meta opaque Lean.Parser.Tactic.grindTrace : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.grindTrace
@[extern "native"] meta opaque Lean.Parser.Tactic.grind_linarith : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.grind_linarith
@[extern "native"] meta opaque Lean.Parser.Tactic.grind_order : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.grind_order
@[extern "native"] meta opaque Lean.Parser.Tactic.grobner : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.grobner
@[extern "native"] meta opaque Lean.Parser.Tactic.guardExpr : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.guardExpr
@[extern "native"] meta opaque Lean.Parser.Tactic.guardExprConv : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.guardExprConv
@[extern "native"] meta opaque Lean.Parser.Tactic.guardHyp : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.guardHyp
@[extern "native"] meta opaque Lean.Parser.Tactic.guardHypConv : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.guardHypConv
@[extern "native"] meta opaque Lean.Parser.Tactic.guardTarget : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.guardTarget
@[extern "native"] meta opaque Lean.Parser.Tactic.guardTargetConv : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.guardTargetConv
@[extern "native"] meta opaque Lean.Parser.Tactic.impossible : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.impossible
@[extern "native"] meta opaque Lean.Parser.Tactic.induction : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.induction
@[extern "native"] meta opaque Lean.Parser.Tactic.injection : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.injection
@[extern "native"] meta opaque Lean.Parser.Tactic.injections : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.injections
@[extern "native"] meta opaque Lean.Parser.Tactic.intro : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.intro
@[extern "native"] meta opaque Lean.Parser.Tactic.intros : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.intros
@[extern "native"] meta opaque Lean.Parser.Tactic.left : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.left
@[extern "native"] meta opaque Lean.Parser.Tactic.letToHave : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.letToHave
@[extern "native"] meta opaque Lean.Parser.Tactic.letrec : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.letrec
@[extern "native"] meta opaque Lean.Parser.Tactic.lia : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.lia
@[extern "native"] meta opaque Lean.Parser.Tactic.liftLets : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.liftLets
@[extern "native"] meta opaque Lean.Parser.Tactic.mleave : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.mleave
@[extern "native"] meta opaque Lean.Parser.Tactic.nativeDecide : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.nativeDecide
@[extern "native"] meta opaque Lean.Parser.Tactic.normCast0 : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.normCast0
@[extern "native"] meta opaque Lean.Parser.Tactic.normCastAddElim : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.normCastAddElim
@[extern "native"] meta opaque Lean.Parser.Tactic.obtain : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.obtain
@[extern "native"] meta opaque Lean.Parser.Tactic.omega : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.omega
@[extern "native"] meta opaque Lean.Parser.Tactic.paren : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.paren
@[extern "native"] meta opaque Lean.Parser.Tactic.pushCast : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.pushCast
@[extern "native"] meta opaque Lean.Parser.Tactic.rcases : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.rcases
@[extern "native"] meta opaque Lean.Parser.Tactic.rcasesPat.clear : Lean.ParserDescr
attribute [rcasesPat_parser 1000] Lean.Parser.Tactic.rcasesPat.clear
@[extern "native"] meta opaque Lean.Parser.Tactic.rcasesPat.explicit : Lean.ParserDescr
attribute [rcasesPat_parser 1000] Lean.Parser.Tactic.rcasesPat.explicit
@[extern "native"] meta opaque Lean.Parser.Tactic.rcasesPat.ignore : Lean.ParserDescr
attribute [rcasesPat_parser 1000] Lean.Parser.Tactic.rcasesPat.ignore
@[extern "native"] meta opaque Lean.Parser.Tactic.rcasesPat.one : Lean.ParserDescr
attribute [rcasesPat_parser 1000] Lean.Parser.Tactic.rcasesPat.one
@[extern "native"] meta opaque Lean.Parser.Tactic.rcasesPat.paren : Lean.ParserDescr
attribute [rcasesPat_parser 1000] Lean.Parser.Tactic.rcasesPat.paren
@[extern "native"] meta opaque Lean.Parser.Tactic.rcasesPat.tuple : Lean.ParserDescr
attribute [rcasesPat_parser 1000] Lean.Parser.Tactic.rcasesPat.tuple
@[extern "native"] meta opaque Lean.Parser.Tactic.refine : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.refine
@[extern "native"] meta opaque Lean.Parser.Tactic.refine' : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.refine'
@[extern "native"] meta opaque Lean.Parser.Tactic.renameI : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.renameI
@[extern "native"] meta opaque Lean.Parser.Tactic.repeat' : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.repeat'
@[extern "native"] meta opaque Lean.Parser.Tactic.repeat1' : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.repeat1'
@[extern "native"] meta opaque Lean.Parser.Tactic.replace : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.replace
@[extern "native"] meta opaque Lean.Parser.Tactic.revert : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.revert
@[extern "native"] meta opaque Lean.Parser.Tactic.rewriteSeq : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.rewriteSeq
@[extern "native"] meta opaque Lean.Parser.Tactic.rewrites? : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.rewrites?
@[extern "native"] meta opaque Lean.Parser.Tactic.right : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.right
@[extern "native"] meta opaque Lean.Parser.Tactic.rintro : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.rintro
@[extern "native"] meta opaque Lean.Parser.Tactic.rintroPat.binder : Lean.ParserDescr
attribute [rintroPat_parser 1000] Lean.Parser.Tactic.rintroPat.binder
@[extern "native"] meta opaque Lean.Parser.Tactic.rintroPat.one : Lean.ParserDescr
attribute [rintroPat_parser 1000] Lean.Parser.Tactic.rintroPat.one
@[extern "native"] meta opaque Lean.Parser.Tactic.rotateLeft : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.rotateLeft
@[extern "native"] meta opaque Lean.Parser.Tactic.rotateRight : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.rotateRight
@[extern "native"] meta opaque Lean.Parser.Tactic.runTac : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.runTac
@[extern "native"] meta opaque Lean.Parser.Tactic.rwSeq : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.rwSeq
@[extern "native"] meta opaque Lean.Parser.Tactic.rwa : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.rwa
@[extern "native"] meta opaque Lean.Parser.Tactic.rwaAt : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.rwaAt
@[extern "native"] meta opaque Lean.Parser.Tactic.rwaAtLegacyLocation : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.rwaAtLegacyLocation
@[extern "native"] meta opaque Lean.Parser.Tactic.show : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.show
@[extern "native"] meta opaque Lean.Parser.Tactic.showTerm : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.showTerm
@[extern "native"] meta opaque Lean.Parser.Tactic.showTermElab : Lean.ParserDescr
attribute [term_parser 1000] Lean.Parser.Tactic.showTermElab
@[extern "native"] meta opaque Lean.Parser.Tactic.simp : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.simp
@[extern "native"] meta opaque Lean.Parser.Tactic.simpAll : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.simpAll
@[extern "native"] meta opaque Lean.Parser.Tactic.simpAllArith : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.simpAllArith
@[extern "native"] meta opaque Lean.Parser.Tactic.simpAllArithBang : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.simpAllArithBang
@[extern "native"] meta opaque Lean.Parser.Tactic.simpAllAutoUnfold : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.simpAllAutoUnfold
@[extern "native"] meta opaque Lean.Parser.Tactic.simpAllTrace : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.simpAllTrace
@[extern "native"] meta opaque Lean.Parser.Tactic.simpArith : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.simpArith
@[extern "native"] meta opaque Lean.Parser.Tactic.simpArithBang : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.simpArithBang
@[extern "native"] meta opaque Lean.Parser.Tactic.simpAutoUnfold : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.simpAutoUnfold
@[extern "native"] meta opaque Lean.Parser.Tactic.simpTrace : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.simpTrace
@[extern "native"] meta opaque Lean.Parser.Tactic.simpa : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.simpa
@[extern "native"] meta opaque Lean.Parser.Tactic.simpaUsingBang : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.simpaUsingBang
@[extern "native"] meta opaque Lean.Parser.Tactic.skip : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.skip
@[extern "native"] meta opaque Lean.Parser.Tactic.sleep : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.sleep
@[extern "native"] meta opaque Lean.Parser.Tactic.solveByElim : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.solveByElim
@[extern "native"] meta opaque Lean.Parser.Tactic.specialize : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.specialize
@[extern "native"] meta opaque Lean.Parser.Tactic.split : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.split
@[extern "native"] meta opaque Lean.Parser.Tactic.subst : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.subst
@[extern "native"] meta opaque Lean.Parser.Tactic.substEqs : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.substEqs
@[extern "native"] meta opaque Lean.Parser.Tactic.substVars : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.substVars
@[extern "native"] meta opaque Lean.Parser.Tactic.suggestions : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.suggestions
@[extern "native"] meta opaque Lean.Parser.Tactic.symm : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.symm
@[extern "native"] meta opaque Lean.Parser.Tactic.symmSaturate : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.symmSaturate
@[extern "native"] meta opaque Lean.Parser.Tactic.tacDepIfThenElse : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.tacDepIfThenElse
@[extern "native"] meta opaque Lean.Parser.Tactic.tacIfThenElse : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.tacIfThenElse
@[extern "native"] meta opaque Lean.Parser.Tactic.tacticAc_nf_ : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.tacticAc_nf_
@[extern "native"] meta opaque Lean.Parser.Tactic.tacticAdmit : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.tacticAdmit
@[extern "native"] meta opaque Lean.Parser.Tactic.tacticAnd_intros : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.tacticAnd_intros
@[extern "native"] meta opaque Lean.Parser.Tactic.tacticApply_mod_cast_ : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.tacticApply_mod_cast_
@[extern "native"] meta opaque Lean.Parser.Tactic.tacticAssumption_mod_cast_ : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.tacticAssumption_mod_cast_
@[extern "native"] meta opaque Lean.Parser.Tactic.tacticBv_omega : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.tacticBv_omega
@[extern "native"] meta opaque Lean.Parser.Tactic.tacticDsimp?!_ : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.tacticDsimp?!_
@[extern "native"] meta opaque Lean.Parser.Tactic.tacticErw___ : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.tacticErw___
@[extern "native"] meta opaque Lean.Parser.Tactic.tacticExact_mod_cast_ : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.tacticExact_mod_cast_
@[extern "native"] meta opaque Lean.Parser.Tactic.tacticExfalso : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.tacticExfalso
@[extern "native"] meta opaque Lean.Parser.Tactic.tacticHave' : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.tacticHave'
@[extern "native"] meta opaque Lean.Parser.Tactic.tacticHaveI__ : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.tacticHaveI__
@[extern "native"] meta opaque Lean.Parser.Tactic.tacticHave__ : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.tacticHave__
@[extern "native"] meta opaque Lean.Parser.Tactic.tacticInfer_instance : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.tacticInfer_instance
@[extern "native"] meta opaque Lean.Parser.Tactic.tacticIterate____ : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.tacticIterate____
@[extern "native"] meta opaque Lean.Parser.Tactic.tacticLet'__ : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.tacticLet'__
@[extern "native"] meta opaque Lean.Parser.Tactic.tacticLetI__ : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.tacticLetI__
@[extern "native"] meta opaque Lean.Parser.Tactic.tacticLet__ : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.tacticLet__
@[extern "native"] meta opaque Lean.Parser.Tactic.tacticNofun : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.tacticNofun
@[extern "native"] meta opaque Lean.Parser.Tactic.tacticNorm_cast__ : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.tacticNorm_cast__
@[extern "native"] meta opaque Lean.Parser.Tactic.tacticRefine_lift'_ : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.tacticRefine_lift'_
@[extern "native"] meta opaque Lean.Parser.Tactic.tacticRefine_lift_ : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.tacticRefine_lift_
@[extern "native"] meta opaque Lean.Parser.Tactic.tacticRepeat_ : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.tacticRepeat_
@[extern "native"] meta opaque Lean.Parser.Tactic.tacticRfl : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.tacticRfl
@[extern "native"] meta opaque Lean.Parser.Tactic.tacticRfl' : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.tacticRfl'
@[extern "native"] meta opaque Lean.Parser.Tactic.tacticRw_mod_cast___ : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.tacticRw_mod_cast___
@[extern "native"] meta opaque Lean.Parser.Tactic.tacticSimp?!_ : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.tacticSimp?!_
@[extern "native"] meta opaque Lean.Parser.Tactic.tacticSimp_all?!_ : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.tacticSimp_all?!_
@[extern "native"] meta opaque Lean.Parser.Tactic.tacticSimpa!_ : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.tacticSimpa!_
@[extern "native"] meta opaque Lean.Parser.Tactic.tacticSimpa!__1 : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.tacticSimpa!__1
@[extern "native"] meta opaque Lean.Parser.Tactic.tacticSimpa?!_ : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.tacticSimpa?!_
@[extern "native"] meta opaque Lean.Parser.Tactic.tacticSimpa?!__1 : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.tacticSimpa?!__1
@[extern "native"] meta opaque Lean.Parser.Tactic.tacticSimpa?_ : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.tacticSimpa?_
@[extern "native"] meta opaque Lean.Parser.Tactic.tacticSimpa?__1 : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.tacticSimpa?__1
@[extern "native"] meta opaque Lean.Parser.Tactic.tacticSorry : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.tacticSorry
@[extern "native"] meta opaque Lean.Parser.Tactic.tacticStop_ : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.tacticStop_
@[extern "native"] meta opaque Lean.Parser.Tactic.tacticSuffices_ : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.tacticSuffices_
@[extern "native"] meta opaque Lean.Parser.Tactic.tacticTrivial : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.tacticTrivial
@[extern "native"] meta opaque Lean.Parser.Tactic.tacticTry_ : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.tacticTry_
@[extern "native"] meta opaque Lean.Parser.Tactic.tacticUnhygienic_ : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.tacticUnhygienic_
@[extern "native"] meta opaque Lean.Parser.Tactic.traceMessage : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.traceMessage
@[extern "native"] meta opaque Lean.Parser.Tactic.traceState : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.traceState
@[extern "native"] meta opaque Lean.Parser.Tactic.tryTrace : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.tryTrace
@[extern "native"] meta opaque Lean.Parser.Tactic.tryTraceWith : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.tryTraceWith
@[extern "native"] meta opaque Lean.Parser.Tactic.unfold : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.unfold
@[extern "native"] meta opaque Lean.Parser.Tactic.withAnnotateState : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.withAnnotateState
@[extern "native"] meta opaque Lean.Parser.Tactic.withImplicit : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.withImplicit
@[extern "native"] meta opaque Lean.Parser.Tactic.withReducible : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.withReducible
@[extern "native"] meta opaque Lean.Parser.Tactic.withReducibleAndInstances : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.withReducibleAndInstances
@[extern "native"] meta opaque Lean.Parser.Tactic.withUnfoldingAll : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.withUnfoldingAll
@[extern "native"] meta opaque Lean.Parser.Tactic.withUnfoldingNone : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.withUnfoldingNone
@[extern "native"] meta opaque Lean.Parser.Tactic.«by?» : Lean.ParserDescr
attribute [term_parser 1000] Lean.Parser.Tactic.«by?»
@[extern "native"] meta opaque Lean.Parser.Tactic.«rename» : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.«rename»
@[extern "native"] meta opaque Lean.Parser.Tactic.«tacticExists_,,» : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.«tacticExists_,,»
@[extern "native"] meta opaque Lean.Parser.Tactic.«tacticNext_=>_» : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.«tacticNext_=>_»
@[extern "native"] meta opaque Lean.Parser.Tactic.«tacticNomatch_,,» : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.«tacticNomatch_,,»
@[extern "native"] meta opaque Lean.Parser.Tactic.«tactic_<;>_» : Lean.TrailingParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.«tactic_<;>_»
@[extern "native"] meta opaque Lean.Parser.commandSeal__ : Lean.ParserDescr
attribute [command_parser 1000] Lean.Parser.commandSeal__
@[extern "native"] meta opaque Lean.Parser.commandUnseal__ : Lean.ParserDescr
attribute [command_parser 1000] Lean.Parser.commandUnseal__
@[extern "native"] meta opaque Lean.calc : Lean.ParserDescr
attribute [term_parser 1000] Lean.calc
@[extern "native"] meta opaque Lean.calcTactic : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.calcTactic
@[extern "native"] meta opaque Lean.cdot : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.cdot
@[extern "native"] meta opaque Lean.deprecated : Lean.ParserDescr
attribute [attr_parser 1000] Lean.deprecated
@[extern "native"] meta opaque Lean.deprecated_arg : Lean.ParserDescr
attribute [attr_parser 1000] Lean.deprecated_arg
@[extern "native"] meta opaque Lean.guardMsgsCmd : Lean.ParserDescr
attribute [command_parser 1000] Lean.guardMsgsCmd
@[extern "native"] meta opaque Lean.infoTreesCmd : Lean.ParserDescr
attribute [command_parser 1000] Lean.infoTreesCmd
@[extern "native"] meta opaque Lean.modCast : Lean.ParserDescr
attribute [term_parser 1000] Lean.modCast
@[extern "native"] meta opaque Lean.reduceCmd : Lean.ParserDescr
attribute [command_parser 1000] Lean.reduceCmd
@[extern "native"] meta opaque Lean.solveTactic : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.solveTactic
@[extern "native"] meta opaque Lean.suggest_for : Lean.ParserDescr
attribute [attr_parser 1000] Lean.suggest_for
@[extern "native"] meta opaque Lean.termEval_prec_ : Lean.ParserDescr
attribute [term_parser 1000] Lean.termEval_prec_
@[extern "native"] meta opaque Lean.termEval_prio_ : Lean.ParserDescr
attribute [term_parser 1000] Lean.termEval_prio_
@[extern "native"] meta opaque Lean.univ_out_params : Lean.ParserDescr
attribute [attr_parser 1000] Lean.univ_out_params
@[extern "native"] meta opaque Lean.withAnnotateTerm : Lean.ParserDescr
attribute [term_parser 1000] Lean.withAnnotateTerm
@[extern "native"] meta opaque Lean.«binderPred<_» : Lean.ParserDescr
attribute [binderPred_parser 1000] Lean.«binderPred<_»
@[extern "native"] meta opaque Lean.«binderPred>_» : Lean.ParserDescr
attribute [binderPred_parser 1000] Lean.«binderPred>_»
@[extern "native"] meta opaque Lean.«binderPred∈_» : Lean.ParserDescr
attribute [binderPred_parser 1000] Lean.«binderPred∈_»
@[extern "native"] meta opaque Lean.«binderPred∉_» : Lean.ParserDescr
attribute [binderPred_parser 1000] Lean.«binderPred∉_»
@[extern "native"] meta opaque Lean.«binderPred≠_» : Lean.ParserDescr
attribute [binderPred_parser 1000] Lean.«binderPred≠_»
@[extern "native"] meta opaque Lean.«binderPred≤_» : Lean.ParserDescr
attribute [binderPred_parser 1000] Lean.«binderPred≤_»
@[extern "native"] meta opaque Lean.«binderPred≥_» : Lean.ParserDescr
attribute [binderPred_parser 1000] Lean.«binderPred≥_»
@[extern "native"] meta opaque Lean.«binderPred⊂_» : Lean.ParserDescr
attribute [binderPred_parser 1000] Lean.«binderPred⊂_»
@[extern "native"] meta opaque Lean.«binderPred⊃_» : Lean.ParserDescr
attribute [binderPred_parser 1000] Lean.«binderPred⊃_»
@[extern "native"] meta opaque Lean.«binderPred⊆_» : Lean.ParserDescr
attribute [binderPred_parser 1000] Lean.«binderPred⊆_»
@[extern "native"] meta opaque Lean.«binderPred⊇_» : Lean.ParserDescr
attribute [binderPred_parser 1000] Lean.«binderPred⊇_»
@[extern "native"] meta opaque Lean.«termMacro.trace[_]_» : Lean.ParserDescr
attribute [term_parser 1000] Lean.«termMacro.trace[_]_»
@[extern "native"] meta opaque Lean.«termSatisfies_binder_pred%__» : Lean.ParserDescr
attribute [term_parser 1000] Lean.«termSatisfies_binder_pred%__»
@[extern "native"] meta opaque Lean.«term_Matches_|» : Lean.TrailingParserDescr
attribute [term_parser 1000] Lean.«term_Matches_|»
@[extern "native"] meta opaque Lean.«term∀__,_» : Lean.ParserDescr
attribute [term_parser 1000] Lean.«term∀__,_»
@[extern "native"] meta opaque Lean.«term∃__,_» : Lean.ParserDescr
attribute [term_parser 1000] Lean.«term∃__,_»
@[extern "native"] meta opaque List.tacticSizeOf_list_dec : Lean.ParserDescr
attribute [tactic_parser 1000] List.tacticSizeOf_list_dec
@[extern "native"] meta opaque List.«term_<+:_» : Lean.TrailingParserDescr
attribute [term_parser 1000] List.«term_<+:_»
@[extern "native"] meta opaque List.«term_<+_» : Lean.TrailingParserDescr
attribute [term_parser 1000] List.«term_<+_»
@[extern "native"] meta opaque List.«term_<:+:_» : Lean.TrailingParserDescr
attribute [term_parser 1000] List.«term_<:+:_»
@[extern "native"] meta opaque List.«term_<:+_» : Lean.TrailingParserDescr
attribute [term_parser 1000] List.«term_<:+_»
@[extern "native"] meta opaque Std.Legacy.Range.«term[:_:_]» : Lean.ParserDescr
attribute [term_parser 1000] Std.Legacy.Range.«term[:_:_]»
@[extern "native"] meta opaque Std.Legacy.Range.«term[:_]» : Lean.ParserDescr
attribute [term_parser 1000] Std.Legacy.Range.«term[:_]»
@[extern "native"] meta opaque Std.Legacy.Range.«term[_:_:_]» : Lean.ParserDescr
attribute [term_parser 1000] Std.Legacy.Range.«term[_:_:_]»
@[extern "native"] meta opaque Std.Legacy.Range.«term[_:_]» : Lean.ParserDescr
attribute [term_parser 1000] Std.Legacy.Range.«term[_:_]»
@[extern "native"] meta opaque boolIfThenElse : Lean.ParserDescr
attribute [term_parser 1000] boolIfThenElse
@[extern "native"] meta opaque coeFunNotation : Lean.ParserDescr
attribute [term_parser 1000] coeFunNotation
@[extern "native"] meta opaque coeNotation : Lean.ParserDescr
attribute [term_parser 1000] coeNotation
@[extern "native"] meta opaque coeSortNotation : Lean.ParserDescr
attribute [term_parser 1000] coeSortNotation
@[extern "native"] meta opaque precArg : Lean.ParserDescr
attribute [prec_parser 1000] precArg
@[extern "native"] meta opaque precLead : Lean.ParserDescr
attribute [prec_parser 1000] precLead
@[extern "native"] meta opaque precMax : Lean.ParserDescr
attribute [prec_parser 1000] precMax
@[extern "native"] meta opaque precMin : Lean.ParserDescr
attribute [prec_parser 1000] precMin
@[extern "native"] meta opaque precMin1 : Lean.ParserDescr
attribute [prec_parser 1000] precMin1
@[extern "native"] meta opaque prioDefault : Lean.ParserDescr
attribute [prio_parser 1000] prioDefault
@[extern "native"] meta opaque prioHigh : Lean.ParserDescr
attribute [prio_parser 1000] prioHigh
@[extern "native"] meta opaque prioLow : Lean.ParserDescr
attribute [prio_parser 1000] prioLow
@[extern "native"] meta opaque prioMid : Lean.ParserDescr
attribute [prio_parser 1000] prioMid
@[extern "native"] meta opaque rawNatLit : Lean.ParserDescr
attribute [term_parser 1000] rawNatLit
@[extern "native"] meta opaque stx!_ : Lean.ParserDescr
attribute [stx_parser 1000] stx!_
@[extern "native"] meta opaque stx_? : Lean.TrailingParserDescr
attribute [stx_parser 1000] stx_?
@[extern "native"] meta opaque tacticClean_wf : Lean.ParserDescr
attribute [tactic_parser 1000] tacticClean_wf
@[extern "native"] meta opaque tacticDecreasing_tactic : Lean.ParserDescr
attribute [tactic_parser 1000] tacticDecreasing_tactic
@[extern "native"] meta opaque tacticDecreasing_trivial : Lean.ParserDescr
attribute [tactic_parser 1000] tacticDecreasing_trivial
@[extern "native"] meta opaque tacticDecreasing_trivial_pre_omega : Lean.ParserDescr
attribute [tactic_parser 1000] tacticDecreasing_trivial_pre_omega
@[extern "native"] meta opaque tacticDecreasing_with_ : Lean.ParserDescr
attribute [tactic_parser 1000] tacticDecreasing_with_
@[extern "native"] meta opaque tacticDeriving_LawfulEq_tactic : Lean.ParserDescr
attribute [tactic_parser 1000] tacticDeriving_LawfulEq_tactic
@[extern "native"] meta opaque tacticDeriving_LawfulEq_tactic_step : Lean.ParserDescr
attribute [tactic_parser 1000] tacticDeriving_LawfulEq_tactic_step
@[extern "native"] meta opaque tacticFunext___ : Lean.ParserDescr
attribute [tactic_parser 1000] tacticFunext___
@[extern "native"] meta opaque tacticGet_elem_tactic : Lean.ParserDescr
attribute [tactic_parser 1000] tacticGet_elem_tactic
@[extern "native"] meta opaque tacticGet_elem_tactic_extensible : Lean.ParserDescr
attribute [tactic_parser 1000] tacticGet_elem_tactic_extensible
@[extern "native"] meta opaque tacticGet_elem_tactic_trivial : Lean.ParserDescr
attribute [tactic_parser 1000] tacticGet_elem_tactic_trivial
@[extern "native"] meta opaque tacticSimp_wf : Lean.ParserDescr
attribute [tactic_parser 1000] tacticSimp_wf
@[extern "native"] meta opaque term!_ : Lean.ParserDescr
attribute [term_parser 1000] term!_
@[extern "native"] meta opaque termDepIfThenElse : Lean.ParserDescr
attribute [term_parser 1000] termDepIfThenElse
@[extern "native"] meta opaque termIfLet : Lean.ParserDescr
attribute [term_parser 1000] termIfLet
@[extern "native"] meta opaque termIfThenElse : Lean.ParserDescr
attribute [term_parser 1000] termIfThenElse
@[extern "native"] meta opaque termMax_prec : Lean.ParserDescr
attribute [term_parser 1000] termMax_prec
@[extern "native"] meta opaque termPrintln!__ : Lean.ParserDescr
attribute [term_parser 1000] termPrintln!__
@[extern "native"] meta opaque termS!_ : Lean.ParserDescr
attribute [term_parser 1000] termS!_
@[extern "native"] meta opaque termWithout_expected_type_ : Lean.ParserDescr
attribute [term_parser 1000] termWithout_expected_type_
@[extern "native"] meta opaque «prec(_)» : Lean.ParserDescr
attribute [prec_parser 1000] «prec(_)»
@[extern "native"] meta opaque «prio(_)» : Lean.ParserDescr
attribute [prio_parser 1000] «prio(_)»
@[extern "native"] meta opaque «stx_*» : Lean.TrailingParserDescr
attribute [stx_parser 1000] «stx_*»
@[extern "native"] meta opaque «stx_+» : Lean.TrailingParserDescr
attribute [stx_parser 1000] «stx_+»
@[extern "native"] meta opaque «stx_,*,?» : Lean.TrailingParserDescr
attribute [stx_parser 1000] «stx_,*,?»
@[extern "native"] meta opaque «stx_,*» : Lean.TrailingParserDescr
attribute [stx_parser 1000] «stx_,*»
@[extern "native"] meta opaque «stx_,+,?» : Lean.TrailingParserDescr
attribute [stx_parser 1000] «stx_,+,?»
@[extern "native"] meta opaque «stx_,+» : Lean.TrailingParserDescr
attribute [stx_parser 1000] «stx_,+»
@[extern "native"] meta opaque «stx_<|>_» : Lean.TrailingParserDescr
attribute [stx_parser 1000] «stx_<|>_»
@[extern "native"] meta opaque «tacticBy_cases_:_» : Lean.ParserDescr
attribute [tactic_parser 1000] «tacticBy_cases_:_»
@[extern "native"] meta opaque «tactic∎» : Lean.ParserDescr
attribute [tactic_parser 1000] «tactic∎»
@[extern "native"] meta opaque «term#[_,]» : Lean.ParserDescr
attribute [term_parser 1000] «term#[_,]»
@[extern "native"] meta opaque «term%[_|_]» : Lean.ParserDescr
attribute [term_parser 1000] «term%[_|_]»
@[extern "native"] meta opaque «term-_» : Lean.ParserDescr
attribute [term_parser 1000] «term-_»
@[extern "native"] meta opaque «termExists_,_» : Lean.ParserDescr
attribute [term_parser 1000] «termExists_,_»
@[extern "native"] meta opaque «term[_]» : Lean.ParserDescr
attribute [term_parser 1000] «term[_]»
@[extern "native"] meta opaque «term_!=_» : Lean.TrailingParserDescr
attribute [term_parser 1000] «term_!=_»
@[extern "native"] meta opaque «term_$__» : Lean.TrailingParserDescr
attribute [term_parser 1000] «term_$__»
@[extern "native"] meta opaque «term_%_» : Lean.TrailingParserDescr
attribute [term_parser 1000] «term_%_»
@[extern "native"] meta opaque «term_&&&_» : Lean.TrailingParserDescr
attribute [term_parser 1000] «term_&&&_»
@[extern "native"] meta opaque «term_&&_» : Lean.TrailingParserDescr
attribute [term_parser 1000] «term_&&_»
@[extern "native"] meta opaque «term_*>_» : Lean.TrailingParserDescr
attribute [term_parser 1000] «term_*>_»
@[extern "native"] meta opaque «term_*_» : Lean.TrailingParserDescr
attribute [term_parser 1000] «term_*_»
@[extern "native"] meta opaque «term_++_» : Lean.TrailingParserDescr
attribute [term_parser 1000] «term_++_»
@[extern "native"] meta opaque «term_+_» : Lean.TrailingParserDescr
attribute [term_parser 1000] «term_+_»
@[extern "native"] meta opaque «term_-_» : Lean.TrailingParserDescr
attribute [term_parser 1000] «term_-_»
@[extern "native"] meta opaque «term_/_» : Lean.TrailingParserDescr
attribute [term_parser 1000] «term_/_»
@[extern "native"] meta opaque «term_::_» : Lean.TrailingParserDescr
attribute [term_parser 1000] «term_::_»
@[extern "native"] meta opaque «term_<$>_» : Lean.TrailingParserDescr
attribute [term_parser 1000] «term_<$>_»
@[extern "native"] meta opaque «term_<&&>_» : Lean.TrailingParserDescr
attribute [term_parser 1000] «term_<&&>_»
@[extern "native"] meta opaque «term_<&>_» : Lean.TrailingParserDescr
attribute [term_parser 1000] «term_<&>_»
@[extern "native"] meta opaque «term_<*>_» : Lean.TrailingParserDescr
attribute [term_parser 1000] «term_<*>_»
@[extern "native"] meta opaque «term_<*_» : Lean.TrailingParserDescr
attribute [term_parser 1000] «term_<*_»
@[extern "native"] meta opaque «term_<->_» : Lean.TrailingParserDescr
attribute [term_parser 1000] «term_<->_»
@[extern "native"] meta opaque «term_<<<_» : Lean.TrailingParserDescr
attribute [term_parser 1000] «term_<<<_»
@[extern "native"] meta opaque «term_<=<_» : Lean.TrailingParserDescr
attribute [term_parser 1000] «term_<=<_»
@[extern "native"] meta opaque «term_<_» : Lean.TrailingParserDescr
attribute [term_parser 1000] «term_<_»
@[extern "native"] meta opaque «term_<|>_» : Lean.TrailingParserDescr
attribute [term_parser 1000] «term_<|>_»
@[extern "native"] meta opaque «term_<|_» : Lean.TrailingParserDescr
attribute [term_parser 1000] «term_<|_»
@[extern "native"] meta opaque «term_<||>_» : Lean.TrailingParserDescr
attribute [term_parser 1000] «term_<||>_»
@[extern "native"] meta opaque «term_=<<_» : Lean.TrailingParserDescr
attribute [term_parser 1000] «term_=<<_»
@[extern "native"] meta opaque «term_==_» : Lean.TrailingParserDescr
attribute [term_parser 1000] «term_==_»
@[extern "native"] meta opaque «term_=_» : Lean.TrailingParserDescr
attribute [term_parser 1000] «term_=_»
@[extern "native"] meta opaque «term_>=>_» : Lean.TrailingParserDescr
attribute [term_parser 1000] «term_>=>_»
@[extern "native"] meta opaque «term_>>=_» : Lean.TrailingParserDescr
attribute [term_parser 1000] «term_>>=_»
@[extern "native"] meta opaque «term_>>>_» : Lean.TrailingParserDescr
attribute [term_parser 1000] «term_>>>_»
@[extern "native"] meta opaque «term_>>_» : Lean.TrailingParserDescr
attribute [term_parser 1000] «term_>>_»
@[extern "native"] meta opaque «term_>_» : Lean.TrailingParserDescr
attribute [term_parser 1000] «term_>_»
@[extern "native"] meta opaque «term_\_» : Lean.TrailingParserDescr
attribute [term_parser 1000] «term_\_»
@[extern "native"] meta opaque «term_^^^_» : Lean.TrailingParserDescr
attribute [term_parser 1000] «term_^^^_»
@[extern "native"] meta opaque «term_^_» : Lean.TrailingParserDescr
attribute [term_parser 1000] «term_^_»
@[extern "native"] meta opaque «term__[_]'_» : Lean.TrailingParserDescr
attribute [term_parser 1000] «term__[_]'_»
@[extern "native"] meta opaque «term__[_]_!» : Lean.TrailingParserDescr
attribute [term_parser 1000] «term__[_]_!»
@[extern "native"] meta opaque «term__[_]_?» : Lean.TrailingParserDescr
attribute [term_parser 1000] «term__[_]_?»
@[extern "native"] meta opaque «term__[_]» : Lean.TrailingParserDescr
attribute [term_parser 1000] «term__[_]»
@[extern "native"] meta opaque «term_|>_» : Lean.TrailingParserDescr
attribute [term_parser 1000] «term_|>_»
@[extern "native"] meta opaque «term_||_» : Lean.TrailingParserDescr
attribute [term_parser 1000] «term_||_»
@[extern "native"] meta opaque «term_|||_» : Lean.TrailingParserDescr
attribute [term_parser 1000] «term_|||_»
@[extern "native"] meta opaque «term_×'__1» : Lean.ParserDescr
attribute [term_parser 1000] «term_×'__1»
@[extern "native"] meta opaque «term_×'_» : Lean.TrailingParserDescr
attribute [term_parser 1000] «term_×'_»
@[extern "native"] meta opaque «term_×__1» : Lean.ParserDescr
attribute [term_parser 1000] «term_×__1»
@[extern "native"] meta opaque «term_×_» : Lean.TrailingParserDescr
attribute [term_parser 1000] «term_×_»
@[extern "native"] meta opaque «term_•_» : Lean.TrailingParserDescr
attribute [term_parser 1000] «term_•_»
@[extern "native"] meta opaque «term_⁻¹» : Lean.TrailingParserDescr
attribute [term_parser 1000] «term_⁻¹»
@[extern "native"] meta opaque «term_↔_» : Lean.TrailingParserDescr
attribute [term_parser 1000] «term_↔_»
@[extern "native"] meta opaque «term_∈_» : Lean.TrailingParserDescr
attribute [term_parser 1000] «term_∈_»
@[extern "native"] meta opaque «term_∉_» : Lean.TrailingParserDescr
attribute [term_parser 1000] «term_∉_»
@[extern "native"] meta opaque «term_∘_» : Lean.TrailingParserDescr
attribute [term_parser 1000] «term_∘_»
@[extern "native"] meta opaque «term_∣_» : Lean.TrailingParserDescr
attribute [term_parser 1000] «term_∣_»
@[extern "native"] meta opaque «term_∧_» : Lean.TrailingParserDescr
attribute [term_parser 1000] «term_∧_»
@[extern "native"] meta opaque «term_∨_» : Lean.TrailingParserDescr
attribute [term_parser 1000] «term_∨_»
@[extern "native"] meta opaque «term_∩_» : Lean.TrailingParserDescr
attribute [term_parser 1000] «term_∩_»
@[extern "native"] meta opaque «term_∪_» : Lean.TrailingParserDescr
attribute [term_parser 1000] «term_∪_»
@[extern "native"] meta opaque «term_≈_» : Lean.TrailingParserDescr
attribute [term_parser 1000] «term_≈_»
@[extern "native"] meta opaque «term_≍_» : Lean.TrailingParserDescr
attribute [term_parser 1000] «term_≍_»
@[extern "native"] meta opaque «term_≠_» : Lean.TrailingParserDescr
attribute [term_parser 1000] «term_≠_»
@[extern "native"] meta opaque «term_≤_» : Lean.TrailingParserDescr
attribute [term_parser 1000] «term_≤_»
@[extern "native"] meta opaque «term_≥_» : Lean.TrailingParserDescr
attribute [term_parser 1000] «term_≥_»
@[extern "native"] meta opaque «term_⊂_» : Lean.TrailingParserDescr
attribute [term_parser 1000] «term_⊂_»
@[extern "native"] meta opaque «term_⊃_» : Lean.TrailingParserDescr
attribute [term_parser 1000] «term_⊃_»
@[extern "native"] meta opaque «term_⊆_» : Lean.TrailingParserDescr
attribute [term_parser 1000] «term_⊆_»
@[extern "native"] meta opaque «term_⊇_» : Lean.TrailingParserDescr
attribute [term_parser 1000] «term_⊇_»
@[extern "native"] meta opaque «term_⊕'_» : Lean.TrailingParserDescr
attribute [term_parser 1000] «term_⊕'_»
@[extern "native"] meta opaque «term_⊕_» : Lean.TrailingParserDescr
attribute [term_parser 1000] «term_⊕_»
@[extern "native"] meta opaque «term{_:_//_}» : Lean.ParserDescr
attribute [term_parser 1000] «term{_:_//_}»
@[extern "native"] meta opaque «term{_}» : Lean.ParserDescr
attribute [term_parser 1000] «term{_}»
@[extern "native"] meta opaque «term{}» : Lean.ParserDescr
attribute [term_parser 1000] «term{}»
@[extern "native"] meta opaque «term~~~_» : Lean.ParserDescr
attribute [term_parser 1000] «term~~~_»
@[extern "native"] meta opaque «term¬_» : Lean.ParserDescr
attribute [term_parser 1000] «term¬_»
@[extern "native"] meta opaque «termΣ'_,_» : Lean.ParserDescr
attribute [term_parser 1000] «termΣ'_,_»
@[extern "native"] meta opaque «termΣ_,_» : Lean.ParserDescr
attribute [term_parser 1000] «termΣ_,_»
@[extern "native"] meta opaque «term‹_›» : Lean.ParserDescr
attribute [term_parser 1000] «term‹_›»
@[extern "native"] meta opaque «term∃_,_» : Lean.ParserDescr
attribute [term_parser 1000] «term∃_,_»
@[extern "native"] meta opaque «term∅» : Lean.ParserDescr
attribute [term_parser 1000] «term∅»
@[extern "native"] meta opaque «term∎» : Lean.ParserDescr
attribute [term_parser 1000] «term∎»
@[extern "native"] meta opaque Lean.Parser.Attr.extFlat : Lean.ParserDescr
attribute [run_parser_attribute_hooks] Lean.Parser.Attr.extFlat
@[extern "native"] meta opaque Lean.Parser.Attr.extIff : Lean.ParserDescr
attribute [run_parser_attribute_hooks] Lean.Parser.Attr.extIff
@[extern "native"] meta opaque Lean.Parser.Attr.grindBwd : Lean.ParserDescr
attribute [grind_mod_parser 1000] Lean.Parser.Attr.grindBwd
@[extern "native"] meta opaque Lean.Parser.Attr.grindCases : Lean.ParserDescr
attribute [grind_mod_parser 1000] Lean.Parser.Attr.grindCases
@[extern "native"] meta opaque Lean.Parser.Attr.grindCasesEager : Lean.ParserDescr
attribute [grind_mod_parser 1000] Lean.Parser.Attr.grindCasesEager
@[extern "native"] meta opaque Lean.Parser.Attr.grindDef : Lean.ParserDescr
attribute [grind_mod_parser 1000] Lean.Parser.Attr.grindDef
@[extern "native"] meta opaque Lean.Parser.Attr.grindEq : Lean.ParserDescr
attribute [grind_mod_parser 1000] Lean.Parser.Attr.grindEq
@[extern "native"] meta opaque Lean.Parser.Attr.grindEqBoth : Lean.ParserDescr
attribute [grind_mod_parser 1000] Lean.Parser.Attr.grindEqBoth
@[extern "native"] meta opaque Lean.Parser.Attr.grindEqBwd : Lean.ParserDescr
attribute [grind_mod_parser 1000] Lean.Parser.Attr.grindEqBwd
@[extern "native"] meta opaque Lean.Parser.Attr.grindEqRhs : Lean.ParserDescr
attribute [grind_mod_parser 1000] Lean.Parser.Attr.grindEqRhs
@[extern "native"] meta opaque Lean.Parser.Attr.grindExt : Lean.ParserDescr
attribute [grind_mod_parser 1000] Lean.Parser.Attr.grindExt
@[extern "native"] meta opaque Lean.Parser.Attr.grindFunCC : Lean.ParserDescr
attribute [grind_mod_parser 1000] Lean.Parser.Attr.grindFunCC
@[extern "native"] meta opaque Lean.Parser.Attr.grindFwd : Lean.ParserDescr
attribute [grind_mod_parser 1000] Lean.Parser.Attr.grindFwd
@[extern "native"] meta opaque Lean.Parser.Attr.grindGen : Lean.ParserDescr
attribute [grind_mod_parser 1000] Lean.Parser.Attr.grindGen
@[extern "native"] meta opaque Lean.Parser.Attr.grindHom : Lean.ParserDescr
attribute [grind_mod_parser 1000] Lean.Parser.Attr.grindHom
@[extern "native"] meta opaque Lean.Parser.Attr.grindHomPred : Lean.ParserDescr
attribute [grind_mod_parser 1000] Lean.Parser.Attr.grindHomPred
@[extern "native"] meta opaque Lean.Parser.Attr.grindInj : Lean.ParserDescr
attribute [grind_mod_parser 1000] Lean.Parser.Attr.grindInj
@[extern "native"] meta opaque Lean.Parser.Attr.grindIntro : Lean.ParserDescr
attribute [grind_mod_parser 1000] Lean.Parser.Attr.grindIntro
@[extern "native"] meta opaque Lean.Parser.Attr.grindLR : Lean.ParserDescr
attribute [grind_mod_parser 1000] Lean.Parser.Attr.grindLR
@[extern "native"] meta opaque Lean.Parser.Attr.grindMod : Lean.ParserDescr
attribute [run_parser_attribute_hooks] Lean.Parser.Attr.grindMod
@[extern "native"] meta opaque Lean.Parser.Attr.grindNorm : Lean.ParserDescr
attribute [grind_mod_parser 1000] Lean.Parser.Attr.grindNorm
@[extern "native"] meta opaque Lean.Parser.Attr.grindRL : Lean.ParserDescr
attribute [grind_mod_parser 1000] Lean.Parser.Attr.grindRL
@[extern "native"] meta opaque Lean.Parser.Attr.grindSym : Lean.ParserDescr
attribute [grind_mod_parser 1000] Lean.Parser.Attr.grindSym
@[extern "native"] meta opaque Lean.Parser.Attr.grindUnfold : Lean.ParserDescr
attribute [grind_mod_parser 1000] Lean.Parser.Attr.grindUnfold
@[extern "native"] meta opaque Lean.Parser.Attr.grindUsr : Lean.ParserDescr
attribute [grind_mod_parser 1000] Lean.Parser.Attr.grindUsr
@[extern "native"] meta opaque Lean.Parser.Attr.normCastLabel : Lean.ParserDescr
attribute [run_parser_attribute_hooks] Lean.Parser.Attr.normCastLabel
@[extern "native"] meta opaque Lean.Parser.Tactic.Conv.argArg : Lean.ParserDescr
attribute [run_parser_attribute_hooks] Lean.Parser.Tactic.Conv.argArg
@[extern "native"] meta opaque Lean.Parser.Tactic.Conv.convSeq : Lean.ParserDescr
attribute [run_parser_attribute_hooks] Lean.Parser.Tactic.Conv.convSeq
@[extern "native"] meta opaque Lean.Parser.Tactic.Conv.convSeq1Indented : Lean.ParserDescr
attribute [run_parser_attribute_hooks] Lean.Parser.Tactic.Conv.convSeq1Indented
@[extern "native"] meta opaque Lean.Parser.Tactic.Conv.convSeqBracketed : Lean.ParserDescr
attribute [run_parser_attribute_hooks] Lean.Parser.Tactic.Conv.convSeqBracketed
@[extern "native"] meta opaque Lean.Parser.Tactic.Conv.enterArg : Lean.ParserDescr
attribute [run_parser_attribute_hooks] Lean.Parser.Tactic.Conv.enterArg
@[extern "native"] meta opaque Lean.Parser.Tactic.Conv.enterPattern : Lean.ParserDescr
attribute [run_parser_attribute_hooks] Lean.Parser.Tactic.Conv.enterPattern
@[extern "native"] meta opaque Lean.Parser.Tactic.Conv.occs : Lean.ParserDescr
attribute [run_parser_attribute_hooks] Lean.Parser.Tactic.Conv.occs
@[extern "native"] meta opaque Lean.Parser.Tactic.Conv.occsIndexed : Lean.ParserDescr
attribute [run_parser_attribute_hooks] Lean.Parser.Tactic.Conv.occsIndexed
@[extern "native"] meta opaque Lean.Parser.Tactic.Conv.occsWildcard : Lean.ParserDescr
attribute [run_parser_attribute_hooks] Lean.Parser.Tactic.Conv.occsWildcard
@[extern "native"] meta opaque Lean.Parser.Tactic.SolveByElim.arg : Lean.ParserDescr
attribute [run_parser_attribute_hooks] Lean.Parser.Tactic.SolveByElim.arg
@[extern "native"] meta opaque Lean.Parser.Tactic.SolveByElim.args : Lean.ParserDescr
attribute [run_parser_attribute_hooks] Lean.Parser.Tactic.SolveByElim.args
@[extern "native"] meta opaque Lean.Parser.Tactic.SolveByElim.erase : Lean.ParserDescr
attribute [run_parser_attribute_hooks] Lean.Parser.Tactic.SolveByElim.erase
@[extern "native"] meta opaque Lean.Parser.Tactic.SolveByElim.star : Lean.ParserDescr
attribute [run_parser_attribute_hooks] Lean.Parser.Tactic.SolveByElim.star
@[extern "native"] meta opaque Lean.Parser.Tactic.SolveByElim.using_ : Lean.ParserDescr
attribute [run_parser_attribute_hooks] Lean.Parser.Tactic.SolveByElim.using_
@[extern "native"] meta opaque Lean.Parser.Tactic.anchor : Lean.ParserDescr
attribute [run_parser_attribute_hooks] Lean.Parser.Tactic.anchor
@[extern "native"] meta opaque Lean.Parser.Tactic.caseArg : Lean.ParserDescr
attribute [run_parser_attribute_hooks] Lean.Parser.Tactic.caseArg
@[extern "native"] meta opaque Lean.Parser.Tactic.clearValueArg : Lean.ParserDescr
attribute [run_parser_attribute_hooks] Lean.Parser.Tactic.clearValueArg
@[extern "native"] meta opaque Lean.Parser.Tactic.clearValueHyp : Lean.ParserDescr
attribute [run_parser_attribute_hooks] Lean.Parser.Tactic.clearValueHyp
@[extern "native"] meta opaque Lean.Parser.Tactic.clearValueStar : Lean.ParserDescr
attribute [run_parser_attribute_hooks] Lean.Parser.Tactic.clearValueStar
@[extern "native"] meta opaque Lean.Parser.Tactic.config : Lean.ParserDescr
attribute [run_parser_attribute_hooks] Lean.Parser.Tactic.config
@[extern "native"] meta opaque Lean.Parser.Tactic.configItem : Lean.ParserDescr
attribute [run_parser_attribute_hooks] Lean.Parser.Tactic.configItem
@[extern "native"] meta opaque Lean.Parser.Tactic.discharger : Lean.ParserDescr
attribute [run_parser_attribute_hooks] Lean.Parser.Tactic.discharger
@[extern "native"] meta opaque Lean.Parser.Tactic.dsimpArgs : Lean.ParserDescr
attribute [run_parser_attribute_hooks] Lean.Parser.Tactic.dsimpArgs
@[extern "native"] meta opaque Lean.Parser.Tactic.dsimpKind : Lean.ParserDescr
attribute [run_parser_attribute_hooks] Lean.Parser.Tactic.dsimpKind
@[extern "native"] meta opaque Lean.Parser.Tactic.dsimpTraceArgsRest : Lean.ParserDescr
attribute [run_parser_attribute_hooks] Lean.Parser.Tactic.dsimpTraceArgsRest
@[extern "native"] meta opaque Lean.Parser.Tactic.elimTarget : Lean.ParserDescr
attribute [run_parser_attribute_hooks] Lean.Parser.Tactic.elimTarget
@[extern "native"] meta opaque Lean.Parser.Tactic.frameAlt : Lean.ParserDescr
attribute [run_parser_attribute_hooks] Lean.Parser.Tactic.frameAlt
@[extern "native"] meta opaque Lean.Parser.Tactic.generalizeArg : Lean.ParserDescr
attribute [run_parser_attribute_hooks] Lean.Parser.Tactic.generalizeArg
@[extern "native"] meta opaque Lean.Parser.Tactic.grindErase : Lean.ParserDescr
attribute [run_parser_attribute_hooks] Lean.Parser.Tactic.grindErase
@[extern "native"] meta opaque Lean.Parser.Tactic.grindLemma : Lean.ParserDescr
attribute [run_parser_attribute_hooks] Lean.Parser.Tactic.grindLemma
@[extern "native"] meta opaque Lean.Parser.Tactic.grindLemmaMin : Lean.ParserDescr
attribute [run_parser_attribute_hooks] Lean.Parser.Tactic.grindLemmaMin
@[extern "native"] meta opaque Lean.Parser.Tactic.grindParam : Lean.ParserDescr
attribute [run_parser_attribute_hooks] Lean.Parser.Tactic.grindParam
@[extern "native"] meta opaque Lean.Parser.Tactic.inductionAlt : Lean.ParserDescr
attribute [run_parser_attribute_hooks] Lean.Parser.Tactic.inductionAlt
@[extern "native"] meta opaque Lean.Parser.Tactic.inductionAltLHS : Lean.ParserDescr
attribute [run_parser_attribute_hooks] Lean.Parser.Tactic.inductionAltLHS
@[extern "native"] meta opaque Lean.Parser.Tactic.inductionAlts : Lean.ParserDescr
attribute [run_parser_attribute_hooks] Lean.Parser.Tactic.inductionAlts
@[extern "native"] meta opaque Lean.Parser.Tactic.invariantAlts : Lean.ParserDescr
attribute [run_parser_attribute_hooks] Lean.Parser.Tactic.invariantAlts
@[extern "native"] meta opaque Lean.Parser.Tactic.invariantCaseAlt : Lean.ParserDescr
attribute [run_parser_attribute_hooks] Lean.Parser.Tactic.invariantCaseAlt
@[extern "native"] meta opaque Lean.Parser.Tactic.invariantDotAlt : Lean.ParserDescr
attribute [run_parser_attribute_hooks] Lean.Parser.Tactic.invariantDotAlt
@[extern "native"] meta opaque Lean.Parser.Tactic.invariantsKW : Lean.ParserDescr
attribute [run_parser_attribute_hooks] Lean.Parser.Tactic.invariantsKW
@[extern "native"] meta opaque Lean.Parser.Tactic.location : Lean.ParserDescr
attribute [run_parser_attribute_hooks] Lean.Parser.Tactic.location
@[extern "native"] meta opaque Lean.Parser.Tactic.locationHyp : Lean.ParserDescr
attribute [run_parser_attribute_hooks] Lean.Parser.Tactic.locationHyp
@[extern "native"] meta opaque Lean.Parser.Tactic.locationType : Lean.ParserDescr
attribute [run_parser_attribute_hooks] Lean.Parser.Tactic.locationType
@[extern "native"] meta opaque Lean.Parser.Tactic.locationWildcard : Lean.ParserDescr
attribute [run_parser_attribute_hooks] Lean.Parser.Tactic.locationWildcard
@[extern "native"] meta opaque Lean.Parser.Tactic.negConfigItem : Lean.ParserDescr
attribute [run_parser_attribute_hooks] Lean.Parser.Tactic.negConfigItem
@[extern "native"] meta opaque Lean.Parser.Tactic.optConfig : Lean.ParserDescr
attribute [run_parser_attribute_hooks] Lean.Parser.Tactic.optConfig
@[extern "native"] meta opaque Lean.Parser.Tactic.posConfigItem : Lean.ParserDescr
attribute [run_parser_attribute_hooks] Lean.Parser.Tactic.posConfigItem
@[extern "native"] meta opaque Lean.Parser.Tactic.rcasesPatLo : Lean.ParserDescr
attribute [run_parser_attribute_hooks] Lean.Parser.Tactic.rcasesPatLo
@[extern "native"] meta opaque Lean.Parser.Tactic.rcasesPatMed : Lean.ParserDescr
attribute [run_parser_attribute_hooks] Lean.Parser.Tactic.rcasesPatMed
@[extern "native"] meta opaque Lean.Parser.Tactic.rewrites_forbidden : Lean.ParserDescr
attribute [run_parser_attribute_hooks] Lean.Parser.Tactic.rewrites_forbidden
@[extern "native"] meta opaque Lean.Parser.Tactic.rwRule : Lean.ParserDescr
attribute [run_parser_attribute_hooks] Lean.Parser.Tactic.rwRule
@[extern "native"] meta opaque Lean.Parser.Tactic.rwRuleSeq : Lean.ParserDescr
attribute [run_parser_attribute_hooks] Lean.Parser.Tactic.rwRuleSeq
@[extern "native"] meta opaque Lean.Parser.Tactic.simpAllKind : Lean.ParserDescr
attribute [run_parser_attribute_hooks] Lean.Parser.Tactic.simpAllKind
@[extern "native"] meta opaque Lean.Parser.Tactic.simpAllTraceArgsRest : Lean.ParserDescr
attribute [run_parser_attribute_hooks] Lean.Parser.Tactic.simpAllTraceArgsRest
@[extern "native"] meta opaque Lean.Parser.Tactic.simpArgs : Lean.ParserDescr
attribute [run_parser_attribute_hooks] Lean.Parser.Tactic.simpArgs
@[extern "native"] meta opaque Lean.Parser.Tactic.simpErase : Lean.ParserDescr
attribute [run_parser_attribute_hooks] Lean.Parser.Tactic.simpErase
@[extern "native"] meta opaque Lean.Parser.Tactic.simpLemma : Lean.ParserDescr
attribute [run_parser_attribute_hooks] Lean.Parser.Tactic.simpLemma
@[extern "native"] meta opaque Lean.Parser.Tactic.simpPost : Lean.ParserDescr
attribute [run_parser_attribute_hooks] Lean.Parser.Tactic.simpPost
@[extern "native"] meta opaque Lean.Parser.Tactic.simpPre : Lean.ParserDescr
attribute [run_parser_attribute_hooks] Lean.Parser.Tactic.simpPre
@[extern "native"] meta opaque Lean.Parser.Tactic.simpStar : Lean.ParserDescr
attribute [run_parser_attribute_hooks] Lean.Parser.Tactic.simpStar
@[extern "native"] meta opaque Lean.Parser.Tactic.simpTraceArgsRest : Lean.ParserDescr
attribute [run_parser_attribute_hooks] Lean.Parser.Tactic.simpTraceArgsRest
@[extern "native"] meta opaque Lean.Parser.Tactic.simpaArgsRest : Lean.ParserDescr
attribute [run_parser_attribute_hooks] Lean.Parser.Tactic.simpaArgsRest
@[extern "native"] meta opaque Lean.Parser.Tactic.simpaUsingBangArgsRest : Lean.ParserDescr
attribute [run_parser_attribute_hooks] Lean.Parser.Tactic.simpaUsingBangArgsRest
@[extern "native"] meta opaque Lean.Parser.Tactic.valConfigItem : Lean.ParserDescr
attribute [run_parser_attribute_hooks] Lean.Parser.Tactic.valConfigItem
@[extern "native"] meta opaque Lean.Parser.Tactic.vcAlt : Lean.ParserDescr
attribute [run_parser_attribute_hooks] Lean.Parser.Tactic.vcAlt
@[extern "native"] meta opaque Lean.Parser.Tactic.vcAlts : Lean.ParserDescr
attribute [run_parser_attribute_hooks] Lean.Parser.Tactic.vcAlts
@[extern "native"] meta opaque Lean.Parser.colon : Lean.ParserDescr
attribute [run_parser_attribute_hooks] Lean.Parser.colon
@[extern "native"] meta opaque Lean.Parser.colonA : Lean.ParserDescr
attribute [run_parser_attribute_hooks] Lean.Parser.colonA
@[extern "native"] meta opaque Lean.Parser.colonD : Lean.ParserDescr
attribute [run_parser_attribute_hooks] Lean.Parser.colonD
@[extern "native"] meta opaque Lean.Parser.colonEq : Lean.ParserDescr
attribute [run_parser_attribute_hooks] Lean.Parser.colonEq
@[extern "native"] meta opaque Lean.Parser.colonEqA : Lean.ParserDescr
attribute [run_parser_attribute_hooks] Lean.Parser.colonEqA
@[extern "native"] meta opaque Lean.Parser.colonEqD : Lean.ParserDescr
attribute [run_parser_attribute_hooks] Lean.Parser.colonEqD
@[extern "native"] meta opaque Lean.Parser.colonEqR : Lean.ParserDescr
attribute [run_parser_attribute_hooks] Lean.Parser.colonEqR
@[extern "native"] meta opaque Lean.Parser.colonEqS : Lean.ParserDescr
attribute [run_parser_attribute_hooks] Lean.Parser.colonEqS
@[extern "native"] meta opaque Lean.Parser.colonR : Lean.ParserDescr
attribute [run_parser_attribute_hooks] Lean.Parser.colonR
@[extern "native"] meta opaque Lean.Parser.colonS : Lean.ParserDescr
attribute [run_parser_attribute_hooks] Lean.Parser.colonS
@[extern "native"] meta opaque Lean.Parser.equal : Lean.ParserDescr
attribute [run_parser_attribute_hooks] Lean.Parser.equal
@[extern "native"] meta opaque Lean.Parser.equalA : Lean.ParserDescr
attribute [run_parser_attribute_hooks] Lean.Parser.equalA
@[extern "native"] meta opaque Lean.Parser.equalD : Lean.ParserDescr
attribute [run_parser_attribute_hooks] Lean.Parser.equalD
@[extern "native"] meta opaque Lean.Parser.equalR : Lean.ParserDescr
attribute [run_parser_attribute_hooks] Lean.Parser.equalR
@[extern "native"] meta opaque Lean.Parser.equalS : Lean.ParserDescr
attribute [run_parser_attribute_hooks] Lean.Parser.equalS
@[extern "native"] meta opaque Lean.binderIdent : Lean.ParserDescr
attribute [run_parser_attribute_hooks] Lean.binderIdent
@[extern "native"] meta opaque Lean.bracketedExplicitBinders : Lean.ParserDescr
attribute [run_parser_attribute_hooks] Lean.bracketedExplicitBinders
@[extern "native"] meta opaque Lean.calcFirstStep : Lean.ParserDescr
attribute [run_parser_attribute_hooks] Lean.calcFirstStep
@[extern "native"] meta opaque Lean.calcStep : Lean.ParserDescr
attribute [run_parser_attribute_hooks] Lean.calcStep
@[extern "native"] meta opaque Lean.calcSteps : Lean.ParserDescr
attribute [run_parser_attribute_hooks] Lean.calcSteps
@[extern "native"] meta opaque Lean.cdotTk : Lean.ParserDescr
attribute [run_parser_attribute_hooks] Lean.cdotTk
@[extern "native"] meta opaque Lean.deprecatedTypeChanged : Lean.ParserDescr
attribute [run_parser_attribute_hooks] Lean.deprecatedTypeChanged
@[extern "native"] meta opaque Lean.explicitBinders : Lean.ParserDescr
attribute [run_parser_attribute_hooks] Lean.explicitBinders
@[extern "native"] meta opaque Lean.guardMsgsFilter : Lean.ParserDescr
attribute [run_parser_attribute_hooks] Lean.guardMsgsFilter
@[extern "native"] meta opaque Lean.guardMsgsFilterAction : Lean.ParserDescr
attribute [run_parser_attribute_hooks] Lean.guardMsgsFilterAction
@[extern "native"] meta opaque Lean.guardMsgsFilterSeverity : Lean.ParserDescr
attribute [run_parser_attribute_hooks] Lean.guardMsgsFilterSeverity
@[extern "native"] meta opaque Lean.guardMsgsOrdering : Lean.ParserDescr
attribute [run_parser_attribute_hooks] Lean.guardMsgsOrdering
@[extern "native"] meta opaque Lean.guardMsgsOrderingArg : Lean.ParserDescr
attribute [run_parser_attribute_hooks] Lean.guardMsgsOrderingArg
@[extern "native"] meta opaque Lean.guardMsgsPositions : Lean.ParserDescr
attribute [run_parser_attribute_hooks] Lean.guardMsgsPositions
@[extern "native"] meta opaque Lean.guardMsgsPositionsArg : Lean.ParserDescr
attribute [run_parser_attribute_hooks] Lean.guardMsgsPositionsArg
@[extern "native"] meta opaque Lean.guardMsgsSpec : Lean.ParserDescr
attribute [run_parser_attribute_hooks] Lean.guardMsgsSpec
@[extern "native"] meta opaque Lean.guardMsgsSpecElt : Lean.ParserDescr
attribute [run_parser_attribute_hooks] Lean.guardMsgsSpecElt
@[extern "native"] meta opaque Lean.guardMsgsSubstring : Lean.ParserDescr
attribute [run_parser_attribute_hooks] Lean.guardMsgsSubstring
@[extern "native"] meta opaque Lean.guardMsgsWhitespace : Lean.ParserDescr
attribute [run_parser_attribute_hooks] Lean.guardMsgsWhitespace
@[extern "native"] meta opaque Lean.guardMsgsWhitespaceArg : Lean.ParserDescr
attribute [run_parser_attribute_hooks] Lean.guardMsgsWhitespaceArg
@[extern "native"] meta opaque Lean.reduceConfig : Lean.ParserDescr
attribute [run_parser_attribute_hooks] Lean.reduceConfig
@[extern "native"] meta opaque Lean.unbracketedExplicitBinders : Lean.ParserDescr
attribute [run_parser_attribute_hooks] Lean.unbracketedExplicitBinders
@[extern "native"] meta opaque Lean.unifConstraint : Lean.ParserDescr
attribute [run_parser_attribute_hooks] Lean.unifConstraint
@[extern "native"] meta opaque Lean.unifConstraintElem : Lean.ParserDescr
attribute [run_parser_attribute_hooks] Lean.unifConstraintElem
