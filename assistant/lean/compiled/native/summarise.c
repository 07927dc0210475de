/* What the constants of compiled modules say, as data: the same as `summary.py`, some fifty times as fast.

   In: modules on standard input, each a list of paths that end with NUL, in the order of the parts, and an empty path
   behind the last. Out: for each module four bytes (length, little-endian) and one MessagePack value, a map for a
   module or a text with the reason why it cannot be read.

   Nothing in a file is believed: each access is checked against the mapped bytes, objects refer backwards only, and
   what could be endless has a limit. A file that is made shorter while it is read ends this process (SIGBUS); who
   started it reads that module in another way. */

#include <errno.h>
#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

enum { PARTS = 3, HEADER = 88, FIRST_OBJECT = 96, ALIGNMENT = 1 << 16 };
enum { ARRAY = 246, STRING = 249, CONSTRUCTORS = 244 };
enum { BOUND, FREE, META, SORT, CONSTANT, APPLICATION, LAMBDA, FORALL, LET, LITERAL, METADATA, PROJECTION, NO_TERM };
/* As in `summary.py`. */
enum { SYMBOL_PROP = -1, SYMBOL_SORT = -2, SYMBOL_ARROW = -3, SYMBOL_LAMBDA = -4, SYMBOL_LET = -5, SYMBOL_NUMBER = -6,
       SYMBOL_TEXT = -7, SYMBOL_LOCAL = -8, SYMBOL_OTHER = -9, SYMBOL_CUT = -10, SYMBOL_BINDER = -16 };
enum { SYMBOLS = 64, SYMBOL_DEPTH = 12, ARGUMENTS = 24, BINDERS = 64, ENTRY_DEPTH = 7, ENTRY_ITEMS = 64,
       NAME_COMPONENTS = 256, LONGEST_LIST = 1 << 16 };

#define WORD(tag, fields, size) ((uint64_t)(tag) << 56 | (uint64_t)(fields) << 48 | (uint64_t)(size) << 32)
#define NAME_STRING WORD(1, 2, 32)
#define NAME_NUMBER WORD(2, 2, 32)

/* --- output ---------------------------------------------------------------------------------------------------- */

typedef struct { uint8_t *at; size_t used, room; } Buffer;

static void put(Buffer *out, const void *bytes, size_t count) {
  if (out->used + count > out->room) {
    out->room = (out->used + count) * 2 + 4096;
    out->at = realloc(out->at, out->room);
    if (!out->at) { fputs("no memory\n", stderr); exit(3); }
  }
  memcpy(out->at + out->used, bytes, count);
  out->used += count;
}

static void put_byte(Buffer *out, uint8_t byte) { put(out, &byte, 1); }

static void put_big_endian(Buffer *out, uint8_t kind, uint64_t value, int bytes) {
  uint8_t written[9] = {kind};
  for (int i = 0; i < bytes; i++) written[1 + i] = (uint8_t)(value >> 8 * (bytes - 1 - i));
  put(out, written, 1 + (size_t)bytes);
}

static void put_number(Buffer *out, int64_t value) {
  if (value >= 0 && value < 128) put_byte(out, (uint8_t)value);
  else if (value < 0 && value >= -32) put_byte(out, (uint8_t)value);
  else if (value >= INT32_MIN && value <= INT32_MAX) put_big_endian(out, 0xd2, (uint64_t)value, 4);
  else put_big_endian(out, 0xd3, (uint64_t)value, 8);
}

static void put_array(Buffer *out, size_t count) {
  if (count < 16) put_byte(out, (uint8_t)(0x90 | count));
  else put_big_endian(out, 0xdd, count, 4);
}

static void put_text(Buffer *out, const char *text, size_t count) {
  put_big_endian(out, 0xdb, count, 4);
  put(out, text, count);
}

static void put_key(Buffer *out, const char *key) { put_text(out, key, strlen(key)); }
static void put_truth(Buffer *out, int truth) { put_byte(out, truth ? 0xc3 : 0xc2); }
static void put_nil(Buffer *out) { put_byte(out, 0xc0); }

/* --- an image -------------------------------------------------------------------------------------------------- */

