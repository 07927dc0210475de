"""Lean's own tokens, as data: what Lean's tokenizer takes the longest of, and the words that begin commands.

Those of Lean 4.35.0. What is compiled into Lean was read from its memory after it had started (everything in
`Lean.Parser.builtinTokenTable`, and the keys of the leading table of the category `command` in
`Lean.Parser.builtinParserCategoriesRef`); what the files of `Init`, `Std` and `Lean` add, from the descriptions that
their `syntax`, `notation` and `macro` commands are compiled to, found as `embedded/generate_syntax.py` finds them.

Left out are the symbols that need a namespace to be opened or `import Lean` or `import Std`, those of one character,
which need no table, and `+1]`. Other versions of Lean differ in few of them: `|-` was one, and those with three dots
were not.
"""

from __future__ import annotations

SYMBOLS = frozenset(
    (
        "!= !~> #[ %[ && &&& *... *...* *...< *...= *> ++ ,* ,*,? ,+ ,+,? -> -[ .( .. ... ...* ...< ...= .{ "
        "// /\\ :: := :=~ :=ₐ :=ₛ :~ :ₐ :ₛ ;* <$> <&&> <&> <* <*> <+ <+: <- <-> <... <...* <...< <...= <:+ <:+: <;> "
        "<<< <= <=< <| <|> <||> =/= =<< == => =?= =~ =ₐ =ₛ >= >=> >> >>= >>> @& @[ \\/ ]' ^^ ^^^ `( `(tactic| |* |> "
        "|>. || ||| ~> ~~~ ×' Σ' ⁻¹ ⊕'"
    ).split()
)
"""Symbols of more than one character, without those that begin a doc comment."""

QUESTIONS = frozenset(
    (
        "#check #check_assertions #check_failure #check_simp #check_tactic #check_tactic_failure #discr_tree_key "
        "#discr_tree_simp_key #dump_async_env_state #eval #exit #grind_lint #guard #guard_expr #guard_msgs "
        "#guard_panic #import_path #info_trees #postprocess_traces #print #reduce #show_deprecated_modules #synth "
        "#time #version #where #widget #with_exporting"
    ).split()
)
"""Commands that begin with `#`, which Lean ends where no longer one goes on; `#eval!` is `#eval` here."""

COMMANDS = frozenset(
    (
        # compiled into Lean
        "abbrev add_decl_doc assert_not_exists assert_not_imported attribute axiom binder_predicate builtin_initialize "
        "class coinductive declare_syntax_cat def deprecated_module deprecated_syntax deriving docs_to_verso elab "
        "elab_rules end example export gen_injective_theorems grind_pattern import include inductive infix infixl "
        "infixr init_grind_norm init_quot initialize instance local macro macro_rules meta mutual namespace "
        "noncomputable nonrec notation omit opaque open partial postfix prefix private protected public recall recall? "
        "recommended_spelling register_error_explanation register_tactic_tag scoped section set_option structure "
        "syntax tactic_extension theorem universe unlock_limits unsafe variable with_weak_namespace "
        # of the files of Init, Std and Lean
        "aux_def reprove builtin_cbv_simproc builtin_cbv_simproc_decl builtin_cbv_simproc_pattern builtin_dsimproc "
        "builtin_dsimproc_decl builtin_grind_propagator builtin_simproc builtin_simproc_decl builtin_simproc_pattern "
        "cbv_simproc cbv_simproc_decl cbv_simproc_pattern declare_bitwise_int_theorems declare_bitwise_uint_theorems "
        "declare_command_config_elab declare_command_config_elab_legacy declare_config_elab declare_config_elab_legacy "
        "declare_core_config_elab declare_eval_bin declare_eval_bin_bitwise declare_eval_bin_bool_pred "
        "declare_int_theorems declare_simp_like_tactic declare_sint_simprocs declare_term_config_elab "
        "declare_uint_simprocs declare_uint_theorems def_eval_config_item derive_eval_expr_instance_using_meta_eval "
        "dsimproc dsimproc_decl elab_stx_quot end_local_scope ensure_eval_expr_instance "
        "ensure_eval_term_expr_instances ensure_eval_term_instance grind_annotated grind_propagator "
        "postprocess_traces register_builtin_option "
        "register_label_attr register_linter_set register_option register_parser_alias register_simp_attr "
        "register_sym_dsimp register_sym_simp register_try?_tactic reset_grind_attrs run_cmd run_elab run_meta seal "
        "set_library_suggestions show_panel_widgets simproc simproc_decl simproc_pattern store_traces_as test_extern "
        "unif_hint unseal wait_for_cancel_once_command"
    ).split()
)
"""The first words of all commands. A word before `%` stands here without it, as the lexer reads it."""

WORDS = COMMANDS | frozenset(
    (
        "assert! break by by_elab catch coinductive_fixpoint continue dbg_trace debug_assert! decreasing_by do else "
        "extends finally for forall from fun have haveI hiding idbg if in inductive_fixpoint inferInstanceAs "
        "leading_parser let letI let_expr let_fun match match_expr monotonicity_by mut nofun nomatch panic! "
        "partial_fixpoint renaming repeat return run_tac show sorry suffices termination_by then trailing_parser try "
        "unless unreachable! until where while with"
    ).split()
)
"""Words that are no names."""

INTERPOLATING = frozenset(
    "s! f! m! dbg_trace println! throwError reportEMatchIssue! reportDbgIssue! reportIssue!".split()
)
"""Words behind which a string holds code between braces."""
INTERPOLATING_WITH = frozenset(
    "throwErrorAt throwNamedError throwNamedErrorAt logNamedError logNamedErrorAt logNamedWarning logNamedWarningAt "
    "trace trace_goal Macro.trace".split()
)
"""Words behind which one does after other arguments: a syntax, the name of an error, or a name in brackets."""
OF_LEAN_ONLY = frozenset(
    "m! throwError throwErrorAt reportEMatchIssue! reportDbgIssue! reportIssue! trace trace_goal".split()
)
"""Those of them that do so only where `Lean` is imported."""
