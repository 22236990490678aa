"""One file per noun, one function per user intention. Each takes the session of one transaction first."""
