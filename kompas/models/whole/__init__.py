"""The room that knows every noun: actions, undo, retention, copies, examples."""
