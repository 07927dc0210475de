module

prelude
public import Init.Data.List.Basic
public import Init.Data.Bool
/-! Written by `generate_syntax.py`: how applications are printed in standard notation. -/

@[expose] public section

@[extern "native"] meta opaque Bool._aux_Init_Data_Bool___unexpand_Bool_xor_1 : Lean.PrettyPrinter.Unexpander
attribute [app_unexpander Bool.xor] Bool._aux_Init_Data_Bool___unexpand_Bool_xor_1
@[extern "native"] meta opaque _aux_Init_Control_Basic___unexpand_Functor_mapRev_1 : Lean.PrettyPrinter.Unexpander
attribute [app_unexpander Functor.mapRev] _aux_Init_Control_Basic___unexpand_Functor_mapRev_1
@[extern "native"] meta opaque List._aux_Init_Data_List_Basic___unexpand_List_IsInfix_1 : Lean.PrettyPrinter.Unexpander
attribute [app_unexpander List.IsInfix] List._aux_Init_Data_List_Basic___unexpand_List_IsInfix_1
@[extern "native"] meta opaque List._aux_Init_Data_List_Basic___unexpand_List_IsPrefix_1 : Lean.PrettyPrinter.Unexpander
attribute [app_unexpander List.IsPrefix] List._aux_Init_Data_List_Basic___unexpand_List_IsPrefix_1
@[extern "native"] meta opaque List._aux_Init_Data_List_Basic___unexpand_List_IsSuffix_1 : Lean.PrettyPrinter.Unexpander
attribute [app_unexpander List.IsSuffix] List._aux_Init_Data_List_Basic___unexpand_List_IsSuffix_1
@[extern "native"] meta opaque List._aux_Init_Data_List_Basic___unexpand_List_Perm_1 : Lean.PrettyPrinter.Unexpander
attribute [app_unexpander List.Perm] List._aux_Init_Data_List_Basic___unexpand_List_Perm_1
@[extern "native"] meta opaque List._aux_Init_Data_List_Basic___unexpand_List_Sublist_1 : Lean.PrettyPrinter.Unexpander
attribute [app_unexpander List.Sublist] List._aux_Init_Data_List_Basic___unexpand_List_Sublist_1
