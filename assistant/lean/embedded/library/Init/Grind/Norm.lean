module

prelude
public import Init.Ext
public import Init.Grind.Classes
public import Init.Grind.Lemmas
public import Init.Data.Nat.Lemmas
public import Init.Data.Int.LemmasAux
/-! The rules that bring the propositions of a `grind` goal into normal form. -/

@[expose] public section

namespace Lean.Grind

theorem iff_eq (p q : Prop) : (p ↔ q) = (p = q) := propext ⟨propext, fun h => h ▸ Iff.rfl⟩
theorem eq_true_eq (p : Prop) : (p = True) = p := propext ⟨of_eq_true, eq_true⟩
theorem eq_false_eq (p : Prop) : (p = False) = ¬p := propext ⟨of_eq_false, eq_false⟩
theorem not_eq_prop (p q : Prop) : (¬(p = q)) = (p = ¬q) := by
  cases Classical.propComplete p with
  | inl h => subst h; cases Classical.propComplete q with | inl h => subst h; simp | inr h => subst h; simp
  | inr h => subst h; cases Classical.propComplete q with | inl h => subst h; simp | inr h => subst h; simp

theorem imp_eq (p q : Prop) : (p → q) = (¬p ∨ q) := propext
  ⟨fun f => (Classical.em p).elim (fun hp => .inr (f hp)) .inl, fun h hp => h.resolve_left fun n => n hp⟩
theorem forall_imp_eq_or {α : Sort u} (p : α → Prop) (q : Prop) : ((∀ a, p a) → q) = ((∃ a, ¬p a) ∨ q) :=
  (imp_eq _ q).trans (congrArg (· ∨ q) (propext Classical.not_forall))
theorem true_imp_eq (p : Prop) : (True → p) = p := propext ⟨fun f => f trivial, fun h _ => h⟩
theorem false_imp_eq (p : Prop) : (False → p) = True := eq_true False.elim
theorem imp_true_eq (p : Prop) : (p → True) = True := eq_true fun _ => trivial
theorem imp_false_eq (p : Prop) : (p → False) = ¬p := rfl
theorem imp_self_eq (p : Prop) : (p → p) = True := eq_true id

theorem not_true : (¬True) = False := eq_false fun n => n trivial
theorem not_false : (¬False) = True := eq_true id
theorem not_not (p : Prop) : (¬¬p) = p := propext Classical.not_not
theorem not_and (p q : Prop) : (¬(p ∧ q)) = (¬p ∨ ¬q) := propext Classical.not_and_iff_not_or_not
theorem not_or (p q : Prop) : (¬(p ∨ q)) = (¬p ∧ ¬q) := propext _root_.not_or
theorem not_ite {p : Prop} {_ : Decidable p} (q r : Prop) : (¬ite p q r) = ite p (¬q) (¬r) := by
  cases Decidable.em p with
  | inl h => rw [if_pos h, if_pos h]
  | inr h => rw [if_neg h, if_neg h]
theorem not_forall {α : Sort u} (p : α → Prop) : (¬∀ x, p x) = ∃ x, ¬p x := propext Classical.not_forall
theorem not_exists {α : Sort u} (p : α → Prop) : (¬∃ x, p x) = ∀ x, ¬p x := propext _root_.not_exists
theorem not_implies (p q : Prop) : (¬(p → q)) = (p ∧ ¬q) := propext Classical.not_imp

theorem or_assoc (p q r : Prop) : ((p ∨ q) ∨ r) = (p ∨ (q ∨ r)) := propext _root_.or_assoc
theorem or_swap12 (p q r : Prop) : (p ∨ q ∨ r) = (q ∨ p ∨ r) := propext _root_.or_left_comm
theorem or_swap13 (p q r : Prop) : (p ∨ q ∨ r) = (r ∨ q ∨ p) :=
  propext ⟨fun | .inl h => .inr (.inr h) | .inr (.inl h) => .inr (.inl h) | .inr (.inr h) => .inl h,
    fun | .inl h => .inr (.inr h) | .inr (.inl h) => .inr (.inl h) | .inr (.inr h) => .inl h⟩

