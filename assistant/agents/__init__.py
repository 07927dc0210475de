"""Agents: the engine as a server of the Model Context Protocol, over standard input and output.

**Answers.** A tool answers with a JSON document, of which it tells the schema, and with the same in words. What keeps
it from its work is an error with a sentence that says what to do next; an empty answer says why it is empty. What there
was no time for is told as that, never as a result.

**Files.** Only those below the folders that the server was started for. Nothing is written but by `prove` and `close`
where the client asks for it.

**Time.** Every tool has its own limit, counted from when the engine is there. A client that asked for progress is told
what is waited for; one that cancels, or goes, ends the work.
"""
