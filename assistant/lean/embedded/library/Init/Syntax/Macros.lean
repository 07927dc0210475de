module

prelude
public import Init.Syntax.Parsers
/-! Written by `generate_syntax.py`: the macros behind notations and tactics. -/

@[expose] public section

@[extern "native"] meta opaque Lean.Parser._aux_Init_Notation___macroRules_Lean_Parser_commandSeal___1 : Lean.Macro
attribute [macro Lean.Parser.commandSeal__] Lean.Parser._aux_Init_Notation___macroRules_Lean_Parser_commandSeal___1
@[extern "native"] meta opaque Lean.Parser._aux_Init_Notation___macroRules_Lean_Parser_commandUnseal___1 : Lean.Macro
attribute [macro Lean.Parser.commandUnseal__] Lean.Parser._aux_Init_Notation___macroRules_Lean_Parser_commandUnseal___1
@[extern "native"] meta opaque _aux_Init_Notation___macroRules_boolIfThenElse_1 : Lean.Macro
attribute [macro boolIfThenElse] _aux_Init_Notation___macroRules_boolIfThenElse_1
@[extern "native"] meta opaque _aux_Init_Notation___macroRules_precArg_1 : Lean.Macro
attribute [macro precArg] _aux_Init_Notation___macroRules_precArg_1
@[extern "native"] meta opaque _aux_Init_Notation___macroRules_precLead_1 : Lean.Macro
attribute [macro precLead] _aux_Init_Notation___macroRules_precLead_1
@[extern "native"] meta opaque _aux_Init_Notation___macroRules_precMax_1 : Lean.Macro
attribute [macro precMax] _aux_Init_Notation___macroRules_precMax_1
@[extern "native"] meta opaque _aux_Init_Notation___macroRules_precMin1_1 : Lean.Macro
attribute [macro precMin1] _aux_Init_Notation___macroRules_precMin1_1
@[extern "native"] meta opaque _aux_Init_Notation___macroRules_precMin_1 : Lean.Macro
attribute [macro precMin] _aux_Init_Notation___macroRules_precMin_1
@[extern "native"] meta opaque _aux_Init_Notation___macroRules_prioDefault_1 : Lean.Macro
attribute [macro prioDefault] _aux_Init_Notation___macroRules_prioDefault_1
@[extern "native"] meta opaque _aux_Init_Notation___macroRules_prioHigh_1 : Lean.Macro
attribute [macro prioHigh] _aux_Init_Notation___macroRules_prioHigh_1
@[extern "native"] meta opaque _aux_Init_Notation___macroRules_prioLow_1 : Lean.Macro
attribute [macro prioLow] _aux_Init_Notation___macroRules_prioLow_1
@[extern "native"] meta opaque _aux_Init_Notation___macroRules_prioMid_1 : Lean.Macro
attribute [macro prioMid] _aux_Init_Notation___macroRules_prioMid_1
@[extern "native"] meta opaque _aux_Init_Notation___macroRules_stx!__1 : Lean.Macro
attribute [macro stx!_] _aux_Init_Notation___macroRules_stx!__1
@[extern "native"] meta opaque _aux_Init_Notation___macroRules_stx_?_1 : Lean.Macro
attribute [macro stx_?] _aux_Init_Notation___macroRules_stx_?_1
@[extern "native"] meta opaque _aux_Init_Notation___macroRules_term!__1 : Lean.Macro
attribute [macro term!_] _aux_Init_Notation___macroRules_term!__1
@[extern "native"] meta opaque _aux_Init_Notation___macroRules_termDepIfThenElse_1 : Lean.Macro
attribute [macro termDepIfThenElse] _aux_Init_Notation___macroRules_termDepIfThenElse_1
@[extern "native"] meta opaque _aux_Init_Notation___macroRules_termIfLet_1 : Lean.Macro
attribute [macro termIfLet] _aux_Init_Notation___macroRules_termIfLet_1
@[extern "native"] meta opaque _aux_Init_Notation___macroRules_termIfThenElse_1 : Lean.Macro
attribute [macro termIfThenElse] _aux_Init_Notation___macroRules_termIfThenElse_1
@[extern "native"] meta opaque _aux_Init_Notation___macroRules_termMax_prec_1 : Lean.Macro
attribute [macro termMax_prec] _aux_Init_Notation___macroRules_termMax_prec_1
@[extern "native"] meta opaque _aux_Init_Notation___macroRules_termWithout_expected_type__1 : Lean.Macro
attribute [macro termWithout_expected_type_] _aux_Init_Notation___macroRules_termWithout_expected_type__1
@[extern "native"] meta opaque «_aux_Init_Notation___macroRules_prec(_)_1» : Lean.Macro
attribute [macro «prec(_)»] «_aux_Init_Notation___macroRules_prec(_)_1»
@[extern "native"] meta opaque «_aux_Init_Notation___macroRules_prio(_)_1» : Lean.Macro
attribute [macro «prio(_)»] «_aux_Init_Notation___macroRules_prio(_)_1»
@[extern "native"] meta opaque «_aux_Init_Notation___macroRules_stx_*_1» : Lean.Macro
attribute [macro «stx_*»] «_aux_Init_Notation___macroRules_stx_*_1»
@[extern "native"] meta opaque «_aux_Init_Notation___macroRules_stx_+_1» : Lean.Macro
attribute [macro «stx_+»] «_aux_Init_Notation___macroRules_stx_+_1»
@[extern "native"] meta opaque «_aux_Init_Notation___macroRules_stx_,*,?_1» : Lean.Macro
attribute [macro «stx_,*,?»] «_aux_Init_Notation___macroRules_stx_,*,?_1»
@[extern "native"] meta opaque «_aux_Init_Notation___macroRules_stx_,*_1» : Lean.Macro
attribute [macro «stx_,*»] «_aux_Init_Notation___macroRules_stx_,*_1»
@[extern "native"] meta opaque «_aux_Init_Notation___macroRules_stx_,+,?_1» : Lean.Macro
attribute [macro «stx_,+,?»] «_aux_Init_Notation___macroRules_stx_,+,?_1»
@[extern "native"] meta opaque «_aux_Init_Notation___macroRules_stx_,+_1» : Lean.Macro
attribute [macro «stx_,+»] «_aux_Init_Notation___macroRules_stx_,+_1»
@[extern "native"] meta opaque «_aux_Init_Notation___macroRules_stx_<|>__1» : Lean.Macro
attribute [macro «stx_<|>_»] «_aux_Init_Notation___macroRules_stx_<|>__1»
@[extern "native"] meta opaque «_aux_Init_Notation___macroRules_term-__1» : Lean.Macro
attribute [macro «term-_»] «_aux_Init_Notation___macroRules_term-__1»
@[extern "native"] meta opaque «_aux_Init_Notation___macroRules_term_$___1» : Lean.Macro
attribute [macro «term_$__»] «_aux_Init_Notation___macroRules_term_$___1»
@[extern "native"] meta opaque «_aux_Init_Notation___macroRules_term_%__1» : Lean.Macro
attribute [macro «term_%_»] «_aux_Init_Notation___macroRules_term_%__1»
@[extern "native"] meta opaque «_aux_Init_Notation___macroRules_term_&&&__1» : Lean.Macro
attribute [macro «term_&&&_»] «_aux_Init_Notation___macroRules_term_&&&__1»
@[extern "native"] meta opaque «_aux_Init_Notation___macroRules_term_&&__1» : Lean.Macro
attribute [macro «term_&&_»] «_aux_Init_Notation___macroRules_term_&&__1»
@[extern "native"] meta opaque «_aux_Init_Notation___macroRules_term_*>__1» : Lean.Macro
attribute [macro «term_*>_»] «_aux_Init_Notation___macroRules_term_*>__1»
@[extern "native"] meta opaque «_aux_Init_Notation___macroRules_term_*__1» : Lean.Macro
attribute [macro «term_*_»] «_aux_Init_Notation___macroRules_term_*__1»
@[extern "native"] meta opaque «_aux_Init_Notation___macroRules_term_++__1» : Lean.Macro
attribute [macro «term_++_»] «_aux_Init_Notation___macroRules_term_++__1»
@[extern "native"] meta opaque «_aux_Init_Notation___macroRules_term_+__1» : Lean.Macro
attribute [macro «term_+_»] «_aux_Init_Notation___macroRules_term_+__1»
@[extern "native"] meta opaque «_aux_Init_Notation___macroRules_term_-__1» : Lean.Macro
attribute [macro «term_-_»] «_aux_Init_Notation___macroRules_term_-__1»
@[extern "native"] meta opaque «_aux_Init_Notation___macroRules_term_/__1» : Lean.Macro
attribute [macro «term_/_»] «_aux_Init_Notation___macroRules_term_/__1»
@[extern "native"] meta opaque «_aux_Init_Notation___macroRules_term_::__1» : Lean.Macro
attribute [macro «term_::_»] «_aux_Init_Notation___macroRules_term_::__1»
@[extern "native"] meta opaque «_aux_Init_Notation___macroRules_term_<$>__1» : Lean.Macro
attribute [macro «term_<$>_»] «_aux_Init_Notation___macroRules_term_<$>__1»
@[extern "native"] meta opaque «_aux_Init_Notation___macroRules_term_<*>__1» : Lean.Macro
attribute [macro «term_<*>_»] «_aux_Init_Notation___macroRules_term_<*>__1»
@[extern "native"] meta opaque «_aux_Init_Notation___macroRules_term_<*__1» : Lean.Macro
attribute [macro «term_<*_»] «_aux_Init_Notation___macroRules_term_<*__1»
@[extern "native"] meta opaque «_aux_Init_Notation___macroRules_term_<<<__1» : Lean.Macro
attribute [macro «term_<<<_»] «_aux_Init_Notation___macroRules_term_<<<__1»
@[extern "native"] meta opaque «_aux_Init_Notation___macroRules_term_<__1» : Lean.Macro
attribute [macro «term_<_»] «_aux_Init_Notation___macroRules_term_<__1»
@[extern "native"] meta opaque «_aux_Init_Notation___macroRules_term_<|>__1» : Lean.Macro
attribute [macro «term_<|>_»] «_aux_Init_Notation___macroRules_term_<|>__1»
@[extern "native"] meta opaque «_aux_Init_Notation___macroRules_term_<|__1» : Lean.Macro
attribute [macro «term_<|_»] «_aux_Init_Notation___macroRules_term_<|__1»
@[extern "native"] meta opaque «_aux_Init_Notation___macroRules_term_==__1» : Lean.Macro
attribute [macro «term_==_»] «_aux_Init_Notation___macroRules_term_==__1»
@[extern "native"] meta opaque «_aux_Init_Notation___macroRules_term_=__1» : Lean.Macro
attribute [macro «term_=_»] «_aux_Init_Notation___macroRules_term_=__1»
@[extern "native"] meta opaque «_aux_Init_Notation___macroRules_term_>>=__1» : Lean.Macro
attribute [macro «term_>>=_»] «_aux_Init_Notation___macroRules_term_>>=__1»
@[extern "native"] meta opaque «_aux_Init_Notation___macroRules_term_>>>__1» : Lean.Macro
attribute [macro «term_>>>_»] «_aux_Init_Notation___macroRules_term_>>>__1»
@[extern "native"] meta opaque «_aux_Init_Notation___macroRules_term_>>__1» : Lean.Macro
attribute [macro «term_>>_»] «_aux_Init_Notation___macroRules_term_>>__1»
@[extern "native"] meta opaque «_aux_Init_Notation___macroRules_term_>__1» : Lean.Macro
attribute [macro «term_>_»] «_aux_Init_Notation___macroRules_term_>__1»
@[extern "native"] meta opaque «_aux_Init_Notation___macroRules_term_^^^__1» : Lean.Macro
attribute [macro «term_^^^_»] «_aux_Init_Notation___macroRules_term_^^^__1»
@[extern "native"] meta opaque «_aux_Init_Notation___macroRules_term_^__1» : Lean.Macro
attribute [macro «term_^_»] «_aux_Init_Notation___macroRules_term_^__1»
@[extern "native"] meta opaque «_aux_Init_Notation___macroRules_term_|>__1» : Lean.Macro
attribute [macro «term_|>_»] «_aux_Init_Notation___macroRules_term_|>__1»
@[extern "native"] meta opaque «_aux_Init_Notation___macroRules_term_||__1» : Lean.Macro
attribute [macro «term_||_»] «_aux_Init_Notation___macroRules_term_||__1»
@[extern "native"] meta opaque «_aux_Init_Notation___macroRules_term_|||__1» : Lean.Macro
attribute [macro «term_|||_»] «_aux_Init_Notation___macroRules_term_|||__1»
@[extern "native"] meta opaque «_aux_Init_Notation___macroRules_term_×'__1» : Lean.Macro
attribute [macro «term_×'_»] «_aux_Init_Notation___macroRules_term_×'__1»
@[extern "native"] meta opaque «_aux_Init_Notation___macroRules_term_×__1» : Lean.Macro
attribute [macro «term_×_»] «_aux_Init_Notation___macroRules_term_×__1»
@[extern "native"] meta opaque «_aux_Init_Notation___macroRules_term_•__1» : Lean.Macro
attribute [macro «term_•_»] «_aux_Init_Notation___macroRules_term_•__1»
@[extern "native"] meta opaque «_aux_Init_Notation___macroRules_term_⁻¹_1» : Lean.Macro
attribute [macro «term_⁻¹»] «_aux_Init_Notation___macroRules_term_⁻¹_1»
@[extern "native"] meta opaque «_aux_Init_Notation___macroRules_term_∈__1» : Lean.Macro
attribute [macro «term_∈_»] «_aux_Init_Notation___macroRules_term_∈__1»
@[extern "native"] meta opaque «_aux_Init_Notation___macroRules_term_∉__1» : Lean.Macro
attribute [macro «term_∉_»] «_aux_Init_Notation___macroRules_term_∉__1»
@[extern "native"] meta opaque «_aux_Init_Notation___macroRules_term_∘__1» : Lean.Macro
attribute [macro «term_∘_»] «_aux_Init_Notation___macroRules_term_∘__1»
@[extern "native"] meta opaque «_aux_Init_Notation___macroRules_term_∣__1» : Lean.Macro
attribute [macro «term_∣_»] «_aux_Init_Notation___macroRules_term_∣__1»
@[extern "native"] meta opaque «_aux_Init_Notation___macroRules_term_∧__1» : Lean.Macro
attribute [macro «term_∧_»] «_aux_Init_Notation___macroRules_term_∧__1»
@[extern "native"] meta opaque «_aux_Init_Notation___macroRules_term_∨__1» : Lean.Macro
attribute [macro «term_∨_»] «_aux_Init_Notation___macroRules_term_∨__1»
@[extern "native"] meta opaque «_aux_Init_Notation___macroRules_term_≍__1» : Lean.Macro
attribute [macro «term_≍_»] «_aux_Init_Notation___macroRules_term_≍__1»
@[extern "native"] meta opaque «_aux_Init_Notation___macroRules_term_≤__1» : Lean.Macro
attribute [macro «term_≤_»] «_aux_Init_Notation___macroRules_term_≤__1»
@[extern "native"] meta opaque «_aux_Init_Notation___macroRules_term_≥__1» : Lean.Macro
attribute [macro «term_≥_»] «_aux_Init_Notation___macroRules_term_≥__1»
@[extern "native"] meta opaque «_aux_Init_Notation___macroRules_term{_:_//_}_1» : Lean.Macro
attribute [macro «term{_:_//_}»] «_aux_Init_Notation___macroRules_term{_:_//_}_1»
@[extern "native"] meta opaque «_aux_Init_Notation___macroRules_term~~~__1» : Lean.Macro
attribute [macro «term~~~_»] «_aux_Init_Notation___macroRules_term~~~__1»
@[extern "native"] meta opaque «_aux_Init_Notation___macroRules_term¬__1» : Lean.Macro
attribute [macro «term¬_»] «_aux_Init_Notation___macroRules_term¬__1»
@[extern "native"] meta opaque «_aux_Init_Notation___macroRules_term-__2» : Lean.Macro
attribute [macro «term-_»] «_aux_Init_Notation___macroRules_term-__2»
@[extern "native"] meta opaque «_aux_Init_Notation___macroRules_term_%__2» : Lean.Macro
attribute [macro «term_%_»] «_aux_Init_Notation___macroRules_term_%__2»
@[extern "native"] meta opaque «_aux_Init_Notation___macroRules_term_&&&__2» : Lean.Macro
attribute [macro «term_&&&_»] «_aux_Init_Notation___macroRules_term_&&&__2»
@[extern "native"] meta opaque «_aux_Init_Notation___macroRules_term_*__2» : Lean.Macro
attribute [macro «term_*_»] «_aux_Init_Notation___macroRules_term_*__2»
@[extern "native"] meta opaque «_aux_Init_Notation___macroRules_term_++__2» : Lean.Macro
attribute [macro «term_++_»] «_aux_Init_Notation___macroRules_term_++__2»
@[extern "native"] meta opaque «_aux_Init_Notation___macroRules_term_+__2» : Lean.Macro
attribute [macro «term_+_»] «_aux_Init_Notation___macroRules_term_+__2»
@[extern "native"] meta opaque «_aux_Init_Notation___macroRules_term_-__2» : Lean.Macro
attribute [macro «term_-_»] «_aux_Init_Notation___macroRules_term_-__2»
@[extern "native"] meta opaque «_aux_Init_Notation___macroRules_term_/__2» : Lean.Macro
attribute [macro «term_/_»] «_aux_Init_Notation___macroRules_term_/__2»
@[extern "native"] meta opaque «_aux_Init_Notation___macroRules_term_<__2» : Lean.Macro
attribute [macro «term_<_»] «_aux_Init_Notation___macroRules_term_<__2»
@[extern "native"] meta opaque «_aux_Init_Notation___macroRules_term_==__2» : Lean.Macro
attribute [macro «term_==_»] «_aux_Init_Notation___macroRules_term_==__2»
@[extern "native"] meta opaque «_aux_Init_Notation___macroRules_term_=__2» : Lean.Macro
attribute [macro «term_=_»] «_aux_Init_Notation___macroRules_term_=__2»
@[extern "native"] meta opaque «_aux_Init_Notation___macroRules_term_>__2» : Lean.Macro
attribute [macro «term_>_»] «_aux_Init_Notation___macroRules_term_>__2»
@[extern "native"] meta opaque «_aux_Init_Notation___macroRules_term_^^^__2» : Lean.Macro
attribute [macro «term_^^^_»] «_aux_Init_Notation___macroRules_term_^^^__2»
@[extern "native"] meta opaque «_aux_Init_Notation___macroRules_term_^__2» : Lean.Macro
attribute [macro «term_^_»] «_aux_Init_Notation___macroRules_term_^__2»
@[extern "native"] meta opaque «_aux_Init_Notation___macroRules_term_|||__2» : Lean.Macro
attribute [macro «term_|||_»] «_aux_Init_Notation___macroRules_term_|||__2»
@[extern "native"] meta opaque «_aux_Init_Notation___macroRules_term_•__2» : Lean.Macro
attribute [macro «term_•_»] «_aux_Init_Notation___macroRules_term_•__2»
@[extern "native"] meta opaque «_aux_Init_Notation___macroRules_term_≤__2» : Lean.Macro
attribute [macro «term_≤_»] «_aux_Init_Notation___macroRules_term_≤__2»
@[extern "native"] meta opaque «_aux_Init_Notation___macroRules_term_≥__2» : Lean.Macro
attribute [macro «term_≥_»] «_aux_Init_Notation___macroRules_term_≥__2»
@[extern "native"] meta opaque Lean._aux_Init_NotationExtra___macroRules_Lean_solveTactic_1 : Lean.Macro
attribute [macro Lean.solveTactic] Lean._aux_Init_NotationExtra___macroRules_Lean_solveTactic_1
@[extern "native"] meta opaque Lean.«_aux_Init_NotationExtra___macroRules_Lean_term_Matches_|_1» : Lean.Macro
attribute [macro Lean.«term_Matches_|»] Lean.«_aux_Init_NotationExtra___macroRules_Lean_term_Matches_|_1»
@[extern "native"] meta opaque _aux_Init_NotationExtra___macroRules_Lean_Parser_Command_classAbbrev_1 : Lean.Macro
attribute [macro Lean.Parser.Command.classAbbrev] _aux_Init_NotationExtra___macroRules_Lean_Parser_Command_classAbbrev_1
@[extern "native"] meta opaque _aux_Init_NotationExtra___macroRules_tacticFunext____1 : Lean.Macro
attribute [macro tacticFunext___] _aux_Init_NotationExtra___macroRules_tacticFunext____1
@[extern "native"] meta opaque «_aux_Init_NotationExtra___macroRules_term%[_|_]_1» : Lean.Macro
attribute [macro «term%[_|_]»] «_aux_Init_NotationExtra___macroRules_term%[_|_]_1»
@[extern "native"] meta opaque «_aux_Init_NotationExtra___macroRules_termExists_,__1» : Lean.Macro
attribute [macro «termExists_,_»] «_aux_Init_NotationExtra___macroRules_termExists_,__1»
@[extern "native"] meta opaque «_aux_Init_NotationExtra___macroRules_term_×'__1_1» : Lean.Macro
attribute [macro «term_×'__1»] «_aux_Init_NotationExtra___macroRules_term_×'__1_1»
@[extern "native"] meta opaque «_aux_Init_NotationExtra___macroRules_term_×__1_1» : Lean.Macro
attribute [macro «term_×__1»] «_aux_Init_NotationExtra___macroRules_term_×__1_1»
@[extern "native"] meta opaque «_aux_Init_NotationExtra___macroRules_term{_}_1» : Lean.Macro
attribute [macro «term{_}»] «_aux_Init_NotationExtra___macroRules_term{_}_1»
@[extern "native"] meta opaque «_aux_Init_NotationExtra___macroRules_termΣ'_,__1» : Lean.Macro
attribute [macro «termΣ'_,_»] «_aux_Init_NotationExtra___macroRules_termΣ'_,__1»
@[extern "native"] meta opaque «_aux_Init_NotationExtra___macroRules_termΣ_,__1» : Lean.Macro
attribute [macro «termΣ_,_»] «_aux_Init_NotationExtra___macroRules_termΣ_,__1»
@[extern "native"] meta opaque «_aux_Init_NotationExtra___macroRules_term∃_,__1» : Lean.Macro
attribute [macro «term∃_,_»] «_aux_Init_NotationExtra___macroRules_term∃_,__1»
@[extern "native"] meta opaque Lean.«_aux_Init_MacroTrace___macroRules_Lean_termMacro.trace[_]__1» : Lean.Macro
attribute [macro Lean.«termMacro.trace[_]_»] Lean.«_aux_Init_MacroTrace___macroRules_Lean_termMacro.trace[_]__1»
@[extern "native"] meta opaque Lean.Parser.Tactic._aux_Init_Tactics___macroRules_Lean_Parser_Tactic_by?_1 : Lean.Macro
attribute [macro Lean.Parser.Tactic.«by?»] Lean.Parser.Tactic._aux_Init_Tactics___macroRules_Lean_Parser_Tactic_by?_1
@[extern "native"] meta opaque Lean.Parser.Tactic._aux_Init_Tactics___macroRules_Lean_Parser_Tactic_letrec_1 : Lean.Macro
attribute [macro Lean.Parser.Tactic.letrec] Lean.Parser.Tactic._aux_Init_Tactics___macroRules_Lean_Parser_Tactic_letrec_1
@[extern "native"] meta opaque Lean.Parser.Tactic._aux_Init_Tactics___macroRules_Lean_Parser_Tactic_rwSeq_1 : Lean.Macro
attribute [macro Lean.Parser.Tactic.rwSeq] Lean.Parser.Tactic._aux_Init_Tactics___macroRules_Lean_Parser_Tactic_rwSeq_1
@[extern "native"] meta opaque Lean.Parser.Tactic._aux_Init_Tactics___macroRules_Lean_Parser_Tactic_rwaAtLegacyLocation_1 : Lean.Macro
attribute [macro Lean.Parser.Tactic.rwaAtLegacyLocation] Lean.Parser.Tactic._aux_Init_Tactics___macroRules_Lean_Parser_Tactic_rwaAtLegacyLocation_1
@[extern "native"] meta opaque Lean.Parser.Tactic._aux_Init_Tactics___macroRules_Lean_Parser_Tactic_showTermElab_1 : Lean.Macro
attribute [macro Lean.Parser.Tactic.showTermElab] Lean.Parser.Tactic._aux_Init_Tactics___macroRules_Lean_Parser_Tactic_showTermElab_1
@[extern "native"] meta opaque Lean.Parser.Tactic._aux_Init_Tactics___macroRules_Lean_Parser_Tactic_tacticAc_nf__1 : Lean.Macro
attribute [macro Lean.Parser.Tactic.tacticAc_nf_] Lean.Parser.Tactic._aux_Init_Tactics___macroRules_Lean_Parser_Tactic_tacticAc_nf__1
@[extern "native"] meta opaque Lean.Parser.Tactic._aux_Init_Tactics___macroRules_Lean_Parser_Tactic_tacticAdmit_1 : Lean.Macro
attribute [macro Lean.Parser.Tactic.tacticAdmit] Lean.Parser.Tactic._aux_Init_Tactics___macroRules_Lean_Parser_Tactic_tacticAdmit_1
@[extern "native"] meta opaque Lean.Parser.Tactic._aux_Init_Tactics___macroRules_Lean_Parser_Tactic_tacticAnd_intros_1 : Lean.Macro
attribute [macro Lean.Parser.Tactic.tacticAnd_intros] Lean.Parser.Tactic._aux_Init_Tactics___macroRules_Lean_Parser_Tactic_tacticAnd_intros_1
@[extern "native"] meta opaque Lean.Parser.Tactic._aux_Init_Tactics___macroRules_Lean_Parser_Tactic_tacticAssumption_mod_cast__1 : Lean.Macro
attribute [macro Lean.Parser.Tactic.tacticAssumption_mod_cast_] Lean.Parser.Tactic._aux_Init_Tactics___macroRules_Lean_Parser_Tactic_tacticAssumption_mod_cast__1
@[extern "native"] meta opaque Lean.Parser.Tactic._aux_Init_Tactics___macroRules_Lean_Parser_Tactic_tacticBv_omega_1 : Lean.Macro
attribute [macro Lean.Parser.Tactic.tacticBv_omega] Lean.Parser.Tactic._aux_Init_Tactics___macroRules_Lean_Parser_Tactic_tacticBv_omega_1
@[extern "native"] meta opaque Lean.Parser.Tactic._aux_Init_Tactics___macroRules_Lean_Parser_Tactic_tacticDsimp?!__1 : Lean.Macro
attribute [macro Lean.Parser.Tactic.tacticDsimp?!_] Lean.Parser.Tactic._aux_Init_Tactics___macroRules_Lean_Parser_Tactic_tacticDsimp?!__1
@[extern "native"] meta opaque Lean.Parser.Tactic._aux_Init_Tactics___macroRules_Lean_Parser_Tactic_tacticExfalso_1 : Lean.Macro
attribute [macro Lean.Parser.Tactic.tacticExfalso] Lean.Parser.Tactic._aux_Init_Tactics___macroRules_Lean_Parser_Tactic_tacticExfalso_1
@[extern "native"] meta opaque Lean.Parser.Tactic._aux_Init_Tactics___macroRules_Lean_Parser_Tactic_tacticHave'_1 : Lean.Macro
attribute [macro Lean.Parser.Tactic.tacticHave'] Lean.Parser.Tactic._aux_Init_Tactics___macroRules_Lean_Parser_Tactic_tacticHave'_1
@[extern "native"] meta opaque Lean.Parser.Tactic._aux_Init_Tactics___macroRules_Lean_Parser_Tactic_tacticHaveI___1 : Lean.Macro
attribute [macro Lean.Parser.Tactic.tacticHaveI__] Lean.Parser.Tactic._aux_Init_Tactics___macroRules_Lean_Parser_Tactic_tacticHaveI___1
@[extern "native"] meta opaque Lean.Parser.Tactic._aux_Init_Tactics___macroRules_Lean_Parser_Tactic_tacticHave___1 : Lean.Macro
attribute [macro Lean.Parser.Tactic.tacticHave__] Lean.Parser.Tactic._aux_Init_Tactics___macroRules_Lean_Parser_Tactic_tacticHave___1
@[extern "native"] meta opaque Lean.Parser.Tactic._aux_Init_Tactics___macroRules_Lean_Parser_Tactic_tacticInfer_instance_1 : Lean.Macro
attribute [macro Lean.Parser.Tactic.tacticInfer_instance] Lean.Parser.Tactic._aux_Init_Tactics___macroRules_Lean_Parser_Tactic_tacticInfer_instance_1
@[extern "native"] meta opaque Lean.Parser.Tactic._aux_Init_Tactics___macroRules_Lean_Parser_Tactic_tacticLet'___1 : Lean.Macro
attribute [macro Lean.Parser.Tactic.tacticLet'__] Lean.Parser.Tactic._aux_Init_Tactics___macroRules_Lean_Parser_Tactic_tacticLet'___1
@[extern "native"] meta opaque Lean.Parser.Tactic._aux_Init_Tactics___macroRules_Lean_Parser_Tactic_tacticLetI___1 : Lean.Macro
attribute [macro Lean.Parser.Tactic.tacticLetI__] Lean.Parser.Tactic._aux_Init_Tactics___macroRules_Lean_Parser_Tactic_tacticLetI___1
@[extern "native"] meta opaque Lean.Parser.Tactic._aux_Init_Tactics___macroRules_Lean_Parser_Tactic_tacticLet___1 : Lean.Macro
attribute [macro Lean.Parser.Tactic.tacticLet__] Lean.Parser.Tactic._aux_Init_Tactics___macroRules_Lean_Parser_Tactic_tacticLet___1
@[extern "native"] meta opaque Lean.Parser.Tactic._aux_Init_Tactics___macroRules_Lean_Parser_Tactic_tacticNofun_1 : Lean.Macro
attribute [macro Lean.Parser.Tactic.tacticNofun] Lean.Parser.Tactic._aux_Init_Tactics___macroRules_Lean_Parser_Tactic_tacticNofun_1
@[extern "native"] meta opaque Lean.Parser.Tactic._aux_Init_Tactics___macroRules_Lean_Parser_Tactic_tacticNorm_cast___1 : Lean.Macro
attribute [macro Lean.Parser.Tactic.tacticNorm_cast__] Lean.Parser.Tactic._aux_Init_Tactics___macroRules_Lean_Parser_Tactic_tacticNorm_cast___1
@[extern "native"] meta opaque Lean.Parser.Tactic._aux_Init_Tactics___macroRules_Lean_Parser_Tactic_tacticRefine_lift'__1 : Lean.Macro
attribute [macro Lean.Parser.Tactic.tacticRefine_lift'_] Lean.Parser.Tactic._aux_Init_Tactics___macroRules_Lean_Parser_Tactic_tacticRefine_lift'__1
@[extern "native"] meta opaque Lean.Parser.Tactic._aux_Init_Tactics___macroRules_Lean_Parser_Tactic_tacticRefine_lift__1 : Lean.Macro
attribute [macro Lean.Parser.Tactic.tacticRefine_lift_] Lean.Parser.Tactic._aux_Init_Tactics___macroRules_Lean_Parser_Tactic_tacticRefine_lift__1
@[extern "native"] meta opaque Lean.Parser.Tactic._aux_Init_Tactics___macroRules_Lean_Parser_Tactic_tacticRfl'_1 : Lean.Macro
attribute [macro Lean.Parser.Tactic.tacticRfl'] Lean.Parser.Tactic._aux_Init_Tactics___macroRules_Lean_Parser_Tactic_tacticRfl'_1
@[extern "native"] meta opaque Lean.Parser.Tactic._aux_Init_Tactics___macroRules_Lean_Parser_Tactic_tacticRfl_1 : Lean.Macro
attribute [macro Lean.Parser.Tactic.tacticRfl] Lean.Parser.Tactic._aux_Init_Tactics___macroRules_Lean_Parser_Tactic_tacticRfl_1
@[extern "native"] meta opaque Lean.Parser.Tactic._aux_Init_Tactics___macroRules_Lean_Parser_Tactic_tacticSimp?!__1 : Lean.Macro
attribute [macro Lean.Parser.Tactic.tacticSimp?!_] Lean.Parser.Tactic._aux_Init_Tactics___macroRules_Lean_Parser_Tactic_tacticSimp?!__1
@[extern "native"] meta opaque Lean.Parser.Tactic._aux_Init_Tactics___macroRules_Lean_Parser_Tactic_tacticSimp_all?!__1 : Lean.Macro
attribute [macro Lean.Parser.Tactic.tacticSimp_all?!_] Lean.Parser.Tactic._aux_Init_Tactics___macroRules_Lean_Parser_Tactic_tacticSimp_all?!__1
@[extern "native"] meta opaque Lean.Parser.Tactic._aux_Init_Tactics___macroRules_Lean_Parser_Tactic_tacticSimpa!__1 : Lean.Macro
attribute [macro Lean.Parser.Tactic.tacticSimpa!_] Lean.Parser.Tactic._aux_Init_Tactics___macroRules_Lean_Parser_Tactic_tacticSimpa!__1
@[extern "native"] meta opaque Lean.Parser.Tactic._aux_Init_Tactics___macroRules_Lean_Parser_Tactic_tacticSimpa!__1_1 : Lean.Macro
attribute [macro Lean.Parser.Tactic.tacticSimpa!__1] Lean.Parser.Tactic._aux_Init_Tactics___macroRules_Lean_Parser_Tactic_tacticSimpa!__1_1
@[extern "native"] meta opaque Lean.Parser.Tactic._aux_Init_Tactics___macroRules_Lean_Parser_Tactic_tacticSimpa?!__1 : Lean.Macro
attribute [macro Lean.Parser.Tactic.tacticSimpa?!_] Lean.Parser.Tactic._aux_Init_Tactics___macroRules_Lean_Parser_Tactic_tacticSimpa?!__1
@[extern "native"] meta opaque Lean.Parser.Tactic._aux_Init_Tactics___macroRules_Lean_Parser_Tactic_tacticSimpa?!__1_1 : Lean.Macro
attribute [macro Lean.Parser.Tactic.tacticSimpa?!__1] Lean.Parser.Tactic._aux_Init_Tactics___macroRules_Lean_Parser_Tactic_tacticSimpa?!__1_1
@[extern "native"] meta opaque Lean.Parser.Tactic._aux_Init_Tactics___macroRules_Lean_Parser_Tactic_tacticSimpa?__1 : Lean.Macro
attribute [macro Lean.Parser.Tactic.tacticSimpa?_] Lean.Parser.Tactic._aux_Init_Tactics___macroRules_Lean_Parser_Tactic_tacticSimpa?__1
@[extern "native"] meta opaque Lean.Parser.Tactic._aux_Init_Tactics___macroRules_Lean_Parser_Tactic_tacticSimpa?__1_1 : Lean.Macro
attribute [macro Lean.Parser.Tactic.tacticSimpa?__1] Lean.Parser.Tactic._aux_Init_Tactics___macroRules_Lean_Parser_Tactic_tacticSimpa?__1_1
@[extern "native"] meta opaque Lean.Parser.Tactic._aux_Init_Tactics___macroRules_Lean_Parser_Tactic_tacticSorry_1 : Lean.Macro
attribute [macro Lean.Parser.Tactic.tacticSorry] Lean.Parser.Tactic._aux_Init_Tactics___macroRules_Lean_Parser_Tactic_tacticSorry_1
@[extern "native"] meta opaque Lean.Parser.Tactic._aux_Init_Tactics___macroRules_Lean_Parser_Tactic_tacticStop__1 : Lean.Macro
attribute [macro Lean.Parser.Tactic.tacticStop_] Lean.Parser.Tactic._aux_Init_Tactics___macroRules_Lean_Parser_Tactic_tacticStop__1
@[extern "native"] meta opaque Lean.Parser.Tactic._aux_Init_Tactics___macroRules_Lean_Parser_Tactic_tacticSuffices__1 : Lean.Macro
attribute [macro Lean.Parser.Tactic.tacticSuffices_] Lean.Parser.Tactic._aux_Init_Tactics___macroRules_Lean_Parser_Tactic_tacticSuffices__1
@[extern "native"] meta opaque Lean.Parser.Tactic._aux_Init_Tactics___macroRules_Lean_Parser_Tactic_tacticTrivial_1 : Lean.Macro
attribute [macro Lean.Parser.Tactic.tacticTrivial] Lean.Parser.Tactic._aux_Init_Tactics___macroRules_Lean_Parser_Tactic_tacticTrivial_1
@[extern "native"] meta opaque Lean.Parser.Tactic._aux_Init_Tactics___macroRules_Lean_Parser_Tactic_tacticTry__1 : Lean.Macro
attribute [macro Lean.Parser.Tactic.tacticTry_] Lean.Parser.Tactic._aux_Init_Tactics___macroRules_Lean_Parser_Tactic_tacticTry__1
@[extern "native"] meta opaque Lean.Parser.Tactic._aux_Init_Tactics___macroRules_Lean_Parser_Tactic_tacticUnhygienic__1 : Lean.Macro
attribute [macro Lean.Parser.Tactic.tacticUnhygienic_] Lean.Parser.Tactic._aux_Init_Tactics___macroRules_Lean_Parser_Tactic_tacticUnhygienic__1
@[extern "native"] meta opaque Lean.Parser.Tactic.«_aux_Init_Tactics___macroRules_Lean_Parser_Tactic_tacticExists_,,_1» : Lean.Macro
attribute [macro Lean.Parser.Tactic.«tacticExists_,,»] Lean.Parser.Tactic.«_aux_Init_Tactics___macroRules_Lean_Parser_Tactic_tacticExists_,,_1»
@[extern "native"] meta opaque Lean.Parser.Tactic.«_aux_Init_Tactics___macroRules_Lean_Parser_Tactic_tacticNext_=>__1» : Lean.Macro
attribute [macro Lean.Parser.Tactic.«tacticNext_=>_»] Lean.Parser.Tactic.«_aux_Init_Tactics___macroRules_Lean_Parser_Tactic_tacticNext_=>__1»
@[extern "native"] meta opaque Lean.Parser.Tactic.«_aux_Init_Tactics___macroRules_Lean_Parser_Tactic_tacticNomatch_,,_1» : Lean.Macro
attribute [macro Lean.Parser.Tactic.«tacticNomatch_,,»] Lean.Parser.Tactic.«_aux_Init_Tactics___macroRules_Lean_Parser_Tactic_tacticNomatch_,,_1»
@[extern "native"] meta opaque Lean.Parser.Tactic.«_aux_Init_Tactics___macroRules_Lean_Parser_Tactic_tactic_<;>__1» : Lean.Macro
attribute [macro Lean.Parser.Tactic.«tactic_<;>_»] Lean.Parser.Tactic.«_aux_Init_Tactics___macroRules_Lean_Parser_Tactic_tactic_<;>__1»
@[extern "native"] meta opaque _aux_Init_Tactics___macroRules_tacticGet_elem_tactic_1 : Lean.Macro
attribute [macro tacticGet_elem_tactic] _aux_Init_Tactics___macroRules_tacticGet_elem_tactic_1
@[extern "native"] meta opaque _aux_Init_Tactics___macroRules_tacticGet_elem_tactic_extensible_1 : Lean.Macro
attribute [macro tacticGet_elem_tactic_extensible] _aux_Init_Tactics___macroRules_tacticGet_elem_tactic_extensible_1
@[extern "native"] meta opaque «_aux_Init_Tactics___macroRules_term‹_›_1» : Lean.Macro
attribute [macro «term‹_›»] «_aux_Init_Tactics___macroRules_term‹_›_1»
@[extern "native"] meta opaque Lean.Parser.Tactic._aux_Init_Tactics___macroRules_Lean_Parser_Tactic_tacticRfl_2 : Lean.Macro
attribute [macro Lean.Parser.Tactic.tacticRfl] Lean.Parser.Tactic._aux_Init_Tactics___macroRules_Lean_Parser_Tactic_tacticRfl_2
@[extern "native"] meta opaque Lean.Parser.Tactic._aux_Init_Tactics___macroRules_Lean_Parser_Tactic_tacticTrivial_2 : Lean.Macro
attribute [macro Lean.Parser.Tactic.tacticTrivial] Lean.Parser.Tactic._aux_Init_Tactics___macroRules_Lean_Parser_Tactic_tacticTrivial_2
@[extern "native"] meta opaque _aux_Init_Tactics___macroRules_tacticGet_elem_tactic_extensible_2 : Lean.Macro
attribute [macro tacticGet_elem_tactic_extensible] _aux_Init_Tactics___macroRules_tacticGet_elem_tactic_extensible_2
@[extern "native"] meta opaque Lean.Parser.Tactic._aux_Init_Tactics___macroRules_Lean_Parser_Tactic_tacticRfl_3 : Lean.Macro
attribute [macro Lean.Parser.Tactic.tacticRfl] Lean.Parser.Tactic._aux_Init_Tactics___macroRules_Lean_Parser_Tactic_tacticRfl_3
@[extern "native"] meta opaque Lean.Parser.Tactic._aux_Init_Tactics___macroRules_Lean_Parser_Tactic_tacticTrivial_3 : Lean.Macro
attribute [macro Lean.Parser.Tactic.tacticTrivial] Lean.Parser.Tactic._aux_Init_Tactics___macroRules_Lean_Parser_Tactic_tacticTrivial_3
@[extern "native"] meta opaque _aux_Init_Tactics___macroRules_tacticGet_elem_tactic_extensible_3 : Lean.Macro
attribute [macro tacticGet_elem_tactic_extensible] _aux_Init_Tactics___macroRules_tacticGet_elem_tactic_extensible_3
@[extern "native"] meta opaque Lean.Parser.Tactic._aux_Init_Tactics___macroRules_Lean_Parser_Tactic_tacticTrivial_4 : Lean.Macro
attribute [macro Lean.Parser.Tactic.tacticTrivial] Lean.Parser.Tactic._aux_Init_Tactics___macroRules_Lean_Parser_Tactic_tacticTrivial_4
@[extern "native"] meta opaque Lean.Parser.Tactic._aux_Init_Tactics___macroRules_Lean_Parser_Tactic_tacticTrivial_5 : Lean.Macro
attribute [macro Lean.Parser.Tactic.tacticTrivial] Lean.Parser.Tactic._aux_Init_Tactics___macroRules_Lean_Parser_Tactic_tacticTrivial_5
@[extern "native"] meta opaque Lean.Parser.Tactic._aux_Init_Tactics___macroRules_Lean_Parser_Tactic_tacticTrivial_6 : Lean.Macro
attribute [macro Lean.Parser.Tactic.tacticTrivial] Lean.Parser.Tactic._aux_Init_Tactics___macroRules_Lean_Parser_Tactic_tacticTrivial_6
@[extern "native"] meta opaque Lean.Parser.Tactic._aux_Init_TacticsExtra___macroRules_Lean_Parser_Tactic_tacDepIfThenElse_1 : Lean.Macro
attribute [macro Lean.Parser.Tactic.tacDepIfThenElse] Lean.Parser.Tactic._aux_Init_TacticsExtra___macroRules_Lean_Parser_Tactic_tacDepIfThenElse_1
@[extern "native"] meta opaque Lean.Parser.Tactic._aux_Init_TacticsExtra___macroRules_Lean_Parser_Tactic_tacIfThenElse_1 : Lean.Macro
attribute [macro Lean.Parser.Tactic.tacIfThenElse] Lean.Parser.Tactic._aux_Init_TacticsExtra___macroRules_Lean_Parser_Tactic_tacIfThenElse_1
@[extern "native"] meta opaque Lean.Parser.Tactic._aux_Init_TacticsExtra___macroRules_Lean_Parser_Tactic_tacticApply_mod_cast__1 : Lean.Macro
attribute [macro Lean.Parser.Tactic.tacticApply_mod_cast_] Lean.Parser.Tactic._aux_Init_TacticsExtra___macroRules_Lean_Parser_Tactic_tacticApply_mod_cast__1
@[extern "native"] meta opaque Lean.Parser.Tactic._aux_Init_TacticsExtra___macroRules_Lean_Parser_Tactic_tacticExact_mod_cast__1 : Lean.Macro
attribute [macro Lean.Parser.Tactic.tacticExact_mod_cast_] Lean.Parser.Tactic._aux_Init_TacticsExtra___macroRules_Lean_Parser_Tactic_tacticExact_mod_cast__1
@[extern "native"] meta opaque Lean.Parser.Tactic._aux_Init_TacticsExtra___macroRules_Lean_Parser_Tactic_tacticIterate_____1 : Lean.Macro
attribute [macro Lean.Parser.Tactic.tacticIterate____] Lean.Parser.Tactic._aux_Init_TacticsExtra___macroRules_Lean_Parser_Tactic_tacticIterate_____1
@[extern "native"] meta opaque Lean.Parser.Tactic._aux_Init_TacticsExtra___macroRules_Lean_Parser_Tactic_tacticRw_mod_cast____1 : Lean.Macro
attribute [macro Lean.Parser.Tactic.tacticRw_mod_cast___] Lean.Parser.Tactic._aux_Init_TacticsExtra___macroRules_Lean_Parser_Tactic_tacticRw_mod_cast____1
@[extern "native"] meta opaque Lean.Parser.Tactic._aux_Init_Meta___macroRules_Lean_Parser_Tactic_constructorBang_1 : Lean.Macro
attribute [macro Lean.Parser.Tactic.constructorBang] Lean.Parser.Tactic._aux_Init_Meta___macroRules_Lean_Parser_Tactic_constructorBang_1
@[extern "native"] meta opaque Lean.Parser.Tactic._aux_Init_Meta___macroRules_Lean_Parser_Tactic_tacticErw____1 : Lean.Macro
attribute [macro Lean.Parser.Tactic.tacticErw___] Lean.Parser.Tactic._aux_Init_Meta___macroRules_Lean_Parser_Tactic_tacticErw____1
@[extern "native"] meta opaque Lean._aux_Init_Meta___macroRules_Lean_Parser_Syntax_addPrec_1 : Lean.Macro
attribute [macro Lean.Parser.Syntax.addPrec] Lean._aux_Init_Meta___macroRules_Lean_Parser_Syntax_addPrec_1
@[extern "native"] meta opaque Lean._aux_Init_Meta___macroRules_Lean_Parser_Syntax_addPrio_1 : Lean.Macro
attribute [macro Lean.Parser.Syntax.addPrio] Lean._aux_Init_Meta___macroRules_Lean_Parser_Syntax_addPrio_1
@[extern "native"] meta opaque Lean._aux_Init_Meta___macroRules_Lean_Parser_Syntax_subPrec_1 : Lean.Macro
attribute [macro Lean.Parser.Syntax.subPrec] Lean._aux_Init_Meta___macroRules_Lean_Parser_Syntax_subPrec_1
@[extern "native"] meta opaque Lean._aux_Init_Meta___macroRules_Lean_Parser_Syntax_subPrio_1 : Lean.Macro
attribute [macro Lean.Parser.Syntax.subPrio] Lean._aux_Init_Meta___macroRules_Lean_Parser_Syntax_subPrio_1
@[extern "native"] meta opaque Lean._aux_Init_Meta___macroRules_Lean_termEval_prec__1 : Lean.Macro
attribute [macro Lean.termEval_prec_] Lean._aux_Init_Meta___macroRules_Lean_termEval_prec__1
@[extern "native"] meta opaque Lean._aux_Init_Meta___macroRules_Lean_termEval_prio__1 : Lean.Macro
attribute [macro Lean.termEval_prio_] Lean._aux_Init_Meta___macroRules_Lean_termEval_prio__1
@[extern "native"] meta opaque Lean.«_aux_Init_BinderPredicates___macroRules_Lean_termSatisfies_binder_pred%___1» : Lean.Macro
attribute [macro Lean.«termSatisfies_binder_pred%__»] Lean.«_aux_Init_BinderPredicates___macroRules_Lean_termSatisfies_binder_pred%___1»
@[extern "native"] meta opaque Lean.«_aux_Init_BinderPredicates___macroRules_Lean_term∀__,__1» : Lean.Macro
attribute [macro Lean.«term∀__,_»] Lean.«_aux_Init_BinderPredicates___macroRules_Lean_term∀__,__1»
@[extern "native"] meta opaque Lean.«_aux_Init_BinderPredicates___macroRules_Lean_term∃__,__1» : Lean.Macro
attribute [macro Lean.«term∃__,_»] Lean.«_aux_Init_BinderPredicates___macroRules_Lean_term∃__,__1»
@[extern "native"] meta opaque Lean.«_aux_Init_BinderPredicates___macroRules_Lean_termSatisfies_binder_pred%___2» : Lean.Macro
attribute [macro Lean.«termSatisfies_binder_pred%__»] Lean.«_aux_Init_BinderPredicates___macroRules_Lean_termSatisfies_binder_pred%___2»
@[extern "native"] meta opaque Lean.«_aux_Init_BinderPredicates___macroRules_Lean_termSatisfies_binder_pred%___3» : Lean.Macro
attribute [macro Lean.«termSatisfies_binder_pred%__»] Lean.«_aux_Init_BinderPredicates___macroRules_Lean_termSatisfies_binder_pred%___3»
@[extern "native"] meta opaque Lean.«_aux_Init_BinderPredicates___macroRules_Lean_termSatisfies_binder_pred%___4» : Lean.Macro
attribute [macro Lean.«termSatisfies_binder_pred%__»] Lean.«_aux_Init_BinderPredicates___macroRules_Lean_termSatisfies_binder_pred%___4»
@[extern "native"] meta opaque Lean.«_aux_Init_BinderPredicates___macroRules_Lean_termSatisfies_binder_pred%___5» : Lean.Macro
attribute [macro Lean.«termSatisfies_binder_pred%__»] Lean.«_aux_Init_BinderPredicates___macroRules_Lean_termSatisfies_binder_pred%___5»
@[extern "native"] meta opaque Lean.«_aux_Init_BinderPredicates___macroRules_Lean_termSatisfies_binder_pred%___6» : Lean.Macro
attribute [macro Lean.«termSatisfies_binder_pred%__»] Lean.«_aux_Init_BinderPredicates___macroRules_Lean_termSatisfies_binder_pred%___6»
@[extern "native"] meta opaque Lean.«_aux_Init_BinderPredicates___macroRules_Lean_termSatisfies_binder_pred%___7» : Lean.Macro
attribute [macro Lean.«termSatisfies_binder_pred%__»] Lean.«_aux_Init_BinderPredicates___macroRules_Lean_termSatisfies_binder_pred%___7»
@[extern "native"] meta opaque Lean.«_aux_Init_BinderPredicates___macroRules_Lean_termSatisfies_binder_pred%___8» : Lean.Macro
attribute [macro Lean.«termSatisfies_binder_pred%__»] Lean.«_aux_Init_BinderPredicates___macroRules_Lean_termSatisfies_binder_pred%___8»
@[extern "native"] meta opaque Lean.«_aux_Init_BinderPredicates___macroRules_Lean_termSatisfies_binder_pred%___9» : Lean.Macro
attribute [macro Lean.«termSatisfies_binder_pred%__»] Lean.«_aux_Init_BinderPredicates___macroRules_Lean_termSatisfies_binder_pred%___9»
@[extern "native"] meta opaque Lean.«_aux_Init_BinderPredicates___macroRules_Lean_termSatisfies_binder_pred%___10» : Lean.Macro
attribute [macro Lean.«termSatisfies_binder_pred%__»] Lean.«_aux_Init_BinderPredicates___macroRules_Lean_termSatisfies_binder_pred%___10»
@[extern "native"] meta opaque Lean.«_aux_Init_BinderPredicates___macroRules_Lean_termSatisfies_binder_pred%___11» : Lean.Macro
attribute [macro Lean.«termSatisfies_binder_pred%__»] Lean.«_aux_Init_BinderPredicates___macroRules_Lean_termSatisfies_binder_pred%___11»
@[extern "native"] meta opaque _aux_Init_Core___macroRules_Lean_Parser_Tactic_tacticRfl_1 : Lean.Macro
attribute [macro Lean.Parser.Tactic.tacticRfl] _aux_Init_Core___macroRules_Lean_Parser_Tactic_tacticRfl_1
@[extern "native"] meta opaque «_aux_Init_Core___macroRules_term_!=__1» : Lean.Macro
attribute [macro «term_!=_»] «_aux_Init_Core___macroRules_term_!=__1»
@[extern "native"] meta opaque «_aux_Init_Core___macroRules_term_<->__1» : Lean.Macro
attribute [macro «term_<->_»] «_aux_Init_Core___macroRules_term_<->__1»
@[extern "native"] meta opaque «_aux_Init_Core___macroRules_term_\__1» : Lean.Macro
attribute [macro «term_\_»] «_aux_Init_Core___macroRules_term_\__1»
@[extern "native"] meta opaque «_aux_Init_Core___macroRules_term_↔__1» : Lean.Macro
attribute [macro «term_↔_»] «_aux_Init_Core___macroRules_term_↔__1»
@[extern "native"] meta opaque «_aux_Init_Core___macroRules_term_∩__1» : Lean.Macro
attribute [macro «term_∩_»] «_aux_Init_Core___macroRules_term_∩__1»
@[extern "native"] meta opaque «_aux_Init_Core___macroRules_term_∪__1» : Lean.Macro
attribute [macro «term_∪_»] «_aux_Init_Core___macroRules_term_∪__1»
@[extern "native"] meta opaque «_aux_Init_Core___macroRules_term_≈__1» : Lean.Macro
attribute [macro «term_≈_»] «_aux_Init_Core___macroRules_term_≈__1»
@[extern "native"] meta opaque «_aux_Init_Core___macroRules_term_≠__1» : Lean.Macro
attribute [macro «term_≠_»] «_aux_Init_Core___macroRules_term_≠__1»
@[extern "native"] meta opaque «_aux_Init_Core___macroRules_term_⊂__1» : Lean.Macro
attribute [macro «term_⊂_»] «_aux_Init_Core___macroRules_term_⊂__1»
@[extern "native"] meta opaque «_aux_Init_Core___macroRules_term_⊃__1» : Lean.Macro
attribute [macro «term_⊃_»] «_aux_Init_Core___macroRules_term_⊃__1»
@[extern "native"] meta opaque «_aux_Init_Core___macroRules_term_⊆__1» : Lean.Macro
attribute [macro «term_⊆_»] «_aux_Init_Core___macroRules_term_⊆__1»
@[extern "native"] meta opaque «_aux_Init_Core___macroRules_term_⊇__1» : Lean.Macro
attribute [macro «term_⊇_»] «_aux_Init_Core___macroRules_term_⊇__1»
@[extern "native"] meta opaque «_aux_Init_Core___macroRules_term_⊕'__1» : Lean.Macro
attribute [macro «term_⊕'_»] «_aux_Init_Core___macroRules_term_⊕'__1»
@[extern "native"] meta opaque «_aux_Init_Core___macroRules_term_⊕__1» : Lean.Macro
attribute [macro «term_⊕_»] «_aux_Init_Core___macroRules_term_⊕__1»
@[extern "native"] meta opaque «_aux_Init_Core___macroRules_term{}_1» : Lean.Macro
attribute [macro «term{}»] «_aux_Init_Core___macroRules_term{}_1»
@[extern "native"] meta opaque «_aux_Init_Core___macroRules_term∅_1» : Lean.Macro
attribute [macro «term∅»] «_aux_Init_Core___macroRules_term∅_1»
@[extern "native"] meta opaque «_aux_Init_Core___macroRules_term_!=__2» : Lean.Macro
attribute [macro «term_!=_»] «_aux_Init_Core___macroRules_term_!=__2»
@[extern "native"] meta opaque «_aux_Init_Core___macroRules_term_≠__2» : Lean.Macro
attribute [macro «term_≠_»] «_aux_Init_Core___macroRules_term_≠__2»
@[extern "native"] meta opaque «_aux_Init_ByCases___macroRules_tacticBy_cases_:__1» : Lean.Macro
attribute [macro «tacticBy_cases_:_»] «_aux_Init_ByCases___macroRules_tacticBy_cases_:__1»
@[extern "native"] meta opaque «_aux_Init_ByCases___macroRules_tacticBy_cases_:__2» : Lean.Macro
attribute [macro «tacticBy_cases_:_»] «_aux_Init_ByCases___macroRules_tacticBy_cases_:__2»
@[extern "native"] meta opaque Lean.Parser.Tactic.Conv._aux_Init_Conv___macroRules_Lean_Parser_Tactic_Conv_allGoals_1 : Lean.Macro
attribute [macro Lean.Parser.Tactic.Conv.allGoals] Lean.Parser.Tactic.Conv._aux_Init_Conv___macroRules_Lean_Parser_Tactic_Conv_allGoals_1
@[extern "native"] meta opaque Lean.Parser.Tactic.Conv._aux_Init_Conv___macroRules_Lean_Parser_Tactic_Conv_anyGoals_1 : Lean.Macro
attribute [macro Lean.Parser.Tactic.Conv.anyGoals] Lean.Parser.Tactic.Conv._aux_Init_Conv___macroRules_Lean_Parser_Tactic_Conv_anyGoals_1
@[extern "native"] meta opaque Lean.Parser.Tactic.Conv._aux_Init_Conv___macroRules_Lean_Parser_Tactic_Conv_case'_1 : Lean.Macro
attribute [macro Lean.Parser.Tactic.Conv.case'] Lean.Parser.Tactic.Conv._aux_Init_Conv___macroRules_Lean_Parser_Tactic_Conv_case'_1
@[extern "native"] meta opaque Lean.Parser.Tactic.Conv._aux_Init_Conv___macroRules_Lean_Parser_Tactic_Conv_case_1 : Lean.Macro
attribute [macro Lean.Parser.Tactic.Conv.case] Lean.Parser.Tactic.Conv._aux_Init_Conv___macroRules_Lean_Parser_Tactic_Conv_case_1
@[extern "native"] meta opaque Lean.Parser.Tactic.Conv._aux_Init_Conv___macroRules_Lean_Parser_Tactic_Conv_convApply__1 : Lean.Macro
attribute [macro Lean.Parser.Tactic.Conv.convApply_] Lean.Parser.Tactic.Conv._aux_Init_Conv___macroRules_Lean_Parser_Tactic_Conv_convApply__1
@[extern "native"] meta opaque Lean.Parser.Tactic.Conv._aux_Init_Conv___macroRules_Lean_Parser_Tactic_Conv_convArgs_1 : Lean.Macro
attribute [macro Lean.Parser.Tactic.Conv.convArgs] Lean.Parser.Tactic.Conv._aux_Init_Conv___macroRules_Lean_Parser_Tactic_Conv_convArgs_1
@[extern "native"] meta opaque Lean.Parser.Tactic.Conv._aux_Init_Conv___macroRules_Lean_Parser_Tactic_Conv_convDone_1 : Lean.Macro
attribute [macro Lean.Parser.Tactic.Conv.convDone] Lean.Parser.Tactic.Conv._aux_Init_Conv___macroRules_Lean_Parser_Tactic_Conv_convDone_1
@[extern "native"] meta opaque Lean.Parser.Tactic.Conv._aux_Init_Conv___macroRules_Lean_Parser_Tactic_Conv_convErw___1 : Lean.Macro
attribute [macro Lean.Parser.Tactic.Conv.convErw__] Lean.Parser.Tactic.Conv._aux_Init_Conv___macroRules_Lean_Parser_Tactic_Conv_convErw___1
@[extern "native"] meta opaque Lean.Parser.Tactic.Conv._aux_Init_Conv___macroRules_Lean_Parser_Tactic_Conv_convIntro____1 : Lean.Macro
attribute [macro Lean.Parser.Tactic.Conv.convIntro___] Lean.Parser.Tactic.Conv._aux_Init_Conv___macroRules_Lean_Parser_Tactic_Conv_convIntro____1
@[extern "native"] meta opaque Lean.Parser.Tactic.Conv._aux_Init_Conv___macroRules_Lean_Parser_Tactic_Conv_convLeft_1 : Lean.Macro
attribute [macro Lean.Parser.Tactic.Conv.convLeft] Lean.Parser.Tactic.Conv._aux_Init_Conv___macroRules_Lean_Parser_Tactic_Conv_convLeft_1
@[extern "native"] meta opaque Lean.Parser.Tactic.Conv._aux_Init_Conv___macroRules_Lean_Parser_Tactic_Conv_convRepeat__1 : Lean.Macro
attribute [macro Lean.Parser.Tactic.Conv.convRepeat_] Lean.Parser.Tactic.Conv._aux_Init_Conv___macroRules_Lean_Parser_Tactic_Conv_convRepeat__1
@[extern "native"] meta opaque Lean.Parser.Tactic.Conv._aux_Init_Conv___macroRules_Lean_Parser_Tactic_Conv_convRfl_1 : Lean.Macro
attribute [macro Lean.Parser.Tactic.Conv.convRfl] Lean.Parser.Tactic.Conv._aux_Init_Conv___macroRules_Lean_Parser_Tactic_Conv_convRfl_1
@[extern "native"] meta opaque Lean.Parser.Tactic.Conv._aux_Init_Conv___macroRules_Lean_Parser_Tactic_Conv_convRight_1 : Lean.Macro
attribute [macro Lean.Parser.Tactic.Conv.convRight] Lean.Parser.Tactic.Conv._aux_Init_Conv___macroRules_Lean_Parser_Tactic_Conv_convRight_1
@[extern "native"] meta opaque Lean.Parser.Tactic.Conv._aux_Init_Conv___macroRules_Lean_Parser_Tactic_Conv_convRw___1 : Lean.Macro
attribute [macro Lean.Parser.Tactic.Conv.convRw__] Lean.Parser.Tactic.Conv._aux_Init_Conv___macroRules_Lean_Parser_Tactic_Conv_convRw___1
@[extern "native"] meta opaque Lean.Parser.Tactic.Conv._aux_Init_Conv___macroRules_Lean_Parser_Tactic_Conv_convTrace_state_1 : Lean.Macro
attribute [macro Lean.Parser.Tactic.Conv.convTrace_state] Lean.Parser.Tactic.Conv._aux_Init_Conv___macroRules_Lean_Parser_Tactic_Conv_convTrace_state_1
@[extern "native"] meta opaque Lean.Parser.Tactic.Conv._aux_Init_Conv___macroRules_Lean_Parser_Tactic_Conv_convTry__1 : Lean.Macro
attribute [macro Lean.Parser.Tactic.Conv.convTry_] Lean.Parser.Tactic.Conv._aux_Init_Conv___macroRules_Lean_Parser_Tactic_Conv_convTry__1
@[extern "native"] meta opaque Lean.Parser.Tactic.Conv._aux_Init_Conv___macroRules_Lean_Parser_Tactic_Conv_failIfSuccess_1 : Lean.Macro
attribute [macro Lean.Parser.Tactic.Conv.failIfSuccess] Lean.Parser.Tactic.Conv._aux_Init_Conv___macroRules_Lean_Parser_Tactic_Conv_failIfSuccess_1
@[extern "native"] meta opaque Lean.Parser.Tactic.Conv._aux_Init_Conv___macroRules_Lean_Parser_Tactic_Conv_focus_1 : Lean.Macro
attribute [macro Lean.Parser.Tactic.Conv.focus] Lean.Parser.Tactic.Conv._aux_Init_Conv___macroRules_Lean_Parser_Tactic_Conv_focus_1
@[extern "native"] meta opaque Lean.Parser.Tactic.Conv.«_aux_Init_Conv___macroRules_Lean_Parser_Tactic_Conv_convNext__=>__1» : Lean.Macro
attribute [macro Lean.Parser.Tactic.Conv.«convNext__=>_»] Lean.Parser.Tactic.Conv.«_aux_Init_Conv___macroRules_Lean_Parser_Tactic_Conv_convNext__=>__1»
@[extern "native"] meta opaque Lean.Parser.Tactic.Conv.«_aux_Init_Conv___macroRules_Lean_Parser_Tactic_Conv_conv_<;>__1» : Lean.Macro
attribute [macro Lean.Parser.Tactic.Conv.«conv_<;>_»] Lean.Parser.Tactic.Conv.«_aux_Init_Conv___macroRules_Lean_Parser_Tactic_Conv_conv_<;>__1»
@[extern "native"] meta opaque Lean.Parser.Tactic.Conv.«_aux_Init_Conv___macroRules_Lean_Parser_Tactic_Conv_conv·__1» : Lean.Macro
attribute [macro Lean.Parser.Tactic.Conv.«conv·_»] Lean.Parser.Tactic.Conv.«_aux_Init_Conv___macroRules_Lean_Parser_Tactic_Conv_conv·__1»
@[extern "native"] meta opaque Lean.Elab.Tactic.Ext._aux_Init_Ext___macroRules_Lean_Elab_Tactic_Ext_tacticExt1____1 : Lean.Macro
attribute [macro Lean.Elab.Tactic.Ext.tacticExt1___] Lean.Elab.Tactic.Ext._aux_Init_Ext___macroRules_Lean_Elab_Tactic_Ext_tacticExt1____1
@[extern "native"] meta opaque _aux_Init_WFTactics___macroRules_tacticClean_wf_1 : Lean.Macro
attribute [macro tacticClean_wf] _aux_Init_WFTactics___macroRules_tacticClean_wf_1
@[extern "native"] meta opaque _aux_Init_WFTactics___macroRules_tacticDecreasing_tactic_1 : Lean.Macro
attribute [macro tacticDecreasing_tactic] _aux_Init_WFTactics___macroRules_tacticDecreasing_tactic_1
@[extern "native"] meta opaque _aux_Init_WFTactics___macroRules_tacticDecreasing_trivial_1 : Lean.Macro
attribute [macro tacticDecreasing_trivial] _aux_Init_WFTactics___macroRules_tacticDecreasing_trivial_1
@[extern "native"] meta opaque _aux_Init_WFTactics___macroRules_tacticDecreasing_trivial_pre_omega_1 : Lean.Macro
attribute [macro tacticDecreasing_trivial_pre_omega] _aux_Init_WFTactics___macroRules_tacticDecreasing_trivial_pre_omega_1
@[extern "native"] meta opaque _aux_Init_WFTactics___macroRules_tacticDecreasing_with__1 : Lean.Macro
attribute [macro tacticDecreasing_with_] _aux_Init_WFTactics___macroRules_tacticDecreasing_with__1
@[extern "native"] meta opaque _aux_Init_WFTactics___macroRules_tacticSimp_wf_1 : Lean.Macro
attribute [macro tacticSimp_wf] _aux_Init_WFTactics___macroRules_tacticSimp_wf_1
@[extern "native"] meta opaque _aux_Init_WFTactics___macroRules_tacticDecreasing_trivial_2 : Lean.Macro
attribute [macro tacticDecreasing_trivial] _aux_Init_WFTactics___macroRules_tacticDecreasing_trivial_2
@[extern "native"] meta opaque _aux_Init_WFTactics___macroRules_tacticDecreasing_trivial_pre_omega_2 : Lean.Macro
attribute [macro tacticDecreasing_trivial_pre_omega] _aux_Init_WFTactics___macroRules_tacticDecreasing_trivial_pre_omega_2
@[extern "native"] meta opaque _aux_Init_WFTactics___macroRules_tacticDecreasing_trivial_3 : Lean.Macro
attribute [macro tacticDecreasing_trivial] _aux_Init_WFTactics___macroRules_tacticDecreasing_trivial_3
@[extern "native"] meta opaque _aux_Init_WFTactics___macroRules_tacticDecreasing_trivial_pre_omega_3 : Lean.Macro
attribute [macro tacticDecreasing_trivial_pre_omega] _aux_Init_WFTactics___macroRules_tacticDecreasing_trivial_pre_omega_3
@[extern "native"] meta opaque «_aux_Init_Control_Basic___macroRules_term_<&&>__1» : Lean.Macro
attribute [macro «term_<&&>_»] «_aux_Init_Control_Basic___macroRules_term_<&&>__1»
@[extern "native"] meta opaque «_aux_Init_Control_Basic___macroRules_term_<&>__1» : Lean.Macro
attribute [macro «term_<&>_»] «_aux_Init_Control_Basic___macroRules_term_<&>__1»
@[extern "native"] meta opaque «_aux_Init_Control_Basic___macroRules_term_<=<__1» : Lean.Macro
attribute [macro «term_<=<_»] «_aux_Init_Control_Basic___macroRules_term_<=<__1»
@[extern "native"] meta opaque «_aux_Init_Control_Basic___macroRules_term_<||>__1» : Lean.Macro
attribute [macro «term_<||>_»] «_aux_Init_Control_Basic___macroRules_term_<||>__1»
@[extern "native"] meta opaque «_aux_Init_Control_Basic___macroRules_term_=<<__1» : Lean.Macro
attribute [macro «term_=<<_»] «_aux_Init_Control_Basic___macroRules_term_=<<__1»
@[extern "native"] meta opaque «_aux_Init_Control_Basic___macroRules_term_>=>__1» : Lean.Macro
attribute [macro «term_>=>_»] «_aux_Init_Control_Basic___macroRules_term_>=>__1»
@[extern "native"] meta opaque Fin._aux_Init_GetElem___macroRules_tacticGet_elem_tactic_extensible_1 : Lean.Macro
attribute [macro tacticGet_elem_tactic_extensible] Fin._aux_Init_GetElem___macroRules_tacticGet_elem_tactic_extensible_1
@[extern "native"] meta opaque «_aux_Init_GetElem___macroRules_term__[_]'__1» : Lean.Macro
attribute [macro «term__[_]'_»] «_aux_Init_GetElem___macroRules_term__[_]'__1»
@[extern "native"] meta opaque «_aux_Init_GetElem___macroRules_term__[_]_!_1» : Lean.Macro
attribute [macro «term__[_]_!»] «_aux_Init_GetElem___macroRules_term__[_]_!_1»
@[extern "native"] meta opaque «_aux_Init_GetElem___macroRules_term__[_]_1» : Lean.Macro
attribute [macro «term__[_]»] «_aux_Init_GetElem___macroRules_term__[_]_1»
@[extern "native"] meta opaque «_aux_Init_GetElem___macroRules_term__[_]_?_1» : Lean.Macro
attribute [macro «term__[_]_?»] «_aux_Init_GetElem___macroRules_term__[_]_?_1»
@[extern "native"] meta opaque List.«_aux_Init_Data_List_Basic___macroRules_List_term_<+:__1» : Lean.Macro
attribute [macro List.«term_<+:_»] List.«_aux_Init_Data_List_Basic___macroRules_List_term_<+:__1»
@[extern "native"] meta opaque List.«_aux_Init_Data_List_Basic___macroRules_List_term_<+__1» : Lean.Macro
attribute [macro List.«term_<+_»] List.«_aux_Init_Data_List_Basic___macroRules_List_term_<+__1»
@[extern "native"] meta opaque List.«_aux_Init_Data_List_Basic___macroRules_List_term_<:+:__1» : Lean.Macro
attribute [macro List.«term_<:+:_»] List.«_aux_Init_Data_List_Basic___macroRules_List_term_<:+:__1»
@[extern "native"] meta opaque List.«_aux_Init_Data_List_Basic___macroRules_List_term_<:+__1» : Lean.Macro
attribute [macro List.«term_<:+_»] List.«_aux_Init_Data_List_Basic___macroRules_List_term_<:+__1»
@[extern "native"] meta opaque List._aux_Init_Data_List_BasicAux___macroRules_List_tacticSizeOf_list_dec_1 : Lean.Macro
attribute [macro List.tacticSizeOf_list_dec] List._aux_Init_Data_List_BasicAux___macroRules_List_tacticSizeOf_list_dec_1
@[extern "native"] meta opaque List._aux_Init_Data_List_BasicAux___macroRules_tacticDecreasing_trivial_1 : Lean.Macro
attribute [macro tacticDecreasing_trivial] List._aux_Init_Data_List_BasicAux___macroRules_tacticDecreasing_trivial_1
@[extern "native"] meta opaque Lean.«_aux_Init_Data_List_Notation___macroRules_term[_]_1» : Lean.Macro
attribute [macro «term[_]»] Lean.«_aux_Init_Data_List_Notation___macroRules_term[_]_1»
@[extern "native"] meta opaque Bool.«_aux_Init_Data_Bool___macroRules_Bool_term_^^__1» : Lean.Macro
attribute [macro Bool.«term_^^_»] Bool.«_aux_Init_Data_Bool___macroRules_Bool_term_^^__1»
@[extern "native"] meta opaque «_aux_Init_Data_Array_Basic___macroRules_term#[_,]_1» : Lean.Macro
attribute [macro «term#[_,]»] «_aux_Init_Data_Array_Basic___macroRules_term#[_,]_1»
@[extern "native"] meta opaque Array._aux_Init_Data_Array_Mem___macroRules_Array_tacticArray_get_dec_1 : Lean.Macro
attribute [macro Array.tacticArray_get_dec] Array._aux_Init_Data_Array_Mem___macroRules_Array_tacticArray_get_dec_1
@[extern "native"] meta opaque Array._aux_Init_Data_Array_Mem___macroRules_Array_tacticArray_mem_dec_1 : Lean.Macro
attribute [macro Array.tacticArray_mem_dec] Array._aux_Init_Data_Array_Mem___macroRules_Array_tacticArray_mem_dec_1
@[extern "native"] meta opaque Array._aux_Init_Data_Array_Mem___macroRules_tacticDecreasing_trivial_1 : Lean.Macro
attribute [macro tacticDecreasing_trivial] Array._aux_Init_Data_Array_Mem___macroRules_tacticDecreasing_trivial_1
@[extern "native"] meta opaque Array._aux_Init_Data_Array_Mem___macroRules_tacticDecreasing_trivial_2 : Lean.Macro
attribute [macro tacticDecreasing_trivial] Array._aux_Init_Data_Array_Mem___macroRules_tacticDecreasing_trivial_2
@[extern "native"] meta opaque _aux_Init_Data_ToString_Macro___macroRules_termS!__1 : Lean.Macro
attribute [macro termS!_] _aux_Init_Data_ToString_Macro___macroRules_termS!__1
@[extern "native"] meta opaque _aux_Init_LawfulBEqTactics___macroRules_tacticDeriving_LawfulEq_tactic_1 : Lean.Macro
attribute [macro tacticDeriving_LawfulEq_tactic] _aux_Init_LawfulBEqTactics___macroRules_tacticDeriving_LawfulEq_tactic_1
@[extern "native"] meta opaque _aux_Init_LawfulBEqTactics___macroRules_tacticDeriving_LawfulEq_tactic_step_1 : Lean.Macro
attribute [macro tacticDeriving_LawfulEq_tactic_step] _aux_Init_LawfulBEqTactics___macroRules_tacticDeriving_LawfulEq_tactic_step_1
@[extern "native"] meta opaque _aux_Init_LawfulBEqTactics___macroRules_tacticDeriving_LawfulEq_tactic_step_2 : Lean.Macro
attribute [macro tacticDeriving_LawfulEq_tactic_step] _aux_Init_LawfulBEqTactics___macroRules_tacticDeriving_LawfulEq_tactic_step_2
@[extern "native"] meta opaque _aux_Init_LawfulBEqTactics___macroRules_tacticDeriving_LawfulEq_tactic_step_3 : Lean.Macro
attribute [macro tacticDeriving_LawfulEq_tactic_step] _aux_Init_LawfulBEqTactics___macroRules_tacticDeriving_LawfulEq_tactic_step_3
@[extern "native"] meta opaque _aux_Init_LawfulBEqTactics___macroRules_tacticDeriving_LawfulEq_tactic_step_4 : Lean.Macro
attribute [macro tacticDeriving_LawfulEq_tactic_step] _aux_Init_LawfulBEqTactics___macroRules_tacticDeriving_LawfulEq_tactic_step_4
@[extern "native"] meta opaque _aux_Init_LawfulBEqTactics___macroRules_tacticDeriving_LawfulEq_tactic_step_5 : Lean.Macro
attribute [macro tacticDeriving_LawfulEq_tactic_step] _aux_Init_LawfulBEqTactics___macroRules_tacticDeriving_LawfulEq_tactic_step_5
@[extern "native"] meta opaque _aux_Init_LawfulBEqTactics___macroRules_tacticDeriving_LawfulEq_tactic_step_6 : Lean.Macro
attribute [macro tacticDeriving_LawfulEq_tactic_step] _aux_Init_LawfulBEqTactics___macroRules_tacticDeriving_LawfulEq_tactic_step_6
@[extern "native"] meta opaque _aux_Init_System_IO___macroRules_termPrintln!___1 : Lean.Macro
attribute [macro termPrintln!__] _aux_Init_System_IO___macroRules_termPrintln!___1
@[extern "native"] meta opaque «_aux_Init_Try___macroRules_tactic∎_1» : Lean.Macro
attribute [macro «tactic∎»] «_aux_Init_Try___macroRules_tactic∎_1»
@[extern "native"] meta opaque «_aux_Init_Try___macroRules_term∎_1» : Lean.Macro
attribute [macro «term∎»] «_aux_Init_Try___macroRules_term∎_1»
@[extern "native"] meta opaque Std._aux_Init_Data_Iterators_Basic___macroRules_tacticDecreasing_trivial_1 : Lean.Macro
attribute [macro tacticDecreasing_trivial] Std._aux_Init_Data_Iterators_Basic___macroRules_tacticDecreasing_trivial_1
@[extern "native"] meta opaque Std._aux_Init_Data_Iterators_Basic___macroRules_tacticDecreasing_trivial_2 : Lean.Macro
attribute [macro tacticDecreasing_trivial] Std._aux_Init_Data_Iterators_Basic___macroRules_tacticDecreasing_trivial_2
@[extern "native"] meta opaque Std._aux_Init_Data_Iterators_Basic___macroRules_tacticDecreasing_trivial_3 : Lean.Macro
attribute [macro tacticDecreasing_trivial] Std._aux_Init_Data_Iterators_Basic___macroRules_tacticDecreasing_trivial_3
@[extern "native"] meta opaque Std._aux_Init_Data_Iterators_Basic___macroRules_tacticDecreasing_trivial_4 : Lean.Macro
attribute [macro tacticDecreasing_trivial] Std._aux_Init_Data_Iterators_Basic___macroRules_tacticDecreasing_trivial_4
@[extern "native"] meta opaque Std.Legacy.Range.«_aux_Init_Data_Range_Basic___macroRules_Std_Legacy_Range_term[:_:_]_1» : Lean.Macro
attribute [macro Std.Legacy.Range.«term[:_:_]»] Std.Legacy.Range.«_aux_Init_Data_Range_Basic___macroRules_Std_Legacy_Range_term[:_:_]_1»
@[extern "native"] meta opaque Std.Legacy.Range.«_aux_Init_Data_Range_Basic___macroRules_Std_Legacy_Range_term[:_]_1» : Lean.Macro
attribute [macro Std.Legacy.Range.«term[:_]»] Std.Legacy.Range.«_aux_Init_Data_Range_Basic___macroRules_Std_Legacy_Range_term[:_]_1»
@[extern "native"] meta opaque Std.Legacy.Range.«_aux_Init_Data_Range_Basic___macroRules_Std_Legacy_Range_term[_:_:_]_1» : Lean.Macro
attribute [macro Std.Legacy.Range.«term[_:_:_]»] Std.Legacy.Range.«_aux_Init_Data_Range_Basic___macroRules_Std_Legacy_Range_term[_:_:_]_1»
@[extern "native"] meta opaque Std.Legacy.Range.«_aux_Init_Data_Range_Basic___macroRules_Std_Legacy_Range_term[_:_]_1» : Lean.Macro
attribute [macro Std.Legacy.Range.«term[_:_]»] Std.Legacy.Range.«_aux_Init_Data_Range_Basic___macroRules_Std_Legacy_Range_term[_:_]_1»
@[extern "native"] meta opaque _aux_Init_Data_Range_Basic___macroRules_tacticGet_elem_tactic_extensible_1 : Lean.Macro
attribute [macro tacticGet_elem_tactic_extensible] _aux_Init_Data_Range_Basic___macroRules_tacticGet_elem_tactic_extensible_1
@[extern "native"] meta opaque Std._aux_Init_Data_Range_Polymorphic_Basic___macroRules_tacticGet_elem_tactic_extensible_1 : Lean.Macro
attribute [macro tacticGet_elem_tactic_extensible] Std._aux_Init_Data_Range_Polymorphic_Basic___macroRules_tacticGet_elem_tactic_extensible_1
@[extern "native"] meta opaque _aux_Init_Data_Range_Polymorphic_GetElemTactic___macroRules_tacticGet_elem_tactic_extensible_1 : Lean.Macro
attribute [macro tacticGet_elem_tactic_extensible] _aux_Init_Data_Range_Polymorphic_GetElemTactic___macroRules_tacticGet_elem_tactic_extensible_1
@[extern "native"] meta opaque Std.«_aux_Init_Data_Slice_Notation___macroRules_term__[_]_1» : Lean.Macro
attribute [macro «term__[_]»] Std.«_aux_Init_Data_Slice_Notation___macroRules_term__[_]_1»
@[extern "native"] meta opaque String.Legacy.Iterator._aux_Init_Data_String_Iterator___macroRules_tacticDecreasing_trivial_1 : Lean.Macro
attribute [macro tacticDecreasing_trivial] String.Legacy.Iterator._aux_Init_Data_String_Iterator___macroRules_tacticDecreasing_trivial_1
@[extern "native"] meta opaque String.Legacy.Iterator._aux_Init_Data_String_Iterator___macroRules_tacticDecreasing_trivial_2 : Lean.Macro
attribute [macro tacticDecreasing_trivial] String.Legacy.Iterator._aux_Init_Data_String_Iterator___macroRules_tacticDecreasing_trivial_2
@[extern "native"] meta opaque String._aux_Init_Data_String_Termination___macroRules_tacticDecreasing_trivial_1 : Lean.Macro
attribute [macro tacticDecreasing_trivial] String._aux_Init_Data_String_Termination___macroRules_tacticDecreasing_trivial_1
@[extern "native"] meta opaque String._aux_Init_Data_String_Termination___macroRules_tacticDecreasing_trivial_2 : Lean.Macro
attribute [macro tacticDecreasing_trivial] String._aux_Init_Data_String_Termination___macroRules_tacticDecreasing_trivial_2
@[extern "native"] meta opaque String._aux_Init_Data_String_Termination___macroRules_tacticDecreasing_trivial_3 : Lean.Macro
attribute [macro tacticDecreasing_trivial] String._aux_Init_Data_String_Termination___macroRules_tacticDecreasing_trivial_3
@[extern "native"] meta opaque String._aux_Init_Data_String_Termination___macroRules_tacticDecreasing_trivial_4 : Lean.Macro
attribute [macro tacticDecreasing_trivial] String._aux_Init_Data_String_Termination___macroRules_tacticDecreasing_trivial_4