static uint8_t *memory;         /* all parts, at distances as their addresses have */
static uint64_t base, length;
static uint64_t root;           /* of the last part */
static uint32_t *number_of;     /* by word: the number of the name that lies there, from 1 */
static uint32_t *seen;          /* by word: in which walk it was seen last */
static uint32_t walk;
static Buffer names;            /* the table of names, as it is written */
static uint32_t name_count;
static jmp_buf failed;
static char reason[512];

static _Noreturn void fail(const char *format, ...) {
  va_list arguments;
  va_start(arguments, format);
  vsnprintf(reason, sizeof reason, format, arguments);
  va_end(arguments);
  longjmp(failed, 1);
}

static const uint64_t *object(uint64_t address, uint64_t size) {
  uint64_t offset = address - base;
  if (offset & 7 || offset < FIRST_OBJECT || offset >= length || size > length - offset)
    fail("an address outside the file at %#llx", (unsigned long long)address);
  return (const uint64_t *)(memory + offset);
}

static uint64_t field(uint64_t address, int index) {
  uint64_t child = object(address, 16 + 8 * (uint64_t)index)[1 + index];
  if (!(child & 1) && (child < base || child >= address))
    fail("an address that does not point backwards at %#llx", (unsigned long long)address);
  return child;
}

static uint64_t word_at(uint64_t address) { return object(address, 8)[0]; }

static void check(uint64_t address, uint64_t word) {
  if (word_at(address) != word) fail("no object of that kind at %#llx", (unsigned long long)address);
  object(address, (word >> 32) & 0xffff);
}

static uint64_t array_size(uint64_t address) {
  if (word_at(address) != WORD(ARRAY, 0, 1)) fail("no array at %#llx", (unsigned long long)address);
  uint64_t count = object(address, 24)[1];
  if (count > (base + length - address - 24) >> 3) fail("an array that is cut off at %#llx", (unsigned long long)address);
  return count;
}

static uint64_t item(uint64_t array, uint64_t index) {
  uint64_t child = object(array, 24)[3 + index];
  if (!(child & 1) && (child < base || child >= array))
    fail("an address that does not point backwards at %#llx", (unsigned long long)array);
  return child;
}

/* A text and how many bytes it has; whether it is UTF-8 is for the reader of our output to find out. */
static const char *text(uint64_t address, uint64_t *count) {
  if (word_at(address) != WORD(STRING, 0, 1)) fail("no string at %#llx", (unsigned long long)address);
  uint64_t size = object(address, 32)[1];
  if (size < 1 || size > base + length - address - 32) fail("a string that is cut off at %#llx", (unsigned long long)address);
  const char *start = (const char *)object(address, 32 + size) + 32;
  if (start[size - 1]) fail("a string that is cut off at %#llx", (unsigned long long)address);
  *count = size - 1;
  return start;
}

static int is_name(uint64_t address) {
  if (address & 1) return address == 1;
  uint64_t word = word_at(address);
  return word == NAME_STRING || word == NAME_NUMBER;
}

/* The number of a name, 0 for the anonymous one; what it begins with is in the table before it. */
static uint32_t name(uint64_t address) {
  uint64_t pending[NAME_COMPONENTS];
  int count = 0;
  uint32_t number = 0;
  while (address != 1) {
    object(address, 32);
    number = number_of[(address - base) >> 3];
    if (number) break;
    if (!is_name(address) || address & 1) fail("no name at %#llx", (unsigned long long)address);
    if (count == NAME_COMPONENTS) fail("an endless name at %#llx", (unsigned long long)address);
    pending[count++] = address;
    address = field(address, 0);
  }
  while (count) {
    uint64_t last = pending[--count], component = field(last, 1);
    put_array(&names, 2);
    put_number(&names, number);
    if (word_at(last) == NAME_STRING) {
      uint64_t size;
      const char *start = text(component, &size);
      put_text(&names, start, size);
    } else if (component & 1) put_number(&names, (int64_t)(component >> 1));
    else fail("an endless name at %#llx", (unsigned long long)last);
    number = number_of[(last - base) >> 3] = ++name_count;
  }
  return number;
}

/* --- terms ----------------------------------------------------------------------------------------------------- */

static const uint8_t FIELDS[] = {1, 1, 1, 1, 2, 2, 3, 3, 4, 1, 2, 3};

