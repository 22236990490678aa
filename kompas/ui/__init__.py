"""Parts that pages share: the frame, the state of this browser's session, small widgets."""
