module

prelude
public import Init.WF
/-! Markers that well-founded recursion leaves in goals while it is being compiled. -/

@[expose] public section

universe u v w

set_option linter.unusedVariables false in
/-- Carries the name of a binder through rewriting. -/
@[simp ↓] def binderNameHint {α : Sort u} {β : Sort v} {γ : Sort w} (v : α) (binder : β) (e : γ) : γ := e

/-- Marks a parameter of a function defined by well-founded recursion. -/
@[implicit_reducible] def wfParam {α : Sort u} (a : α) : α := a

@[wf_preprocess] theorem ite_eq_dite [Decidable P] {a b : α} :
    ite P a b = (dite P (fun h => binderNameHint h () a) fun h => binderNameHint h () b) := rfl
