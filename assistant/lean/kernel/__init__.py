"""The kernel's second look: the constants of a compiled module are replayed through Lean's kernel, from outside.

Nothing of the judged file is run and no option of it counts; whatever it did to the environment while it was compiled,
a constant that the kernel does not take is refused. `replay` judges one module on top of what it imports, which is
believed; `replay_many` does the same for modules of a project, once per content.
"""
