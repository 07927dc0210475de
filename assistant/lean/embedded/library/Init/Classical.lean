module

prelude
public import Init.SimpLemmas
/-! Classical reasoning: choice, excluded middle, decidability of everything. -/

@[expose] public section

universe u v

namespace Classical

/-- Some element with property `p`, together with the proof. -/
noncomputable def indefiniteDescription {α : Sort u} (p : α → Prop) (h : ∃ x, p x) : { x // p x } :=
  choice (h.elim fun w hw => ⟨⟨w, hw⟩⟩)

/-- Some element with property `p`. -/
noncomputable def choose {α : Sort u} {p : α → Prop} (h : ∃ x, p x) : α := (indefiniteDescription p h).val

theorem choose_spec {α : Sort u} {p : α → Prop} (h : ∃ x, p x) : p (choose h) :=
  (indefiniteDescription p h).property

/-- Excluded middle, from choice: choose a proposition that is `True` or else `p` holds, and one that is
`False` or else `p` holds. If `p` holds both choices are made from the same predicate, hence agree. -/
theorem em (p : Prop) : p ∨ ¬p := by
  have exTrue : ∃ x : Prop, x = True ∨ p := ⟨True, .inl rfl⟩
  have exFalse : ∃ x : Prop, x = False ∨ p := ⟨False, .inl rfl⟩
  cases choose_spec exTrue with
  | inr hp => exact .inl hp
  | inl isTrue =>
    cases choose_spec exFalse with
    | inr hp => exact .inl hp
    | inl isFalse =>
      refine .inr fun hp => ?_
      have same : (fun x : Prop => x = True ∨ p) = fun x => x = False ∨ p :=
        funext fun _ => propext ⟨fun _ => .inr hp, fun _ => .inr hp⟩
      have agree : ∀ q : Prop → Prop, (fun x : Prop => x = True ∨ p) = q → ∀ h : ∃ x, q x,
          choose exTrue = choose h := by
        intro q e
        cases e
        intro _
        rfl
      have absurdity : True = False := isTrue.symm.trans ((agree _ same exFalse).trans isFalse)
      exact absurdity.mp trivial

theorem exists_true_of_nonempty {α : Sort u} : Nonempty α → ∃ _ : α, True
  | ⟨x⟩ => ⟨x, trivial⟩

@[instance_reducible] noncomputable def inhabited_of_nonempty {α : Sort u} (h : Nonempty α) : Inhabited α := ⟨choice h⟩

@[instance_reducible] noncomputable def inhabited_of_exists {α : Sort u} {p : α → Prop} (h : ∃ x, p x) : Inhabited α :=
  inhabited_of_nonempty (h.elim fun w _ => ⟨w⟩)

/-- Every proposition is decidable. -/
noncomputable scoped instance (priority := low) propDecidable (a : Prop) : Decidable a :=
  choice <| match em a with
    | .inl h => ⟨isTrue h⟩
    | .inr h => ⟨isFalse h⟩

@[instance_reducible] noncomputable def decidableInhabited (a : Prop) : Inhabited (Decidable a) where
  default := inferInstance

instance (a : Prop) : Nonempty (Decidable a) := ⟨propDecidable a⟩

@[instance_reducible] noncomputable def typeDecidableEq (α : Sort u) : DecidableEq α := fun _ _ => inferInstance

noncomputable def typeDecidable (α : Sort u) : PSum α (α → False) :=
  match propDecidable (Nonempty α) with
  | isTrue h => .inl (choice h)
  | isFalse n => .inr fun a => n ⟨a⟩

noncomputable def strongIndefiniteDescription {α : Sort u} (p : α → Prop) (h : Nonempty α) :
    { x : α // (∃ y : α, p y) → p x } :=
  if e : ∃ y, p y then ⟨choose e, fun _ => choose_spec e⟩ else ⟨choice h, fun e' => absurd e' e⟩

/-- Some element, with property `p` if there is one. -/
noncomputable def epsilon {α : Sort u} [h : Nonempty α] (p : α → Prop) : α := (strongIndefiniteDescription p h).val

theorem epsilon_spec_aux {α : Sort u} (h : Nonempty α) (p : α → Prop) : (∃ y, p y) → p (@epsilon α h p) :=
  (strongIndefiniteDescription p h).property

theorem epsilon_spec {α : Sort u} {p : α → Prop} (hex : ∃ y, p y) : p (@epsilon α (nonempty_of_exists hex) p) :=
  epsilon_spec_aux (nonempty_of_exists hex) p hex

theorem epsilon_singleton {α : Sort u} (x : α) : @epsilon α ⟨x⟩ (fun y => y = x) = x :=
  @epsilon_spec α (fun y => y = x) ⟨x, rfl⟩

/-- The axiom of choice for a relation. -/
theorem axiomOfChoice {α : Sort u} {β : α → Sort v} {r : ∀ x, β x → Prop} (h : ∀ x, ∃ y, r x y) :
    ∃ (f : ∀ x, β x), ∀ x, r x (f x) :=
  ⟨fun x => choose (h x), fun x => choose_spec (h x)⟩

theorem skolem {α : Sort u} {b : α → Sort v} {p : ∀ x, b x → Prop} :
    (∀ x, ∃ y, p x y) ↔ ∃ (f : ∀ x, b x), ∀ x, p x (f x) :=
  ⟨axiomOfChoice, fun h x => h.elim fun f hf => ⟨f x, hf x⟩⟩

theorem propComplete (a : Prop) : a = True ∨ a = False :=
  (em a).elim (fun h => .inl (eq_true h)) fun h => .inr (eq_false h)

/-- Case distinction on any proposition. -/
theorem byCases {p q : Prop} (hpq : p → q) (hnpq : ¬p → q) : q := (em p).elim hpq hnpq

/-- Proof by contradiction. -/
theorem byContradiction {p : Prop} (h : ¬p → False) : p := (em p).elim id fun n => (h n).elim

@[simp] theorem not_not : ¬¬a ↔ a := ⟨byContradiction, not_not_intro⟩

theorem or_not_self (a : Prop) : a ∨ ¬a := em a
theorem not_or_self (a : Prop) : ¬a ∨ a := (em a).symm

@[simp low] theorem not_forall {p : α → Prop} : (¬∀ x, p x) ↔ ∃ x, ¬p x :=
  ⟨fun h => byContradiction fun n => h fun x => byContradiction fun nx => n ⟨x, nx⟩,
   fun ⟨x, nx⟩ h => nx (h x)⟩

theorem not_forall_not {p : α → Prop} : (¬∀ x, ¬p x) ↔ ∃ x, p x :=
  ⟨fun h => byContradiction fun n => h fun x hx => n ⟨x, hx⟩, fun ⟨x, hx⟩ h => h x hx⟩

theorem not_exists_not {p : α → Prop} : (¬∃ x, ¬p x) ↔ ∀ x, p x :=
  ⟨fun h x => byContradiction fun n => h ⟨x, n⟩, fun h ⟨x, n⟩ => n (h x)⟩

theorem forall_or_exists_not (P : α → Prop) : (∀ a, P a) ∨ ∃ a, ¬P a :=
  (em (∀ a, P a)).imp id not_forall.mp

theorem exists_or_forall_not (P : α → Prop) : (∃ a, P a) ∨ ∀ a, ¬P a :=
  (em (∃ a, P a)).imp id fun n a h => n ⟨a, h⟩

theorem or_iff_not_imp_left : a ∨ b ↔ (¬a → b) := ⟨fun h n => h.resolve_left n, fun h => (em a).imp id h⟩
theorem or_iff_not_imp_right : a ∨ b ↔ (¬b → a) := ⟨fun h n => h.resolve_right n, fun h => ((em b).imp id h).symm⟩

theorem not_imp_iff_and_not : ¬(a → b) ↔ a ∧ ¬b :=
  ⟨fun h => ⟨byContradiction fun na => h fun ha => absurd ha na, fun hb => h fun _ => hb⟩, fun h f => h.2 (f h.1)⟩

@[simp] theorem not_imp : ¬(a → b) ↔ a ∧ ¬b := not_imp_iff_and_not

theorem not_and_iff_not_or_not : ¬(a ∧ b) ↔ ¬a ∨ ¬b :=
  ⟨fun h => (em a).elim (fun ha => .inr fun hb => h ⟨ha, hb⟩) .inl, fun h hab => h.elim (· hab.1) (· hab.2)⟩

theorem not_iff : ¬(a ↔ b) ↔ (¬a ↔ b) :=
  ⟨fun h => ⟨fun na => byContradiction fun nb => h ⟨(absurd · na), (absurd · nb)⟩, fun hb ha => h ⟨fun _ => hb, fun _ => ha⟩⟩,
   fun h h' => iff_not_self (h'.trans h.symm)⟩

@[simp] theorem imp_iff_left_iff : (b ↔ a → b) ↔ a ∨ b :=
  ⟨fun h => (em a).imp id fun na => h.2 fun ha => absurd ha na,
   fun h => ⟨fun hb _ => hb, fun f => h.elim f id⟩⟩

@[simp] theorem imp_iff_right_iff : (a → b ↔ b) ↔ a ∨ b := iff_comm.trans imp_iff_left_iff

@[simp] theorem and_or_imp : a ∧ b ∨ (a → c) ↔ a → b ∨ c :=
  ⟨fun h ha => h.imp (·.2) (· ha), fun h => (em a).elim (fun ha => (h ha).imp (⟨ha, ·⟩) fun hc _ => hc)
    fun na => .inr (absurd · na)⟩

@[simp] theorem imp_and_neg_imp_iff (p q : Prop) : (p → q) ∧ (¬p → q) ↔ q :=
  ⟨fun h => byCases h.1 h.2, fun hq => ⟨fun _ => hq, fun _ => hq⟩⟩

end Classical

/-- A property of some element, by choice. -/
noncomputable def Exists.choose {α : Sort u} {p : α → Prop} (P : ∃ a, p a) : α := Classical.choose P

theorem Exists.choose_spec {α : Sort u} {p : α → Prop} (P : ∃ a, p a) : p P.choose := Classical.choose_spec P

