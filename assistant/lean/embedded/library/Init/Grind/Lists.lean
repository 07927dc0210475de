module

prelude
public import Init.Grind.ACSteps
public import Init.Grind.Norm
public import Init.Data.List.Operations
public import Init.Data.List.Perm
public import Init.Data.List.Prefix
public import Init.Data.List.Sublist
public import Init.Data.List.Lex
public import Init.Data.List.Attach
public import Init.Data.List.MinMax
public import Init.Data.List.TakeWhile
public import Init.Data.List.Range
public import Init.Data.List.Find
public import Init.Data.Option.Lemmas
/-! How `grind` uses the lemmas about lists and optional values: most are equations from left to right. -/

@[expose] public section

namespace Option

attribute [grind =] isSome_none isSome_some isNone_none isNone_some getD_none getD_some map_none map_some bind_none
  bind_some elim_none elim_some none_or some_or or_none filter_none filter_some join_none join_some
attribute [grind =] isSome_map isNone_map isSome_or map_map bind_map map_bind map_or map_id map_id'
attribute [grind =] map_eq_none_iff map_eq_some_iff bind_eq_some_iff bind_eq_none_iff or_eq_none_iff
attribute [grind =] isSome_iff_exists isNone_iff_eq_none

end Option

namespace List

/-! Constructors: what the operations do with `[]` and `a :: l`. -/

attribute [grind =] length_nil length_cons nil_append append_nil cons_append singleton_append concat_eq_append
attribute [grind =] map_nil map_cons filter_nil filter_cons filterMap_nil filterMap_cons foldl_nil foldl_cons foldr_nil
  foldr_cons reverse_nil reverse_cons flatten_nil flatten_cons flatMap_nil flatMap_cons
attribute [grind =] head_cons head?_nil head?_cons tail_nil tail_cons headD_nil headD_cons getLast?_nil getLast_singleton
  getLast_cons_cons dropLast_nil dropLast_singleton dropLast_cons_cons isEmpty_nil isEmpty_cons
attribute [grind =] take_nil take_zero take_succ_cons drop_nil drop_zero drop_succ_cons takeWhile_nil takeWhile_cons
  dropWhile_nil dropWhile_cons
attribute [grind =] zip_nil_left zip_nil_right zip_cons_cons zipWith_nil_left zipWith_nil_right zipWith_cons_cons unzip_nil
  unzip_cons
attribute [grind =] any_nil any_cons all_nil all_cons sum_nil sum_cons prod_nil prod_cons count_nil count_cons countP_nil
  countP_cons find?_nil find?_cons findSome?_nil erase_nil erase_cons lookup_nil lookup_cons
attribute [grind =] replicate_zero range_zero set_nil set_cons_zero set_cons_succ insertIdx_zero insertIdx_succ_cons
  eraseIdx_nil eraseIdx_cons_zero eraseIdx_cons_succ modifyHead_nil modifyHead_cons attach_map_subtype_val

/-! Members. -/

attribute [grind =] mem_cons mem_append mem_map mem_filter mem_filterMap mem_reverse mem_flatten mem_flatMap mem_replicate
  mem_range mem_singleton mem_insert_iff elem_nil elem_cons contains_nil contains_cons contains_eq_mem elem_eq_mem
attribute [grind ←] not_mem_nil
attribute [grind →] mem_of_mem_take mem_of_mem_drop mem_of_mem_tail mem_of_mem_erase mem_of_mem_dropLast mem_of_head?
  mem_of_getLast? mem_of_find?_eq_some length_pos_of_mem mem_of_getElem?
attribute [grind ←] getElem_mem head_mem getLast_mem

/-! Lengths. -/

attribute [grind =] length_append length_map length_reverse length_take length_drop length_replicate length_zip
  length_zipWith length_range length_set length_tail length_dropLast length_flatten length_flatMap length_zipIdx
  length_attach length_singleton
