/-
Replays the constants of one compiled module through Lean's kernel, on top of what the module imports.

    lean --run Replay.lean -I FOLDER … FILE.olean [FILE.olean.server FILE.olean.private]

Does what `embedded/kernel/replay.c` does, by the same rules and with the same answers, for a toolchain that has Lean's
own modules. Only what has been the same since Lean 4.24 is used; `Lean.Environment.replay` is not, since it moved
about. Nothing of the module or of its imports is run: their extensions are not loaded.
-/
import Lean
open Lean

namespace KernelReplay

/-- The checks are on, whatever the judged file asked for, and nothing but the caller's deadline ends them. -/
def kernelOptions : Options :=
  maxRecDepth.set (maxHeartbeats.set (debug.skipKernelTC.set {} false) 0) 0

/- Terms made anew: the kernel believes hashes and flags that are stored beside names, levels and terms, and code that
ran while the judged file was compiled can have made some with wrong ones. -/

def freshName : Name → Name
  | .anonymous => .anonymous
  | .str parent text => .str (freshName parent) text
  | .num parent number => .num (freshName parent) number

def freshLevel : Level → Level
  | .zero => .zero
  | .succ l => .succ (freshLevel l)
  | .max a b => .max (freshLevel a) (freshLevel b)
  | .imax a b => .imax (freshLevel a) (freshLevel b)
  | .param n => .param (freshName n)
  | .mvar m => .mvar m

def rightName : Name → Bool
  | .anonymous => true
  | name@(.str parent _) => name.hash == (freshName name).hash && rightName parent
  | name@(.num parent _) => name.hash == (freshName name).hash && rightName parent

def rightMarks (level : Level) : Bool :=
  let made := freshLevel level
  level.hash == made.hash && level.hasParam == made.hasParam && level.hasMVar == made.hasMVar

def rightLevel (level : Level) : Bool :=
  rightMarks level && match level with
  | .succ l => rightLevel l
  | .max a b => rightLevel a && rightLevel b
  | .imax a b => rightLevel a && rightLevel b
  | .param n => rightName n
  | _ => true

/-- What was made already, by address so that wrong hashes do not mix it up, and whether all marks were right. -/
structure Made where
  terms : Std.HashMap USize Expr := {}
  right : Bool := true

unsafe def freshTerm (term : Expr) : StateM Made Expr := do
  let address := ptrAddrUnsafe term
  if let some known := (← get).terms[address]? then
    return known
  let made : Expr ← match term with
    | .bvar i => pure (Expr.bvar i)
    | .fvar v => pure (Expr.fvar v)
    | .mvar m => pure (Expr.mvar m)
    | .sort l =>
      unless rightLevel l do modify fun s => { s with right := false }
      pure (Expr.sort (freshLevel l))
    | .const n ls =>
      unless rightName n && ls.all rightLevel do modify fun s => { s with right := false }
      pure (Expr.const (freshName n) (ls.map freshLevel))
    | .app f a => pure (Expr.app (← freshTerm f) (← freshTerm a))
    | .lam n t b i => pure (Expr.lam (freshName n) (← freshTerm t) (← freshTerm b) i)
    | .forallE n t b i => pure (Expr.forallE (freshName n) (← freshTerm t) (← freshTerm b) i)
    | .letE n t v b d => pure (Expr.letE (freshName n) (← freshTerm t) (← freshTerm v) (← freshTerm b) d)
    | .lit l => pure (Expr.lit l)
    | .mdata d e => pure (Expr.mdata d (← freshTerm e))
    | .proj n i e =>
      unless rightName n do modify fun s => { s with right := false }
      pure (Expr.proj (freshName n) i (← freshTerm e))
  let same := term.hash == made.hash && term.looseBVarRange == made.looseBVarRange &&
    term.hasFVar == made.hasFVar && term.hasExprMVar == made.hasExprMVar &&
    term.hasLevelMVar == made.hasLevelMVar && term.hasLevelParam == made.hasLevelParam
  modify fun s => { terms := s.terms.insert address made, right := s.right && same }
  return made

/- The replay. -/

inductive Status where
  | underWay | checked | refused | skipped
  deriving BEq

structure Replay where
  environment : Kernel.Environment
  status : Std.HashMap Name Status := {}

abbrev M := ReaderT (Std.HashMap Name ConstantInfo) (StateRefT Replay IO)

def answer (fields : List (String × Json)) : IO Unit :=
  IO.println (Json.mkObj fields).compress

def statusOf (name : Name) : M (Option Status) := do
  return (← get).status[name]?

