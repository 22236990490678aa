"""The same thing as a plain Streamlit app, and the same measurements of it."""