theorem ite_true_false {p : Prop} {_ : Decidable p} : (ite p True False) = p := by
  cases Decidable.em p with
  | inl h => rw [if_pos h, eq_true h]
  | inr h => rw [if_neg h, eq_false h]
theorem ite_false_true {p : Prop} {_ : Decidable p} : (ite p False True) = ¬p := by
  cases Decidable.em p with
  | inl h => rw [if_pos h, not_eq_of_eq_true (eq_true h)]
  | inr h => rw [if_neg h, not_eq_of_eq_false (eq_false h)]

theorem cond_eq_ite {α : Sort u} (c : Bool) (a b : α) : cond c a b = ite c a b := by cases c <;> rfl

theorem Nat.lt_eq (a b : Nat) : (a < b) = (a + 1 ≤ b) := rfl
theorem Int.lt_eq (a b : Int) : (a < b) = (a + 1 ≤ b) := rfl

theorem beq_eq_decide_eq {α : Type u} {_ : BEq α} [LawfulBEq α] [DecidableEq α] (a b : α) :
    (a == b) = (decide (a = b)) := by
  cases Decidable.em (a = b) with
  | inl h => rw [beq_iff_eq.2 h, _root_.decide_eq_true h]
  | inr h => rw [beq_eq_false_iff_ne.2 h, _root_.decide_eq_false h]

theorem bne_eq_decide_not_eq {α : Type u} {_ : BEq α} [LawfulBEq α] [DecidableEq α] (a b : α) :
    (a != b) = (decide (¬a = b)) := by
  show (!(a == b)) = _
  cases Decidable.em (a = b) with
  | inl h => rw [beq_iff_eq.2 h, _root_.decide_eq_false fun n => n h]; rfl
  | inr h => rw [beq_eq_false_iff_ne.2 h, _root_.decide_eq_true h]; rfl

theorem natCast_div (a b : Nat) : (NatCast.natCast (a / b) : Int) = (NatCast.natCast a) / (NatCast.natCast b) := rfl
theorem natCast_mod (a b : Nat) : (NatCast.natCast (a % b) : Int) = (NatCast.natCast a) % (NatCast.natCast b) := rfl
theorem natCast_add (a b : Nat) :
    (NatCast.natCast (a + b : Nat) : Int) = (NatCast.natCast a : Int) + (NatCast.natCast b : Int) := rfl
theorem natCast_mul (a b : Nat) :
    (NatCast.natCast (a * b : Nat) : Int) = (NatCast.natCast a : Int) * (NatCast.natCast b : Int) := rfl

theorem natCast_pow (a b : Nat) : (NatCast.natCast (a ^ b : Nat) : Int) = (NatCast.natCast a : Int) ^ b :=
  Int.natCast_pow a b

theorem Nat.pow_one (a : Nat) : a ^ 1 = a := by rw [Nat.pow_succ, Nat.pow_zero, Nat.one_mul]
theorem Int.pow_one (a : Int) : a ^ 1 = a := by rw [Int.pow_succ, Int.pow_zero, Int.one_mul]
theorem Nat.zero_sub (a : Nat) : 0 - a = 0 := _root_.Nat.zero_sub a

theorem forall_true (p : True → Prop) : (∀ h : True, p h) = p True.intro := propext ⟨fun f => f _, fun h _ => h⟩
theorem flip_bool_eq (a b : Bool) : (a = b) = (b = a) := propext ⟨Eq.symm, Eq.symm⟩
theorem bool_eq_to_prop (a b : Bool) : (a = b) = ((a = true) = (b = true)) := by cases a <;> cases b <;> simp

theorem forall_or_forall {α : Sort u} {β : α → Sort v} (p : α → Prop) (q : (a : α) → β a → Prop) :
    (∀ a : α, p a ∨ ∀ b : β a, q a b) = (∀ (a : α) (b : β a), p a ∨ q a b) :=
  propext ⟨fun f a b => (f a).imp id fun g => g b,
    fun f a => (Classical.em (p a)).imp id fun n b => (f a b).resolve_left n⟩