static int term(uint64_t address) {
  uint64_t word = word_at(address);
  unsigned kind = (unsigned)(word >> 56);
  if (kind >= NO_TERM) return NO_TERM;
  uint64_t size = 16 + 8u * FIELDS[kind] + (kind == LAMBDA || kind == FORALL || kind == LET ? 8 : 0);
  if (word != WORD(kind, FIELDS[kind], size)) return NO_TERM;
  object(address, size);
  return (int)kind;
}

static int checked_term(uint64_t address) {
  int kind = address & 1 ? NO_TERM : term(address);
  if (kind == NO_TERM) fail("no term at %#llx", (unsigned long long)address);
  return kind;
}

typedef struct { uint64_t *at; size_t used, room; } Stack;
static Stack pending;
static Stack found;

static void push(Stack *stack, uint64_t value) {
  if (stack->used == stack->room) {
    stack->room = stack->room * 2 + 1024;
    stack->at = realloc(stack->at, stack->room * sizeof *stack->at);
    if (!stack->at) { fputs("no memory\n", stderr); exit(3); }
  }
  stack->at[stack->used++] = value;
}

static int ascending(const void *one, const void *other) {
  uint64_t a = *(const uint64_t *)one, b = *(const uint64_t *)other;
  return (a > b) - (a < b);
}

/* Writes the numbers of the constants in a term, ascending, each once. */
static void put_used(Buffer *out, uint64_t address) {
  found.used = pending.used = 0;
  uint32_t this_walk = ++walk;
  push(&pending, address);
  while (pending.used) {
    address = pending.at[--pending.used];
    int kind = checked_term(address);
    uint32_t *mark = &seen[(address - base) >> 3];
    if (*mark == this_walk) continue;
    *mark = this_walk;
    switch (kind) {
    case APPLICATION: push(&pending, field(address, 0)); push(&pending, field(address, 1)); break;
    case LAMBDA: case FORALL: push(&pending, field(address, 1)); push(&pending, field(address, 2)); break;
    case LET: for (int i = 1; i < 4; i++) push(&pending, field(address, i)); break;
    case METADATA: push(&pending, field(address, 1)); break;
    case PROJECTION: push(&pending, field(address, 2)); push(&found, name(field(address, 0))); break;
    case CONSTANT: push(&found, name(field(address, 0))); break;
    default: break;
    }
  }
  qsort(found.at, found.used, sizeof *found.at, ascending);
  size_t count = 0;
  for (size_t i = 0; i < found.used; i++)
    if (!i || found.at[i] != found.at[i - 1]) found.at[count++] = found.at[i];
  put_array(out, count);
  for (size_t i = 0; i < count; i++) put_number(out, (int64_t)found.at[i]);
}

static uint64_t plain(uint64_t address) {
  while (checked_term(address) == METADATA) address = field(address, 1);
  return address;
}

static int64_t symbols[2 * SYMBOLS];
static int symbol_count;

static int add_symbol(int64_t symbol, int arity) {
  if (symbol_count == SYMBOLS) return 0;
  symbols[2 * symbol_count] = symbol;
  symbols[2 * symbol_count++ + 1] = arity;
  return 1;
}

/* The symbols of a term, each before those of its arguments; `outer` binders of the statement and `inner` ones of the
   term are around it. */
