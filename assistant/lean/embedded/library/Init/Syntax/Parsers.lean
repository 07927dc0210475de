prelude
import Init.Syntax.Categories
/-! Written by `generate_syntax.py`: the parsers of notations and tactics. -/

@[extern "native"] opaque Array.tacticArray_get_dec : Lean.ParserDescr
attribute [tactic_parser 1000] Array.tacticArray_get_dec
@[extern "native"] opaque Array.tacticArray_mem_dec : Lean.ParserDescr
attribute [tactic_parser 1000] Array.tacticArray_mem_dec
@[extern "native"] opaque Bool.«term_^^_» : Lean.TrailingParserDescr
attribute [term_parser 1000] Bool.«term_^^_»
@[extern "native"] opaque Lean.Attr.coe : Lean.ParserDescr
attribute [attr_parser 1000] Lean.Attr.coe
@[extern "native"] opaque Lean.Elab.Tactic.Ext.applyExtTheorem : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Elab.Tactic.Ext.applyExtTheorem
@[extern "native"] opaque Lean.Elab.Tactic.Ext.ext : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Elab.Tactic.Ext.ext
@[extern "native"] opaque Lean.Elab.Tactic.Ext.tacticExt1___ : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Elab.Tactic.Ext.tacticExt1___
@[extern "native"] opaque Lean.Parser.Attr.cbvSimprocAttr : Lean.ParserDescr
attribute [attr_parser 1000] Lean.Parser.Attr.cbvSimprocAttr
@[extern "native"] opaque Lean.Parser.Attr.cbvSimprocBuiltinAttr : Lean.ParserDescr
attribute [attr_parser 1000] Lean.Parser.Attr.cbvSimprocBuiltinAttr
@[extern "native"] opaque Lean.Parser.Attr.cbv_eval : Lean.ParserDescr
attribute [attr_parser 1000] Lean.Parser.Attr.cbv_eval
@[extern "native"] opaque Lean.Parser.Attr.ext : Lean.ParserDescr
attribute [attr_parser 1000] Lean.Parser.Attr.ext
@[extern "native"] opaque Lean.Parser.Attr.grind : Lean.ParserDescr
attribute [attr_parser 1000] Lean.Parser.Attr.grind
@[extern "native"] opaque Lean.Parser.Attr.grind! : Lean.ParserDescr
attribute [attr_parser 1000] Lean.Parser.Attr.grind!
@[extern "native"] opaque Lean.Parser.Attr.grind!? : Lean.ParserDescr
attribute [attr_parser 1000] Lean.Parser.Attr.grind!?
@[extern "native"] opaque Lean.Parser.Attr.grind? : Lean.ParserDescr
attribute [attr_parser 1000] Lean.Parser.Attr.grind?
@[extern "native"] opaque Lean.Parser.Attr.lia : Lean.ParserDescr
attribute [attr_parser 1000] Lean.Parser.Attr.lia
@[extern "native"] opaque Lean.Parser.Attr.lia! : Lean.ParserDescr
attribute [attr_parser 1000] Lean.Parser.Attr.lia!
@[extern "native"] opaque Lean.Parser.Attr.lia!? : Lean.ParserDescr
attribute [attr_parser 1000] Lean.Parser.Attr.lia!?
@[extern "native"] opaque Lean.Parser.Attr.lia? : Lean.ParserDescr
attribute [attr_parser 1000] Lean.Parser.Attr.lia?
@[extern "native"] opaque Lean.Parser.Attr.method_specs_simp : Lean.ParserDescr
attribute [attr_parser 1000] Lean.Parser.Attr.method_specs_simp
@[extern "native"] opaque Lean.Parser.Attr.norm_cast : Lean.ParserDescr
attribute [attr_parser 1000] Lean.Parser.Attr.norm_cast
@[extern "native"] opaque Lean.Parser.Attr.sevalprocAttr : Lean.ParserDescr
attribute [attr_parser 1000] Lean.Parser.Attr.sevalprocAttr
@[extern "native"] opaque Lean.Parser.Attr.sevalprocBuiltinAttr : Lean.ParserDescr
attribute [attr_parser 1000] Lean.Parser.Attr.sevalprocBuiltinAttr
@[extern "native"] opaque Lean.Parser.Attr.simp : Lean.ParserDescr
attribute [attr_parser 1000] Lean.Parser.Attr.simp
@[extern "native"] opaque Lean.Parser.Attr.simprocAttr : Lean.ParserDescr
attribute [attr_parser 1000] Lean.Parser.Attr.simprocAttr
@[extern "native"] opaque Lean.Parser.Attr.simprocBuiltinAttr : Lean.ParserDescr
attribute [attr_parser 1000] Lean.Parser.Attr.simprocBuiltinAttr
@[extern "native"] opaque Lean.Parser.Attr.spec : Lean.ParserDescr
attribute [attr_parser 1000] Lean.Parser.Attr.spec
@[extern "native"] opaque Lean.Parser.Attr.wf_preprocess : Lean.ParserDescr
attribute [attr_parser 1000] Lean.Parser.Attr.wf_preprocess
@[extern "native"] opaque Lean.Parser.Command.classAbbrev : Lean.ParserDescr
attribute [command_parser 1000] Lean.Parser.Command.classAbbrev
@[extern "native"] opaque Lean.Parser.Command.grindAnnotated : Lean.ParserDescr
attribute [command_parser 1000] Lean.Parser.Command.grindAnnotated
@[extern "native"] opaque Lean.Parser.Command.guardCmd : Lean.ParserDescr
attribute [command_parser 1000] Lean.Parser.Command.guardCmd
@[extern "native"] opaque Lean.Parser.Command.guardExprCmd : Lean.ParserDescr
attribute [command_parser 1000] Lean.Parser.Command.guardExprCmd
@[extern "native"] opaque Lean.Parser.Syntax.addPrec : Lean.TrailingParserDescr
attribute [prec_parser 1000] Lean.Parser.Syntax.addPrec
@[extern "native"] opaque Lean.Parser.Syntax.addPrio : Lean.TrailingParserDescr
attribute [prio_parser 1000] Lean.Parser.Syntax.addPrio
@[extern "native"] opaque Lean.Parser.Syntax.subPrec : Lean.TrailingParserDescr
attribute [prec_parser 1000] Lean.Parser.Syntax.subPrec
@[extern "native"] opaque Lean.Parser.Syntax.subPrio : Lean.TrailingParserDescr
attribute [prio_parser 1000] Lean.Parser.Syntax.subPrio
@[extern "native"] opaque Lean.Parser.Tactic.Conv.allGoals : Lean.ParserDescr
attribute [conv_parser 1000] Lean.Parser.Tactic.Conv.allGoals
@[extern "native"] opaque Lean.Parser.Tactic.Conv.anyGoals : Lean.ParserDescr
attribute [conv_parser 1000] Lean.Parser.Tactic.Conv.anyGoals
@[extern "native"] opaque Lean.Parser.Tactic.Conv.arg : Lean.ParserDescr
attribute [conv_parser 1000] Lean.Parser.Tactic.Conv.arg
@[extern "native"] opaque Lean.Parser.Tactic.Conv.case : Lean.ParserDescr
attribute [conv_parser 1000] Lean.Parser.Tactic.Conv.case
@[extern "native"] opaque Lean.Parser.Tactic.Conv.case' : Lean.ParserDescr
attribute [conv_parser 1000] Lean.Parser.Tactic.Conv.case'
@[extern "native"] opaque Lean.Parser.Tactic.Conv.cbv : Lean.ParserDescr
attribute [conv_parser 1000] Lean.Parser.Tactic.Conv.cbv
@[extern "native"] opaque Lean.Parser.Tactic.Conv.change : Lean.ParserDescr
attribute [conv_parser 1000] Lean.Parser.Tactic.Conv.change
@[extern "native"] opaque Lean.Parser.Tactic.Conv.clear : Lean.ParserDescr
attribute [conv_parser 1000] Lean.Parser.Tactic.Conv.clear
@[extern "native"] opaque Lean.Parser.Tactic.Conv.congr : Lean.ParserDescr
attribute [conv_parser 1000] Lean.Parser.Tactic.Conv.congr
@[extern "native"] opaque Lean.Parser.Tactic.Conv.conv : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.Conv.conv
@[extern "native"] opaque Lean.Parser.Tactic.Conv.convApply_ : Lean.ParserDescr
attribute [conv_parser 1000] Lean.Parser.Tactic.Conv.convApply_
@[extern "native"] opaque Lean.Parser.Tactic.Conv.convArgs : Lean.ParserDescr
attribute [conv_parser 1000] Lean.Parser.Tactic.Conv.convArgs
@[extern "native"] opaque Lean.Parser.Tactic.Conv.convConvSeq : Lean.ParserDescr
attribute [conv_parser 1000] Lean.Parser.Tactic.Conv.convConvSeq
@[extern "native"] opaque Lean.Parser.Tactic.Conv.convDone : Lean.ParserDescr
attribute [conv_parser 1000] Lean.Parser.Tactic.Conv.convDone
@[extern "native"] opaque Lean.Parser.Tactic.Conv.convErw__ : Lean.ParserDescr
attribute [conv_parser 1000] Lean.Parser.Tactic.Conv.convErw__
@[extern "native"] opaque Lean.Parser.Tactic.Conv.convIntro___ : Lean.ParserDescr
attribute [conv_parser 1000] Lean.Parser.Tactic.Conv.convIntro___
@[extern "native"] opaque Lean.Parser.Tactic.Conv.convLeft : Lean.ParserDescr
attribute [conv_parser 1000] Lean.Parser.Tactic.Conv.convLeft
@[extern "native"] opaque Lean.Parser.Tactic.Conv.convRepeat_ : Lean.ParserDescr
attribute [conv_parser 1000] Lean.Parser.Tactic.Conv.convRepeat_
@[extern "native"] opaque Lean.Parser.Tactic.Conv.convRfl : Lean.ParserDescr
attribute [conv_parser 1000] Lean.Parser.Tactic.Conv.convRfl
@[extern "native"] opaque Lean.Parser.Tactic.Conv.convRight : Lean.ParserDescr
attribute [conv_parser 1000] Lean.Parser.Tactic.Conv.convRight
@[extern "native"] opaque Lean.Parser.Tactic.Conv.convRw__ : Lean.ParserDescr
attribute [conv_parser 1000] Lean.Parser.Tactic.Conv.convRw__
@[extern "native"] opaque Lean.Parser.Tactic.Conv.convTactic : Lean.ParserDescr
attribute [conv_parser 1000] Lean.Parser.Tactic.Conv.convTactic
@[extern "native"] opaque Lean.Parser.Tactic.Conv.convTrace_state : Lean.ParserDescr
attribute [conv_parser 1000] Lean.Parser.Tactic.Conv.convTrace_state
@[extern "native"] opaque Lean.Parser.Tactic.Conv.convTry_ : Lean.ParserDescr
attribute [conv_parser 1000] Lean.Parser.Tactic.Conv.convTry_
@[extern "native"] opaque Lean.Parser.Tactic.Conv.delta : Lean.ParserDescr
attribute [conv_parser 1000] Lean.Parser.Tactic.Conv.delta
@[extern "native"] opaque Lean.Parser.Tactic.Conv.dsimp : Lean.ParserDescr
attribute [conv_parser 1000] Lean.Parser.Tactic.Conv.dsimp
@[extern "native"] opaque Lean.Parser.Tactic.Conv.dsimpTrace : Lean.ParserDescr
attribute [conv_parser 1000] Lean.Parser.Tactic.Conv.dsimpTrace
@[extern "native"] opaque Lean.Parser.Tactic.Conv.enter : Lean.ParserDescr
attribute [conv_parser 1000] Lean.Parser.Tactic.Conv.enter
@[extern "native"] opaque Lean.Parser.Tactic.Conv.ext : Lean.ParserDescr
attribute [conv_parser 1000] Lean.Parser.Tactic.Conv.ext
@[extern "native"] opaque Lean.Parser.Tactic.Conv.extractLets : Lean.ParserDescr
attribute [conv_parser 1000] Lean.Parser.Tactic.Conv.extractLets
@[extern "native"] opaque Lean.Parser.Tactic.Conv.failIfSuccess : Lean.ParserDescr
attribute [conv_parser 1000] Lean.Parser.Tactic.Conv.failIfSuccess
@[extern "native"] opaque Lean.Parser.Tactic.Conv.first : Lean.ParserDescr
attribute [conv_parser 1000] Lean.Parser.Tactic.Conv.first
@[extern "native"] opaque Lean.Parser.Tactic.Conv.focus : Lean.ParserDescr
attribute [conv_parser 1000] Lean.Parser.Tactic.Conv.focus
@[extern "native"] opaque Lean.Parser.Tactic.Conv.fun : Lean.ParserDescr
attribute [conv_parser 1000] Lean.Parser.Tactic.Conv.fun
@[extern "native"] opaque Lean.Parser.Tactic.Conv.letToHave : Lean.ParserDescr
attribute [conv_parser 1000] Lean.Parser.Tactic.Conv.letToHave
@[extern "native"] opaque Lean.Parser.Tactic.Conv.lhs : Lean.ParserDescr
attribute [conv_parser 1000] Lean.Parser.Tactic.Conv.lhs
@[extern "native"] opaque Lean.Parser.Tactic.Conv.liftLets : Lean.ParserDescr
attribute [conv_parser 1000] Lean.Parser.Tactic.Conv.liftLets
@[extern "native"] opaque Lean.Parser.Tactic.Conv.nestedConv : Lean.ParserDescr
attribute [conv_parser 1000] Lean.Parser.Tactic.Conv.nestedConv
@[extern "native"] opaque Lean.Parser.Tactic.Conv.nestedTactic : Lean.ParserDescr
attribute [conv_parser 1000] Lean.Parser.Tactic.Conv.nestedTactic
@[extern "native"] opaque Lean.Parser.Tactic.Conv.nestedTacticCore : Lean.ParserDescr
attribute [conv_parser 1000] Lean.Parser.Tactic.Conv.nestedTacticCore
@[extern "native"] opaque Lean.Parser.Tactic.Conv.normCast : Lean.ParserDescr
attribute [conv_parser 1000] Lean.Parser.Tactic.Conv.normCast
@[extern "native"] opaque Lean.Parser.Tactic.Conv.paren : Lean.ParserDescr
attribute [conv_parser 1000] Lean.Parser.Tactic.Conv.paren
@[extern "native"] opaque Lean.Parser.Tactic.Conv.pattern : Lean.ParserDescr
attribute [conv_parser 1000] Lean.Parser.Tactic.Conv.pattern
@[extern "native"] opaque Lean.Parser.Tactic.Conv.reduce : Lean.ParserDescr
attribute [conv_parser 1000] Lean.Parser.Tactic.Conv.reduce
@[extern "native"] opaque Lean.Parser.Tactic.Conv.rewrite : Lean.ParserDescr
attribute [conv_parser 1000] Lean.Parser.Tactic.Conv.rewrite
@[extern "native"] opaque Lean.Parser.Tactic.Conv.rhs : Lean.ParserDescr
attribute [conv_parser 1000] Lean.Parser.Tactic.Conv.rhs
@[extern "native"] opaque Lean.Parser.Tactic.Conv.simp : Lean.ParserDescr
attribute [conv_parser 1000] Lean.Parser.Tactic.Conv.simp
@[extern "native"] opaque Lean.Parser.Tactic.Conv.simpMatch : Lean.ParserDescr
attribute [conv_parser 1000] Lean.Parser.Tactic.Conv.simpMatch
@[extern "native"] opaque Lean.Parser.Tactic.Conv.simpTrace : Lean.ParserDescr
attribute [conv_parser 1000] Lean.Parser.Tactic.Conv.simpTrace
@[extern "native"] opaque Lean.Parser.Tactic.Conv.skip : Lean.ParserDescr
attribute [conv_parser 1000] Lean.Parser.Tactic.Conv.skip
@[extern "native"] opaque Lean.Parser.Tactic.Conv.unfold : Lean.ParserDescr
attribute [conv_parser 1000] Lean.Parser.Tactic.Conv.unfold
@[extern "native"] opaque Lean.Parser.Tactic.Conv.whnf : Lean.ParserDescr
attribute [conv_parser 1000] Lean.Parser.Tactic.Conv.whnf
@[extern "native"] opaque Lean.Parser.Tactic.Conv.withAnnotateState : Lean.ParserDescr
attribute [conv_parser 1000] Lean.Parser.Tactic.Conv.withAnnotateState
@[extern "native"] opaque Lean.Parser.Tactic.Conv.zeta : Lean.ParserDescr
attribute [conv_parser 1000] Lean.Parser.Tactic.Conv.zeta
@[extern "native"] opaque Lean.Parser.Tactic.Conv.«convNext__=>_» : Lean.ParserDescr
attribute [conv_parser 1000] Lean.Parser.Tactic.Conv.«convNext__=>_»
@[extern "native"] opaque Lean.Parser.Tactic.Conv.«conv_<;>_» : Lean.TrailingParserDescr
attribute [conv_parser 1000] Lean.Parser.Tactic.Conv.«conv_<;>_»
@[extern "native"] opaque Lean.Parser.Tactic.Conv.«conv·_» : Lean.ParserDescr
attribute [conv_parser 1000] Lean.Parser.Tactic.Conv.«conv·_»
@[extern "native"] opaque Lean.Parser.Tactic.acNf0 : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.acNf0
@[extern "native"] opaque Lean.Parser.Tactic.acRfl : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.acRfl
@[extern "native"] opaque Lean.Parser.Tactic.allGoals : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.allGoals
@[extern "native"] opaque Lean.Parser.Tactic.anyGoals : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.anyGoals
@[extern "native"] opaque Lean.Parser.Tactic.apply : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.apply
@[extern "native"] opaque Lean.Parser.Tactic.apply? : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.apply?
@[extern "native"] opaque Lean.Parser.Tactic.applyAssumption : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.applyAssumption
@[extern "native"] opaque Lean.Parser.Tactic.applyRfl : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.applyRfl
@[extern "native"] opaque Lean.Parser.Tactic.applyRules : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.applyRules
@[extern "native"] opaque Lean.Parser.Tactic.as_aux_lemma : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.as_aux_lemma
@[extern "native"] opaque Lean.Parser.Tactic.assumption : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.assumption
@[extern "native"] opaque Lean.Parser.Tactic.attemptAll : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.attemptAll
@[extern "native"] opaque Lean.Parser.Tactic.attemptAllPar : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.attemptAllPar
@[extern "native"] opaque Lean.Parser.Tactic.case : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.case
@[extern "native"] opaque Lean.Parser.Tactic.case' : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.case'
@[extern "native"] opaque Lean.Parser.Tactic.cases : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.cases
@[extern "native"] opaque Lean.Parser.Tactic.cbv : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.cbv
@[extern "native"] opaque Lean.Parser.Tactic.change : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.change
@[extern "native"] opaque Lean.Parser.Tactic.classical : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.classical
@[extern "native"] opaque Lean.Parser.Tactic.clear : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.clear
@[extern "native"] opaque Lean.Parser.Tactic.clearValue : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.clearValue
@[extern "native"] opaque Lean.Parser.Tactic.congr : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.congr
@[extern "native"] opaque Lean.Parser.Tactic.constructor : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.constructor
@[extern "native"] opaque Lean.Parser.Tactic.constructorBang : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.constructorBang
@[extern "native"] opaque Lean.Parser.Tactic.contradiction : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.contradiction
@[extern "native"] opaque Lean.Parser.Tactic.cutsat : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.cutsat
@[extern "native"] opaque Lean.Parser.Tactic.dbgTrace : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.dbgTrace
@[extern "native"] opaque Lean.Parser.Tactic.decide : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.decide
@[extern "native"] opaque Lean.Parser.Tactic.decide_cbv : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.decide_cbv
@[extern "native"] opaque Lean.Parser.Tactic.delta : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.delta
@[extern "native"] opaque Lean.Parser.Tactic.done : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.done
@[extern "native"] opaque Lean.Parser.Tactic.dsimp : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.dsimp
@[extern "native"] opaque Lean.Parser.Tactic.dsimpAutoUnfold : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.dsimpAutoUnfold
@[extern "native"] opaque Lean.Parser.Tactic.dsimpTrace : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.dsimpTrace
@[extern "native"] opaque Lean.Parser.Tactic.eqRefl : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.eqRefl
@[extern "native"] opaque Lean.Parser.Tactic.exact : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.exact
@[extern "native"] opaque Lean.Parser.Tactic.exact? : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.exact?
@[extern "native"] opaque Lean.Parser.Tactic.exposeNames : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.exposeNames
@[extern "native"] opaque Lean.Parser.Tactic.extractLets : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.extractLets
@[extern "native"] opaque Lean.Parser.Tactic.fail : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.fail
@[extern "native"] opaque Lean.Parser.Tactic.failIfSuccess : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.failIfSuccess
@[extern "native"] opaque Lean.Parser.Tactic.falseOrByContra : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.falseOrByContra
@[extern "native"] opaque Lean.Parser.Tactic.first : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.first
@[extern "native"] opaque Lean.Parser.Tactic.firstPar : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.firstPar
@[extern "native"] opaque Lean.Parser.Tactic.focus : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.focus
@[extern "native"] opaque Lean.Parser.Tactic.funCases : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.funCases
@[extern "native"] opaque Lean.Parser.Tactic.funInduction : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.funInduction
@[extern "native"] opaque Lean.Parser.Tactic.generalize : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.generalize
@[extern "native"] opaque Lean.Parser.Tactic.grind : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.grind
@[extern "native"] opaque Lean.Parser.Tactic.grindTrace : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.grindTrace
@[extern "native"] opaque Lean.Parser.Tactic.grind_linarith : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.grind_linarith
@[extern "native"] opaque Lean.Parser.Tactic.grind_order : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.grind_order
@[extern "native"] opaque Lean.Parser.Tactic.grobner : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.grobner
@[extern "native"] opaque Lean.Parser.Tactic.guardExpr : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.guardExpr
@[extern "native"] opaque Lean.Parser.Tactic.guardExprConv : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.guardExprConv
@[extern "native"] opaque Lean.Parser.Tactic.guardHyp : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.guardHyp
@[extern "native"] opaque Lean.Parser.Tactic.guardHypConv : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.guardHypConv
@[extern "native"] opaque Lean.Parser.Tactic.guardTarget : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.guardTarget
@[extern "native"] opaque Lean.Parser.Tactic.guardTargetConv : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.guardTargetConv
@[extern "native"] opaque Lean.Parser.Tactic.impossible : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.impossible
@[extern "native"] opaque Lean.Parser.Tactic.induction : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.induction
@[extern "native"] opaque Lean.Parser.Tactic.injection : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.injection
@[extern "native"] opaque Lean.Parser.Tactic.injections : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.injections
@[extern "native"] opaque Lean.Parser.Tactic.intro : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.intro
@[extern "native"] opaque Lean.Parser.Tactic.intros : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.intros
@[extern "native"] opaque Lean.Parser.Tactic.left : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.left
@[extern "native"] opaque Lean.Parser.Tactic.letToHave : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.letToHave
@[extern "native"] opaque Lean.Parser.Tactic.letrec : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.letrec
@[extern "native"] opaque Lean.Parser.Tactic.lia : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.lia
@[extern "native"] opaque Lean.Parser.Tactic.liftLets : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.liftLets
@[extern "native"] opaque Lean.Parser.Tactic.mleave : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.mleave
@[extern "native"] opaque Lean.Parser.Tactic.nativeDecide : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.nativeDecide
@[extern "native"] opaque Lean.Parser.Tactic.normCast0 : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.normCast0
@[extern "native"] opaque Lean.Parser.Tactic.normCastAddElim : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.normCastAddElim
@[extern "native"] opaque Lean.Parser.Tactic.obtain : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.obtain
@[extern "native"] opaque Lean.Parser.Tactic.omega : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.omega
@[extern "native"] opaque Lean.Parser.Tactic.paren : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.paren
@[extern "native"] opaque Lean.Parser.Tactic.pushCast : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.pushCast
@[extern "native"] opaque Lean.Parser.Tactic.rcases : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.rcases
@[extern "native"] opaque Lean.Parser.Tactic.rcasesPat.clear : Lean.ParserDescr
attribute [rcasesPat_parser 1000] Lean.Parser.Tactic.rcasesPat.clear
@[extern "native"] opaque Lean.Parser.Tactic.rcasesPat.explicit : Lean.ParserDescr
attribute [rcasesPat_parser 1000] Lean.Parser.Tactic.rcasesPat.explicit
@[extern "native"] opaque Lean.Parser.Tactic.rcasesPat.ignore : Lean.ParserDescr
attribute [rcasesPat_parser 1000] Lean.Parser.Tactic.rcasesPat.ignore
@[extern "native"] opaque Lean.Parser.Tactic.rcasesPat.one : Lean.ParserDescr
attribute [rcasesPat_parser 1000] Lean.Parser.Tactic.rcasesPat.one
@[extern "native"] opaque Lean.Parser.Tactic.rcasesPat.paren : Lean.ParserDescr
attribute [rcasesPat_parser 1000] Lean.Parser.Tactic.rcasesPat.paren
@[extern "native"] opaque Lean.Parser.Tactic.rcasesPat.tuple : Lean.ParserDescr
attribute [rcasesPat_parser 1000] Lean.Parser.Tactic.rcasesPat.tuple
@[extern "native"] opaque Lean.Parser.Tactic.refine : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.refine
@[extern "native"] opaque Lean.Parser.Tactic.refine' : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.refine'
@[extern "native"] opaque Lean.Parser.Tactic.renameI : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.renameI
@[extern "native"] opaque Lean.Parser.Tactic.repeat' : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.repeat'
@[extern "native"] opaque Lean.Parser.Tactic.repeat1' : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.repeat1'
@[extern "native"] opaque Lean.Parser.Tactic.replace : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.replace
@[extern "native"] opaque Lean.Parser.Tactic.revert : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.revert
@[extern "native"] opaque Lean.Parser.Tactic.rewriteSeq : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.rewriteSeq
@[extern "native"] opaque Lean.Parser.Tactic.rewrites? : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.rewrites?
@[extern "native"] opaque Lean.Parser.Tactic.right : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.right
@[extern "native"] opaque Lean.Parser.Tactic.rintro : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.rintro
@[extern "native"] opaque Lean.Parser.Tactic.rintroPat.binder : Lean.ParserDescr
attribute [rintroPat_parser 1000] Lean.Parser.Tactic.rintroPat.binder
@[extern "native"] opaque Lean.Parser.Tactic.rintroPat.one : Lean.ParserDescr
attribute [rintroPat_parser 1000] Lean.Parser.Tactic.rintroPat.one
@[extern "native"] opaque Lean.Parser.Tactic.rotateLeft : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.rotateLeft
@[extern "native"] opaque Lean.Parser.Tactic.rotateRight : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.rotateRight
@[extern "native"] opaque Lean.Parser.Tactic.runTac : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.runTac
@[extern "native"] opaque Lean.Parser.Tactic.rwSeq : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.rwSeq
@[extern "native"] opaque Lean.Parser.Tactic.rwa : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.rwa
@[extern "native"] opaque Lean.Parser.Tactic.rwaAt : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.rwaAt
@[extern "native"] opaque Lean.Parser.Tactic.rwaAtLegacyLocation : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.rwaAtLegacyLocation
@[extern "native"] opaque Lean.Parser.Tactic.show : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.show
@[extern "native"] opaque Lean.Parser.Tactic.showTerm : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.showTerm
@[extern "native"] opaque Lean.Parser.Tactic.showTermElab : Lean.ParserDescr
attribute [term_parser 1000] Lean.Parser.Tactic.showTermElab
@[extern "native"] opaque Lean.Parser.Tactic.simp : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.simp
@[extern "native"] opaque Lean.Parser.Tactic.simpAll : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.simpAll
@[extern "native"] opaque Lean.Parser.Tactic.simpAllArith : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.simpAllArith
@[extern "native"] opaque Lean.Parser.Tactic.simpAllArithBang : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.simpAllArithBang
@[extern "native"] opaque Lean.Parser.Tactic.simpAllAutoUnfold : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.simpAllAutoUnfold
@[extern "native"] opaque Lean.Parser.Tactic.simpAllTrace : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.simpAllTrace
@[extern "native"] opaque Lean.Parser.Tactic.simpArith : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.simpArith
@[extern "native"] opaque Lean.Parser.Tactic.simpArithBang : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.simpArithBang
@[extern "native"] opaque Lean.Parser.Tactic.simpAutoUnfold : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.simpAutoUnfold
@[extern "native"] opaque Lean.Parser.Tactic.simpTrace : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.simpTrace
@[extern "native"] opaque Lean.Parser.Tactic.simpa : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.simpa
@[extern "native"] opaque Lean.Parser.Tactic.simpaUsingBang : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.simpaUsingBang
@[extern "native"] opaque Lean.Parser.Tactic.skip : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.skip
@[extern "native"] opaque Lean.Parser.Tactic.sleep : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.sleep
@[extern "native"] opaque Lean.Parser.Tactic.solveByElim : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.solveByElim
@[extern "native"] opaque Lean.Parser.Tactic.specialize : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.specialize
@[extern "native"] opaque Lean.Parser.Tactic.split : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.split
@[extern "native"] opaque Lean.Parser.Tactic.subst : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.subst
@[extern "native"] opaque Lean.Parser.Tactic.substEqs : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.substEqs
@[extern "native"] opaque Lean.Parser.Tactic.substVars : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.substVars
@[extern "native"] opaque Lean.Parser.Tactic.suggestions : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.suggestions
@[extern "native"] opaque Lean.Parser.Tactic.symm : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.symm
@[extern "native"] opaque Lean.Parser.Tactic.symmSaturate : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.symmSaturate
@[extern "native"] opaque Lean.Parser.Tactic.tacDepIfThenElse : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.tacDepIfThenElse
@[extern "native"] opaque Lean.Parser.Tactic.tacIfThenElse : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.tacIfThenElse
@[extern "native"] opaque Lean.Parser.Tactic.tacticAc_nf_ : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.tacticAc_nf_
@[extern "native"] opaque Lean.Parser.Tactic.tacticAdmit : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.tacticAdmit
@[extern "native"] opaque Lean.Parser.Tactic.tacticAnd_intros : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.tacticAnd_intros
@[extern "native"] opaque Lean.Parser.Tactic.tacticApply_mod_cast_ : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.tacticApply_mod_cast_
@[extern "native"] opaque Lean.Parser.Tactic.tacticAssumption_mod_cast_ : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.tacticAssumption_mod_cast_
@[extern "native"] opaque Lean.Parser.Tactic.tacticBv_omega : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.tacticBv_omega
@[extern "native"] opaque Lean.Parser.Tactic.tacticDsimp?!_ : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.tacticDsimp?!_
@[extern "native"] opaque Lean.Parser.Tactic.tacticErw___ : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.tacticErw___
@[extern "native"] opaque Lean.Parser.Tactic.tacticExact_mod_cast_ : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.tacticExact_mod_cast_
@[extern "native"] opaque Lean.Parser.Tactic.tacticExfalso : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.tacticExfalso
@[extern "native"] opaque Lean.Parser.Tactic.tacticHave' : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.tacticHave'
@[extern "native"] opaque Lean.Parser.Tactic.tacticHaveI__ : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.tacticHaveI__
@[extern "native"] opaque Lean.Parser.Tactic.tacticHave__ : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.tacticHave__
@[extern "native"] opaque Lean.Parser.Tactic.tacticInfer_instance : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.tacticInfer_instance
@[extern "native"] opaque Lean.Parser.Tactic.tacticIterate____ : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.tacticIterate____
@[extern "native"] opaque Lean.Parser.Tactic.tacticLet'__ : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.tacticLet'__
@[extern "native"] opaque Lean.Parser.Tactic.tacticLetI__ : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.tacticLetI__
@[extern "native"] opaque Lean.Parser.Tactic.tacticLet__ : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.tacticLet__
@[extern "native"] opaque Lean.Parser.Tactic.tacticNofun : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.tacticNofun
@[extern "native"] opaque Lean.Parser.Tactic.tacticNorm_cast__ : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.tacticNorm_cast__
@[extern "native"] opaque Lean.Parser.Tactic.tacticRefine_lift'_ : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.tacticRefine_lift'_
@[extern "native"] opaque Lean.Parser.Tactic.tacticRefine_lift_ : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.tacticRefine_lift_
@[extern "native"] opaque Lean.Parser.Tactic.tacticRepeat_ : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.tacticRepeat_
@[extern "native"] opaque Lean.Parser.Tactic.tacticRfl : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.tacticRfl
@[extern "native"] opaque Lean.Parser.Tactic.tacticRfl' : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.tacticRfl'
@[extern "native"] opaque Lean.Parser.Tactic.tacticRw_mod_cast___ : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.tacticRw_mod_cast___
@[extern "native"] opaque Lean.Parser.Tactic.tacticSimp?!_ : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.tacticSimp?!_
@[extern "native"] opaque Lean.Parser.Tactic.tacticSimp_all?!_ : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.tacticSimp_all?!_
@[extern "native"] opaque Lean.Parser.Tactic.tacticSimpa!_ : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.tacticSimpa!_
@[extern "native"] opaque Lean.Parser.Tactic.tacticSimpa!__1 : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.tacticSimpa!__1
@[extern "native"] opaque Lean.Parser.Tactic.tacticSimpa?!_ : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.tacticSimpa?!_
@[extern "native"] opaque Lean.Parser.Tactic.tacticSimpa?!__1 : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.tacticSimpa?!__1
@[extern "native"] opaque Lean.Parser.Tactic.tacticSimpa?_ : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.tacticSimpa?_
@[extern "native"] opaque Lean.Parser.Tactic.tacticSimpa?__1 : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.tacticSimpa?__1
@[extern "native"] opaque Lean.Parser.Tactic.tacticSorry : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.tacticSorry
@[extern "native"] opaque Lean.Parser.Tactic.tacticStop_ : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.tacticStop_
@[extern "native"] opaque Lean.Parser.Tactic.tacticSuffices_ : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.tacticSuffices_
@[extern "native"] opaque Lean.Parser.Tactic.tacticTrivial : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.tacticTrivial
@[extern "native"] opaque Lean.Parser.Tactic.tacticTry_ : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.tacticTry_
@[extern "native"] opaque Lean.Parser.Tactic.tacticUnhygienic_ : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.tacticUnhygienic_
@[extern "native"] opaque Lean.Parser.Tactic.traceMessage : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.traceMessage
@[extern "native"] opaque Lean.Parser.Tactic.traceState : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.traceState
@[extern "native"] opaque Lean.Parser.Tactic.tryTrace : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.tryTrace
@[extern "native"] opaque Lean.Parser.Tactic.tryTraceWith : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.tryTraceWith
@[extern "native"] opaque Lean.Parser.Tactic.unfold : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.unfold
@[extern "native"] opaque Lean.Parser.Tactic.withAnnotateState : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.withAnnotateState
@[extern "native"] opaque Lean.Parser.Tactic.withImplicit : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.withImplicit
@[extern "native"] opaque Lean.Parser.Tactic.withReducible : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.withReducible
@[extern "native"] opaque Lean.Parser.Tactic.withReducibleAndInstances : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.withReducibleAndInstances
@[extern "native"] opaque Lean.Parser.Tactic.withUnfoldingAll : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.withUnfoldingAll
@[extern "native"] opaque Lean.Parser.Tactic.withUnfoldingNone : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.withUnfoldingNone
@[extern "native"] opaque Lean.Parser.Tactic.«by?» : Lean.ParserDescr
attribute [term_parser 1000] Lean.Parser.Tactic.«by?»
@[extern "native"] opaque Lean.Parser.Tactic.«rename» : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.«rename»
@[extern "native"] opaque Lean.Parser.Tactic.«tacticExists_,,» : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.«tacticExists_,,»
@[extern "native"] opaque Lean.Parser.Tactic.«tacticNext_=>_» : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.«tacticNext_=>_»
@[extern "native"] opaque Lean.Parser.Tactic.«tacticNomatch_,,» : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.«tacticNomatch_,,»
@[extern "native"] opaque Lean.Parser.Tactic.«tactic_<;>_» : Lean.TrailingParserDescr
attribute [tactic_parser 1000] Lean.Parser.Tactic.«tactic_<;>_»
@[extern "native"] opaque Lean.Parser.commandSeal__ : Lean.ParserDescr
attribute [command_parser 1000] Lean.Parser.commandSeal__
@[extern "native"] opaque Lean.Parser.commandUnseal__ : Lean.ParserDescr
attribute [command_parser 1000] Lean.Parser.commandUnseal__
@[extern "native"] opaque Lean.calc : Lean.ParserDescr
attribute [term_parser 1000] Lean.calc
@[extern "native"] opaque Lean.calcTactic : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.calcTactic
@[extern "native"] opaque Lean.cdot : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.cdot
@[extern "native"] opaque Lean.deprecated : Lean.ParserDescr
attribute [attr_parser 1000] Lean.deprecated
@[extern "native"] opaque Lean.deprecated_arg : Lean.ParserDescr
attribute [attr_parser 1000] Lean.deprecated_arg
@[extern "native"] opaque Lean.guardMsgsCmd : Lean.ParserDescr
attribute [command_parser 1000] Lean.guardMsgsCmd
@[extern "native"] opaque Lean.infoTreesCmd : Lean.ParserDescr
attribute [command_parser 1000] Lean.infoTreesCmd
@[extern "native"] opaque Lean.modCast : Lean.ParserDescr
attribute [term_parser 1000] Lean.modCast
@[extern "native"] opaque Lean.reduceCmd : Lean.ParserDescr
attribute [command_parser 1000] Lean.reduceCmd
@[extern "native"] opaque Lean.solveTactic : Lean.ParserDescr
attribute [tactic_parser 1000] Lean.solveTactic
@[extern "native"] opaque Lean.suggest_for : Lean.ParserDescr
attribute [attr_parser 1000] Lean.suggest_for
@[extern "native"] opaque Lean.termEval_prec_ : Lean.ParserDescr
attribute [term_parser 1000] Lean.termEval_prec_
@[extern "native"] opaque Lean.termEval_prio_ : Lean.ParserDescr
attribute [term_parser 1000] Lean.termEval_prio_
@[extern "native"] opaque Lean.univ_out_params : Lean.ParserDescr
attribute [attr_parser 1000] Lean.univ_out_params
@[extern "native"] opaque Lean.withAnnotateTerm : Lean.ParserDescr
attribute [term_parser 1000] Lean.withAnnotateTerm
@[extern "native"] opaque Lean.«binderPred<_» : Lean.ParserDescr
attribute [binderPred_parser 1000] Lean.«binderPred<_»
@[extern "native"] opaque Lean.«binderPred>_» : Lean.ParserDescr
attribute [binderPred_parser 1000] Lean.«binderPred>_»
@[extern "native"] opaque Lean.«binderPred∈_» : Lean.ParserDescr
attribute [binderPred_parser 1000] Lean.«binderPred∈_»
@[extern "native"] opaque Lean.«binderPred∉_» : Lean.ParserDescr
attribute [binderPred_parser 1000] Lean.«binderPred∉_»
@[extern "native"] opaque Lean.«binderPred≠_» : Lean.ParserDescr
attribute [binderPred_parser 1000] Lean.«binderPred≠_»
@[extern "native"] opaque Lean.«binderPred≤_» : Lean.ParserDescr
attribute [binderPred_parser 1000] Lean.«binderPred≤_»
@[extern "native"] opaque Lean.«binderPred≥_» : Lean.ParserDescr
attribute [binderPred_parser 1000] Lean.«binderPred≥_»
@[extern "native"] opaque Lean.«binderPred⊂_» : Lean.ParserDescr
attribute [binderPred_parser 1000] Lean.«binderPred⊂_»
@[extern "native"] opaque Lean.«binderPred⊃_» : Lean.ParserDescr
attribute [binderPred_parser 1000] Lean.«binderPred⊃_»
@[extern "native"] opaque Lean.«binderPred⊆_» : Lean.ParserDescr
attribute [binderPred_parser 1000] Lean.«binderPred⊆_»
@[extern "native"] opaque Lean.«binderPred⊇_» : Lean.ParserDescr
attribute [binderPred_parser 1000] Lean.«binderPred⊇_»
@[extern "native"] opaque Lean.«termMacro.trace[_]_» : Lean.ParserDescr
attribute [term_parser 1000] Lean.«termMacro.trace[_]_»
@[extern "native"] opaque Lean.«termSatisfies_binder_pred%__» : Lean.ParserDescr
attribute [term_parser 1000] Lean.«termSatisfies_binder_pred%__»
@[extern "native"] opaque Lean.«term_Matches_|» : Lean.TrailingParserDescr
attribute [term_parser 1000] Lean.«term_Matches_|»
@[extern "native"] opaque Lean.«term∀__,_» : Lean.ParserDescr
attribute [term_parser 1000] Lean.«term∀__,_»
@[extern "native"] opaque Lean.«term∃__,_» : Lean.ParserDescr
attribute [term_parser 1000] Lean.«term∃__,_»
@[extern "native"] opaque List.tacticSizeOf_list_dec : Lean.ParserDescr
attribute [tactic_parser 1000] List.tacticSizeOf_list_dec
@[extern "native"] opaque List.«term_<+:_» : Lean.TrailingParserDescr
attribute [term_parser 1000] List.«term_<+:_»
@[extern "native"] opaque List.«term_<+_» : Lean.TrailingParserDescr
attribute [term_parser 1000] List.«term_<+_»
@[extern "native"] opaque List.«term_<:+:_» : Lean.TrailingParserDescr
attribute [term_parser 1000] List.«term_<:+:_»
@[extern "native"] opaque List.«term_<:+_» : Lean.TrailingParserDescr
attribute [term_parser 1000] List.«term_<:+_»
@[extern "native"] opaque boolIfThenElse : Lean.ParserDescr
attribute [term_parser 1000] boolIfThenElse
@[extern "native"] opaque coeFunNotation : Lean.ParserDescr
attribute [term_parser 1000] coeFunNotation
@[extern "native"] opaque coeNotation : Lean.ParserDescr
attribute [term_parser 1000] coeNotation
@[extern "native"] opaque coeSortNotation : Lean.ParserDescr
attribute [term_parser 1000] coeSortNotation
@[extern "native"] opaque precArg : Lean.ParserDescr
attribute [prec_parser 1000] precArg
@[extern "native"] opaque precLead : Lean.ParserDescr
attribute [prec_parser 1000] precLead
@[extern "native"] opaque precMax : Lean.ParserDescr
attribute [prec_parser 1000] precMax
@[extern "native"] opaque precMin : Lean.ParserDescr
attribute [prec_parser 1000] precMin
@[extern "native"] opaque precMin1 : Lean.ParserDescr
attribute [prec_parser 1000] precMin1
@[extern "native"] opaque prioDefault : Lean.ParserDescr
attribute [prio_parser 1000] prioDefault
@[extern "native"] opaque prioHigh : Lean.ParserDescr
attribute [prio_parser 1000] prioHigh
@[extern "native"] opaque prioLow : Lean.ParserDescr
attribute [prio_parser 1000] prioLow
@[extern "native"] opaque prioMid : Lean.ParserDescr
attribute [prio_parser 1000] prioMid
@[extern "native"] opaque rawNatLit : Lean.ParserDescr
attribute [term_parser 1000] rawNatLit
@[extern "native"] opaque stx!_ : Lean.ParserDescr
attribute [stx_parser 1000] stx!_
@[extern "native"] opaque stx_? : Lean.TrailingParserDescr
attribute [stx_parser 1000] stx_?
@[extern "native"] opaque tacticClean_wf : Lean.ParserDescr
attribute [tactic_parser 1000] tacticClean_wf
@[extern "native"] opaque tacticDecreasing_tactic : Lean.ParserDescr
attribute [tactic_parser 1000] tacticDecreasing_tactic
@[extern "native"] opaque tacticDecreasing_trivial : Lean.ParserDescr
attribute [tactic_parser 1000] tacticDecreasing_trivial
@[extern "native"] opaque tacticDecreasing_trivial_pre_omega : Lean.ParserDescr
attribute [tactic_parser 1000] tacticDecreasing_trivial_pre_omega
@[extern "native"] opaque tacticDecreasing_with_ : Lean.ParserDescr
attribute [tactic_parser 1000] tacticDecreasing_with_
@[extern "native"] opaque tacticDeriving_LawfulEq_tactic : Lean.ParserDescr
attribute [tactic_parser 1000] tacticDeriving_LawfulEq_tactic
@[extern "native"] opaque tacticDeriving_LawfulEq_tactic_step : Lean.ParserDescr
attribute [tactic_parser 1000] tacticDeriving_LawfulEq_tactic_step
@[extern "native"] opaque tacticFunext___ : Lean.ParserDescr
attribute [tactic_parser 1000] tacticFunext___
@[extern "native"] opaque tacticGet_elem_tactic : Lean.ParserDescr
attribute [tactic_parser 1000] tacticGet_elem_tactic
@[extern "native"] opaque tacticGet_elem_tactic_extensible : Lean.ParserDescr
attribute [tactic_parser 1000] tacticGet_elem_tactic_extensible
@[extern "native"] opaque tacticGet_elem_tactic_trivial : Lean.ParserDescr
attribute [tactic_parser 1000] tacticGet_elem_tactic_trivial
@[extern "native"] opaque tacticSimp_wf : Lean.ParserDescr
attribute [tactic_parser 1000] tacticSimp_wf
@[extern "native"] opaque term!_ : Lean.ParserDescr
attribute [term_parser 1000] term!_
@[extern "native"] opaque termDepIfThenElse : Lean.ParserDescr
attribute [term_parser 1000] termDepIfThenElse
@[extern "native"] opaque termIfLet : Lean.ParserDescr
attribute [term_parser 1000] termIfLet
@[extern "native"] opaque termIfThenElse : Lean.ParserDescr
attribute [term_parser 1000] termIfThenElse
@[extern "native"] opaque termMax_prec : Lean.ParserDescr
attribute [term_parser 1000] termMax_prec
@[extern "native"] opaque termPrintln!__ : Lean.ParserDescr
attribute [term_parser 1000] termPrintln!__
@[extern "native"] opaque termS!_ : Lean.ParserDescr
attribute [term_parser 1000] termS!_
@[extern "native"] opaque termWithout_expected_type_ : Lean.ParserDescr
attribute [term_parser 1000] termWithout_expected_type_
@[extern "native"] opaque «prec(_)» : Lean.ParserDescr
attribute [prec_parser 1000] «prec(_)»
@[extern "native"] opaque «prio(_)» : Lean.ParserDescr
attribute [prio_parser 1000] «prio(_)»
@[extern "native"] opaque «stx_*» : Lean.TrailingParserDescr
attribute [stx_parser 1000] «stx_*»
@[extern "native"] opaque «stx_+» : Lean.TrailingParserDescr
attribute [stx_parser 1000] «stx_+»
@[extern "native"] opaque «stx_,*,?» : Lean.TrailingParserDescr
attribute [stx_parser 1000] «stx_,*,?»
@[extern "native"] opaque «stx_,*» : Lean.TrailingParserDescr
attribute [stx_parser 1000] «stx_,*»
@[extern "native"] opaque «stx_,+,?» : Lean.TrailingParserDescr
attribute [stx_parser 1000] «stx_,+,?»
@[extern "native"] opaque «stx_,+» : Lean.TrailingParserDescr
attribute [stx_parser 1000] «stx_,+»
@[extern "native"] opaque «stx_<|>_» : Lean.TrailingParserDescr
attribute [stx_parser 1000] «stx_<|>_»
@[extern "native"] opaque «tacticBy_cases_:_» : Lean.ParserDescr
attribute [tactic_parser 1000] «tacticBy_cases_:_»
@[extern "native"] opaque «tactic∎» : Lean.ParserDescr
attribute [tactic_parser 1000] «tactic∎»
@[extern "native"] opaque «term#[_,]» : Lean.ParserDescr
attribute [term_parser 1000] «term#[_,]»
@[extern "native"] opaque «term%[_|_]» : Lean.ParserDescr
attribute [term_parser 1000] «term%[_|_]»
@[extern "native"] opaque «term-_» : Lean.ParserDescr
attribute [term_parser 1000] «term-_»
@[extern "native"] opaque «termExists_,_» : Lean.ParserDescr
attribute [term_parser 1000] «termExists_,_»
@[extern "native"] opaque «term[_]» : Lean.ParserDescr
attribute [term_parser 1000] «term[_]»
@[extern "native"] opaque «term_!=_» : Lean.TrailingParserDescr
attribute [term_parser 1000] «term_!=_»
@[extern "native"] opaque «term_$__» : Lean.TrailingParserDescr
attribute [term_parser 1000] «term_$__»
@[extern "native"] opaque «term_%_» : Lean.TrailingParserDescr
attribute [term_parser 1000] «term_%_»
@[extern "native"] opaque «term_&&&_» : Lean.TrailingParserDescr
attribute [term_parser 1000] «term_&&&_»
@[extern "native"] opaque «term_&&_» : Lean.TrailingParserDescr
attribute [term_parser 1000] «term_&&_»
@[extern "native"] opaque «term_*>_» : Lean.TrailingParserDescr
attribute [term_parser 1000] «term_*>_»
@[extern "native"] opaque «term_*_» : Lean.TrailingParserDescr
attribute [term_parser 1000] «term_*_»
@[extern "native"] opaque «term_++_» : Lean.TrailingParserDescr
attribute [term_parser 1000] «term_++_»
@[extern "native"] opaque «term_+_» : Lean.TrailingParserDescr
attribute [term_parser 1000] «term_+_»
@[extern "native"] opaque «term_-_» : Lean.TrailingParserDescr
attribute [term_parser 1000] «term_-_»
@[extern "native"] opaque «term_/_» : Lean.TrailingParserDescr
attribute [term_parser 1000] «term_/_»
@[extern "native"] opaque «term_::_» : Lean.TrailingParserDescr
attribute [term_parser 1000] «term_::_»
@[extern "native"] opaque «term_<$>_» : Lean.TrailingParserDescr
attribute [term_parser 1000] «term_<$>_»
@[extern "native"] opaque «term_<&&>_» : Lean.TrailingParserDescr
attribute [term_parser 1000] «term_<&&>_»
@[extern "native"] opaque «term_<&>_» : Lean.TrailingParserDescr
attribute [term_parser 1000] «term_<&>_»
@[extern "native"] opaque «term_<*>_» : Lean.TrailingParserDescr
attribute [term_parser 1000] «term_<*>_»
@[extern "native"] opaque «term_<*_» : Lean.TrailingParserDescr
attribute [term_parser 1000] «term_<*_»
@[extern "native"] opaque «term_<->_» : Lean.TrailingParserDescr
attribute [term_parser 1000] «term_<->_»
@[extern "native"] opaque «term_<<<_» : Lean.TrailingParserDescr
attribute [term_parser 1000] «term_<<<_»
@[extern "native"] opaque «term_<=<_» : Lean.TrailingParserDescr
attribute [term_parser 1000] «term_<=<_»
@[extern "native"] opaque «term_<=_» : Lean.TrailingParserDescr
attribute [term_parser 1000] «term_<=_»
@[extern "native"] opaque «term_<_» : Lean.TrailingParserDescr
attribute [term_parser 1000] «term_<_»
@[extern "native"] opaque «term_<|>_» : Lean.TrailingParserDescr
attribute [term_parser 1000] «term_<|>_»
@[extern "native"] opaque «term_<|_» : Lean.TrailingParserDescr
attribute [term_parser 1000] «term_<|_»
@[extern "native"] opaque «term_<||>_» : Lean.TrailingParserDescr
attribute [term_parser 1000] «term_<||>_»
@[extern "native"] opaque «term_=<<_» : Lean.TrailingParserDescr
attribute [term_parser 1000] «term_=<<_»
@[extern "native"] opaque «term_==_» : Lean.TrailingParserDescr
attribute [term_parser 1000] «term_==_»
@[extern "native"] opaque «term_=_» : Lean.TrailingParserDescr
attribute [term_parser 1000] «term_=_»
@[extern "native"] opaque «term_>=>_» : Lean.TrailingParserDescr
attribute [term_parser 1000] «term_>=>_»
@[extern "native"] opaque «term_>=_» : Lean.TrailingParserDescr
attribute [term_parser 1000] «term_>=_»
@[extern "native"] opaque «term_>>=_» : Lean.TrailingParserDescr
attribute [term_parser 1000] «term_>>=_»
@[extern "native"] opaque «term_>>>_» : Lean.TrailingParserDescr
attribute [term_parser 1000] «term_>>>_»
@[extern "native"] opaque «term_>>_» : Lean.TrailingParserDescr
attribute [term_parser 1000] «term_>>_»
@[extern "native"] opaque «term_>_» : Lean.TrailingParserDescr
attribute [term_parser 1000] «term_>_»
@[extern "native"] opaque «term_\_» : Lean.TrailingParserDescr
attribute [term_parser 1000] «term_\_»
@[extern "native"] opaque «term_^^^_» : Lean.TrailingParserDescr
attribute [term_parser 1000] «term_^^^_»
@[extern "native"] opaque «term_^_» : Lean.TrailingParserDescr
attribute [term_parser 1000] «term_^_»
@[extern "native"] opaque «term__[_]'_» : Lean.TrailingParserDescr
attribute [term_parser 1000] «term__[_]'_»
@[extern "native"] opaque «term__[_]_!» : Lean.TrailingParserDescr
attribute [term_parser 1000] «term__[_]_!»
@[extern "native"] opaque «term__[_]_?» : Lean.TrailingParserDescr
attribute [term_parser 1000] «term__[_]_?»
@[extern "native"] opaque «term__[_]» : Lean.TrailingParserDescr
attribute [term_parser 1000] «term__[_]»
@[extern "native"] opaque «term_|>_» : Lean.TrailingParserDescr
attribute [term_parser 1000] «term_|>_»
@[extern "native"] opaque «term_||_» : Lean.TrailingParserDescr
attribute [term_parser 1000] «term_||_»
@[extern "native"] opaque «term_|||_» : Lean.TrailingParserDescr
attribute [term_parser 1000] «term_|||_»
@[extern "native"] opaque «term_×'__1» : Lean.ParserDescr
attribute [term_parser 1000] «term_×'__1»
@[extern "native"] opaque «term_×'_» : Lean.TrailingParserDescr
attribute [term_parser 1000] «term_×'_»
@[extern "native"] opaque «term_×__1» : Lean.ParserDescr
attribute [term_parser 1000] «term_×__1»
@[extern "native"] opaque «term_×_» : Lean.TrailingParserDescr
attribute [term_parser 1000] «term_×_»
@[extern "native"] opaque «term_•_» : Lean.TrailingParserDescr
attribute [term_parser 1000] «term_•_»
@[extern "native"] opaque «term_⁻¹» : Lean.TrailingParserDescr
attribute [term_parser 1000] «term_⁻¹»
@[extern "native"] opaque «term_↔_» : Lean.TrailingParserDescr
attribute [term_parser 1000] «term_↔_»
@[extern "native"] opaque «term_∈_» : Lean.TrailingParserDescr
attribute [term_parser 1000] «term_∈_»
@[extern "native"] opaque «term_∉_» : Lean.TrailingParserDescr
attribute [term_parser 1000] «term_∉_»
@[extern "native"] opaque «term_∘_» : Lean.TrailingParserDescr
attribute [term_parser 1000] «term_∘_»
@[extern "native"] opaque «term_∣_» : Lean.TrailingParserDescr
attribute [term_parser 1000] «term_∣_»
@[extern "native"] opaque «term_∧_» : Lean.TrailingParserDescr
attribute [term_parser 1000] «term_∧_»
@[extern "native"] opaque «term_∨_» : Lean.TrailingParserDescr
attribute [term_parser 1000] «term_∨_»
@[extern "native"] opaque «term_∩_» : Lean.TrailingParserDescr
attribute [term_parser 1000] «term_∩_»
@[extern "native"] opaque «term_∪_» : Lean.TrailingParserDescr
attribute [term_parser 1000] «term_∪_»
@[extern "native"] opaque «term_≈_» : Lean.TrailingParserDescr
attribute [term_parser 1000] «term_≈_»
@[extern "native"] opaque «term_≍_» : Lean.TrailingParserDescr
attribute [term_parser 1000] «term_≍_»
@[extern "native"] opaque «term_≠_» : Lean.TrailingParserDescr
attribute [term_parser 1000] «term_≠_»
@[extern "native"] opaque «term_≤_» : Lean.TrailingParserDescr
attribute [term_parser 1000] «term_≤_»
@[extern "native"] opaque «term_≥_» : Lean.TrailingParserDescr
attribute [term_parser 1000] «term_≥_»
@[extern "native"] opaque «term_⊂_» : Lean.TrailingParserDescr
attribute [term_parser 1000] «term_⊂_»
@[extern "native"] opaque «term_⊃_» : Lean.TrailingParserDescr
attribute [term_parser 1000] «term_⊃_»
@[extern "native"] opaque «term_⊆_» : Lean.TrailingParserDescr
attribute [term_parser 1000] «term_⊆_»
@[extern "native"] opaque «term_⊇_» : Lean.TrailingParserDescr
attribute [term_parser 1000] «term_⊇_»
@[extern "native"] opaque «term_⊕'_» : Lean.TrailingParserDescr
attribute [term_parser 1000] «term_⊕'_»
@[extern "native"] opaque «term_⊕_» : Lean.TrailingParserDescr
attribute [term_parser 1000] «term_⊕_»
@[extern "native"] opaque «term{_:_//_}» : Lean.ParserDescr
attribute [term_parser 1000] «term{_:_//_}»
@[extern "native"] opaque «term{_}» : Lean.ParserDescr
attribute [term_parser 1000] «term{_}»
@[extern "native"] opaque «term{}» : Lean.ParserDescr
attribute [term_parser 1000] «term{}»
@[extern "native"] opaque «term~~~_» : Lean.ParserDescr
attribute [term_parser 1000] «term~~~_»
@[extern "native"] opaque «term¬_» : Lean.ParserDescr
attribute [term_parser 1000] «term¬_»
@[extern "native"] opaque «termΣ'_,_» : Lean.ParserDescr
attribute [term_parser 1000] «termΣ'_,_»
@[extern "native"] opaque «termΣ_,_» : Lean.ParserDescr
attribute [term_parser 1000] «termΣ_,_»
@[extern "native"] opaque «term‹_›» : Lean.ParserDescr
attribute [term_parser 1000] «term‹_›»
@[extern "native"] opaque «term∃_,_» : Lean.ParserDescr
attribute [term_parser 1000] «term∃_,_»
@[extern "native"] opaque «term∅» : Lean.ParserDescr
attribute [term_parser 1000] «term∅»
@[extern "native"] opaque «term∎» : Lean.ParserDescr
attribute [term_parser 1000] «term∎»
@[extern "native"] opaque Lean.Parser.Attr.extFlat : Lean.ParserDescr
attribute [run_parser_attribute_hooks] Lean.Parser.Attr.extFlat
@[extern "native"] opaque Lean.Parser.Attr.extIff : Lean.ParserDescr
attribute [run_parser_attribute_hooks] Lean.Parser.Attr.extIff
@[extern "native"] opaque Lean.Parser.Attr.grindBwd : Lean.ParserDescr
attribute [grind_mod_parser 1000] Lean.Parser.Attr.grindBwd
@[extern "native"] opaque Lean.Parser.Attr.grindCases : Lean.ParserDescr
attribute [grind_mod_parser 1000] Lean.Parser.Attr.grindCases
@[extern "native"] opaque Lean.Parser.Attr.grindCasesEager : Lean.ParserDescr
attribute [grind_mod_parser 1000] Lean.Parser.Attr.grindCasesEager
@[extern "native"] opaque Lean.Parser.Attr.grindDef : Lean.ParserDescr
attribute [grind_mod_parser 1000] Lean.Parser.Attr.grindDef
@[extern "native"] opaque Lean.Parser.Attr.grindEq : Lean.ParserDescr
attribute [grind_mod_parser 1000] Lean.Parser.Attr.grindEq
@[extern "native"] opaque Lean.Parser.Attr.grindEqBoth : Lean.ParserDescr
attribute [grind_mod_parser 1000] Lean.Parser.Attr.grindEqBoth
@[extern "native"] opaque Lean.Parser.Attr.grindEqBwd : Lean.ParserDescr
attribute [grind_mod_parser 1000] Lean.Parser.Attr.grindEqBwd
@[extern "native"] opaque Lean.Parser.Attr.grindEqRhs : Lean.ParserDescr
attribute [grind_mod_parser 1000] Lean.Parser.Attr.grindEqRhs
@[extern "native"] opaque Lean.Parser.Attr.grindExt : Lean.ParserDescr
attribute [grind_mod_parser 1000] Lean.Parser.Attr.grindExt
@[extern "native"] opaque Lean.Parser.Attr.grindFunCC : Lean.ParserDescr
attribute [grind_mod_parser 1000] Lean.Parser.Attr.grindFunCC
@[extern "native"] opaque Lean.Parser.Attr.grindFwd : Lean.ParserDescr
attribute [grind_mod_parser 1000] Lean.Parser.Attr.grindFwd
@[extern "native"] opaque Lean.Parser.Attr.grindGen : Lean.ParserDescr
attribute [grind_mod_parser 1000] Lean.Parser.Attr.grindGen
@[extern "native"] opaque Lean.Parser.Attr.grindHom : Lean.ParserDescr
attribute [grind_mod_parser 1000] Lean.Parser.Attr.grindHom
@[extern "native"] opaque Lean.Parser.Attr.grindHomPred : Lean.ParserDescr
attribute [grind_mod_parser 1000] Lean.Parser.Attr.grindHomPred
@[extern "native"] opaque Lean.Parser.Attr.grindInj : Lean.ParserDescr
attribute [grind_mod_parser 1000] Lean.Parser.Attr.grindInj
@[extern "native"] opaque Lean.Parser.Attr.grindIntro : Lean.ParserDescr
attribute [grind_mod_parser 1000] Lean.Parser.Attr.grindIntro
@[extern "native"] opaque Lean.Parser.Attr.grindLR : Lean.ParserDescr
attribute [grind_mod_parser 1000] Lean.Parser.Attr.grindLR
@[extern "native"] opaque Lean.Parser.Attr.grindMod : Lean.ParserDescr
attribute [run_parser_attribute_hooks] Lean.Parser.Attr.grindMod
@[extern "native"] opaque Lean.Parser.Attr.grindNorm : Lean.ParserDescr
attribute [grind_mod_parser 1000] Lean.Parser.Attr.grindNorm
@[extern "native"] opaque Lean.Parser.Attr.grindRL : Lean.ParserDescr
attribute [grind_mod_parser 1000] Lean.Parser.Attr.grindRL
@[extern "native"] opaque Lean.Parser.Attr.grindSym : Lean.ParserDescr
attribute [grind_mod_parser 1000] Lean.Parser.Attr.grindSym
@[extern "native"] opaque Lean.Parser.Attr.grindUnfold : Lean.ParserDescr
attribute [grind_mod_parser 1000] Lean.Parser.Attr.grindUnfold
@[extern "native"] opaque Lean.Parser.Attr.grindUsr : Lean.ParserDescr
attribute [grind_mod_parser 1000] Lean.Parser.Attr.grindUsr
@[extern "native"] opaque Lean.Parser.Attr.normCastLabel : Lean.ParserDescr
attribute [run_parser_attribute_hooks] Lean.Parser.Attr.normCastLabel
@[extern "native"] opaque Lean.Parser.Tactic.Conv.argArg : Lean.ParserDescr
attribute [run_parser_attribute_hooks] Lean.Parser.Tactic.Conv.argArg
@[extern "native"] opaque Lean.Parser.Tactic.Conv.convSeq : Lean.ParserDescr
attribute [run_parser_attribute_hooks] Lean.Parser.Tactic.Conv.convSeq
@[extern "native"] opaque Lean.Parser.Tactic.Conv.convSeq1Indented : Lean.ParserDescr
attribute [run_parser_attribute_hooks] Lean.Parser.Tactic.Conv.convSeq1Indented
@[extern "native"] opaque Lean.Parser.Tactic.Conv.convSeqBracketed : Lean.ParserDescr
attribute [run_parser_attribute_hooks] Lean.Parser.Tactic.Conv.convSeqBracketed
@[extern "native"] opaque Lean.Parser.Tactic.Conv.enterArg : Lean.ParserDescr
attribute [run_parser_attribute_hooks] Lean.Parser.Tactic.Conv.enterArg
@[extern "native"] opaque Lean.Parser.Tactic.Conv.enterPattern : Lean.ParserDescr
attribute [run_parser_attribute_hooks] Lean.Parser.Tactic.Conv.enterPattern
@[extern "native"] opaque Lean.Parser.Tactic.Conv.occs : Lean.ParserDescr
attribute [run_parser_attribute_hooks] Lean.Parser.Tactic.Conv.occs
@[extern "native"] opaque Lean.Parser.Tactic.Conv.occsIndexed : Lean.ParserDescr
attribute [run_parser_attribute_hooks] Lean.Parser.Tactic.Conv.occsIndexed
@[extern "native"] opaque Lean.Parser.Tactic.Conv.occsWildcard : Lean.ParserDescr
attribute [run_parser_attribute_hooks] Lean.Parser.Tactic.Conv.occsWildcard
@[extern "native"] opaque Lean.Parser.Tactic.SolveByElim.arg : Lean.ParserDescr
attribute [run_parser_attribute_hooks] Lean.Parser.Tactic.SolveByElim.arg
@[extern "native"] opaque Lean.Parser.Tactic.SolveByElim.args : Lean.ParserDescr
attribute [run_parser_attribute_hooks] Lean.Parser.Tactic.SolveByElim.args
@[extern "native"] opaque Lean.Parser.Tactic.SolveByElim.erase : Lean.ParserDescr
attribute [run_parser_attribute_hooks] Lean.Parser.Tactic.SolveByElim.erase
@[extern "native"] opaque Lean.Parser.Tactic.SolveByElim.star : Lean.ParserDescr
attribute [run_parser_attribute_hooks] Lean.Parser.Tactic.SolveByElim.star
@[extern "native"] opaque Lean.Parser.Tactic.SolveByElim.using_ : Lean.ParserDescr
attribute [run_parser_attribute_hooks] Lean.Parser.Tactic.SolveByElim.using_
@[extern "native"] opaque Lean.Parser.Tactic.anchor : Lean.ParserDescr
attribute [run_parser_attribute_hooks] Lean.Parser.Tactic.anchor
@[extern "native"] opaque Lean.Parser.Tactic.caseArg : Lean.ParserDescr
attribute [run_parser_attribute_hooks] Lean.Parser.Tactic.caseArg
@[extern "native"] opaque Lean.Parser.Tactic.clearValueArg : Lean.ParserDescr
attribute [run_parser_attribute_hooks] Lean.Parser.Tactic.clearValueArg
@[extern "native"] opaque Lean.Parser.Tactic.clearValueHyp : Lean.ParserDescr
attribute [run_parser_attribute_hooks] Lean.Parser.Tactic.clearValueHyp
@[extern "native"] opaque Lean.Parser.Tactic.clearValueStar : Lean.ParserDescr
attribute [run_parser_attribute_hooks] Lean.Parser.Tactic.clearValueStar
@[extern "native"] opaque Lean.Parser.Tactic.config : Lean.ParserDescr
attribute [run_parser_attribute_hooks] Lean.Parser.Tactic.config
@[extern "native"] opaque Lean.Parser.Tactic.configItem : Lean.ParserDescr
attribute [run_parser_attribute_hooks] Lean.Parser.Tactic.configItem
@[extern "native"] opaque Lean.Parser.Tactic.discharger : Lean.ParserDescr
attribute [run_parser_attribute_hooks] Lean.Parser.Tactic.discharger
@[extern "native"] opaque Lean.Parser.Tactic.dsimpArgs : Lean.ParserDescr
attribute [run_parser_attribute_hooks] Lean.Parser.Tactic.dsimpArgs
@[extern "native"] opaque Lean.Parser.Tactic.dsimpKind : Lean.ParserDescr
attribute [run_parser_attribute_hooks] Lean.Parser.Tactic.dsimpKind
@[extern "native"] opaque Lean.Parser.Tactic.dsimpTraceArgsRest : Lean.ParserDescr
attribute [run_parser_attribute_hooks] Lean.Parser.Tactic.dsimpTraceArgsRest
@[extern "native"] opaque Lean.Parser.Tactic.elimTarget : Lean.ParserDescr
attribute [run_parser_attribute_hooks] Lean.Parser.Tactic.elimTarget
@[extern "native"] opaque Lean.Parser.Tactic.frameAlt : Lean.ParserDescr
attribute [run_parser_attribute_hooks] Lean.Parser.Tactic.frameAlt
@[extern "native"] opaque Lean.Parser.Tactic.generalizeArg : Lean.ParserDescr
attribute [run_parser_attribute_hooks] Lean.Parser.Tactic.generalizeArg
@[extern "native"] opaque Lean.Parser.Tactic.grindErase : Lean.ParserDescr
attribute [run_parser_attribute_hooks] Lean.Parser.Tactic.grindErase
@[extern "native"] opaque Lean.Parser.Tactic.grindLemma : Lean.ParserDescr
attribute [run_parser_attribute_hooks] Lean.Parser.Tactic.grindLemma
@[extern "native"] opaque Lean.Parser.Tactic.grindLemmaMin : Lean.ParserDescr
attribute [run_parser_attribute_hooks] Lean.Parser.Tactic.grindLemmaMin
@[extern "native"] opaque Lean.Parser.Tactic.grindParam : Lean.ParserDescr
attribute [run_parser_attribute_hooks] Lean.Parser.Tactic.grindParam
@[extern "native"] opaque Lean.Parser.Tactic.inductionAlt : Lean.ParserDescr
attribute [run_parser_attribute_hooks] Lean.Parser.Tactic.inductionAlt
@[extern "native"] opaque Lean.Parser.Tactic.inductionAltLHS : Lean.ParserDescr
attribute [run_parser_attribute_hooks] Lean.Parser.Tactic.inductionAltLHS
@[extern "native"] opaque Lean.Parser.Tactic.inductionAlts : Lean.ParserDescr
attribute [run_parser_attribute_hooks] Lean.Parser.Tactic.inductionAlts
@[extern "native"] opaque Lean.Parser.Tactic.invariantAlts : Lean.ParserDescr
attribute [run_parser_attribute_hooks] Lean.Parser.Tactic.invariantAlts
@[extern "native"] opaque Lean.Parser.Tactic.invariantCaseAlt : Lean.ParserDescr
attribute [run_parser_attribute_hooks] Lean.Parser.Tactic.invariantCaseAlt
@[extern "native"] opaque Lean.Parser.Tactic.invariantDotAlt : Lean.ParserDescr
attribute [run_parser_attribute_hooks] Lean.Parser.Tactic.invariantDotAlt
@[extern "native"] opaque Lean.Parser.Tactic.invariantsKW : Lean.ParserDescr
attribute [run_parser_attribute_hooks] Lean.Parser.Tactic.invariantsKW
@[extern "native"] opaque Lean.Parser.Tactic.location : Lean.ParserDescr
attribute [run_parser_attribute_hooks] Lean.Parser.Tactic.location
@[extern "native"] opaque Lean.Parser.Tactic.locationHyp : Lean.ParserDescr
attribute [run_parser_attribute_hooks] Lean.Parser.Tactic.locationHyp
@[extern "native"] opaque Lean.Parser.Tactic.locationType : Lean.ParserDescr
attribute [run_parser_attribute_hooks] Lean.Parser.Tactic.locationType
@[extern "native"] opaque Lean.Parser.Tactic.locationWildcard : Lean.ParserDescr
attribute [run_parser_attribute_hooks] Lean.Parser.Tactic.locationWildcard
@[extern "native"] opaque Lean.Parser.Tactic.negConfigItem : Lean.ParserDescr
attribute [run_parser_attribute_hooks] Lean.Parser.Tactic.negConfigItem
@[extern "native"] opaque Lean.Parser.Tactic.optConfig : Lean.ParserDescr
attribute [run_parser_attribute_hooks] Lean.Parser.Tactic.optConfig
@[extern "native"] opaque Lean.Parser.Tactic.posConfigItem : Lean.ParserDescr
attribute [run_parser_attribute_hooks] Lean.Parser.Tactic.posConfigItem
@[extern "native"] opaque Lean.Parser.Tactic.rcasesPatLo : Lean.ParserDescr
attribute [run_parser_attribute_hooks] Lean.Parser.Tactic.rcasesPatLo
@[extern "native"] opaque Lean.Parser.Tactic.rcasesPatMed : Lean.ParserDescr
attribute [run_parser_attribute_hooks] Lean.Parser.Tactic.rcasesPatMed
@[extern "native"] opaque Lean.Parser.Tactic.rewrites_forbidden : Lean.ParserDescr
attribute [run_parser_attribute_hooks] Lean.Parser.Tactic.rewrites_forbidden
@[extern "native"] opaque Lean.Parser.Tactic.rwRule : Lean.ParserDescr
attribute [run_parser_attribute_hooks] Lean.Parser.Tactic.rwRule
@[extern "native"] opaque Lean.Parser.Tactic.rwRuleSeq : Lean.ParserDescr
attribute [run_parser_attribute_hooks] Lean.Parser.Tactic.rwRuleSeq
@[extern "native"] opaque Lean.Parser.Tactic.simpAllKind : Lean.ParserDescr
attribute [run_parser_attribute_hooks] Lean.Parser.Tactic.simpAllKind
@[extern "native"] opaque Lean.Parser.Tactic.simpAllTraceArgsRest : Lean.ParserDescr
attribute [run_parser_attribute_hooks] Lean.Parser.Tactic.simpAllTraceArgsRest
@[extern "native"] opaque Lean.Parser.Tactic.simpArgs : Lean.ParserDescr
attribute [run_parser_attribute_hooks] Lean.Parser.Tactic.simpArgs
@[extern "native"] opaque Lean.Parser.Tactic.simpErase : Lean.ParserDescr
attribute [run_parser_attribute_hooks] Lean.Parser.Tactic.simpErase
@[extern "native"] opaque Lean.Parser.Tactic.simpLemma : Lean.ParserDescr
attribute [run_parser_attribute_hooks] Lean.Parser.Tactic.simpLemma
@[extern "native"] opaque Lean.Parser.Tactic.simpPost : Lean.ParserDescr
attribute [run_parser_attribute_hooks] Lean.Parser.Tactic.simpPost
@[extern "native"] opaque Lean.Parser.Tactic.simpPre : Lean.ParserDescr
attribute [run_parser_attribute_hooks] Lean.Parser.Tactic.simpPre
@[extern "native"] opaque Lean.Parser.Tactic.simpStar : Lean.ParserDescr
attribute [run_parser_attribute_hooks] Lean.Parser.Tactic.simpStar
@[extern "native"] opaque Lean.Parser.Tactic.simpTraceArgsRest : Lean.ParserDescr
attribute [run_parser_attribute_hooks] Lean.Parser.Tactic.simpTraceArgsRest
@[extern "native"] opaque Lean.Parser.Tactic.simpaArgsRest : Lean.ParserDescr
attribute [run_parser_attribute_hooks] Lean.Parser.Tactic.simpaArgsRest
@[extern "native"] opaque Lean.Parser.Tactic.simpaUsingBangArgsRest : Lean.ParserDescr
attribute [run_parser_attribute_hooks] Lean.Parser.Tactic.simpaUsingBangArgsRest
@[extern "native"] opaque Lean.Parser.Tactic.valConfigItem : Lean.ParserDescr
attribute [run_parser_attribute_hooks] Lean.Parser.Tactic.valConfigItem
@[extern "native"] opaque Lean.Parser.Tactic.vcAlt : Lean.ParserDescr
attribute [run_parser_attribute_hooks] Lean.Parser.Tactic.vcAlt
@[extern "native"] opaque Lean.Parser.Tactic.vcAlts : Lean.ParserDescr
attribute [run_parser_attribute_hooks] Lean.Parser.Tactic.vcAlts
@[extern "native"] opaque Lean.Parser.colon : Lean.ParserDescr
attribute [run_parser_attribute_hooks] Lean.Parser.colon
@[extern "native"] opaque Lean.Parser.colonA : Lean.ParserDescr
attribute [run_parser_attribute_hooks] Lean.Parser.colonA
@[extern "native"] opaque Lean.Parser.colonD : Lean.ParserDescr
attribute [run_parser_attribute_hooks] Lean.Parser.colonD
@[extern "native"] opaque Lean.Parser.colonEq : Lean.ParserDescr
attribute [run_parser_attribute_hooks] Lean.Parser.colonEq
@[extern "native"] opaque Lean.Parser.colonEqA : Lean.ParserDescr
attribute [run_parser_attribute_hooks] Lean.Parser.colonEqA
@[extern "native"] opaque Lean.Parser.colonEqD : Lean.ParserDescr
attribute [run_parser_attribute_hooks] Lean.Parser.colonEqD
@[extern "native"] opaque Lean.Parser.colonEqR : Lean.ParserDescr
attribute [run_parser_attribute_hooks] Lean.Parser.colonEqR
@[extern "native"] opaque Lean.Parser.colonEqS : Lean.ParserDescr
attribute [run_parser_attribute_hooks] Lean.Parser.colonEqS
@[extern "native"] opaque Lean.Parser.colonR : Lean.ParserDescr
attribute [run_parser_attribute_hooks] Lean.Parser.colonR
@[extern "native"] opaque Lean.Parser.colonS : Lean.ParserDescr
attribute [run_parser_attribute_hooks] Lean.Parser.colonS
@[extern "native"] opaque Lean.Parser.equal : Lean.ParserDescr
attribute [run_parser_attribute_hooks] Lean.Parser.equal
@[extern "native"] opaque Lean.Parser.equalA : Lean.ParserDescr
attribute [run_parser_attribute_hooks] Lean.Parser.equalA
@[extern "native"] opaque Lean.Parser.equalD : Lean.ParserDescr
attribute [run_parser_attribute_hooks] Lean.Parser.equalD
@[extern "native"] opaque Lean.Parser.equalR : Lean.ParserDescr
attribute [run_parser_attribute_hooks] Lean.Parser.equalR
@[extern "native"] opaque Lean.Parser.equalS : Lean.ParserDescr
attribute [run_parser_attribute_hooks] Lean.Parser.equalS
@[extern "native"] opaque Lean.binderIdent : Lean.ParserDescr
attribute [run_parser_attribute_hooks] Lean.binderIdent
@[extern "native"] opaque Lean.bracketedExplicitBinders : Lean.ParserDescr
attribute [run_parser_attribute_hooks] Lean.bracketedExplicitBinders
@[extern "native"] opaque Lean.calcFirstStep : Lean.ParserDescr
attribute [run_parser_attribute_hooks] Lean.calcFirstStep
@[extern "native"] opaque Lean.calcStep : Lean.ParserDescr
attribute [run_parser_attribute_hooks] Lean.calcStep
@[extern "native"] opaque Lean.calcSteps : Lean.ParserDescr
attribute [run_parser_attribute_hooks] Lean.calcSteps
@[extern "native"] opaque Lean.cdotTk : Lean.ParserDescr
attribute [run_parser_attribute_hooks] Lean.cdotTk
@[extern "native"] opaque Lean.deprecatedTypeChanged : Lean.ParserDescr
attribute [run_parser_attribute_hooks] Lean.deprecatedTypeChanged
@[extern "native"] opaque Lean.explicitBinders : Lean.ParserDescr
attribute [run_parser_attribute_hooks] Lean.explicitBinders
@[extern "native"] opaque Lean.guardMsgsFilter : Lean.ParserDescr
attribute [run_parser_attribute_hooks] Lean.guardMsgsFilter
@[extern "native"] opaque Lean.guardMsgsFilterAction : Lean.ParserDescr
attribute [run_parser_attribute_hooks] Lean.guardMsgsFilterAction
@[extern "native"] opaque Lean.guardMsgsFilterSeverity : Lean.ParserDescr
attribute [run_parser_attribute_hooks] Lean.guardMsgsFilterSeverity
@[extern "native"] opaque Lean.guardMsgsOrdering : Lean.ParserDescr
attribute [run_parser_attribute_hooks] Lean.guardMsgsOrdering
@[extern "native"] opaque Lean.guardMsgsOrderingArg : Lean.ParserDescr
attribute [run_parser_attribute_hooks] Lean.guardMsgsOrderingArg
@[extern "native"] opaque Lean.guardMsgsPositions : Lean.ParserDescr
attribute [run_parser_attribute_hooks] Lean.guardMsgsPositions
@[extern "native"] opaque Lean.guardMsgsPositionsArg : Lean.ParserDescr
attribute [run_parser_attribute_hooks] Lean.guardMsgsPositionsArg
@[extern "native"] opaque Lean.guardMsgsSpec : Lean.ParserDescr
attribute [run_parser_attribute_hooks] Lean.guardMsgsSpec
@[extern "native"] opaque Lean.guardMsgsSpecElt : Lean.ParserDescr
attribute [run_parser_attribute_hooks] Lean.guardMsgsSpecElt
@[extern "native"] opaque Lean.guardMsgsSubstring : Lean.ParserDescr
attribute [run_parser_attribute_hooks] Lean.guardMsgsSubstring
@[extern "native"] opaque Lean.guardMsgsWhitespace : Lean.ParserDescr
attribute [run_parser_attribute_hooks] Lean.guardMsgsWhitespace
@[extern "native"] opaque Lean.guardMsgsWhitespaceArg : Lean.ParserDescr
attribute [run_parser_attribute_hooks] Lean.guardMsgsWhitespaceArg
@[extern "native"] opaque Lean.reduceConfig : Lean.ParserDescr
attribute [run_parser_attribute_hooks] Lean.reduceConfig
@[extern "native"] opaque Lean.unbracketedExplicitBinders : Lean.ParserDescr
attribute [run_parser_attribute_hooks] Lean.unbracketedExplicitBinders
@[extern "native"] opaque Lean.unifConstraint : Lean.ParserDescr
attribute [run_parser_attribute_hooks] Lean.unifConstraint
@[extern "native"] opaque Lean.unifConstraintElem : Lean.ParserDescr
attribute [run_parser_attribute_hooks] Lean.unifConstraintElem