theorem forall_forall_or {α : Sort u} {β : α → Sort v} (p : α → Prop) (q : (a : α) → β a → Prop) :
    (∀ a : α, (∀ b : β a, q a b) ∨ p a) = (∀ (a : α) (b : β a), q a b ∨ p a) :=
  propext ⟨fun f a b => (f a).imp (fun g => g b) id,
    fun f a => (Classical.em (p a)).elim .inr fun n => .inl fun b => (f a b).resolve_right n⟩

theorem forall_and {α : Sort u} {p q : α → Prop} : (∀ x, p x ∧ q x) = ((∀ x, p x) ∧ (∀ x, q x)) :=
  propext ⟨fun f => ⟨fun x => (f x).1, fun x => (f x).2⟩, fun f x => ⟨f.1 x, f.2 x⟩⟩
theorem exists_const (α : Sort u) [i : Nonempty α] {b : Prop} : (∃ _ : α, b) = b :=
  propext ⟨fun ⟨_, h⟩ => h, fun h => i.elim fun a => ⟨a, h⟩⟩
theorem exists_or {α : Sort u} {p q : α → Prop} : (∃ x, p x ∨ q x) = ((∃ x, p x) ∨ ∃ x, q x) :=
  propext ⟨fun ⟨x, h⟩ => h.imp (fun h => ⟨x, h⟩) (fun h => ⟨x, h⟩),
    fun | .inl ⟨x, h⟩ => ⟨x, .inl h⟩ | .inr ⟨x, h⟩ => ⟨x, .inr h⟩⟩
theorem exists_prop {a b : Prop} : (∃ _h : a, b) = (a ∧ b) := propext ⟨fun ⟨x, h⟩ => ⟨x, h⟩, fun ⟨x, h⟩ => ⟨x, h⟩⟩
theorem exists_and_left {α : Sort u} {p : α → Prop} {b : Prop} : (∃ x, b ∧ p x) = (b ∧ (∃ x, p x)) :=
  propext ⟨fun ⟨x, h⟩ => ⟨h.1, x, h.2⟩, fun ⟨hb, x, h⟩ => ⟨x, hb, h⟩⟩
theorem exists_and_right {α : Sort u} {p : α → Prop} {b : Prop} : (∃ x, p x ∧ b) = ((∃ x, p x) ∧ b) :=
  propext ⟨fun ⟨x, h⟩ => ⟨⟨x, h.1⟩, h.2⟩, fun ⟨⟨x, h⟩, hb⟩ => ⟨x, h, hb⟩⟩

init_grind_norm
  |
  iff_eq heq_eq_eq
  and_true true_and and_false false_and and_assoc
  ite_true_false ite_false_true cond_eq_ite
  Bool.or_false Bool.or_true Bool.false_or Bool.true_or Bool.or_eq_true
  Bool.and_false Bool.and_true Bool.false_and Bool.true_and Bool.and_eq_true Bool.not_not
  beq_iff_eq beq_eq_decide_eq beq_self_eq_true bne_iff_ne bne_eq_decide_not_eq
  decide_eq_true_eq decide_not not_decide_eq_true
  Nat.le_zero_eq Nat.lt_eq Nat.succ_eq_add_one Nat.add_eq Nat.sub_eq Nat.mul_eq Nat.zero_eq Nat.le_eq
  Nat.div_zero Nat.mod_zero Nat.div_one Nat.mod_one Nat.sub_sub Nat.pow_zero Nat.pow_one Nat.sub_self
  Nat.one_pow Nat.zero_sub
  Int.lt_eq Int.emod_neg Int.ediv_neg Int.ediv_zero Int.emod_zero Int.ediv_one Int.emod_one Int.negSucc_eq
  natCast_div natCast_mod natCast_add natCast_mul natCast_pow Int.one_pow Int.pow_zero Int.pow_one
  Int.ofNat_eq_coe Int.one_dvd Int.zero_dvd
  Function.const_apply Function.comp_apply

attribute [grind ext] funext Prod Subtype Sigma PSigma
attribute [grind cases eager] And Prod False Empty True PUnit Exists Subtype
attribute [grind cases] Or
attribute [grind =] Nat.min_def Nat.max_def Int.min_def Int.max_def id_eq

end Lean.Grind