static void add_symbols(uint64_t address, int outer, int inner, int depth) {
  if (symbol_count == SYMBOLS) return;
  if (depth == SYMBOL_DEPTH) { add_symbol(SYMBOL_CUT, 0); return; }
  uint64_t arguments[ARGUMENTS];
  int count = 0, more = 0;
  address = plain(address);
  while (checked_term(address) == APPLICATION) {
    if (count == ARGUMENTS) { more = 1; memmove(arguments, arguments + 1, sizeof arguments - sizeof *arguments); count--; }
    arguments[count++] = field(address, 1);
    address = plain(field(address, 0));
  }
  int64_t symbol = SYMBOL_OTHER;
  uint64_t inside[2];
  int insides = 0, below = inner;
  switch (term(address)) {
  case CONSTANT: symbol = name(field(address, 0)); break;
  case BOUND: {
    uint64_t index = field(address, 0);
    if (!(index & 1)) break;
    index >>= 1;
    if (index < (uint64_t)inner) symbol = SYMBOL_LOCAL;
    else if (index - (uint64_t)inner < (uint64_t)outer)
      symbol = SYMBOL_BINDER - (outer - 1 - (int64_t)(index - (uint64_t)inner));
    break;
  }
  case SORT: symbol = field(address, 0) == 1 ? SYMBOL_PROP : SYMBOL_SORT; break;
  case FORALL: symbol = SYMBOL_ARROW; inside[insides++] = field(address, 1); inside[insides++] = field(address, 2);
    below++; break;
  case LAMBDA: symbol = SYMBOL_LAMBDA; inside[insides++] = field(address, 2); below++; break;
  case LET: symbol = SYMBOL_LET; inside[insides++] = field(address, 3); below++; break;
  case LITERAL: {
    uint64_t literal = field(address, 0);
    symbol = literal & 1 ? SYMBOL_OTHER : word_at(literal) >> 56 ? SYMBOL_TEXT : SYMBOL_NUMBER;
    break;
  }
  case PROJECTION: symbol = name(field(address, 0)); inside[insides++] = field(address, 2); break;
  default: break;
  }
  if (more) count = 0, symbol = SYMBOL_CUT, insides = 0;
  if (!add_symbol(symbol, insides + count)) return;
  for (int i = 0; i < insides; i++) {
    /* The type of what is bound is outside of it. */
    int bound = term(address) == FORALL && i == 0 ? inner : below;
    add_symbols(inside[i], outer, bound, depth + 1);
  }
  while (count) add_symbols(arguments[--count], outer, inner, depth + 1);
}

static void put_symbols(Buffer *out, uint64_t address, int outer) {
  symbol_count = 0;
  add_symbols(address, outer, 0, 0);
  put_array(out, 2 * (size_t)symbol_count);
  for (int i = 0; i < 2 * symbol_count; i++) put_number(out, symbols[i]);
}

/* --- constants ------------------------------------------------------------------------------------------------- */

static const uint8_t RECORD_FIELDS[] = {1, 4, 3, 3, 1, 6, 5, 7};
static const uint8_t RECORD_SCALARS[] = {1, 1, 0, 1, 1, 3, 1, 2};
enum { AXIOM, DEFINITION, THEOREM, OPAQUE, QUOTIENT, INDUCTIVE, CONSTRUCTOR, RECURSOR, NO_CONSTANT };

static void put_constant(Buffer *out, uint64_t address, uint32_t listed) {
  uint64_t word = word_at(address);
  unsigned kind = (unsigned)(word >> 56);
  if (kind >= NO_CONSTANT || word != WORD(kind, 1, 16)) fail("no constant at %#llx", (unsigned long long)address);
  uint64_t record = field(address, 0);
  uint64_t size = (8 + 8u * RECORD_FIELDS[kind] + RECORD_SCALARS[kind] + 7) & ~7ull;
  if ((word_at(record) & 0x00ffffffffffffffull) != WORD(0, RECORD_FIELDS[kind], size))
    fail("no constant at %#llx", (unsigned long long)address);
  const uint8_t *scalars = (const uint8_t *)object(record, size) + 8 + 8 * RECORD_FIELDS[kind];
  int is_unsafe = kind == DEFINITION ? scalars[0] != 1
                : kind == AXIOM || kind == OPAQUE || kind == CONSTRUCTOR ? scalars[0]
                : kind == INDUCTIVE || kind == RECURSOR ? scalars[1] : 0;
  uint64_t common = field(record, 0);
  check(common, WORD(0, 3, 32));
  uint64_t type = field(common, 2);

  put_array(out, 7);
  if (name(field(common, 0)) != listed) fail("constants and their names do not agree");
  put_number(out, listed);
  put_number(out, kind);
  put_truth(out, is_unsafe);

  uint64_t body = type, binders[BINDERS];
  int count = 0;
  for (;;) {
    uint64_t next = plain(body);
    if (term(next) != FORALL || count == BINDERS) break;
    binders[count++] = next;
    body = field(next, 2);
  }
  put_array(out, (size_t)count);
  for (int i = 0; i < count; i++) {
    uint8_t info = ((const uint8_t *)object(binders[i], 48))[8 + 24 + 8];
    if (info > 3) fail("no binder at %#llx", (unsigned long long)binders[i]);
    put_array(out, 3);
    put_number(out, name(field(binders[i], 0)));
    put_number(out, info);
    put_symbols(out, field(binders[i], 1), i);
  }
  put_symbols(out, body, count);
  put_used(out, type);
  if (kind == DEFINITION || kind == THEOREM || kind == OPAQUE) put_used(out, field(record, 1));
  else put_nil(out);
}

