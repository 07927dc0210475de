"""What can be set: one schema, and the layers that a value comes from.

The later layer decides: defaults, the user's file, the project's file, the environment, the editor, the command line.
"""
