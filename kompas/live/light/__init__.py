"""The light page: what somebody sees who takes part by phone, served beside Streamlit and without a session of it.

The same components, words and stream as the other pages, put together by a host of our own (`host.js`).
"""
