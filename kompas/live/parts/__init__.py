"""The parts of faces that are live components, for both hosts: Streamlit and the light page."""
