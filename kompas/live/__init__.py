"""The live part: one stream down per browser tab, one route for actions up, and the components that use them."""
