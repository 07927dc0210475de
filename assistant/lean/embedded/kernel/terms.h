/* Terms made anew. Lean keeps hashes, flags and the range of loose variables beside every name, level and term, and the
 * kernel believes them. Code that ran while the judged file was compiled can have made terms with wrong ones, so
 * nothing of a stored term is handed to the kernel but its structure, and a stored one with other marks than its own is
 * reported, since modules that import it are checked against what is stored. What is shared stays shared. */
#include <stdlib.h>
#include <string.h>

struct memo { object *from, *to; };
static struct memo *memos;
static size_t memo_count, memo_size;
static int wrong_marks;

static struct memo *memo_of(const struct memo *table, size_t size, object *from) {
    size_t i = ((uintptr_t)from >> 3) * 0x9E3779B97F4A7C15u & (size - 1);
    while (table[i].from && table[i].from != from) i = (i + 1) & (size - 1);
    return (struct memo *)&table[i];
}

static object *recall(object *from) { return memo_size ? memo_of(memos, memo_size, from)->to : NULL; }

/* The memory owns what it keeps; the rest of the program borrows it. */
static object *remember(object *from, object *to) {
    if (2 * memo_count >= memo_size) {
        size_t size = memo_size ? 2 * memo_size : 1 << 16;
        struct memo *table = calloc(size, sizeof *table);
        if (!table) abort();
        for (size_t i = 0; i < memo_size; i++)
            if (memos[i].from) *memo_of(table, size, memos[i].from) = memos[i];
        free(memos);
        memos = table, memo_size = size;
    }
    *memo_of(memos, memo_size, from) = (struct memo){from, to};
    memo_count++;
    return to;
}

/* The marks are the first eight bytes behind the fields. */
static object *remember_marked(object *from, object *to) {
    if (from->other != to->other || memcmp(scalars(from), scalars(to), 8)) wrong_marks = 1;
    return remember(from, to);
}

static object *fresh_name(object *name) {
    if (is_scalar(name)) return name;
    object *known = recall(name);
    if (known) return known;
    object *prefix = own(fresh_name(field(name, 0))), *part = own(field(name, 1));
    object *to = tag(name) == 1 ? lean_name_mk_string(prefix, part) : lean_name_mk_numeral(prefix, part);
    return remember_marked(name, to);
}

static object *fresh_level(object *level) {
    object *known = is_scalar(level) ? NULL : recall(level);
    if (known) return known;
    object *to;
#define LEVEL(i) own(fresh_level(field(level, i)))
    switch (tag(level)) {
    case 0: to = lean_level_mk_zero(box(0)); break;
    case 1: to = lean_level_mk_succ(LEVEL(0)); break;
    case 2: to = lean_level_mk_max(LEVEL(0), LEVEL(1)); break;
    case 3: to = lean_level_mk_imax(LEVEL(0), LEVEL(1)); break;
    case 4: to = lean_level_mk_param(own(fresh_name(field(level, 0)))); break;
    default: to = lean_level_mk_mvar(own(fresh_name(field(level, 0))));
    }
    return is_scalar(level) ? to : remember_marked(level, to);
}

static object *fresh_list(object *list, object *(*fresh)(object *)) {
    if (is_scalar(list)) return list;
    object *known = recall(list);
    if (known) return known;
    object *head = own(fresh(field(list, 0)));
    return remember(list, MAKE(1, 0, head, own(fresh_list(field(list, 1), fresh))));
}

static object *fresh_term(object *term) {
    object *known = recall(term);
    if (known) return known;
    object *to;
#define NAME(i) own(fresh_name(field(term, i)))
#define TERM(i) own(fresh_term(field(term, i)))
#define RAW(i) own(field(term, i))
    switch (tag(term)) {
    case 0: to = lean_expr_mk_bvar(RAW(0)); break;
    case 1: to = lean_expr_mk_fvar(NAME(0)); break;
    case 2: to = lean_expr_mk_mvar(NAME(0)); break;
    case 3: to = lean_expr_mk_sort(own(fresh_level(field(term, 0)))); break;
    case 4: to = lean_expr_mk_const(NAME(0), own(fresh_list(field(term, 1), fresh_level))); break;
    case 5: to = lean_expr_mk_app(TERM(0), TERM(1)); break;
    case 6: to = lean_expr_mk_lambda(NAME(0), TERM(1), TERM(2), lean_expr_binder_info(term)); break;
    case 7: to = lean_expr_mk_forall(NAME(0), TERM(1), TERM(2), lean_expr_binder_info(term)); break;
    /* behind the eight bytes of hash and flags */
    case 8: to = lean_expr_mk_let(NAME(0), TERM(1), TERM(2), TERM(3), scalars(term)[8]); break;
    case 9: to = lean_expr_mk_lit(RAW(0)); break;
    case 10: to = lean_expr_mk_mdata(RAW(0), TERM(1)); break;
    default: to = lean_expr_mk_proj(NAME(0), RAW(1), TERM(2));
    }
    return remember_marked(term, to);
}
