module

prelude
public import Init.Grind.Lists
public import Init.Data.Array.Basic
/-! How `grind` uses the lemmas about arrays: most are equations from left to right. -/

@[expose] public section

namespace Array

attribute [grind =] size_empty size_push size_pop size_set size_setIfInBounds size_append size_map size_reverse
  size_replicate size_range size_zip size_swap
attribute [grind =] mem_push mem_append mem_map mem_reverse mem_filter
attribute [grind ←] not_mem_empty getElem_mem
attribute [grind =] getElem_push getElem_map getElem_set getElem_replicate getElem_range getElem?_eq_getElem
  getElem?_eq_none
attribute [grind =] map_empty map_push map_map append_empty empty_append reverse_reverse pop_push toList_push toList_append
  toList_map
grind_pattern eq_empty_of_size_eq_zero => xs.size

end Array
