/* Lean's objects, and those functions of its shared library that the replay calls, declared by hand: the wheel carries
 * no headers. Everything is that of the pinned Lean (see wheel.py). A function of Lean *owns* an argument unless it is
 * marked BORROWED; a function that owns one gives up a reference, so what is still needed is handed over by `own`. The
 * token of the world is not passed any more; an `IO` or `Except` value is a constructor, told apart by `tag`. */
#include <stddef.h>
#include <stdint.h>

typedef struct object {
    int rc; /* 0: lies in a mapped file, never counted; negative: shared between threads */
    unsigned cs_sz : 16, other : 8, tag : 8;
} object;
#define BORROWED

void lean_initialize(void);
void lean_init_task_manager(void);
void lean_io_mark_end_initialization(void);
object *lean_alloc_object(size_t size);                /* arrays: know their size themselves */
object *lean_alloc_small_object_core(unsigned size); /* constructors: at most 4096 bytes, a multiple of 8 */
void lean_dec_ref_cold(object *o);
object *lean_mk_string(const char *text);
object *lean_st_ref_swap(BORROWED object *ref, object *value);
object *lean_io_error_to_string(object *error);

object *lean_name_mk_string(object *prefix, object *text);
object *lean_name_mk_numeral(object *prefix, object *number);
uint8_t lean_name_eq(BORROWED object *a, BORROWED object *b);
object *l_Lean_Name_toString(object *name, uint8_t escape);
object *lean_level_mk_zero(object *unit);
object *lean_level_mk_succ(object *level);
object *lean_level_mk_max(object *a, object *b);
object *lean_level_mk_imax(object *a, object *b);
object *lean_level_mk_param(object *name);
object *lean_level_mk_mvar(object *name);
object *lean_expr_mk_bvar(object *index);
object *lean_expr_mk_fvar(object *name);
object *lean_expr_mk_mvar(object *name);
object *lean_expr_mk_sort(object *level);
object *lean_expr_mk_const(object *name, object *levels);
object *lean_expr_mk_app(object *function, object *argument);
object *lean_expr_mk_lambda(object *name, object *type, object *body, uint8_t binder);
object *lean_expr_mk_forall(object *name, object *type, object *body, uint8_t binder);
object *lean_expr_mk_let(object *name, object *type, object *value, object *body, uint8_t nondep);
object *lean_expr_mk_lit(object *literal);
object *lean_expr_mk_mdata(object *data, object *term);
object *lean_expr_mk_proj(object *structure, object *index, object *term);
uint8_t lean_expr_binder_info(BORROWED object *term);
object *l_Lean_Expr_getUsedConstants(object *term);

extern object *l_Lean_Options_empty, *l_Lean_searchPathRef;
object *l_Lean_readModuleDataParts(BORROWED object *files);
object *l_Lean_importModules(object *imports, object *options, uint32_t trust, object *plugins, uint8_t leak,
                             uint8_t extensions, uint8_t level, object *artifacts);
object *lean_elab_environment_to_kernel_env(object *environment);
object *lean_environment_find(object *environment, object *name);
object *lean_add_decl(object *environment, size_t heartbeats, size_t depth, BORROWED object *declaration,
                      BORROWED object *cancel);
object *l_Lean_Kernel_Exception_toMessageData(object *exception, object *options);
object *l_Lean_MessageData_toString(object *message);
uint8_t l_Lean_ConstantInfo_isUnsafe(BORROWED object *info);
uint8_t l_Lean_ConstantInfo_isPartial(BORROWED object *info);
uint8_t l_Lean_instBEqConstantInfo_beq(BORROWED object *a, BORROWED object *b);
uint8_t l_Lean_instBEqConstantVal_beq(BORROWED object *a, BORROWED object *b);

static inline int is_scalar(const object *o) { return (uintptr_t)o & 1; }
static inline object *box(size_t n) { return (object *)(n << 1 | 1); }
static inline unsigned tag(const object *o) { return is_scalar(o) ? (unsigned)((uintptr_t)o >> 1) : o->tag; }
static inline object **fields(object *o) { return (object **)(o + 1); }
static inline object *field(object *o, unsigned i) { return fields(o)[i]; }
static inline uint8_t *scalars(object *o) { return (uint8_t *)(fields(o) + o->other); }
static inline size_t array_size(object *array) { return ((size_t *)(array + 1))[0]; }
static inline object *array_get(object *array, size_t i) { return fields(array)[2 + i]; }
static inline const char *text_of(object *string) { return (const char *)(fields(string) + 3); }
static inline size_t text_size(object *string) { return ((size_t *)(string + 1))[0] - 1; }

static inline object *own(object *o) {
    if (!is_scalar(o)) {
        if (o->rc > 0) o->rc++;
        else if (o->rc < 0) __atomic_sub_fetch(&o->rc, 1, __ATOMIC_RELAXED);
    }
    return o;
}

static inline void release(object *o) {
    if (is_scalar(o) || o->rc == 0) return;
    if (o->rc > 1) o->rc--;
    else lean_dec_ref_cold(o);
}

/* A constructor with its fields, which it owns; `flag` is whether one byte of scalars follows, which is 0. */
static inline object *make(unsigned number, unsigned count, object *const *owned, int flag) {
    object *o = lean_alloc_small_object_core(sizeof(object) + (count + flag) * sizeof(object *));
    o->rc = 1, o->tag = number, o->other = count;
    for (unsigned i = 0; i < count; i++) fields(o)[i] = owned[i];
    if (flag) fields(o)[count] = NULL;
    return o;
}

static inline object *make_array(size_t count) {
    object *o = lean_alloc_object(sizeof(object) + (2 + count) * sizeof(object *));
    o->rc = 1, o->tag = 246, o->other = 0;
    ((size_t *)(o + 1))[0] = ((size_t *)(o + 1))[1] = count;
    return o;
}
#define MAKE(number, flag, ...)                                                                                       \
    make(number, sizeof((object *[]){__VA_ARGS__}) / sizeof(object *), (object *[]){__VA_ARGS__}, flag)