/* --- entries of extensions ------------------------------------------------------------------------------------- */

/* An object as it is: numbers as themselves, names as negative numbers, texts, an array as [255, …], what a
   constructor made as [its number, …], and nil for the rest. */
static void put_entry(Buffer *out, uint64_t address, int depth) {
  if (address & 1) { put_number(out, (int64_t)(address >> 1)); return; }
  if (is_name(address)) { put_number(out, -(int64_t)name(address)); return; }
  uint64_t word = word_at(address);
  unsigned tag = (unsigned)(word >> 56);
  if (tag == STRING) {
    uint64_t size;
    const char *start = text(address, &size);
    put_text(out, start, size);
    return;
  }
  uint64_t count = tag == ARRAY ? array_size(address) : tag <= CONSTRUCTORS ? word >> 48 & 0xff : ENTRY_ITEMS + 1;
  if (count > ENTRY_ITEMS || depth == ENTRY_DEPTH) { put_nil(out); return; }
  put_array(out, (size_t)count + 1);
  put_number(out, tag == ARRAY ? 255 : tag);
  for (uint64_t i = 0; i < count; i++)
    put_entry(out, tag == ARRAY ? item(address, i) : field(address, (int)i), depth + 1);
}

static char **wanted;
static int wanted_count;

/* Which of the wanted extensions has a name, -1 for none. */
static int is_wanted(uint64_t address) {
  char whole[256], number[24];
  size_t end = sizeof whole;
  while (address != 1) {
    if (!is_name(address) || address & 1) return -1;
    uint64_t size, component = field(address, 1);
    const char *start = number;
    if (word_at(address) == NAME_STRING) start = text(component, &size);
    else if (component & 1) size = (uint64_t)snprintf(number, sizeof number, "%llu", (unsigned long long)(component >> 1));
    else return -1;
    if (size + 1 > end) return -1;
    end -= size + 1;
    memcpy(whole + end, start, size);
    whole[end + size] = '.';
    address = field(address, 0);
  }
  if (end == sizeof whole) return -1;
  whole[sizeof whole - 1] = 0;
  for (int i = 0; i < wanted_count; i++)
    if (!strcmp(whole + end, wanted[i])) return i;
  return -1;
}

/* --- a module -------------------------------------------------------------------------------------------------- */

static int is_split(void) {
  check(root, WORD(0, 5, 56));
  return ((const uint8_t *)object(root, 56))[48];
}

static void put_module(Buffer *out, int has_private) {
  int split = is_split();
  put_byte(out, 0x87);
  put_key(out, "split");
  put_truth(out, split);
  put_key(out, "statements_only");
  put_truth(out, split && !has_private);

  uint64_t imports = field(root, 0), count = array_size(imports);
  put_key(out, "imports");
  put_array(out, count);
  for (uint64_t i = 0; i < count; i++) {
    uint64_t entry = item(imports, i);
    check(entry, WORD(0, 1, 24));
    const uint8_t *flags = (const uint8_t *)object(entry, 24) + 16;
    put_array(out, 4);
    put_number(out, name(field(entry, 0)));
    for (int j = 0; j < 3; j++) put_truth(out, flags[j]);
  }

  uint64_t constants = field(root, 2);
  count = array_size(constants);
  put_key(out, "constants");
  put_array(out, count);
  uint64_t listed = field(root, 1);
  if (array_size(listed) != count) fail("constants and their names do not agree");
  for (uint64_t i = 0; i < count; i++) put_constant(out, item(constants, i), name(item(listed, i)));

  uint64_t extensions = field(root, 4);
  count = array_size(extensions);
  put_key(out, "entries");
  Buffer written = {0};
  size_t kept = 0;
  for (uint64_t i = 0; i < count; i++) {
    uint64_t pair = item(extensions, i);
    check(pair, WORD(0, 2, 24));
    int which = is_wanted(field(pair, 0));
    if (which < 0) continue;
    uint64_t items = field(pair, 1), size = array_size(items);
    put_array(&written, 2);
    put_number(&written, which);
    put_array(&written, size);
    for (uint64_t j = 0; j < size; j++) put_entry(&written, item(items, j), 0);
    kept++;
  }
  put_array(out, kept);
  put(out, written.at, written.used);
  free(written.at);

  put_key(out, "version");
  const char *version = (const char *)memory + 7;
  put_text(out, version, strnlen(version, 33));

  put_key(out, "names");
  put_array(out, name_count);
  put(out, names.at, names.used);
}

