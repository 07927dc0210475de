module

prelude
public import Init.Data.Char
public import Init.Data.Repr
/-! Fixed-width numbers: numerals, arithmetic modulo the width, and how they are shown. -/

@[expose] public section

@[extern "lean_uint16_of_nat"] def UInt16.ofNat (n : @& Nat) : UInt16 := ⟨BitVec.ofNat 16 n⟩
@[extern "lean_uint32_of_nat"] def UInt32.ofNat (n : @& Nat) : UInt32 := ⟨BitVec.ofNat 32 n⟩
@[extern "lean_uint64_of_nat"] def UInt64.ofNat (n : @& Nat) : UInt64 := ⟨BitVec.ofNat 64 n⟩
@[extern "lean_uint16_to_nat"] def UInt16.toNat (n : UInt16) : Nat := n.toBitVec.toNat
@[extern "lean_uint64_to_nat"] def UInt64.toNat (n : UInt64) : Nat := n.toBitVec.toNat

instance UInt8.instOfNat {n : Nat} : OfNat UInt8 n := ⟨UInt8.ofNat n⟩
instance UInt16.instOfNat {n : Nat} : OfNat UInt16 n := ⟨UInt16.ofNat n⟩
instance UInt32.instOfNat {n : Nat} : OfNat UInt32 n := ⟨UInt32.ofNat n⟩
instance UInt64.instOfNat {n : Nat} : OfNat UInt64 n := ⟨UInt64.ofNat n⟩

@[extern "lean_uint8_add"] protected def UInt8.add (a b : UInt8) : UInt8 := .ofNat (a.toNat + b.toNat)
@[extern "lean_uint16_add"] protected def UInt16.add (a b : UInt16) : UInt16 := .ofNat (a.toNat + b.toNat)
@[extern "lean_uint32_add"] protected def UInt32.add (a b : UInt32) : UInt32 := .ofNat (a.toNat + b.toNat)
@[extern "lean_uint64_add"] protected def UInt64.add (a b : UInt64) : UInt64 := .ofNat (a.toNat + b.toNat)
@[extern "lean_uint8_sub"] protected def UInt8.sub (a b : UInt8) : UInt8 := .ofNat (256 - b.toNat + a.toNat)
@[extern "lean_uint16_sub"] protected def UInt16.sub (a b : UInt16) : UInt16 := .ofNat (65536 - b.toNat + a.toNat)
@[extern "lean_uint32_sub"] protected def UInt32.sub (a b : UInt32) : UInt32 := .ofNat (4294967296 - b.toNat + a.toNat)
@[extern "lean_uint64_sub"] protected def UInt64.sub (a b : UInt64) : UInt64 :=
  .ofNat (18446744073709551616 - b.toNat + a.toNat)
@[extern "lean_uint8_mul"] protected def UInt8.mul (a b : UInt8) : UInt8 := .ofNat (a.toNat * b.toNat)
@[extern "lean_uint16_mul"] protected def UInt16.mul (a b : UInt16) : UInt16 := .ofNat (a.toNat * b.toNat)
@[extern "lean_uint32_mul"] protected def UInt32.mul (a b : UInt32) : UInt32 := .ofNat (a.toNat * b.toNat)
@[extern "lean_uint64_mul"] protected def UInt64.mul (a b : UInt64) : UInt64 := .ofNat (a.toNat * b.toNat)

instance : Add UInt8 := ⟨UInt8.add⟩
instance : Add UInt16 := ⟨UInt16.add⟩
instance : Add UInt32 := ⟨UInt32.add⟩
instance : Add UInt64 := ⟨UInt64.add⟩
instance : Sub UInt8 := ⟨UInt8.sub⟩
instance : Sub UInt16 := ⟨UInt16.sub⟩
instance : Sub UInt32 := ⟨UInt32.sub⟩
instance : Sub UInt64 := ⟨UInt64.sub⟩
instance : Mul UInt8 := ⟨UInt8.mul⟩
instance : Mul UInt16 := ⟨UInt16.mul⟩
instance : Mul UInt32 := ⟨UInt32.mul⟩
instance : Mul UInt64 := ⟨UInt64.mul⟩

instance : ToString UInt8 := ⟨fun n => toString n.toNat⟩
instance : ToString UInt16 := ⟨fun n => toString n.toNat⟩
instance : ToString UInt32 := ⟨fun n => toString n.toNat⟩
instance : ToString UInt64 := ⟨fun n => toString n.toNat⟩
instance : Repr UInt8 := ⟨fun n p => reprPrec n.toNat p⟩
instance : Repr UInt16 := ⟨fun n p => reprPrec n.toNat p⟩
instance : Repr UInt32 := ⟨fun n p => reprPrec n.toNat p⟩
instance : Repr UInt64 := ⟨fun n p => reprPrec n.toNat p⟩
