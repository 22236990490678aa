"""The report as a whole: the order of its chapters, its front page, and what it leaves out."""