def mark (name : Name) (status : Status) : M Unit :=
  modify fun s => { s with status := s.status.insert name status }

def refuse (name : Name) (message : String) : M Unit := do
  unless (← statusOf name) == some .refused do
    answer [("refused", Json.str (toString name)), ("message", Json.str message)]
  mark name .refused

unsafe def fresh (name : Name) (term : Expr) : M Expr := do
  let (term, made) := Id.run ((freshTerm term).run {})
  unless made.right do refuse name "its terms carry hashes or flags that are not theirs"
  return term

unsafe def freshSignature (c : ConstantVal) : M ConstantVal := do
  let name := freshName c.name
  unless rightName c.name && c.levelParams.all rightName do
    refuse name "its terms carry hashes or flags that are not theirs"
  return { name, levelParams := c.levelParams.map freshName, type := ← fresh name c.type }

/-- Hands a declaration to the kernel; whether it was taken. -/
def add (name : Name) (declaration : Declaration) : M Bool := do
  match (← get).environment.addDecl kernelOptions declaration with
  | .ok environment =>
    modify fun s => { s with environment := environment }
    return true
  | .error exception =>
    refuse name (← (exception.toMessageData {}).toString)
    return false

/-- Whether two constants are the same, however they came to be. -/
def same : ConstantInfo → ConstantInfo → Bool
  | .axiomInfo a, .axiomInfo b => a.levelParams == b.levelParams && a.type == b.type
  | .defnInfo a, .defnInfo b => a.levelParams == b.levelParams && a.type == b.type && a.value == b.value
  | .thmInfo a, .thmInfo b => a.levelParams == b.levelParams && a.type == b.type && a.value == b.value
  | .opaqueInfo a, .opaqueInfo b => a.levelParams == b.levelParams && a.type == b.type && a.value == b.value
  | .quotInfo a, .quotInfo b => a.levelParams == b.levelParams && a.type == b.type
  | .ctorInfo a, .ctorInfo b => a == b
  | .recInfo a, .recInfo b => a == b
  | .inductInfo a, .inductInfo b =>
    a.levelParams == b.levelParams && a.type == b.type && a.numParams == b.numParams &&
    a.numIndices == b.numIndices && a.all == b.all && a.ctors == b.ctors && a.numNested == b.numNested &&
    a.isRec == b.isRec && a.isUnsafe == b.isUnsafe && a.isReflexive == b.isReflexive
  | _, _ => false

/-- Whether what the kernel made by itself is what the module says. -/
def compareMade (name : Name) (stored : ConstantInfo) : M Unit := do
  match (← get).environment.find? name with
  | some made =>
    if same made stored then
      mark name .checked
    else
      refuse name "it is not what the kernel makes from the declaration it belongs to"
  | none => refuse name "it is not what the kernel makes from the declaration it belongs to"

mutual

/-- Replays first what a term uses; whether all that may be used. -/
unsafe def mayUse (name : Name) (term : Expr) : M Bool := do
  if (← statusOf name) == some .refused then
    return false
  for used in term.getUsedConstants do
    -- The kernels of older versions run compiled code for these two.
    if used == `Lean.reduceBool || used == `Lean.reduceNat then
      refuse name (toString used ++ " stands for compiled code, which is not run")
      return false
    visit used
    if (← statusOf used) == some .refused then
      refuse name ("uses " ++ toString used ++ ", which was refused")
      return false
  return true

/-- A block of inductive types as the kernel takes it. -/
unsafe def typesOf (name : Name) (all : List Name) : M (Option (List InductiveType)) := do
  let constants ← read
  for member in all do
    unless member == name || (constants.contains member && (← statusOf member).isNone) do
      refuse name "the module does not have all types of its block"
      return none
    mark member .underWay
  let mut types : List InductiveType := []
  for member in all do
    match constants[member]? with
    | some (.inductInfo value) =>
      let signature ← freshSignature value.toConstantVal
      unless ← mayUse name signature.type do
        return none
      let mut constructors : List Constructor := []
      for constructorName in value.ctors do
        match constants[constructorName]? with
        | some (.ctorInfo made) =>
          let made ← freshSignature made.toConstantVal
          unless ← mayUse name made.type do
            return none
          constructors := { name := made.name, type := made.type } :: constructors
        | _ =>
          refuse name "the module does not have all its constructors"
          return none
      types := { name := signature.name, type := signature.type, ctors := constructors.reverse } :: types
    | _ =>
      refuse name "the module does not have all types of its block"
      return none
  return some types.reverse

