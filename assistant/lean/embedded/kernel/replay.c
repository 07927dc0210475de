/* Replays the constants of one compiled module through Lean's kernel, on top of what the module imports.
 *
 *     replay -I FOLDER … FILE.olean [FILE.olean.server FILE.olean.private]
 *
 * Nothing of the module or of its imports is run: extensions are not loaded, initialisers stay off, and the kernel is
 * called directly, where no option can turn it off. One JSON object a line: `refused`, `skipped` (unsafe and partial
 * constants, which the kernel's logic does not know), last `checked` with the number of constants. Without that last
 * line nothing has been shown. `error` says why the module cannot be judged.
 */
#include <pthread.h>
#include <stdio.h>
#include <sys/resource.h>

#include "abi.h"
#include "terms.h"

enum kind { AXIOM, DEFINITION, THEOREM, OPAQUE, QUOTIENT, INDUCTIVE, CONSTRUCTOR, RECURSOR };
enum level { EXPORTED, SERVER, PRIVATE };
enum state { NEW, UNDER_WAY, CHECKED, REFUSED, SKIPPED };
enum { STACK = 256 << 20 }; /* bytes; a deep term is no reason to refuse it */

struct constant { object *info, *name, *signature; enum state state; };
static struct constant *constants;
static size_t count, *slots, slots_size;
static object *environment, *reduce_bool, *reduce_nat, *eq;
static int argument_count;
static char **arguments;

static void print_text(const char *text, size_t size) {
    putchar('"');
    for (size_t i = 0; i < size; i++) {
        unsigned char c = text[i];
        printf(c < ' ' || c == '"' || c == '\\' ? "\\u%04x" : "%c", c);
    }
    putchar('"');
}

static void answer(const char *key, object *name, const char *detail, object *said) {
    object *text = l_Lean_Name_toString(own(name), 1);
    printf("{\"%s\": ", key);
    print_text(text_of(text), text_size(text));
    printf(", \"%s\": ", detail);
    print_text(text_of(said), text_size(said));
    printf("}\n");
}

static void unable(const char *why) {
    printf("{\"error\": ");
    print_text(why, strlen(why));
    printf("}\n");
    fflush(stdout);
    _Exit(2);
}

static object *result_of(object *io) {
    if (tag(io) == 0) return field(io, 0);
    unable(text_of(lean_io_error_to_string(own(field(io, 0)))));
    return NULL;
}

static void refuse(struct constant *c, object *message) {
    if (c->state != REFUSED) answer("refused", c->name, "message", message);
    c->state = REFUSED;
}

/* After terms of a constant were made anew. */
static void check_marks(struct constant *c) {
    if (wrong_marks) refuse(c, lean_mk_string("its terms carry hashes or flags that are not theirs"));
    wrong_marks = 0;
}

/* --- the module's constants by name --- */

static size_t hash_of(object *name) { return is_scalar(name) ? 0 : *(uint64_t *)scalars(name); }

static size_t *slot_of(object *name) { /* 1 + the constant's index, 0 for a free slot */
    size_t i = hash_of(name) & (slots_size - 1);
    while (slots[i] && !lean_name_eq(constants[slots[i] - 1].name, name)) i = (i + 1) & (slots_size - 1);
    return &slots[i];
}

static struct constant *find(object *name) {
    size_t at = *slot_of(name);
    return at ? &constants[at - 1] : NULL;
}

static object *look_up(object *name) { /* an `Option`: what is imported or has been added */
    return lean_environment_find(own(environment), own(name));
}

static object *name_of(const char *text) { return lean_name_mk_string(box(0), lean_mk_string(text)); }

static void take_constants(object *module) {
    object *names = field(module, 1), *infos = field(module, 2);
    count = array_size(infos);
    if (array_size(names) != count) unable("the module has more names than constants, or fewer");
    for (slots_size = 16; slots_size < 2 * count; slots_size *= 2) {}
    constants = calloc(count + 1, sizeof *constants), slots = calloc(slots_size, sizeof *slots);
    if (!constants || !slots) abort();
    for (size_t i = 0; i < count; i++) {
        struct constant *c = &constants[i];
        object *info = array_get(infos, i), *stored = field(field(info, 0), 0);
        *c = (struct constant){info, fresh_name(field(stored, 0)), NULL, NEW};
        c->signature = MAKE(0, 0, own(c->name), own(fresh_list(field(stored, 1), fresh_name)),
                            own(fresh_term(field(stored, 2))));
        check_marks(c);
        size_t *slot = slot_of(c->name);
        if (*slot) refuse(c, lean_mk_string("the module declares it twice"));
        else *slot = i + 1;
        if (!lean_name_eq(fresh_name(array_get(names, i)), c->name))
            refuse(c, lean_mk_string("the module lists it under another name"));
        if (!is_scalar(look_up(c->name))) refuse(c, lean_mk_string("an imported module declares it already"));
        if (c->state == NEW && (l_Lean_ConstantInfo_isUnsafe(info) || l_Lean_ConstantInfo_isPartial(info))) {
            const char *why = l_Lean_ConstantInfo_isUnsafe(info) ? "unsafe" : "partial";
            answer("skipped", c->name, "why", lean_mk_string(why));
            c->state = SKIPPED;
        }
    }
}