grind_pattern eq_nil_of_length_eq_zero => l.length
grind_pattern length_filter_le => (filter p l).length
grind_pattern length_filterMap_le => (filterMap f l).length
grind_pattern length_takeWhile_le => (takeWhile p l).length
grind_pattern countP_le_length => countP p l
grind_pattern count_le_length => count a l
grind_pattern length_erase_le => (l.erase a).length

/-! One operation after another. -/

attribute [grind =] map_append map_map map_reverse map_flatten map_take map_drop map_replicate map_id map_id' map_tail
attribute [grind =] filter_append filter_map filter_filter filter_reverse filter_flatten filterMap_append filterMap_map
  filterMap_filter map_filterMap
attribute [grind =] foldl_append foldr_append foldl_map foldr_map foldl_reverse foldr_reverse
attribute [grind =] reverse_append reverse_reverse reverse_flatten reverse_replicate flatten_append flatMap_append
attribute [grind =] head?_append head?_map head?_reverse getLast?_append getLast?_map getLast?_reverse getLast?_concat
  getLast?_singleton cons_head_tail dropLast_concat tail_append
attribute [grind =] take_append_drop take_take drop_drop take_append drop_append take_length drop_length take_replicate
  drop_replicate takeWhile_append_dropWhile
attribute [grind =] any_append all_append any_map all_map any_reverse all_reverse any_filter all_filter sum_append
  sum_reverse count_append count_reverse countP_append countP_map countP_reverse count_replicate find?_append find?_map
attribute [grind =] zip_append zip_map unzip_zip zipWith_map replicate_append_replicate isEmpty_append isEmpty_map
  isEmpty_reverse

/-! Elements by their places. -/

attribute [grind =] getElem?_nil getElem_cons getElem?_cons getElem_append getElem?_append getElem_map getElem?_map
  getElem_reverse getElem?_take getElem_take getElem?_drop getElem_drop getElem_set getElem?_set getElem_replicate
  getElem?_replicate getElem_range getElem?_range getElem_zipWith getElem?_zipWith getElem_zip getElem_tail getElem?_tail
  getElem?_eq_none getElem?_eq_getElem getElem!_eq_getElem?_getD getD_eq_getElem?_getD getElem_singleton

/-! What an equation tells. -/

attribute [grind =] append_eq_nil_iff nil_eq_append_iff map_eq_nil_iff reverse_eq_nil_iff filter_eq_nil_iff
  flatten_eq_nil_iff replicate_eq_nil_iff isEmpty_iff head?_eq_none_iff getLast?_eq_none_iff find?_eq_none any_eq_true
  any_eq_false all_eq_true all_eq_false count_eq_zero
attribute [grind →] find?_some head_eq_of_cons_eq

/-! Relations between lists. -/

attribute [grind =] pairwise_cons pairwise_append pairwise_map pairwise_reverse nodup_cons nodup_append nodup_reverse
  subset_def cons_subset cons_prefix_cons cons_sublist_cons prefix_nil sublist_nil nil_perm perm_nil perm_cons
attribute [grind ←] Pairwise.nil nodup_nil nodup_range Perm.refl Sublist.refl prefix_refl suffix_refl infix_refl
  nil_sublist nil_prefix nil_suffix nil_infix sublist_append_left sublist_append_right prefix_append suffix_append
  filter_sublist take_sublist drop_sublist take_prefix drop_suffix tail_sublist reverse_perm perm_append_comm
attribute [grind →] IsPrefix.length_le IsSuffix.length_le IsInfix.length_le Sublist.length_le IsPrefix.sublist
  IsSuffix.sublist IsInfix.sublist Sublist.subset Perm.length_eq Perm.subset Nodup.sublist Pairwise.sublist
  Sublist.trans IsPrefix.trans IsSuffix.trans Perm.symm Perm.trans Perm.sum_nat
grind_pattern Perm.mem_iff => l₁.Perm l₂, a ∈ l₁
grind_pattern Perm.mem_iff => l₁.Perm l₂, a ∈ l₂
grind_pattern Perm.count_eq => l₁.Perm l₂, count a l₁

end List