unsafe def visit (name : Name) : M Unit := do
  let some info := (← read)[name]? | return
  if (← statusOf name).isSome then
    return
  mark name .underWay
  let signature ← freshSignature info.toConstantVal
  unless ← mayUse name signature.type do
    return
  match info with
  | .axiomInfo _ => declare name (.axiomDecl { toConstantVal := signature, isUnsafe := false })
  | .defnInfo v =>
    let value ← fresh name v.value
    if ← mayUse name value then
      declare name (.defnDecl
        { toConstantVal := signature, value := value, hints := v.hints, safety := .safe, all := v.all })
  | .thmInfo v =>
    let value ← fresh name v.value
    if ← mayUse name value then
      declare name (.thmDecl { toConstantVal := signature, value := value, all := v.all })
  | .opaqueInfo v =>
    let value ← fresh name v.value
    if ← mayUse name value then
      declare name (.opaqueDecl { toConstantVal := signature, value := value, isUnsafe := false, all := v.all })
  | .inductInfo v =>
    match ← typesOf name v.all with
    | some types => discard <| add name (.inductDecl signature.levelParams v.numParams types false)
    | none => pure ()
  | .quotInfo _ =>
    visit `Eq
    if ((← get).environment.find? name).isNone then
      discard <| add name .quotDecl
  -- The kernel makes these together with their types; like those they are compared at the end.
  | .ctorInfo _ => pure ()
  | .recInfo _ => pure ()

unsafe def declare (name : Name) (declaration : Declaration) : M Unit := do
  if ← add name declaration then
    mark name .checked

end

/-- The public parts of a split module must say what the private one says, or less: an axiom for what they hide. -/
def comparePart (part : ModuleData) : M Unit := do
  let constants ← read
  unless part.constNames.size == part.constants.size do
    throw (IO.userError "a public part has more names than constants, or fewer")
  for info in part.constants, listed in part.constNames do
    let holds : Bool := match constants[info.name]?, info with
      | some stored, .axiomInfo a => a.levelParams == stored.levelParams && a.type == stored.type
      | some stored, _ => same info stored
      | none, _ => false
    unless holds && listed == info.name do refuse info.name "a public part of the module says something else"

unsafe def replay (whole : ModuleData) (parts : Array ModuleData) : M Unit := do
  let mut names : NameSet := {}
  for info in whole.constants, listed in whole.constNames do
    let name := freshName info.name
    if names.contains name then
      refuse name "the module declares it twice"
    names := names.insert name
    unless listed == name do
      refuse name "the module lists it under another name"
    if ((← get).environment.find? name).isSome then
      refuse name "an imported module declares it already"
    if (← statusOf name).isNone && (info.isUnsafe || info.isPartial) then
      let why := if info.isUnsafe then "unsafe" else "partial"
      answer [("skipped", Json.str (toString name)), ("why", Json.str why)]
      mark name .skipped
  for part in parts.pop do
    comparePart part
  for info in whole.constants do
    visit (freshName info.name)
  for info in whole.constants do
    let name := freshName info.name
    if (← statusOf name) == some .underWay then
      compareMade name info

partial def arguments : List String → List System.FilePath × Array System.FilePath
  | "-I" :: folder :: rest =>
    let (folders, files) := arguments rest
    (System.FilePath.mk folder :: folders, files)
  | files => ([], (files.map System.FilePath.mk).toArray)

unsafe def run (words : List String) : IO Unit := do
  let (folders, files) := arguments words
  searchPathRef.set folders
  let parts := (← readModuleDataParts files).map Prod.fst
  let some whole := parts.back? | throw (IO.userError "no file is named")
  let split := parts[0]!.isModule
  unless parts.size == (if split then 3 else 1) do
    throw (IO.userError "the module's parts are not all there")
  unless whole.constNames.size == whole.constants.size do
    throw (IO.userError "the module has more names than constants, or fewer")
  let level : OLeanLevel := if split then .exported else .private
  let environment ← importModules parts[0]!.imports {} (level := level)
  let mut constants : Std.HashMap Name ConstantInfo := {}
  for info in whole.constants do
    constants := constants.insert (freshName info.name) info
  let ((), final) ← ((replay whole parts).run constants).run { environment := environment.toKernelEnv }
  let checked := final.status.fold (fun (n : Nat) _ status => if status == .checked then n + 1 else n) 0
  answer [("checked", toJson checked)]

end KernelReplay

unsafe def main (words : List String) : IO UInt32 := do
  try
    KernelReplay.run words
    return 0
  catch error =>
    KernelReplay.answer [("error", Json.str (toString error))]
    return 2
