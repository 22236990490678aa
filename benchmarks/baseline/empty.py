"""The least that Streamlit can be: one field. What a phone waits for before any application of it begins."""

import streamlit as st

st.text_input("Naam")
