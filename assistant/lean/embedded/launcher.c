/* The `lean` program: everything is in the shared library. */
int lean_main(int argc, char **argv);

int main(int argc, char **argv) { return lean_main(argc, argv); }
