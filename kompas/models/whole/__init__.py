"""What knows every noun: actions, undo, retention, copies, examples."""