static void visit(struct constant *c);

/* Replays first what a term uses; the name that must not be used or was refused, if there is one. */
static object *visit_uses(object *term) {
    object *used = l_Lean_Expr_getUsedConstants(own(term)), *bad = NULL;
    for (size_t i = 0; i < array_size(used); i++) {
        struct constant *c = find(array_get(used, i));
        if (c) visit(c);
        /* The kernels of older versions run compiled code for these two. */
        if ((c && c->state == REFUSED) || lean_name_eq(array_get(used, i), reduce_bool) ||
            lean_name_eq(array_get(used, i), reduce_nat))
            bad = array_get(used, i);
    }
    return bad;
}

static int may_use(struct constant *c, object *term) {
    object *bad = visit_uses(term);
    if (!bad) return 1;
    char *said;
    int compiled = lean_name_eq(bad, reduce_bool) || lean_name_eq(bad, reduce_nat);
    if (asprintf(&said, compiled ? "uses %s, which stands for compiled code" : "uses %s, which was refused",
                 text_of(l_Lean_Name_toString(own(bad), 1))) < 0)
        abort();
    refuse(c, lean_mk_string(said));
    return 0;
}

/* Hands a declaration to the kernel; `declaration` is owned. */
static int add(struct constant *c, object *declaration) {
    object *result = lean_add_decl(own(environment), 0, 0, declaration, box(0));
    release(declaration);
    if (tag(result) == 1) {
        release(environment);
        environment = field(result, 0);
        return 1;
    }
    object *message = l_Lean_Kernel_Exception_toMessageData(own(field(result, 0)), own(l_Lean_Options_empty));
    refuse(c, l_Lean_MessageData_toString(message));
    return 0;
}

/* Whether what the kernel made by itself is what the module says. */
static void compare(struct constant *c) {
    object *made = look_up(c->name);
    if (is_scalar(made) || !l_Lean_instBEqConstantInfo_beq(field(made, 0), c->info))
        refuse(c, lean_mk_string("it is not what the kernel makes from the declaration it belongs to"));
    else c->state = CHECKED;
}

/* The constructors of a type, or the types of a block, as the kernel takes them: a `List`, or NULL when one is missing
 * or may not be used. */
static object *constructors_of(struct constant *c, object *names) {
    if (is_scalar(names)) return names;
    struct constant *made = find(fresh_name(field(names, 0)));
    if (!made || tag(made->info) != CONSTRUCTOR) {
        refuse(c, lean_mk_string("the module does not have all its constructors"));
        return NULL;
    }
    object *rest = may_use(c, field(made->signature, 2)) ? constructors_of(c, field(names, 1)) : NULL;
    return rest ? MAKE(1, 0, MAKE(0, 0, own(made->name), own(field(made->signature, 2))), rest) : NULL;
}

static object *types_of(struct constant *c, object *names) {
    if (is_scalar(names)) return names;
    struct constant *member = find(fresh_name(field(names, 0)));
    if (!member || tag(member->info) != INDUCTIVE || (member->state != NEW && member != c)) {
        refuse(c, lean_mk_string("the module does not have all types of its block"));
        return NULL;
    }
    member->state = UNDER_WAY;
    object *rest = types_of(c, field(names, 1)); /* first, so that no type of the block starts it again */
    if (!rest || !may_use(c, field(member->signature, 2))) return NULL;
    object *constructors = constructors_of(c, field(field(member->info, 0), 4));
    if (!constructors) return NULL;
    return MAKE(1, 0, MAKE(0, 0, own(member->name), own(field(member->signature, 2)), constructors), rest);
}

static void add_quotient(struct constant *c) {
    static int added;
    if (find(eq)) visit(find(eq));
    if (!added) added = add(c, box(4));
}