/* Maps the parts of a module beside each other. */
static void map(char **paths, int parts) {
  int files[PARTS];
  uint64_t sizes[PARTS], bases[PARTS] = {0};
  memory = NULL;
  length = 0;
  for (int i = 0; i < parts; i++) {
    struct stat status;
    uint8_t header[HEADER];
    files[i] = open(paths[i], O_RDONLY | O_CLOEXEC);
    if (files[i] < 0 || fstat(files[i], &status)) fail("%s", strerror(errno));
    sizes[i] = (uint64_t)status.st_size;
    if (!S_ISREG(status.st_mode) || sizes[i] % 8 || sizes[i] < FIRST_OBJECT) fail("it is cut off");
    if (pread(files[i], header, HEADER, 0) != HEADER) fail("it ends inside its header");
    if (memcmp(header, "olean", 5) || header[5] != 2 || header[6] > 1) fail("it is none of Lean's, or of another format");
    memcpy(&bases[i], header + 80, 8);
    if (!bases[i] || bases[i] % ALIGNMENT) fail("its base address is none of Lean's");
    uint64_t gap = i ? bases[i] - bases[0] - length : 0;
    if (gap >= ALIGNMENT) fail("a part does not belong to the others");
    length = i ? bases[i] - bases[0] + sizes[i] : sizes[i];
  }
  base = bases[0];
  memory = mmap(NULL, length, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (memory == MAP_FAILED) { memory = NULL; fail("%s", strerror(errno)); }
  for (int i = 0; i < parts; i++) {
    if (mmap(memory + (bases[i] - base), sizes[i], PROT_READ, MAP_PRIVATE | MAP_FIXED, files[i], 0) == MAP_FAILED)
      fail("%s", strerror(errno));
    close(files[i]);
    memcpy(&root, memory + (bases[i] - base) + HEADER, 8);
  }
}

static void summarise(Buffer *out, char **paths, int parts) {
  size_t before = out->used;
  names.used = name_count = 0;
  memory = NULL;
  length = 0;
  number_of = seen = NULL;
  walk = 0;
  if (!setjmp(failed)) {
    map(paths, 1);
    if (parts > 1 && is_split()) {  /* else the others are left from a time when it was */
      munmap(memory, length);
      map(paths, parts);
    }
    /* Untouched pages of these cost nothing. */
    number_of = calloc(length / 8 + 1, sizeof *number_of);
    seen = calloc(length / 8 + 1, sizeof *seen);
    if (!number_of || !seen) { fputs("no memory\n", stderr); exit(3); }
    put_module(out, parts == PARTS);
  } else {
    out->used = before;
    put_text(out, reason, strlen(reason));
  }
  free(number_of);
  free(seen);
  if (memory) munmap(memory, length);
}

/* The arguments are the names of the extensions whose entries are wanted. */
int main(int argc, char **argv) {
  wanted = argv + 1;
  wanted_count = argc - 1;
  char *line = NULL, *paths[PARTS];
  size_t room = 0;
  int parts = 0;
  ssize_t size;
  Buffer out = {0};
  while ((size = getdelim(&line, &room, 0, stdin)) > 0) {
    if (size > 1) {
      if (parts == PARTS) { fputs("too many parts\n", stderr); return 2; }
      paths[parts++] = strdup(line);
      continue;
    }
    if (!parts) { fputs("a module without parts\n", stderr); return 2; }
    out.used = 0;
    put(&out, "\0\0\0\0", 4);
    summarise(&out, paths, parts);
    uint64_t written = out.used - 4;
    for (int i = 0; i < 4; i++) out.at[i] = (uint8_t)(written >> 8 * i);
    for (size_t sent = 0; sent < out.used;) {
      ssize_t count = write(1, out.at + sent, out.used - sent);
      if (count < 0) return 1;
      sent += (size_t)count;
    }
    while (parts) free(paths[--parts]);
  }
  return 0;
}
