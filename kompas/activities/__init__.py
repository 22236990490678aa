"""The activities, a file each with its `ACTIVITY`. A new one is a new file here; nothing else has to know of it.

They know the domain, for what happens in a rehearsal, and no Streamlit: a face is a list of parts, drawn by `ui/parts`.
"""