static void visit(struct constant *c) {
    if (c->state != NEW) return;
    c->state = UNDER_WAY;
    object *value = field(c->info, 0), *declaration = NULL;
    enum kind kind = tag(c->info);
    if (kind == INDUCTIVE) { /* a whole block; what the kernel makes with it is compared at the end */
        object *types = types_of(c, field(value, 3));
        if (types) add(c, MAKE(6, 1, own(field(c->signature, 1)), own(field(value, 1)), types));
        return;
    }
    if (!may_use(c, field(c->signature, 2))) return;
    if (kind == DEFINITION || kind == THEOREM || kind == OPAQUE) {
        object *term = fresh_term(field(value, 1));
        check_marks(c);
        if (c->state == REFUSED || !may_use(c, term)) return;
        if (kind == DEFINITION) {
            declaration = MAKE(0, 1, own(c->signature), own(term), own(field(value, 2)), own(field(value, 3)));
            scalars(declaration)[0] = 1; /* safe */
        } else declaration = MAKE(0, kind == OPAQUE, own(c->signature), own(term), own(field(value, 2)));
    } else if (kind == AXIOM) declaration = MAKE(0, 1, own(c->signature));
    if (declaration) {
        if (add(c, MAKE(kind, 0, declaration))) c->state = CHECKED;
    } else if (kind == QUOTIENT) add_quotient(c);
    /* What is still under way the kernel makes together with another constant; it is compared at the end. */
}

/* The public parts of a split module must say what the private one says, or less: an axiom for what they hide. */
static void compare_part(object *module) {
    if (array_size(field(module, 1)) != array_size(field(module, 2)))
        unable("a public part has more names than constants, or fewer");
    for (size_t i = 0; i < array_size(field(module, 2)); i++) {
        object *info = array_get(field(module, 2), i), *stored = field(info, 0);
        struct constant *c = find(fresh_name(field(field(stored, 0), 0)));
        int listed = c && lean_name_eq(fresh_name(array_get(field(module, 1), i)), c->name);
        if (listed && (l_Lean_instBEqConstantInfo_beq(info, c->info) ||
                       (tag(info) == AXIOM &&
                        l_Lean_instBEqConstantVal_beq(field(stored, 0), field(field(c->info, 0), 0)))))
            continue;
        struct constant alien = {info, fresh_name(field(field(stored, 0), 0)), NULL, NEW};
        refuse(c ? c : &alien, lean_mk_string("a public part of the module says something else"));
    }
}

static void *replay(void *unused) {
    (void)unused;
    lean_initialize();
    lean_io_mark_end_initialization();
    lean_init_task_manager();
    object *path = box(0);
    int i = 1;
    for (; i + 1 < argument_count && !strcmp(arguments[i], "-I"); i += 2) {}
    for (int j = i - 2; j > 0; j -= 2) path = MAKE(1, 0, lean_mk_string(arguments[j + 1]), path);
    lean_st_ref_swap(l_Lean_searchPathRef, path);
    if (i >= argument_count) unable("no file is named");
    object *files = make_array(argument_count - i);
    for (int j = i; j < argument_count; j++) fields(files)[2 + j - i] = lean_mk_string(arguments[j]);
    object *parts = result_of(l_Lean_readModuleDataParts(files));
    size_t size = array_size(parts);
#define PART(n) field(array_get(parts, n), 0)
    int split = scalars(PART(0))[0];
    if (size != (split ? 3 : 1)) unable("the module's parts are not all there");
    object *imports = own(field(PART(0), 0));
    environment = lean_elab_environment_to_kernel_env(result_of(l_Lean_importModules(
        imports, own(l_Lean_Options_empty), 0, make_array(0), 0, 0, split ? EXPORTED : PRIVATE, box(1))));
    reduce_bool = lean_name_mk_string(name_of("Lean"), lean_mk_string("reduceBool"));
    reduce_nat = lean_name_mk_string(name_of("Lean"), lean_mk_string("reduceNat"));
    eq = name_of("Eq");
    take_constants(PART(size - 1));
    size_t checked = 0;
    for (size_t n = 0; n + 1 < size; n++) compare_part(PART(n));
    for (size_t n = 0; n < count; n++) visit(&constants[n]);
    for (size_t n = 0; n < count; n++) {
        if (constants[n].state == UNDER_WAY) compare(&constants[n]);
        checked += constants[n].state == CHECKED;
    }
    printf("{\"checked\": %zu}\n", checked);
    fflush(stdout);
    _Exit(0); /* Lean's own end of a program takes longer than the replay */
}

int main(int count_of_words, char **words) {
    struct rlimit stack;
    pthread_attr_t attributes;
    pthread_t thread;
    argument_count = count_of_words, arguments = words;
    /* Lean takes the size of its stack from the limit. */
    if (getrlimit(RLIMIT_STACK, &stack)) return 3;
    stack.rlim_cur = stack.rlim_max < STACK ? stack.rlim_max : STACK;
    if (setrlimit(RLIMIT_STACK, &stack) || pthread_attr_init(&attributes)) return 3;
    if (pthread_attr_setstacksize(&attributes, stack.rlim_cur)) return 3;
    if (pthread_create(&thread, &attributes, replay, NULL)) return 3;
    pthread_join(thread, NULL);
    return 3;
}
